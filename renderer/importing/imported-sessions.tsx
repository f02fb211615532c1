import type { ReactNode } from 'react';
import { textIn } from '../../shared/domain/language.ts';
import type { ImportedAgenda, ImportedSession } from '../../shared/exchange/imported-agenda.ts';
import { formatDate } from '../../shared/text/dates.ts';
import type { Translate } from '../../shared/text/text.ts';
import { usePreferences } from '../app/preferences.tsx';

const mostShown = 100;
/** What scrolls must be reachable without a mouse. */
const reachable = { tabIndex: 0 };

/** The sessions as the file has them, so that a shifted hour or a wrong column is seen before anything is kept. */
export function ImportedSessions({ agenda }: { readonly agenda: ImportedAgenda }): ReactNode {
  const { t, language } = usePreferences();
  const shown = agenda.sessions.slice(0, mostShown).map((session, index) => ({ session, index }));
  const rest = agenda.sessions.length - shown.length;
  return (
    <div className="imported-sessions" role="region" aria-label={t('screens.importing.sessions')} {...reachable}>
      <table>
        <tbody>
          {shown.map(({ session, index }) => (
            <tr key={index}>
              <td className="number soft">{dayName(session, agenda, t, language)}</td>
              <td className="number">{session.start ?? '–'}</td>
              <td className="number soft">{session.minutes}</td>
              <td>{textIn(session.title, language) || t(`vocabulary.sessionKind.${session.kind}`)}</td>
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

function dayName({ day }: ImportedSession, { days }: ImportedAgenda, t: Translate, language: 'en' | 'ru'): string {
  if (day === null) return '–';
  const date = days[day]?.date ?? null;
  return date === null ? t('screens.agenda.day', { number: day + 1 }) : formatDate(date, language);
}
