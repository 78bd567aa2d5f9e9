/** What can be done with the chosen tasks at once: done, put off to one date, given to one person. */
import { lazy, Suspense, useState } from 'react';
import type { ActionData } from '../../../../cards/actions';
import type { StudyTaskRow, StudyTasksPage } from '../../../../bot/study/pages/study-tasks';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { Loading } from '../../parts/loading';
import { words as all } from './words';

const words = all.tasks;

const Asked = lazy(() => import('./asked'));

type Deed = 'complete' | 'extend' | 'reassign';

const deedsOf = (chosen: StudyTaskRow[], deed: Deed): ActionData[] =>
  chosen.flatMap((row) => row[deed] ?? []);

/** A command with what the form holds; what is no date goes as it is, for the server to say what is wrong. */
const filled = (data: ActionData, values: Record<string, string>): ActionData =>
  data.command === undefined ? data : { ...data, command: { ...data.command, ...values } };

interface SeveralProps {
  chosen: StudyTaskRow[];
  people: StudyTasksPage['people'];
  clear(this: void): void;
}

export function Several({ chosen, people, clear }: SeveralProps) {
  const { run } = useShell();
  const [asked, setAsked] = useState<'extend' | 'reassign' | null>(null);
  const complete = deedsOf(chosen, 'complete');
  const extend = deedsOf(chosen, 'extend');
  const reassign = deedsOf(chosen, 'reassign');
  const perform = async (data: ActionData[]): Promise<void> => {
    if (!(await run(...data))) return;
    setAsked(null);
    clear();
  };
  return (
    <>
      {complete.length === 0 ? null : (
        <Button appearance="primary" onClick={() => void perform(complete)}>
          {words.doneSeveral(complete.length)}
        </Button>
      )}
      {extend.length === 0 ? null : (
        <Button onClick={() => setAsked('extend')}>{words.extendSeveral(extend.length)}</Button>
      )}
      {reassign.length === 0 ? null : (
        <Button onClick={() => setAsked('reassign')}>{words.reassignSeveral(reassign.length)}</Button>
      )}
      {asked === null ? null : (
        <Suspense fallback={<Loading />}>
          <Asked
            key={asked}
            what={asked}
            count={asked === 'extend' ? extend.length : reassign.length}
            people={people}
            perform={(values) =>
              void perform((asked === 'extend' ? extend : reassign).map((data) => filled(data, values)))
            }
            cancel={() => setAsked(null)}
          />
        </Suspense>
      )}
    </>
  );
}
