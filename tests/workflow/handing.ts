/** Handing over in a study of Heerlen, for the tests of its rules. */
import { administer } from '../../bot/workflow/administer';
import type { CommandOf } from '../../bot/workflow/commands';
import type { AdministrationDecision, Decided } from '../../bot/workflow/decision';
import type { AdministrationFacts } from '../../bot/workflow/facts';
import { outcomeText } from '../../cards/texts/outcomes';
import type { Absence } from '../../entities/person';
import { actorIn, anAbsence, aWave, decisionOf, someFacts } from './a-court';
import type { Played, Who } from './given';

/** What administration may know of the court whose study is played. */
export function inOffice(study: Played, change: Partial<AdministrationFacts> = {}): AdministrationFacts {
  const { case: studyCase, court, now, today, people, grants, absences } = study.facts;
  return someFacts({
    now,
    today,
    people,
    grants,
    absences,
    court,
    waves: [aWave({ id: 'wave' })],
    studies: [studyCase.study],
    cases: [studyCase],
    ...change,
  });
}

export type Asked = Partial<CommandOf<'HAND_OVER'>> & { personId: Who; toPersonId: Who };

export const asking = (who: Who, facts: AdministrationFacts, asked: Asked): Decided<AdministrationDecision> =>
  administer({ name: 'HAND_OVER', courtId: 'heerlen', ...asked }, facts, actorIn(facts, who));

export const handing = (who: Who, facts: AdministrationFacts, asked: Asked): AdministrationDecision =>
  decisionOf(asking(who, facts, asked));

export const FROM_RESEARCHER: Asked = { personId: 'researcher', toPersonId: 'member' };

export const said = ({ outcome }: AdministrationDecision): string => outcomeText(outcome);

export const away = (personId: Who, change: Partial<Absence> = {}): Absence =>
  anAbsence(personId, { validFrom: '2026-01-01', validUntil: '2026-01-09', ...change });
