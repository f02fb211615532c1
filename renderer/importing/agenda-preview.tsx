import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import { type Language, textIn } from '../../shared/domain/language.ts';
import type { AgendaImport } from '../../shared/exchange/agenda-import.ts';
import type { ImportedAgenda, ImportedSession } from '../../shared/exchange/imported-agenda.ts';
import { isOnOtherDays, movedToDays } from '../../shared/exchange/moved-days.ts';
import type { TableRow } from '../../shared/exchange/table/agenda-table.ts';
import type { TableColumn } from '../../shared/exchange/table/table-columns.ts';
import { toldWarning } from '../../shared/exchange/told.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { formatDate } from '../../shared/text/dates.ts';
import type { Translate } from '../../shared/text/text.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import { failureText } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/fields/field.tsx';
import { Select } from '../ui/fields/select.tsx';
import pageStyles from '../ui/page.module.css';
import formStyles from '../ui/form.module.css';
import fieldStyles from '../ui/fields/field.module.css';
import styles from './importing.module.css';

type AgendaPreviewProps<Wanted extends AgendaImport> = {
  readonly agenda: ImportedAgenda;
  /** Of a table, what was understood of its cells, row by row. */
  readonly readings?: readonly TableRow[];
  readonly goal: ImportGoal<Wanted>;
  /** Whether speakers are entered unless the user says otherwise: a schedule has names, a table whatever was typed. */
  readonly speakersAtFirst: boolean;
};

/** Preview of an import: counts and warnings; accepting imports all of it, cancelling nothing. */
export function AgendaPreview<Wanted extends AgendaImport>(props: AgendaPreviewProps<Wanted>): ReactNode {
  const { agenda: found, readings = [], goal, speakersAtFirst } = props;
  const [enterSpeakers, setEnterSpeakers] = useState(speakersAtFirst);
  const [days, setDays] = useState<'of-file' | 'of-workshop'>('of-file');
  const { t, language } = usePreferences();
  const { prepare, days: ofWorkshop } = goal;
  const isElsewhere = isOnOtherDays(found, ofWorkshop);
  const agenda = useMemo(
    () => (isElsewhere && days === 'of-workshop' ? movedToDays(found, ofWorkshop) : found),
    [found, ofWorkshop, isElsewhere, days],
  );
  const wanted = useMemo(() => prepare(agenda, enterSpeakers), [prepare, agenda, enterSpeakers]);
  if (!wanted.ok) return <Refusal failure={wanted.failure} />;
  const { added, changed, unchanged, newRooms, newDays, missingSpeakers, warnings } = wanted.value;
  return (
    <>
      <ImportedTitle agenda={agenda} />
      {isElsewhere ? (
        <Select
          label={t('screens.importing.otherDays', {
            days: spanText(
              found.days.flatMap(({ date }) => date ?? []),
              language,
            ),
          })}
          value={days}
          choices={[
            { value: 'of-file', name: t('screens.importing.of-file') },
            {
              value: 'of-workshop',
              name: t('screens.importing.of-workshop', { days: spanText(ofWorkshop, language) }),
            },
          ]}
          onChange={setDays}
        />
      ) : null}
      <p role="status">
        {t('screens.importing.added', { added, rooms: newRooms.length, days: newDays })}{' '}
        {changed + unchanged === 0 ? null : t('screens.importing.known', { changed, unchanged })}
      </p>
      {missingSpeakers.length === 0 ? null : (
        <Checkbox
          label={t('screens.importing.speakers', { count: missingSpeakers.length })}
          hint={t('screens.importing.speakersHint')}
          value={enterSpeakers}
          onChange={setEnterSpeakers}
        />
      )}
      <ImportedSessions agenda={agenda} readings={readings} />
      <Remarks
        label={t('screens.importing.remarks')}
        remarks={warnings.map((warning) => toldWarning(warning, '', t, language).sentence)}
      />
      <div className={clsx(formStyles['actions'], formStyles['in-view'])}>
        <Button
          look="primary"
          isDisabled={added + changed === 0}
          onPress={() => goal.accept(wanted.value, agenda, enterSpeakers)}
        >
          {goal.acceptName}
        </Button>
      </div>
    </>
  );
}

/** "14 July 2025 – 15 July 2025"; one day alone. */
function spanText(days: readonly CalendarDay[], language: Language): string {
  const [first, last] = [days[0], days.at(-1)];
  const ends = [...new Set([first, last])].filter((day) => day !== undefined);
  return ends.map((day) => formatDate(day, language)).join(' – ');
}

/** Title of the file and its time zone. */
function ImportedTitle({ agenda }: { readonly agenda: ImportedAgenda }): ReactNode {
  const { language } = usePreferences();
  const title = textIn(agenda.title, language);
  return title === '' && agenda.timeZone === null ? null : (
    <p>
      <strong>{title}</strong> <span className="soft small">{agenda.timeZone}</span>
    </p>
  );
}

const mostSessionsShown = 100;
/** Scrollable regions take the focus, so that the keyboard can scroll them (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

type ImportedSessionsProps = { readonly agenda: ImportedAgenda; readonly readings: readonly TableRow[] };

/**
 * The sessions as they were understood, so that a shifted hour or a wrong column is seen before anything is kept. Under
 * what was understood of a cell of a table stands what is written there, where the two differ; under a title what was
 * assumed for that session alone.
 */
function ImportedSessions({ agenda, readings }: ImportedSessionsProps): ReactNode {
  const { t, language } = usePreferences();
  const rows = readings.filter(({ session }) => session !== null);
  const shown = agenda.sessions.slice(0, mostSessionsShown).map((session, index) => ({ session, index }));
  const rest = agenda.sessions.length - shown.length;
  return (
    <div
      className={styles['imported-sessions']}
      role="region"
      aria-label={t('screens.importing.sessions')}
      {...reachable}
    >
      <table>
        <tbody>
          {shown.map(({ session, index }) => (
            <tr key={index}>
              {readings.length === 0 ? null : <td className="number soft small">{rowOf(rows[index], t)}</td>}
              <Understood reading={rows[index]} columns={['date', 'day']} look="number soft">
                {dayName(session, agenda, t, language)}
              </Understood>
              <Understood reading={rows[index]} columns={['time', 'start']} look="number">
                {session.start ?? '–'}
              </Understood>
              <Understood reading={rows[index]} columns={['minutes', 'end']} look="number soft">
                {session.minutes}
              </Understood>
              <td>
                {textIn(session.title, language) || t(`vocabulary.sessionKind.${session.kind}`)}
                {session.notes?.map((note) => (
                  <div key={note.code} className="soft small">
                    {toldWarning(note, '', t, language).sentence}
                  </div>
                ))}
              </td>
              <Understood reading={rows[index]} columns={['kind']} look="soft">
                {t(`vocabulary.sessionKind.${session.kind}`)}
              </Understood>
              <td className="soft">{session.room}</td>
              <Understood reading={rows[index]} columns={['lead']} look="soft">
                {session.people.join(', ')}
              </Understood>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className="soft small">{t('screens.importing.more', { count: rest })}</p> : null}
    </div>
  );
}

/** "Row 12": by it what is said of a row is found. */
function rowOf(reading: TableRow | undefined, t: Translate): string {
  return reading === undefined ? '' : t('exchange.place.rows', { count: 1, rows: reading.number });
}

type UnderstoodProps = {
  readonly reading: TableRow | undefined;
  /** The columns whose cells the value comes from. */
  readonly columns: readonly TableColumn[];
  readonly look: string;
  readonly children: ReactNode;
};

/** A value and, where the cell says it otherwise, what is written there. */
function Understood({ reading, columns, look, children }: UnderstoodProps): ReactNode {
  const cells = reading?.cells.filter(({ column }) => columns.includes(column)) ?? [];
  const written = cells.filter((cell) => cell.written !== cell.understood).map((cell) => cell.written);
  return (
    <td className={look}>
      {children}
      {written.length === 0 ? null : <div className="soft small">{written.join(' · ')}</div>}
    </td>
  );
}

function dayName({ day }: ImportedSession, { days }: ImportedAgenda, t: Translate, language: Language): string {
  if (day === null) return '–';
  const date = days[day]?.date ?? null;
  return date === null ? t('screens.agenda.day', { number: day + 1 }) : formatDate(date, language);
}

const mostRemarksShown = 20;

type RemarksProps = { readonly label: string; readonly remarks: readonly string[] };

/** What the user should know before the import; of very many, the first and how many more. */
export function Remarks({ label, remarks }: RemarksProps): ReactNode {
  const t = useText();
  const each = [...new Set(remarks)];
  if (each.length === 0) return null;
  return (
    <section aria-label={label}>
      <h3 className={fieldStyles['label']} data-part="label">
        {label}
      </h3>
      <ul className={clsx(pageStyles['differences'], styles['problems'])}>
        {each.slice(0, mostRemarksShown).map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      {each.length > mostRemarksShown ? (
        <p className="soft small">{t('screens.importing.more', { count: each.length - mostRemarksShown })}</p>
      ) : null}
    </section>
  );
}

/** The sentence about a refused file. */
export function Refusal({ failure }: { readonly failure: Failure }): ReactNode {
  const t = useText();
  return (
    <p role="alert" className={styles['refusal']}>
      {failureText(t, failure)}
    </p>
  );
}

/** Where an agenda is to go. */
export type ImportGoal<Wanted extends AgendaImport = AgendaImport> = {
  /** In which texts are taken to be written, unless their letters or their column say otherwise. */
  readonly language: Language;
  /** A day of the workshop, or today: dates without a year are those near it. */
  readonly near: CalendarDay;
  /** The IANA zone of the workshop; null for one that is not there yet. */
  readonly timeZone: string | null;
  /** The days of the workshop, to choose from for sessions of which a table says no day. */
  readonly days: readonly CalendarDay[];
  /** Computes the changes of the import, for the preview and for accepting it. */
  readonly prepare: (agenda: ImportedAgenda, enterSpeakers: boolean) => Result<Wanted, 'schedule-too-large'>;
  readonly accept: (wanted: Wanted, agenda: ImportedAgenda, enterSpeakers: boolean) => void;
  /** What accepting is called. */
  readonly acceptName: string;
};
