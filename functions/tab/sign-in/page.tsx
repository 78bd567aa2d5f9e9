/** For whoever is not signed in, is not known yet, or could not be told who they are. */
import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import type { MeAnswer, Told } from '../../../bot/tab/contract';
import { newEntry, type Api } from '../api';
import { failureText } from '../failure-text';
import { Button } from '../parts/button';
import { Loading } from '../parts/loading';
import { PageHeader } from '../parts/page-header';
import { texts } from '../texts-nl';
import type { Persona, SignIn } from './sign-in';
import { words } from './words';

type NotIn =
  { state: 'signed-out'; told: Told | null } | { state: 'stranger'; text: string } | { state: 'failed' };

interface SignInPageProps {
  who: NotIn;
  api: Api;
  signIn: SignIn;
  again(this: void): void;
}

const useStyles = makeStyles({
  root: {
    maxWidth: '720px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalXXL,
    '@media (max-width: 640px)': { padding: tokens.spacingHorizontalM },
  },
  ways: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  people: {
    listStyleType: 'none',
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: 0,
  },
  group: {
    fontSize: tokens.fontSizeBase400,
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
  },
  form: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start', maxWidth: '24rem' },
});

export default function SignInPage(props: SignInPageProps) {
  const styles = useStyles();
  return <main className={styles.root}>{bodyOf(props)}</main>;
}

function bodyOf({ who, api, signIn, again }: SignInPageProps) {
  switch (who.state) {
    case 'stranger':
      return <Code text={who.text} api={api} signIn={signIn} again={again} />;
    case 'failed':
      return (
        <>
          <PageHeader title={texts.failure.title} line={texts.failure.fault} />
          <Button onClick={again}>{texts.again}</Button>
        </>
      );
    case 'signed-out':
      return signIn.personas === null ? (
        <Ways told={who.told} signIn={signIn} again={again} />
      ) : (
        <Personas told={who.told} personas={signIn.personas} again={again} />
      );
  }
}

function Ways({ told, signIn, again }: { told: Told | null } & Pick<SignInPageProps, 'signIn' | 'again'>) {
  const styles = useStyles();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const start = async (way: SignIn['ways'][number]): Promise<void> => {
    setState('busy');
    try {
      await way.start();
      again();
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <PageHeader title={words.title} line={told?.text ?? words.intro} />
      {state === 'failed' ? <p role="alert">{words.failed}</p> : null}
      <div className={styles.ways}>
        {signIn.ways.map((way, place) => (
          <Button
            key={way.label}
            appearance={place === 0 ? 'primary' : 'secondary'}
            disabledFocusable={state === 'busy'}
            onClick={() => void start(way)}
          >
            {way.label}
          </Button>
        ))}
      </div>
    </>
  );
}

function Personas({
  told,
  personas,
  again,
}: {
  told: Told | null;
  personas: NonNullable<SignIn['personas']>;
  again(this: void): void;
}) {
  const styles = useStyles();
  const [people, setPeople] = useState<Persona[] | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    personas.list().then(setPeople, () => setFailed(true));
  }, [personas]);
  if (people === null) return isFailed ? <p role="alert">{texts.failure.offline}</p> : <Loading />;
  const groups = new Map<string, Persona[]>();
  for (const person of people) {
    const [role] = person.roles;
    const place =
      role === undefined
        ? words.noRole
        : role.court === undefined
          ? words.programme
          : words.court(role.court);
    groups.set(place, [...(groups.get(place) ?? []), person]);
  }
  return (
    <>
      <PageHeader title={words.persona} line={words.personaIntro} />
      {told === null || told.code === 'NOT_SIGNED_IN' ? null : <p role="alert">{told.text}</p>}
      {[...groups].map(([place, members]) => (
        <section key={place} aria-label={place}>
          <h2 className={styles.group}>{place}</h2>
          <ul className={styles.people}>
            {members.map((person) => (
              <li key={person.aadObjectId}>
                <Button
                  onClick={() => {
                    personas.choose(person);
                    again();
                  }}
                >
                  {person.name}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** An invitation's code lets somebody in whom Kamerbode does not know. */
function Code({
  text,
  api,
  signIn,
  again,
}: { text: string } & Pick<SignInPageProps, 'api' | 'signIn' | 'again'>) {
  const styles = useStyles();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [joined, setJoined] = useState<string | null>(null);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const acted = await api.act(newEntry({ kb: 1, command: { name: 'REDEEM_CODE', code } }));
    switch (acted.kind) {
      case 'done': {
        const who = await api.get<MeAnswer>('me');
        return who.ok && who.data.me?.reached === false ? setJoined(acted.done.text) : again();
      }
      case 'failed':
        return setFault(failureText(acted.failure));
      case 'refused':
        return setFault(acted.refused.refusal.text);
      case 'conflict':
        return setFault(acted.conflict.refusal.text);
    }
  };
  if (joined !== null) {
    return (
      <>
        <PageHeader title={words.joined.title} line={joined} />
        <p>{words.joined.unreached}</p>
        <Button appearance="primary" onClick={again}>
          {words.joined.go}
        </Button>
      </>
    );
  }
  return (
    <>
      <PageHeader title={words.code.title} line={text} />
      <form className={styles.form} onSubmit={(event) => void send(event)}>
        <Field
          label={words.code.label}
          hint={words.code.hint}
          {...(fault === null ? {} : { validationMessage: fault, validationState: 'error' as const })}
        >
          <Input value={code} onChange={(_, { value }) => setCode(value)} autoComplete="off" />
        </Field>
        <div className={styles.ways}>
          <Button type="submit" appearance="primary">
            {words.code.send}
          </Button>
          {signIn.signOut === null ? null : (
            <Button onClick={() => void signIn.signOut?.().then(again)}>{texts.signOut}</Button>
          )}
        </div>
      </form>
    </>
  );
}
