/** Twenty years of what councils read, in a folder: verdicts, recommendations and decisions, as many as there can be. */
import { createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { insertAll, rows } from '../../bot/study/rows';
import { addMonths } from '../../bot/workflow/calendar';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { Recommendation, StudyQuestion, type QuestionVerdict } from '../../entities/findings';
import { Study } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { COORDINATOR } from '../bench/courts';
import { fillYears } from '../bench/years';

const WAVES = 8;
const QUESTIONS = 16;
const RECOMMENDATIONS = 12;
const VERDICTS: readonly QuestionVerdict[] = ['NOT_MET', 'PARTLY_MET', 'MET', 'CANNOT_BE_DETERMINED'];
const DECISIONS = ['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', null] as const;
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'IMPLEMENTED', 'LAPSED'] as const;
const TITLES = [
  'Leg vóór de volgende programmabegroting meetbare doelen per gebied vast',
  'Informeer de raad twee keer per jaar over voortgang en besteding, in een vaste vorm',
  'Leg de verantwoording van de alliantie aan de raad vast in een samenwerkingsovereenkomst',
  'Betrek bewoners bij het kiezen van de indicatoren en leg vast hoe',
];
export const SECRET = 'Dit is nog niet vrijgegeven';

/**
 * Courts × waves × questions, released up to the last wave but for the last question; and Arnhem's recommendations, whose
 * drafts and unreleased summaries are `SECRET`.
 *
 * @returns the id of Arnhem
 */
export async function fillCouncilYears(folder: string): Promise<string> {
  const config = readConfig({ KAMERBODE_DATA: folder, KAMERBODE_DEMO: '0' });
  const silent = { info: () => undefined, error: () => undefined };
  const app = await createApp(
    { ...config, coordinators: [COORDINATOR] },
    { log: silent, wakeDelivery: () => undefined },
  );
  const { services } = app;
  await fillYears(services, WAVES);
  const courtId = await services.database.work(async (manager) => {
    const courts = await rows(manager, Court, {});
    const waves = await rows(manager, Wave, {}, { orderBy: ['number'] });
    const arnhem = courts.find(({ municipality }) => municipality === 'Arnhem')?.id ?? '';
    await manager.update(Court, { id: arnhem }, { participation: 'ACTIVE' });
    for (const study of await rows(manager, Study, {})) {
      const wave = waves.find(({ id }) => id === study.waveId)?.number ?? 0;
      const own = study.courtId === arnhem;
      await insertAll(
        manager,
        StudyQuestion,
        Array.from({ length: QUESTIONS }, (_, index): StudyQuestion => {
          const releasedOn = wave === WAVES || index === QUESTIONS - 1 ? null : study.publishedOn;
          return {
            id: services.newId(),
            version: 2,
            studyId: study.id,
            questionNumber: index + 1,
            inScope: true,
            reasonRef: null,
            verdict: VERDICTS[(index + Math.floor(wave / 2) + (own ? 0 : 1)) % 4]!,
            summary:
              releasedOn === null
                ? SECRET
                : 'De doelen staan vast, maar zijn niet per gebied meetbaar gemaakt; de raad kan de voortgang daardoor niet toetsen.',
            releasedOn,
            sharedEdition: index === 1 ? 1 : null,
            sharedSeen: null,
            departRef: null,
          };
        }),
      );
      if (!own) continue;
      const published = study.publishedOn;
      const year = Number((published ?? '2026').slice(0, 4));
      await insertAll(
        manager,
        Recommendation,
        Array.from({ length: RECOMMENDATIONS }, (_, index): Recommendation => {
          const decision = published === null ? null : DECISIONS[(index + wave) % 4]!;
          return {
            id: services.newId(),
            version: 1,
            studyId: study.id,
            number: index + 1,
            title: published === null ? `Concept: ${SECRET}` : TITLES[index % 4]!,
            addressee: index % 3 === 0 ? 'raad' : 'college',
            publishedOn: published,
            councilDecision: decision,
            councilDecidedOn: decision === null || published === null ? null : addMonths(published, 2),
            planOfActionOn: decision === 'ADOPTED' && published !== null ? addMonths(published, 4) : null,
            statuses:
              decision === null || decision === 'NOT_ADOPTED'
                ? {}
                : {
                    [year + 1]: 'IN_PROGRESS',
                    [year + 2]: STATUSES[(Math.floor(index / 4) + wave + 1) % 4]!,
                  },
          };
        }),
      );
    }
    await insertAll(manager, Duty, [
      {
        id: services.newId(),
        version: 1,
        onceKey: `${arnhem}::COUNCIL_HANDOVER:2026-03-18`,
        courtId: arnhem,
        waveId: null,
        kind: 'COUNCIL_HANDOVER',
        ref: '2026-03-18',
        profile: 'COMMITMENT',
        baseOn: '2026-03-18',
        dueOn: '2030-01-31',
        step: 0,
        nextOn: null,
        state: 'OPEN',
        doneOn: null,
        doneById: null,
        evidenceLink: null,
      },
    ]);
    return arnhem;
  });
  await app.close();
  return courtId;
}
