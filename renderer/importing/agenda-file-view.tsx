import { type ReactNode, useMemo, useState } from 'react';
import { languageSchema } from '../../shared/domain/language.ts';
import type { AgendaImport } from '../../shared/exchange/agenda-import.ts';
import type { OpenedTable } from '../../shared/exchange/open-agenda-file.ts';
import {
  guessedMapping,
  type TableColumn,
  tableColumns,
  type TableMapping,
} from '../../shared/exchange/table/table-columns.ts';
import { type TextEncoding, textEncodings } from '../../shared/exchange/table/text-encoding.ts';
import { firstShownSheet, understoodTable } from '../../shared/exchange/understood-file.ts';
import type { Translate } from '../../shared/text/text.ts';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/fields/select.tsx';
import type { AgendaFileReading } from './agenda-file.ts';
import { AgendaPreview, type ImportGoal, Refusal, Remarks } from './agenda-preview.tsx';
import formStyles from '../ui/form.module.css';
import styles from './importing.module.css';

type AgendaFileViewProps<Wanted extends AgendaImport> = {
  readonly reading: AgendaFileReading;
  readonly goal: ImportGoal<Wanted>;
};

/** Shows an imported file: progress, then a preview of the import, or why it was refused. */
export function AgendaFileView<Wanted extends AgendaImport>({ reading, goal }: AgendaFileViewProps<Wanted>): ReactNode {
  const { state, cancel, readAs } = reading;
  if (state.kind === 'none') return null;
  if (state.kind === 'reading') return <Progress name={state.name} share={state.share} onCancel={cancel} />;
  const { result } = state;
  if (!result.ok) return <Refusal failure={result.failure} />;
  if ('agenda' in result.value) {
    return (
      <>
        <EncodingChoice encoding={result.value.encoding} onEncoding={readAs} />
        <AgendaPreview agenda={result.value.agenda} goal={goal} speakersAtFirst />
      </>
    );
  }
  return <TableView file={result.value} goal={goal} onEncoding={readAs} />;
}

type EncodingChoiceProps = {
  readonly encoding: TextEncoding;
  readonly onEncoding: (encoding: TextEncoding) => void;
};

function EncodingChoice({ encoding, onEncoding }: EncodingChoiceProps): ReactNode {
  const t = useText();
  const choices = textEncodings.map((each) => ({ value: each, name: each }));
  return <Select label={t('exchange.encoding')} value={encoding} choices={choices} onChange={onEncoding} />;
}

type ProgressProps = { readonly name: string; readonly share: number | null; readonly onCancel: () => void };

function Progress({ name, share, onCancel }: ProgressProps): ReactNode {
  const t = useText();
  const progressText = t('screens.importing.reading', { name });
  return (
    <div className={styles['reading']} role="status">
      <p className="one-line">{progressText}</p>
      {share === null ? <progress aria-label={progressText} /> : <progress aria-label={progressText} value={share} />}
      <Button onPress={onCancel}>{t('screens.importing.stop')}</Button>
    </div>
  );
}

type TableViewProps<Wanted extends AgendaImport> = {
  readonly file: OpenedTable;
  readonly goal: ImportGoal<Wanted>;
  readonly onEncoding: (encoding: TextEncoding) => void;
};

/** A table: its columns are guessed from their heads, and the user sets right what was guessed wrong. */
function TableView<Wanted extends AgendaImport>(props: TableViewProps<Wanted>): ReactNode {
  const { file, goal, onEncoding } = props;
  const t = useText();
  const [chosen, setChosen] = useState(() => firstShownSheet(file));
  return (
    <>
      <div className={formStyles['pair']}>
        {file.sheets.length > 1 ? (
          <Select
            label={t('screens.importing.sheet')}
            value={String(chosen)}
            choices={file.sheets.map(({ name }, index) => ({ value: String(index), name }))}
            onChange={(index) => setChosen(Number(index))}
          />
        ) : null}
        {file.kind === 'separated' ? <EncodingChoice encoding={file.encoding} onEncoding={onEncoding} /> : null}
      </div>
      <Sheet key={chosen} file={file} sheet={chosen} goal={goal} />
    </>
  );
}

type SheetProps<Wanted extends AgendaImport> = {
  readonly file: OpenedTable;
  readonly sheet: number;
  readonly goal: ImportGoal<Wanted>;
};

function Sheet<Wanted extends AgendaImport>({ file, sheet, goal }: SheetProps<Wanted>): ReactNode {
  const t = useText();
  const { language } = goal;
  const rows = file.sheets[sheet]?.rows ?? [];
  const [mapping, setMapping] = useState<TableMapping>(() => guessedMapping(rows, language));
  const { agenda, told } = useMemo(
    () => understoodTable(file, sheet, mapping, language, t),
    [file, sheet, mapping, language, t],
  );
  return (
    <>
      <ColumnMapping rows={rows} mapping={mapping} onMapping={setMapping} />
      <Remarks
        label={t('screens.importing.rows')}
        remarks={told.map(({ where, sentence }) => `${where}: ${sentence}`)}
      />
      {agenda.ok ? (
        <AgendaPreview agenda={agenda.value} goal={goal} speakersAtFirst={false} />
      ) : (
        <Refusal failure={agenda.failure} />
      )}
    </>
  );
}

type ColumnMappingProps = {
  readonly rows: readonly (readonly string[])[];
  readonly mapping: TableMapping;
  readonly onMapping: (mapping: TableMapping) => void;
};

const unused = 'unused';
const rowsShown = 4;

/** The first rows of the table; above each column, what it holds. */
function ColumnMapping({ rows, mapping, onMapping }: ColumnMappingProps): ReactNode {
  const t = useText();
  const choose = (index: number, value: TableColumn | typeof unused): void => {
    const columns = mapping.columns.map((column, at) => {
      if (at === index) return value === unused ? null : value;
      // A kind of content stands in one column only.
      return column === value ? null : column;
    });
    onMapping({ ...mapping, columns });
  };
  return (
    <div className={styles['column-mapping']}>
      <table>
        <thead>
          <tr>
            {mapping.columns.map((column, index) => (
              // A column of a file is known by its place.
              // oxlint-disable-next-line react/no-array-index-key -- its place is all it is known by
              <th key={index}>
                <Select
                  labelHidden
                  label={t('screens.importing.column', { number: index + 1 })}
                  value={column ?? unused}
                  choices={[unused, ...tableColumns].map((each) => ({ value: each, name: columnName(each, t) }))}
                  onChange={(value) => choose(index, value as TableColumn | typeof unused)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mapping.headRow + 1 + rowsShown).map((cells, number) => (
            // oxlint-disable-next-line react/no-array-index-key -- its place is all it is known by
            <tr key={number} className={number <= mapping.headRow ? 'soft' : ''}>
              {mapping.columns.map((_, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- its place is all it is known by
                <td key={index}>{cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function columnName(column: string, t: Translate): string {
  const [kind = '', code] = column.split('-');
  const language = languageSchema.safeParse(code);
  if (kind === 'title' && language.success) {
    return t('exchange.column.title', { language: t(`vocabulary.language.${language.data}`) });
  }
  return t(`exchange.column.${column as 'unused'}`);
}
