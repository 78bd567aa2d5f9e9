/** The court's own calendar: when it meets, is away, and does not publish. What is over is counted only. */
import { Fragment, type ReactNode } from 'react';
import type { CourtSettingsPage } from '../../../../bot/study/pages/settings-court';
import type { DialogRef } from '../../../../cards/ref';
import { shortDate } from '../../../../cards/format';
import { Part } from '../../parts/part';
import { ButtonRow, Opens } from './buttons';
import { SettingsTable } from './table';
import { words } from './words';

const text = words.calendar;

interface DatesProps {
  calendar: CourtSettingsPage['calendar'];
  change: DialogRef | null;
  today: string;
}

export function Dates({ calendar, change, today }: DatesProps) {
  const { freeDays, meetings, recess, elections, blackoutWeeksBefore, blackoutWeeksAfter } = calendar;
  const days = (dates: readonly string[]): ReactNode => {
    const coming = dates.filter((date) => date >= today);
    return listOf(coming.map(shortDate), dates.length - coming.length);
  };
  const periods = recess.filter(({ until }) => until >= today);
  return (
    <Part title={text.title} intro={text.intro}>
      <SettingsTable
        caption={text.title}
        rows={[
          { what: text.meetings, now: days(meetings), action: null },
          {
            what: text.recess,
            now: listOf(periods.map(text.period), recess.length - periods.length),
            action: null,
          },
          { what: text.freeDays, now: days(freeDays), action: null },
          { what: text.elections, now: days(elections), action: null },
          { what: text.blackout, now: text.weeks(blackoutWeeksBefore, blackoutWeeksAfter), action: null },
        ]}
      />
      <ButtonRow>
        <Opens dialog={change}>{text.change}</Opens>
      </ButtonRow>
    </Part>
  );
}

function listOf(lines: readonly string[], earlier: number): ReactNode {
  if (lines.length === 0 && earlier > 0) return text.onlyEarlier(earlier);
  const all = earlier === 0 ? lines : [...lines, text.earlier(earlier)];
  if (all.length === 0) return text.none;
  return all.map((line) => (
    <Fragment key={line}>
      {line}
      <br />
    </Fragment>
  ));
}
