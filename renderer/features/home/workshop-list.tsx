import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { recordsOf } from '../../../shared/changes/shelf.ts';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSummary } from '../../../shared/domain/workshop-summary.ts';
import { formatDateRange } from '../../../shared/text/dates.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { workshopPath } from '../../app/routes.ts';
import { deleteWorkshop } from '../../commands/removals.ts';
import { readShelf, useStored } from '../../storage/reading.ts';
import { MenuButton } from '../../ui/menu-button.tsx';

/** Workshops by programme, the latest first; those without dates on top, for they are being planned. */
export function WorkshopList({ summaries }: { readonly summaries: readonly WorkshopSummary[] }): ReactNode {
  const { t, language } = usePreferences();
  const programmes = useStored(async () => recordsOf(await readShelf('programmes'), 'programme'), []) ?? [];
  return programmes.map((programme) => {
    const own = summaries.filter((each) => each.programmeId === programme.id).sort(latestFirst);
    if (own.length === 0) return null;
    const name = textIn(programme.name, language);
    return (
      <section key={programme.id} className="card">
        <header className="programme-head">
          <h2>{name === '' ? t('screens.home.programmeUnnamed') : name}</h2>
          <span className="soft small">{programme.code}</span>
        </header>
        <ul className="workshop-list">
          {own.map((summary) => (
            <WorkshopRow key={summary.id} summary={summary} />
          ))}
        </ul>
      </section>
    );
  });
}

function WorkshopRow({ summary }: { readonly summary: WorkshopSummary }): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const title = textIn(summary.title, language);
  const remove = (): void => {
    void runUndoably('workshop.remove', deleteWorkshop(summary.id));
  };
  return (
    <li className="workshop-line">
      <Link className="workshop-row" href={workshopPath(summary.id, 'overview')}>
        <strong className="one-line" title={title}>
          {title}
        </strong>
        <span className="soft one-line">{whenOf(summary, language) ?? t('screens.home.noDates')}</span>
        <span className="soft one-line">{textIn(summary.city, language)}</span>
        <span className="soft number">
          {t('screens.home.days', { count: summary.days })} ·{' '}
          {t('screens.home.people', { count: summary.participants })}
        </span>
      </Link>
      {summary.fictional ? <span className="badge">{t('screens.home.sampleBadge')}</span> : null}
      <MenuButton
        small
        name={t('screens.home.moreFor', { title })}
        choices={[{ id: 'remove', name: t('screens.home.delete'), icon: 'remove', danger: true, onChoose: remove }]}
      />
    </li>
  );
}

function whenOf(summary: WorkshopSummary, language: 'en' | 'ru'): string | null {
  if (summary.firstDate === null || summary.lastDate === null) return null;
  return formatDateRange(summary.firstDate, summary.lastDate, language);
}

function latestFirst(one: WorkshopSummary, other: WorkshopSummary): number {
  return (other.firstDate ?? '9999').localeCompare(one.firstDate ?? '9999');
}
