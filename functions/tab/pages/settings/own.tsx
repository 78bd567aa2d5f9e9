/** What everybody sets for themselves, the way to one's courts, and for a coordinator what is set for the programme. */
import { Link } from '@fluentui/react-components';
import type { OwnSettingsPage } from '../../../../bot/study/pages/settings';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { PageHeader } from '../../parts/page-header';
import { Part } from '../../parts/part';
import { Opens } from './buttons';
import { Delivery } from './delivery';
import { Programme } from './programme';
import { SettingsTable, type SettingRow } from './table';
import { ProgrammeTransfer } from './transfer';
import { words } from './words';

const text = words.own;

export function Own({ page, reload }: { page: OwnSettingsPage; reload(this: void): void }) {
  const { courts, programme, delivery, handIn } = page;
  return (
    <>
      <PageHeader title={words.title} line={words.note} />
      <Part title={text.title} intro={text.intro}>
        <SettingsTable caption={text.title} rows={useRows(page)} />
      </Part>
      {courts.length === 0 ? null : (
        <Part title={courts.length === 1 ? words.courts.yours : words.courts.yoursMany}>
          <ul>
            {courts.map(({ id, municipality }) => (
              <li key={id}>
                <Link href={`#${pathOf({ page: 'SETTINGS', courtId: id })}`}>
                  {words.titleOf(municipality)}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {programme === null ? null : <Programme settings={programme} />}
      {delivery && programme !== null ? <Delivery courtId={null} /> : null}
      {handIn === null ? null : <ProgrammeTransfer handIn={handIn} reload={reload} />}
    </>
  );
}

function useRows(page: OwnSettingsPage): SettingRow[] {
  const { run } = useShell();
  const { workingDays, workingDaysDialog, language, weekly, calendar, mail, courts } = page;
  return [
    {
      what: text.workingDays,
      now: text.days(workingDays),
      action: (
        <Opens isSmall dialog={workingDaysDialog} of={words.changeOf(text.workingDays)}>
          {words.change}
        </Opens>
      ),
    },
    ...courts.map(({ id, municipality }) => ({
      what: courts.length === 1 ? text.absence : text.absenceAt(municipality),
      now: text.absenceNote,
      action: (
        <Opens isSmall dialog={{ dialog: 'ABSENCE', courtId: id }} of={text.reportAbsence(municipality)}>
          {text.report}
        </Opens>
      ),
    })),
    {
      what: text.language,
      now: text.languages[language.now],
      action: (
        <>
          {language.others.map(({ language: other, change }) => (
            <Button key={other} size="small" onClick={() => void run(change)}>
              {text.choose[other]}
            </Button>
          ))}
        </>
      ),
    },
    ...(weekly === null
      ? []
      : [
          {
            what: text.weekly,
            now: weekly.on ? text.on : text.off,
            action: (
              <Button
                size="small"
                aria-label={`${text.weekly}: ${weekly.on ? text.turnOff : text.turnOn}`}
                onClick={() => void run(weekly.change)}
              >
                {weekly.on ? text.turnOff : text.turnOn}
              </Button>
            ),
          },
        ]),
    {
      what: text.calendar,
      now: calendar.since === null ? text.noCalendar : text.calendarSince(calendar.since),
      action: (
        <Opens isSmall dialog={calendar.dialog} of={text.manageCalendar}>
          {text.manage}
        </Opens>
      ),
    },
    ...(mail === null
      ? []
      : [
          {
            what: text.mail,
            now: mail.address ?? text.noMail,
            action: (
              <Opens isSmall dialog={mail.dialog} of={words.changeOf(text.mail)}>
                {words.change}
              </Opens>
            ),
          },
        ]),
  ];
}
