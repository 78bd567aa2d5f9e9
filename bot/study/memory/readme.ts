/** The README of an export: what stands in it and how it is checked, for whoever has only the files. */
import type { Gathered } from './gather';

const PROGRAMME = 'programma_geschiedenis';

/** In Dutch, plain text, lines of at most a hundred characters. */
export function readme({ court, tables, programme }: Gathered): string {
  const widest = Math.max(...tables.map(({ name }) => name.length), PROGRAMME.length);
  const list = tables.map(
    ({ name, table, rows }) => `  ${name.padEnd(widest)}  ${table.nl ?? ''} (${rows.length})`,
  );
  return `Alles wat Kamerbode van de rekenkamer van ${court.municipality} heeft bewaard
${'='.repeat(60)}

Deze map is te lezen en te controleren zonder Kamerbode. Alle tekst is UTF-8.

Controleren
-----------
SHA256SUMS bevat van elk bestand de SHA-256. In deze map:

  sha256sum -c SHA256SUMS

Staat er een bestand in de map dat niet in SHA256SUMS staat, dan hoort het er niet bij.
Dezelfde inhoud geeft altijd dezelfde bytes; er staat niet in wanneer deze map is gemaakt.

Wat erin staat
--------------
  overzicht.docx     het historisch overzicht voor de raad: onderzoeken, besluiten, bevindingen,
                     aanbevelingen en toezeggingen, op de dag van de laatste gebeurtenis
  tabellen/*.jsonl   de gegevens zelf, een regel per rij, elke regel JSON
  csv/*.csv          dezelfde gegevens voor een spreadsheet (puntkomma's). Een tekst die met
                     = + - of @ begint heeft er een ' voor; wat telt zijn de regels in tabellen/
  definities/*.json  per golf de programmadefinitie die ervoor gold: fasen, taken, termijnen
  koppelingen.csv    waar stukken staan waarnaar wordt verwezen; de stukken zelf zitten er niet bij
  export.json        de versie van dit formaat, het aantal rijen per tabel en de laatste
                     gebeurtenis van elk onderzoek

De tabellen, met het aantal rijen:

${list.join('\n')}
  ${PROGRAMME.padEnd(widest)}  de geschiedenis van het programma, voor zover die deze rekenkamer
  ${''.padEnd(widest)}  betreft (${programme.length})

Hoe de tabellen samenhangen
---------------------------
Elke rij heeft een id. Een veld dat op Id eindigt wijst naar het id van een andere rij: courtId naar
court, studyId naar study, waveId naar wave, personId (en assigneeId, doneById, actorId, authorId en
andere) naar person. Data staan als jjjj-mm-dd, tijdstippen in UTC. Fasen, taken en criteria staan
met hun code; de naam erbij staat in definities/. "(gewist)" is de naam van iemand wiens
persoonsgegevens op verzoek zijn gewist.

De geschiedenis controleren
---------------------------
Wat er gebeurde staat in history_entry.jsonl, per onderzoek (chain) genummerd vanaf 1. Elke regel
draagt de hash van de regel ervoor (previousHash; bij de eerste 64 nullen) en haar eigen hash: de
SHA-256 van die regel zonder het veld hash. De regels staan al in de vorm waarover gerekend wordt
(RFC 8785: geen spaties, velden op alfabet). De hash van de eerste regel controleert u zo:

  head -n 1 tabellen/history_entry.jsonl | sed 's/"hash":"[0-9a-f]*",//' | tr -d '\\n' | sha256sum

De laatste hash van een onderzoek staat ook in study.jsonl (historyHead) en in export.json. Wie die
elders bewaart, ziet later of er iets is veranderd. Namen en teksten staan niet in de keten zelf:
data.texts noemt de SHA-256 van salt gevolgd door body, en die twee staan in history_text.jsonl. Is
een tekst gewist, dan is body leeg (null) en klopt de keten nog steeds.

programma_geschiedenis.jsonl bevat losse schakels van een keten die van alle rekenkamers samen is:
elke regel heeft haar eigen hash, maar de regels ertussen zijn van anderen en zitten er niet bij.

Terugzetten
-----------
Met Kamerbode: een coördinator geeft deze map als zip op bij Instellingen, of op de server:
npm run import -- <deze map>. Dat kan in een nieuwe installatie, waarin alleen coördinatoren zich
hebben aangemeld of andere exports zijn teruggezet. Uitnodigingscodes die nog open stonden werken
daarna niet meer. De overige rekenkamers, de coördinatoren en berichten die onderweg waren zitten
niet in deze map.
`;
}
