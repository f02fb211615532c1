import { useMemo, useState, type ReactNode } from 'react';
import type { AgendaImport } from '../../shared/exchange/agenda-changes.ts';
import { readAgendaTable } from '../../shared/exchange/agenda-table.ts';
import type { OpenedTable } from '../../shared/exchange/open-agenda-file.ts';
import { guessedMapping, type TableMapping } from '../../shared/exchange/table-columns.ts';
import { textEncodings, type TextEncoding } from '../../shared/exchange/text-encoding.ts';
import { useText } from '../app/preferences.tsx';
import { Select } from '../ui/select.tsx';
import type { ImportGoal } from './import-goal.ts';
import { Refusal } from './refusal.tsx';
import { AgendaPreview } from './agenda-preview.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { Remarks } from './remarks.tsx';

type TableViewProps<Wanted extends AgendaImport> = {
  readonly file: OpenedTable;
  readonly goal: ImportGoal<Wanted>;
  readonly onEncoding: (encoding: TextEncoding) => void;
};

/** A table: its columns are guessed from their heads, and the user sets right what was guessed wrong. */
export function TableView<Wanted extends AgendaImport>(props: TableViewProps<Wanted>): ReactNode {
  const { file, goal, onEncoding } = props;
  const t = useText();
  const visible = file.sheets.findIndex((sheet) => !sheet.hidden);
  const [chosen, setChosen] = useState(Math.max(visible, 0));
  return (
    <>
      <div className="pair">
        {file.sheets.length > 1 ? (
          <Select
            label={t('screens.importing.sheet')}
            value={String(chosen)}
            choices={file.sheets.map(({ name }, index) => ({ value: String(index), name }))}
            onChange={(index) => setChosen(Number(index))}
          />
        ) : null}
        {file.kind === 'separated' ? (
          <Select
            label={t('exchange.encoding')}
            value={file.encoding}
            choices={textEncodings.map((each) => ({ value: each, name: each }))}
            onChange={onEncoding}
          />
        ) : null}
      </div>
      <Sheet key={chosen} rows={file.sheets[chosen]?.rows ?? []} file={file} goal={goal} />
    </>
  );
}

type SheetProps<Wanted extends AgendaImport> = {
  readonly rows: readonly (readonly string[])[];
  readonly file: OpenedTable;
  readonly goal: ImportGoal<Wanted>;
};

function Sheet<Wanted extends AgendaImport>({ rows, file, goal }: SheetProps<Wanted>): ReactNode {
  const t = useText();
  const { language } = goal;
  const [mapping, setMapping] = useState<TableMapping>(() => guessedMapping(rows, language));
  const read = useMemo(() => {
    const brokenRows = file.kind === 'separated' ? file.brokenRows : [];
    return readAgendaTable(rows, mapping, { language, brokenRows });
  }, [rows, mapping, language, file]);
  const agenda = read.ok ? read.value.agenda : read;
  const problems = read.ok ? read.value.rows.filter((row) => row.problems.length > 0) : [];
  return (
    <>
      <ColumnMapping rows={rows} mapping={mapping} onMapping={setMapping} />
      <Remarks
        label={t('screens.importing.rows')}
        remarks={problems.map(
          (row) =>
            `${t('screens.importing.row', { number: row.number })} ${row.problems
              .map(({ code, values }) => t(`exchange.rowProblem.${code}`, values))
              .join(' ')}`,
        )}
      />
      {agenda.ok ? (
        <AgendaPreview agenda={agenda.value} goal={goal} speakersAtFirst={false} />
      ) : (
        <Refusal failure={agenda.failure} />
      )}
    </>
  );
}
