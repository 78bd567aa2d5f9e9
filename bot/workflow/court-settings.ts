/** A court itself: registered, its part in the programme, its settings, its contact and its linked channel. */
import type { Commitment } from '../../entities/commitment';
import type { Court, ParticipationStatus } from '../../entities/court';
import type { RoleId } from '../../entities/person';
import { decided, type Administering } from './administration';
import { MAX_TEXT, staleFault, textFault, tidy } from './checks';
import type { CommandOf } from './commands';
import { leavingSince, newCommitment } from './commitments';
import { outcome, refuse, type AdministrationDecision, type Decided, type HistoryDraft } from './decision';
import { isTenantId } from './joining';
import { isOfCourt, personById } from './people';
import { replanned } from './replan';
import { checkSettings, defaultSettings, mergeSettings } from './settings';

/** Interested → signed → active → paused or withdrawn; who withdrew may become interested again. */
const NEXT: Record<ParticipationStatus, readonly ParticipationStatus[]> = {
  INTERESTED: ['SIGNED', 'WITHDRAWN'],
  SIGNED: ['ACTIVE', 'WITHDRAWN'],
  ACTIVE: ['PAUSED', 'WITHDRAWN'],
  PAUSED: ['ACTIVE', 'WITHDRAWN'],
  WITHDRAWN: ['INTERESTED'],
};

/** The steps that a court's part in the programme can take from here. */
export const nextParticipation = (from: ParticipationStatus): readonly ParticipationStatus[] => NEXT[from];

/** Registers a court of one of the programme's municipalities; a candidate without a tenant gets one by it. */
export function registerCourt(
  command: CommandOf<'REGISTER_COURT'>,
  { facts, role }: Administering,
): Decided<AdministrationDecision> {
  const asked = command.municipality.trim().toLowerCase();
  const municipality = facts.programme.focusAreas.find(
    (area) => area.municipality.toLowerCase() === asked,
  )?.municipality;
  if (municipality === undefined) return refuse('MUNICIPALITY_UNKNOWN', undefined, 'municipality');
  const tenantId = command.tenantId.trim().toLowerCase();
  if (!isTenantId(tenantId)) return refuse('INVALID_TENANT', undefined, 'tenantId');
  const candidate = facts.courts.find((court) => court.municipality === municipality);
  if (candidate !== undefined && candidate.tenantId !== null) {
    return refuse('COURT_EXISTS', { municipality }, 'municipality');
  }
  const court: Court =
    candidate === undefined
      ? {
          id: facts.newId(),
          version: 1,
          municipality,
          tenantId,
          participation: 'INTERESTED',
          participationSince: facts.today,
          participationReason: null,
          settings: defaultSettings(),
          contactId: null,
          channel: null,
          statusAnswer: null,
        }
      : { ...candidate, tenantId, version: candidate.version + 1 };
  return decided({
    courts: [court],
    history: [{ action: command.name, role, data: { courtId: court.id, municipality, tenantId } }],
    changedSubjects: [court.id],
    outcome: outcome('COURT_REGISTERED', { municipality }),
  });
}

/**
 * How a court takes part, one step at a time (`nextParticipation`), with the coordinator's reason. Withdrawing ends the
 * declaration, and what it promised is promised no longer; its studies stay as they are.
 */
export function setParticipation(
  command: CommandOf<'SET_PARTICIPATION'>,
  { facts, role }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  if (command.status === court.participation) return refuse('NOTHING_CHANGED');
  if (!nextParticipation(court.participation).includes(command.status)) {
    return refuse('PARTICIPATION_ORDER', { from: court.participation, to: command.status }, 'status');
  }
  // Not under the words for a court's own reasons: this one is the coordinator's.
  const fault =
    staleFault(command.expectedVersion, court.version) ?? textFault(command.reason, MAX_TEXT, 'reason');
  if (fault !== null) return fault;
  const reason = tidy(command.reason);
  const stops = command.status === 'PAUSED' || command.status === 'WITHDRAWN';
  const { declaration } = facts;
  // When its chair said so: that entry of the history names who decided, and why.
  const announcedOn = leavingSince(facts.commitments.find((one) => leavingSince(one) !== null));
  const withdrawn = command.status === 'WITHDRAWN' && declaration !== null;
  const running = facts.studies.some((study) => study.state === 'RUNNING');
  return decided({
    courts: [
      {
        ...court,
        participation: command.status,
        participationSince: facts.today,
        participationReason: reason,
        version: court.version + 1,
      },
    ],
    declarations: withdrawn
      ? [{ ...declaration, withdrawnOn: facts.today, version: declaration.version + 1 }]
      : [],
    commitments: command.status === 'WITHDRAWN' ? facts.commitments.map(lapsed) : [],
    history: [
      {
        action: command.name,
        role,
        data: {
          courtId: court.id,
          from: court.participation,
          to: command.status,
          on: facts.today,
          ...(announcedOn === null ? {} : { announcedOn }),
        },
        texts: { reason },
      },
    ],
    changedSubjects: [court.id],
    outcome: outcome('PARTICIPATION_SET', {
      municipality: court.municipality,
      status: command.status,
      running: stops && running ? 'yes' : 'no',
    }),
  });
}

/** What was promised is promised no longer: it is neither kept nor broken. What was confirmed is in the history. */
function lapsed(commitment: Commitment): Commitment {
  return {
    ...newCommitment(commitment.id, commitment.courtId, commitment.commitmentId),
    version: commitment.version + 1,
  };
}

/** Settings move forecasts along; firm dates never change by themselves. */
export function setCourtSettings(
  command: CommandOf<'SET_COURT_SETTINGS'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const stale = staleFault(command.expectedVersion, court.version);
  if (stale !== null) return stale;
  const wrong = checkSettings(command.settings, facts.programme, court.settings);
  if (wrong !== null) return { ok: false, refusal: wrong };
  const settings = mergeSettings(court.settings, command.settings, facts.programme);
  if (JSON.stringify(settings) === JSON.stringify(court.settings)) return refuse('NOTHING_CHANGED');
  const changed = { ...court, settings, version: court.version + 1 };
  const { changedCases, notices, workingDays } = replanned(changed, role, actor, facts);
  return decided({
    courts: [changed],
    changedCases,
    history: [settingsHistory(command, role, court)],
    notices,
    changedSubjects: [court.id],
    outcome: outcome('SETTINGS_SAVED', { workingDays }),
  });
}

/** What a recess is called is free text, and stands beside the chain. */
function settingsHistory(
  { name, settings }: CommandOf<'SET_COURT_SETTINGS'>,
  role: RoleId,
  court: Court,
): HistoryDraft {
  if (settings.recess === undefined)
    return { action: name, role, data: { courtId: court.id, changes: settings } };
  const recess = settings.recess.map(({ from, until }) => ({ from, until }));
  const labels = settings.recess.map(({ label }) => label).join('\n');
  return {
    action: name,
    role,
    data: { courtId: court.id, changes: { ...settings, recess } },
    texts: { labels },
  };
}

/** Who answers for the court when the coordinator asks: one of its own people. */
export function setContact(
  command: CommandOf<'SET_CONTACT'>,
  { facts, role }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const contact = isOfCourt(facts, command.personId, court.id, facts.today)
    ? personById(facts, command.personId)
    : null;
  if (contact === null) return refuse('NOT_OF_COURT', undefined, 'personId');
  if (contact.id === court.contactId) return refuse('NOTHING_CHANGED');
  const stale = staleFault(command.expectedVersion, court.version);
  if (stale !== null) return stale;
  return decided({
    courts: [{ ...court, contactId: contact.id, version: court.version + 1 }],
    history: [{ action: command.name, role, data: { courtId: court.id, personId: contact.id } }],
    outcome: outcome('CONTACT_SET', { name: contact.name, municipality: court.municipality }),
  });
}

/** A channel of the court's own tenant: gets milestones only, because its members may be officials. */
export function linkChannel(
  command: CommandOf<'LINK_CHANNEL'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const { conversationId, serviceUrl } = command;
  const tenantId = command.tenantId.toLowerCase();
  if (tenantId !== court.tenantId) return refuse('CHANNEL_OF_OTHER_TENANT');
  if (court.channel?.conversationId === conversationId) return refuse('NOTHING_CHANGED');
  return decided({
    courts: [
      {
        ...court,
        channel: {
          conversationId,
          ...(command.teamId === undefined ? {} : { teamId: command.teamId }),
          serviceUrl,
          tenantId,
          linkedById: actor.person.id,
          linkedOn: facts.today,
        },
        version: court.version + 1,
      },
    ],
    history: [{ action: command.name, role, data: { courtId: court.id, conversationId } }],
    outcome: outcome('CHANNEL_LINKED', { municipality: court.municipality }),
  });
}

/** No milestones any more; what was posted stays there. */
export function unlinkChannel(
  command: CommandOf<'UNLINK_CHANNEL'>,
  { role }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  if (court.channel === null) return refuse('NO_CHANNEL');
  const stale = staleFault(command.expectedVersion, court.version);
  if (stale !== null) return stale;
  return decided({
    courts: [{ ...court, channel: null, version: court.version + 1 }],
    history: [
      {
        action: command.name,
        role,
        data: { courtId: court.id, conversationId: court.channel.conversationId },
      },
    ],
    outcome: outcome('CHANNEL_UNLINKED', { municipality: court.municipality }),
  });
}
