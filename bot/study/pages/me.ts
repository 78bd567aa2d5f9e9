/** Who looks at the tab: name, roles, courts with their studies, and which pages there are for this person. */
import { Court } from '../../../entities/court';
import { Address } from '../../../entities/message';
import type { Language, RoleId } from '../../../entities/person';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { roleLabel } from '../../programme/lookups';
import { may } from '../../workflow/access';
import type { Actor } from '../../workflow/facts';
import { isCurrent } from '../../workflow/people';
import { row, rows } from '../rows';
import type { Services } from '../services';
import { chatLink } from '../tab-links';
import { inProgramme, type ViewContext } from '../views/view';
import { seesOverview } from './overview';
import { inOneRead, type PageAnswer } from './page';

interface MyStudy {
  id: string;
  wave: string;
  state: Study['state'];
}

interface MyCourt {
  id: string;
  municipality: string;
  /** What this person may read there; the present ones first. */
  studies: MyStudy[];
  /** Whether there is something that this person may hand its council. */
  forCouncil: boolean;
}

/** Pages that not everybody has. */
type OwnPage = 'overview' | 'tasks' | 'commitments' | 'waves' | 'settings';

export interface Me {
  person: { id: string; name: string; language: Language };
  /** Those held today. */
  roles: { role: RoleId; label: string; court: string | null }[];
  coordinator: boolean;
  courts: MyCourt[];
  pages: OwnPage[];
  /** Where somebody without a court of their own begins to read what courts released; null for who has one. */
  released: string | null;
  /** `yyyy-MM-dd` in the programme's time zone. */
  today: string;
  /** Where one's own chat with the bot opens: in Teams, or on one machine in the practice room. */
  chatUrl: string;
  /** Whether the bot can write there: not before this person wrote something to it. */
  reached: boolean;
}

/** What the page is built around: who somebody is, of which courts, and which pages there are for them. */
export function me(services: Services, viewer: Actor): Promise<PageAnswer<Me>> {
  return inOneRead(services, viewer, async (context) => ({ ok: true, data: await whoIs(context) }));
}

async function whoIs(context: ViewContext): Promise<Me> {
  const { manager, viewer, services, today, texts } = context;
  const grants = viewer.grants.filter((grant) => isCurrent(grant, today));
  const courtIds = [...new Set(grants.flatMap(({ courtId }) => courtId ?? []))];
  const courts = await rows(manager, Court, { id: courtIds });
  const studies = await rows(
    manager,
    Study,
    { courtId: courtIds },
    { only: ['id', 'courtId', 'waveId', 'state'] },
  );
  const waves = await rows(
    manager,
    Wave,
    { id: [...new Set(studies.map(({ waveId }) => waveId))] },
    { only: ['id', 'title', 'number'] },
  );
  const numberOf = ({ waveId }: Pick<Study, 'waveId'>) => waves.find(({ id }) => id === waveId)?.number ?? 0;
  // Both rights follow from the viewer's own roles: no case and nobody else need be read for them.
  const readable = (study: Pick<Study, 'id'>, court: Court): boolean =>
    may(viewer, 'READ_CONTENT', { ...inProgramme(context), court, study }).ok;
  const forCouncil = (court: Court): boolean =>
    may(viewer, 'CREATE_DOCUMENT_LINK', { ...inProgramme(context), court }).ok;
  const [first] =
    courtIds.length === 0 && may(viewer, 'READ_RELEASED', inProgramme(context)).ok
      ? await rows(manager, Court, {}, { orderBy: ['municipality'], only: ['id'] })
      : [];
  const { id, name, language } = viewer.person;
  return {
    person: { id, name, language },
    roles: grants.map(({ role, kind, courtId }) => ({
      role,
      label: kind === 'STAND_IN' ? texts.standIn : roleLabel(services.programme.programme, role),
      court: courts.find((court) => court.id === courtId)?.municipality ?? null,
    })),
    coordinator: grants.some(({ role }) => role === 'COORDINATOR'),
    courts: courts
      .toSorted((a, b) => a.municipality.localeCompare(b.municipality, 'nl'))
      .map((court) => ({
        id: court.id,
        municipality: court.municipality,
        forCouncil: forCouncil(court),
        studies: studies
          .filter((study) => study.courtId === court.id && readable(study, court))
          .toSorted((a, b) => numberOf(b) - numberOf(a))
          .map((study) => ({
            id: study.id,
            state: study.state,
            wave: waves.find((wave) => wave.id === study.waveId)?.title ?? '',
          })),
      })),
    pages: [
      ...((await seesOverview(context)) ? (['overview', 'commitments', 'waves'] as const) : []),
      ...(courtIds.length > 0 ? (['tasks'] as const) : []),
      ...(may(viewer, 'SET_WORKING_DAYS', inProgramme(context)).ok ? (['settings'] as const) : []),
    ],
    released: first?.id ?? null,
    today,
    chatUrl: chatLink(services),
    reached: (await row(manager, Address, { personId: id }))?.state === 'ALIVE',
  };
}
