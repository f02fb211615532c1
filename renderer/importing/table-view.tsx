import { type ReactNode, useMemo, useState } from 'react';
import { type Language, languageSchema } from '../../shared/domain/language.ts';
import type { AgendaImport } from '../../shared/exchange/agenda-import.ts';
import { noAnswers, type TableAnswers, type TableQuestion } from '../../shared/exchange/table/agenda-table.ts';
import {
  guessedMapping,
  repeatableColumns,
  tableColumns,
  type TableMapping,
} from '../../shared/exchange/table/table-columns.ts';
import { shownRows } from '../../shared/exchange/table/table-rows.ts';
import { type OpenedTable, readTableFile, suggestedSheets } from '../../shared/exchange/table/table-file.ts';
import type { TextEncoding } from '../../shared/exchange/table/text-encoding.ts';
import { toldInOneLine, toldRemark } from '../../shared/exchange/told.ts';
import { formatDate } from '../../shared/text/dates.ts';
import type { Translate } from '../../shared/text/text.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { Select } from '../ui/fields/select.tsx';
import { AgendaPreview, type ImportGoal, Refusal, Remarks } from './agenda-preview.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { SheetChoice } from './sheet-choice.tsx';
import formStyles from '../ui/form.module.css';

type TableViewProps<Wanted extends AgendaImport> = {
  readonly file: OpenedTable;
  readonly goal: ImportGoal<Wanted>;
  readonly onEncoding: (encoding: TextEncoding) => void;
};

/** A table: sheets and columns are found out, and the user sets right what was understood wrong. */
export function TableView<Wanted extends AgendaImport>(props: TableViewProps<Wanted>): ReactNode {
  const { file, goal, onEncoding } = props;
  const suggested = useMemo(() => suggestedSheets(file, goal.language), [file, goal.language]);
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const sheets = chosen ?? suggested;
  return (
    <>
      <SheetChoice file={file} suggested={suggested} sheets={sheets} onSheets={setChosen} onEncoding={onEncoding} />
      <Sheets key={sheets.join(' ')} file={file} sheets={chosen} first={sheets[0] ?? 0} goal={goal} />
    </>
  );
}

type SheetsProps<Wanted extends AgendaImport> = {
  readonly file: OpenedTable;
  /** What the user chose; null for what is suggested. */
  readonly sheets: readonly number[] | null;
  readonly first: number;
  readonly goal: ImportGoal<Wanted>;
};

function Sheets<Wanted extends AgendaImport>({ file, sheets, first, goal }: SheetsProps<Wanted>): ReactNode {
  const t = useText();
  const { language, near, timeZone } = goal;
  const sheet = file.sheets[first];
  const [answers, setAnswers] = useState<TableAnswers>(noAnswers);
  const [mapping, setMapping] = useState<TableMapping>(() =>
    sheet === undefined ? { headRow: -1, columns: [] } : guessedMapping(sheet, { language, zone: { timeZone, near } }),
  );
  const read = useMemo(
    () => readTableFile(file, { sheets, mapping, answers }, { language, near, timeZone }),
    [file, sheets, mapping, answers, language, near, timeZone],
  );
  const agenda = read.ok ? read.value.agenda : read;
  const remarks = read.ok ? read.value.remarks : [];
  return (
    <>
      {read.ok ? (
        <Questions questions={read.value.questions} answers={answers} days={goal.days} onAnswers={setAnswers} />
      ) : null}
      <ColumnMapping
        rows={sheet?.rows ?? []}
        rowNames={sheet === undefined ? [] : shownRows(sheet)}
        headRow={mapping.headRow}
        columns={mapping.columns}
        all={tableColumns}
        nameOf={(column) => columnName(column, t)}
        isRepeatable={(column) => repeatableColumns.includes(column)}
        onColumns={(columns) => setMapping({ ...mapping, columns })}
      />
      <Remarks
        label={t('screens.importing.rows')}
        remarks={remarks.map((remark) =>
          toldInOneLine(toldRemark(remark, { hasSheets: file.sheets.length > 1, name: '' }, t)),
        )}
      />
      {agenda.ok ? (
        <AgendaPreview
          agenda={agenda.value}
          readings={read.ok ? read.value.rows : []}
          goal={goal}
          speakersAtFirst={false}
        />
      ) : (
        <Refusal failure={agenda.failure} />
      )}
    </>
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

type QuestionsProps = {
  readonly questions: readonly TableQuestion[];
  readonly answers: TableAnswers;
  readonly days: readonly CalendarDay[];
  readonly onAnswers: (answers: TableAnswers) => void;
};

const notSaid = 'not-said';

/** What can mean two things, each asked once, with what is taken for now. */
function Questions({ questions, answers, days, onAnswers }: QuestionsProps): ReactNode {
  const { t, language } = usePreferences();
  if (questions.length === 0) return null;
  return (
    <div className={formStyles['pair']}>
      {questions.map((question) =>
        question.kind === 'date-order' ? (
          <Select
            key="date-order"
            label={t('screens.importing.dateOrder', { examples: question.examples.join(', ') })}
            value={question.taken}
            choices={(['day-first', 'month-first'] as const).map((order) => ({
              value: order,
              name: t(`screens.importing.${order}`),
            }))}
            onChange={(order) => onAnswers({ ...answers, order })}
          />
        ) : (
          <Select
            key="day"
            label={t('screens.importing.whichDay', { count: question.rows })}
            value={String(question.taken ?? notSaid)}
            choices={dayChoices(question, days).map((day) => ({
              value: String(day ?? notSaid),
              name: dayName(day, t, language),
            }))}
            onChange={(day) => onAnswers({ ...answers, day: dayOfChoice(day) })}
          />
        ),
      )}
    </div>
  );
}

type DayChoice = CalendarDay | number | null;

function dayChoices(question: Extract<TableQuestion, { kind: 'day' }>, days: readonly CalendarDay[]): DayChoice[] {
  const { taken } = question;
  const numbers = days.length === 0 ? [1, 2, 3, 4, 5] : [1];
  const choices: DayChoice[] = [...days, ...numbers];
  return choices.includes(taken) ? choices : [taken, ...choices];
}

function dayOfChoice(choice: string): DayChoice {
  if (choice === notSaid) return null;
  return /^\d+$/.test(choice) ? Number(choice) : choice;
}

function dayName(day: DayChoice, t: Translate, language: Language): string {
  if (day === null) return t('screens.importing.noDay');
  return typeof day === 'number' ? t('screens.agenda.day', { number: day }) : formatDate(day, language);
}
