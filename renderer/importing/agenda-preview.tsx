import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import { type Language, textIn } from '../../shared/domain/language.ts';
import type { AgendaImport } from '../../shared/exchange/agenda-import.ts';
import type { ImportedAgenda } from '../../shared/exchange/imported-agenda.ts';
import { toldWarning, understoodSessions } from '../../shared/exchange/understood-file.ts';
import type { Failure, Result } from '../../shared/result.ts';
import { formatDate } from '../../shared/text/dates.ts';
import type { Translate } from '../../shared/text/text.ts';
import type { CalendarDay } from '../../shared/time/calendar-day.ts';
import { failureText } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/fields/field.tsx';
import pageStyles from '../ui/page.module.css';
import formStyles from '../ui/form.module.css';
import fieldStyles from '../ui/fields/field.module.css';
import styles from './importing.module.css';

type AgendaPreviewProps<Wanted extends AgendaImport> = {
  readonly agenda: ImportedAgenda;
  readonly goal: ImportGoal<Wanted>;
  /** Whether speakers are entered unless the user says otherwise: a schedule has names, a table whatever was typed. */
  readonly speakersAtFirst: boolean;
};

/** Preview of an import: counts and warnings; accepting imports all of it, cancelling nothing. */
export function AgendaPreview<Wanted extends AgendaImport>(props: AgendaPreviewProps<Wanted>): ReactNode {
  const { agenda, goal, speakersAtFirst } = props;
  const [enterSpeakers, setEnterSpeakers] = useState(speakersAtFirst);
  const t = useText();
  const { prepare } = goal;
  const wanted = useMemo(() => prepare(agenda, enterSpeakers), [prepare, agenda, enterSpeakers]);
  if (!wanted.ok) return <Refusal failure={wanted.failure} />;
  const { added, changed, unchanged, newRooms, newDays, missingSpeakers, warnings } = wanted.value;
  return (
    <>
      <ImportedTitle agenda={agenda} />
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
      <ImportedSessions agenda={agenda} />
      <Remarks
        label={t('screens.importing.remarks')}
        remarks={warnings.map((warning) => toldWarning(warning, '', t).sentence)}
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

/** The sessions as the file has them, so that a shifted hour or a wrong column is seen before anything is kept. */
function ImportedSessions({ agenda }: { readonly agenda: ImportedAgenda }): ReactNode {
  const { t, language } = usePreferences();
  const shown = understoodSessions({ ...agenda, sessions: agenda.sessions.slice(0, mostSessionsShown) }, t).map(
    (session, index) => ({ session, index }),
  );
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
              <td className="number soft">{dayName(session.date, agenda.sessions[index]?.day ?? null, t, language)}</td>
              <td className="number">{session.start ?? '–'}</td>
              <td className="number soft">{session.minutes}</td>
              <td>{session.title}</td>
              <td className="soft">{session.room}</td>
              <td className="soft">{session.people.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className="soft small">{t('screens.importing.more', { count: rest })}</p> : null}
    </div>
  );
}

function dayName(date: CalendarDay | null, day: number | null, t: Translate, language: 'en' | 'ru'): string {
  if (date !== null) return formatDate(date, language);
  return day === null ? '–' : t('screens.agenda.day', { number: day + 1 });
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
  /** Computes the changes of the import, for the preview and for accepting it. */
  readonly prepare: (agenda: ImportedAgenda, enterSpeakers: boolean) => Result<Wanted, 'schedule-too-large'>;
  readonly accept: (wanted: Wanted, agenda: ImportedAgenda, enterSpeakers: boolean) => void;
  /** What accepting is called. */
  readonly acceptName: string;
};
