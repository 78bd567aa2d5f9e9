/** What is set, in a table: what, how it is now, and what changes it. */
import type { ReactNode } from 'react';
import { DataTable } from '../../parts/data-table';
import { words } from './words';

export interface SettingRow {
  what: string;
  now: ReactNode;
  action: ReactNode;
}

export function SettingsTable({ caption, rows }: { caption: string; rows: readonly SettingRow[] }) {
  const changeable = rows.some(({ action }) => action !== null);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ what }) => what}
      columns={[
        { id: 'what', title: words.what, cell: ({ what }) => what, width: '35%' },
        { id: 'now', title: words.now, cell: ({ now }) => now },
      ]}
      {...(changeable ? { actions: ({ action }: SettingRow) => action } : {})}
      none=""
    />
  );
}
