/** A study: each of its parts with an address of its own, and data of its own. */
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { NotThere } from '../parts/not-there';
import type { PageProps } from '../routes';

export interface PartProps {
  studyId: string;
  /** What follows the part in the address, such as the id of a task. */
  about: string | null;
  me: PageProps['me'];
}

const PARTS: Readonly<Record<string, LazyExoticComponent<ComponentType<PartProps>>>> = {
  '': lazy(() => import('./study/phases')),
  taken: lazy(() => import('./study/tasks')),
  faseovergang: lazy(() => import('./study/gate')),
  registers: lazy(() => import('./study/registers')),
  vragen: lazy(() => import('./study/findings')),
  aanbevelingen: lazy(() => import('./study/recommendations')),
  geschiedenis: lazy(() => import('./study/history')),
};

export default function StudyPage({ params, me }: PageProps) {
  const { id = '', part = '', about } = params;
  const Part = PARTS[part];
  return Part === undefined ? <NotThere /> : <Part studyId={id} about={about ?? null} me={me} />;
}
