/** The readable part of an export: who, which stages, which decisions and why, and what happened, as a Word document. */
import { HeadingLevel, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { FileChild } from 'docx';
import { dutchDate } from '../../../cards/format';
import { participationWord } from '../../../cards/texts/court-words';
import { historyAction } from '../../../cards/texts/history';
import { HistoryEntry, HistoryText } from '../../../entities/history';
import { Person, RoleGrant } from '../../../entities/person';
import { type GateDecision, GateRequest, Study, StudyStage, StudyText } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import type { Programme } from '../../programme/definition';
import { programmeOf } from '../../programme/load';
import { criterionOf, roleLabel, stageOf } from '../../programme/lookups';
import { localDate } from '../../workflow/local-time';
import { fixedDocx } from './docx';
import { type Gathered, rowsIn } from './gather';

const DECISIONS: Record<GateDecision, string> = {
  REQUESTED: 'aangevraagd',
  APPROVED: 'akkoord',
  RETURNED: 'teruggestuurd',
  WITHDRAWN: 'ingetrokken',
};

const STATES: Record<Study['state'], string> = {
  RUNNING: 'loopt',
  PAUSED: 'ligt stil',
  AFTERCARE: 'gepubliceerd, in nazorg',
  CLOSED: 'afgesloten',
};

/** What the report needs, by kind. */
interface Material {
  people: Map<string, string>;
  texts: Map<string, string>;
  historyTexts: Map<string, string>;
  programmes: Map<string, Programme>;
  rowsOf: <T extends object>(entity: new () => T) => T[];
}

export async function reportDocx(gathered: Gathered): Promise<Buffer> {
  const material = materialOf(gathered);
  const { court } = gathered;
  const title = `Overzicht van de rekenkamer van ${court.municipality}`;
  const waves = material.rowsOf(Wave).toSorted((a, b) => a.number - b.number);
  return fixedDocx(title, [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    paragraph(
      `Deelname: ${participationWord(court.participation)}, sinds ${dutchDate(court.participationSince)}.`,
    ),
    heading('Rollen'),
    ...roles(material, waves),
    ...waves.flatMap((wave) =>
      material
        .rowsOf(Study)
        .filter((study) => study.waveId === wave.id)
        .flatMap((study) => aboutStudy(material, wave, study)),
    ),
    heading('Wat er verder gebeurde'),
    ...happenings(material, gathered.programme, latestProgramme(material, waves)),
  ]);
}

function materialOf({ tables }: Gathered): Material {
  const rowsOf = <T extends object>(entity: new () => T): T[] => rowsIn(tables, entity);
  return {
    rowsOf,
    people: new Map(rowsOf(Person).map(({ id, name }) => [id, name])),
    texts: bodies(rowsOf(StudyText)),
    historyTexts: bodies(rowsOf(HistoryText).map(({ saltedHash, body }) => ({ id: saltedHash, body }))),
    programmes: new Map(rowsOf(Wave).map((wave) => [wave.id, programmeOf(wave)])),
  };
}

const ERASED = '(gewist)';

function bodies(texts: { id: string; body: string | null }[]): Map<string, string> {
  return new Map(texts.map(({ id, body }) => [id, body ?? ERASED]));
}

function latestProgramme({ programmes }: Material, waves: readonly Wave[]): Programme | null {
  return programmes.get(waves.at(-1)?.id ?? '') ?? null;
}

function roles(material: Material, waves: readonly Wave[]): FileChild[] {
  const programme = latestProgramme(material, waves);
  const grants = material
    .rowsOf(RoleGrant)
    .toSorted((a, b) => compare(a.validFrom, b.validFrom) || compare(a.id, b.id));
  if (grants.length === 0) return [paragraph('Niemand.')];
  return [
    table(
      ['Wie', 'Rol', 'Van', 'Tot en met'],
      grants.map((grant) => [
        material.people.get(grant.personId) ?? '',
        label(programme, grant.role) + (grant.kind === 'STAND_IN' ? ' (vervangend)' : ''),
        dutchDate(grant.validFrom),
        grant.validUntil === null ? 'heden' : dutchDate(grant.validUntil),
      ]),
    ),
  ];
}

function aboutStudy(material: Material, wave: Wave, study: Study): FileChild[] {
  const programme = material.programmes.get(wave.id);
  if (programme === undefined) return [];
  const ofStudy = <T extends { studyId: string }>(records: readonly T[]): T[] =>
    records.filter(({ studyId }) => studyId === study.id);
  const stages = ofStudy(material.rowsOf(StudyStage)).toSorted((a, b) => a.position - b.position);
  const requests = ofStudy(material.rowsOf(GateRequest)).toSorted(
    (a, b) => compare(a.requestedAt, b.requestedAt) || compare(a.id, b.id),
  );
  const entries = material.rowsOf(HistoryEntry).filter(({ chain }) => chain === study.id);
  return [
    heading(`Golf ${wave.number}: ${wave.title}`),
    paragraph(
      `Het onderzoek begon op ${dutchDate(study.startedOn)} en ${STATES[study.state]}.` +
        (study.publishedOn === null ? '' : ` Gepubliceerd op ${dutchDate(study.publishedOn)}.`),
    ),
    subheading('Fasen'),
    table(
      ['Fase', 'Van', 'Tot en met', 'Afgerond'],
      stages.map((stage) => [
        stageOf(programme, stage.stageId).nl,
        dutchDate(stage.startOn),
        dutchDate(stage.endOn),
        stage.completedOn === null ? '' : dutchDate(stage.completedOn),
      ]),
    ),
    subheading('Besluiten over faseovergangen'),
    ...(requests.length === 0 ? [paragraph('Nog geen.')] : []),
    ...requests.flatMap((request) => decision(material, programme, request)),
    subheading('Wat er gebeurde'),
    ...happenings(material, entries, programme),
  ];
}

function decision({ people, texts }: Material, programme: Programme, request: GateRequest): FileChild[] {
  const decided =
    request.decidedAt === null
      ? ''
      : ` op ${dutchDate(request.boardDecisionOn ?? localDate(request.decidedAt))}` +
        (request.decidedAs === null ? '' : ` door ${label(programme, request.decidedAs).toLowerCase()}`) +
        (request.decidedById === null ? '' : ` (${people.get(request.decidedById) ?? ''})`);
  const unmet = request.criteria
    .filter((criterion) => !criterion.met)
    .map(
      ({ id, reasonRef }) =>
        `Niet voldaan: ${criterionOf(programme, id).nl}` +
        (reasonRef === null ? '' : ` Reden: ${texts.get(reasonRef) ?? ERASED}`),
    );
  return [
    paragraph(
      `${stageOf(programme, request.stageId).gate.nl}: ${DECISIONS[request.state]}${decided}.` +
        (request.reopenedAt === null
          ? ''
          : ` Later heropend, op ${dutchDate(localDate(request.reopenedAt))}.`),
    ),
    ...(request.reasonRef === null
      ? []
      : [paragraph(`Toelichting: ${texts.get(request.reasonRef) ?? ERASED}`)]),
    ...unmet.map(paragraph),
  ];
}

function happenings(
  { people, historyTexts }: Material,
  entries: readonly HistoryEntry[],
  programme: Programme | null,
): FileChild[] {
  if (entries.length === 0) return [paragraph('Niets.')];
  return [
    table(
      ['Nr.', 'Datum', 'Wat', 'Door', 'Tekst'],
      entries.map((entry) => [
        String(entry.number),
        dutchDate(localDate(entry.at)),
        historyAction(entry.action),
        entry.actorId === null
          ? 'Kamerbode'
          : `${people.get(entry.actorId) ?? ''}${entry.role === null ? '' : ` (${label(programme, entry.role)})`}`,
        // By name: an entry that was put back may hold them in another order.
        Object.entries(entry.data.texts ?? {})
          .toSorted(([a], [b]) => compare(a, b))
          .map(([, hash]) => historyTexts.get(String(hash)) ?? ERASED)
          .join('; '),
      ]),
    ),
  ];
}

function label(programme: Programme | null, role: string): string {
  return programme === null ? role : roleLabel(programme, role);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
const subheading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
const paragraph = (text: string): Paragraph => new Paragraph({ text: printable(text) });

function table(head: string[], lines: string[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ children: head.map(cell), tableHeader: true }),
      ...lines.map((line) => new TableRow({ children: line.map(cell) })),
    ],
  });
}

function cell(text: string): TableCell {
  return new TableCell({ children: [paragraph(text)] });
}

/** XML holds no control characters, and no half of a pair. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, ' ');
}
