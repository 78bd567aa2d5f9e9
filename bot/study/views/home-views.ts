/** The views that everybody has: the greeting, the help, and the button for a dialog that was typed for. */
import type { CardParts } from '../../../cards/finish';
import { helpCard } from '../../../cards/help';
import type { Home } from '../../../cards/home-buttons';
import type { CardRef } from '../../../cards/ref';
import type { Texts } from '../../../cards/texts/nl';
import { welcomeCard } from '../../../cards/welcome';
import { Court } from '../../../entities/court';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { roleLabel } from '../../programme/lookups';
import { may } from '../../workflow/access';
import { isCurrent } from '../../workflow/people';
import { rows } from '../rows';
import { courtFor, type View, type ViewContext } from './view';

/** For somebody who is not known, of whom nothing is kept. */
export function strangerParts(
  { card }: Extract<CardRef, { card: 'WELCOME' | 'HELP' }>,
  texts: Texts,
): CardParts {
  return card === 'WELCOME' ? welcomeCard({ known: null }, texts) : helpCard({ home: null }, texts);
}

export async function viewWelcome(context: ViewContext): Promise<View> {
  const { viewer, texts } = context;
  const home = await homeOf(context);
  const roles = await rolesOf(context);
  return { parts: welcomeCard({ known: { name: viewer.person.name, roles, home } }, texts) };
}

export async function viewHelp(context: ViewContext): Promise<View> {
  return { parts: helpCard({ home: await homeOf(context) }, context.texts) };
}

/** "Onderzoeker bij de rekenkamer Heerlen", one for each role held now. */
async function rolesOf({ manager, viewer, services, today, texts }: ViewContext): Promise<string[]> {
  const grants = viewer.grants.filter((grant) => isCurrent(grant, today));
  const courts = await rows(
    manager,
    Court,
    { id: [...new Set(grants.flatMap(({ courtId }) => courtId ?? []))] },
    { only: ['id', 'municipality'] },
  );
  return grants.map(({ role, kind, courtId }) => {
    const court = courts.find(({ id }) => id === courtId)?.municipality ?? null;
    const label = kind === 'STAND_IN' ? texts.standIn : roleLabel(services.programme.programme, role);
    return texts.roleAt(label, court);
  });
}

async function homeOf(context: ViewContext): Promise<Home> {
  const { manager, viewer, today } = context;
  const grants = viewer.grants.filter((grant) => isCurrent(grant, today));
  const courtIds = [...new Set(grants.flatMap(({ courtId }) => courtId ?? []))];
  const studies = await rows(
    manager,
    Study,
    { courtId: courtIds },
    { only: ['id', 'courtId', 'waveId', 'state'] },
  );
  const live = studies.filter(({ state }) => state !== 'CLOSED');
  const waves = await rows(
    manager,
    Wave,
    { id: live.map(({ waveId }) => waveId) },
    { only: ['id', 'title'] },
  );
  const home: Home = {
    tasks: courtIds.length > 0,
    studies: [],
    startable: [],
    coordinator: grants.some(({ role }) => role === 'COORDINATOR'),
    councils: [],
  };
  for (const courtId of courtIds) {
    const found = await courtFor(context, courtId, 'READ_CONTENT');
    const ownGrants = grants.filter((grant) => grant.courtId === courtId);
    const only = ownGrants.every(({ studyId }) => studyId !== null)
      ? ownGrants.map(({ studyId }) => studyId)
      : null;
    const mine = live.filter(
      (study) => study.courtId === courtId && (only === null || only.includes(study.id)),
    );
    const court =
      (await rows(manager, Court, { id: courtId }, { only: ['municipality'] }))[0]?.municipality ?? '';
    home.studies.push(
      ...mine.map(({ id, waveId }) => ({
        studyId: id,
        court,
        wave: waves.find((wave) => wave.id === waveId)?.title ?? '',
      })),
    );
    const idle = !live.some((study) => study.courtId === courtId && study.state !== 'AFTERCARE');
    if (found.ok && may(viewer, 'CREATE_DOCUMENT_LINK', found.where).ok)
      home.councils.push({ courtId, court });
    if (idle && found.ok && may(viewer, 'START_STUDY', found.where).ok) home.startable.push(courtId);
  }
  return home;
}
