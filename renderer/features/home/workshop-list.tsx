import type { ReactNode } from 'react';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { type Language, textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSummary } from '../../../shared/changes/workshop-summary.ts';
import { formatDateRange } from '../../../shared/text/dates.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { workshopPath } from '../../context/routes.ts';
import { readPartition, useStored } from '../../storage/working-store.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import { actionChoice, ActionButton, runAction } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import badgeStyles from '../../ui/badge.module.css';
import styles from './home.module.css';

/** Workshops by programme: those without dates first, then the latest first. */
export function WorkshopList({ summaries }: { readonly summaries: readonly WorkshopSummary[] }): ReactNode {
  const { t, language } = usePreferences();
  const programmes = useStored(async () => recordsOf(await readPartition('programmes'), 'programme'), []) ?? [];
  return programmes.map((programme) => {
    const own = summaries.filter((each) => each.programmeId === programme.id).sort(latestFirst);
    if (own.length === 0) return null;
    const name = textIn(programme.name, language);
    return (
      <section key={programme.id} className={pageStyles['card']}>
        <header className={styles['programme-head']}>
          <h2>{name === '' ? t('screens.home.programmeUnnamed') : name}</h2>
          <span className="soft small">{programme.code}</span>
        </header>
        <WorkshopRows programmeId={programme.id} summaries={own} />
      </section>
    );
  });
}

/** Rows shown of each programme until all are asked for, since a list of ten years takes long to draw. */
const shownAtFirst = 12;

type WorkshopRowsProps = { readonly programmeId: string; readonly summaries: readonly WorkshopSummary[] };

function WorkshopRows({ programmeId, summaries }: WorkshopRowsProps): ReactNode {
  const { t } = usePreferences();
  const [showsAll, setShowsAll] = useKept(`all of ${programmeId}`, false);
  // A button in the place of a single row would save nothing.
  const isCut = !showsAll && summaries.length > shownAtFirst + 1;
  return (
    <>
      <ul className={styles['workshop-list']}>
        {summaries.slice(0, isCut ? shownAtFirst : undefined).map((summary) => (
          <WorkshopRow key={summary.id} summary={summary} />
        ))}
      </ul>
      {isCut ? (
        <ActionButton action="home.earlier" plain small look="quiet" onPress={() => setShowsAll(true)}>
          {t('screens.home.showEarlier', { count: summaries.length - shownAtFirst })}
        </ActionButton>
      ) : null}
    </>
  );
}

/** A workshop; copying it, erasing its identities and deleting it are actions that the page offers. */
function WorkshopRow({ summary }: { readonly summary: WorkshopSummary }): ReactNode {
  const { t, language } = usePreferences();
  const title = textIn(summary.title, language);
  const copy = (): void => void runAction('workshop.copy', summary.id);
  const erase = (): void => void runAction('workshop.erase', summary.id);
  const remove = (): void => void runAction('workshop.remove', summary.id);
  return (
    <li className={styles['workshop-line']}>
      <PageLink className={styles['workshop-row']} data-part="workshop-row" to={workshopPath(summary.id, 'overview')}>
        <strong className="one-line" title={title}>
          {title}
        </strong>
        <span className="soft one-line">{whenOf(summary, language) ?? t('screens.home.noDates')}</span>
        <span className="soft one-line">{textIn(summary.city, language)}</span>
        <span className="soft number">
          {t('screens.home.days', { count: summary.days })} ·{' '}
          {t('screens.home.people', { count: summary.participants })}
        </span>
      </PageLink>
      {summary.fictional ? <span className={badgeStyles['badge']}>{t('screens.home.sampleBadge')}</span> : null}
      <MenuButton
        small
        name={t('screens.home.moreFor', { title })}
        choices={[
          actionChoice(t, 'workshop.copy', copy, { name: t('screens.copying.workshop.menu') }),
          actionChoice(t, 'workshop.erase', erase, { name: t('screens.erasing.open'), danger: true }),
          actionChoice(t, 'workshop.remove', remove, { name: t('screens.home.delete'), danger: true }),
        ]}
      />
    </li>
  );
}

function whenOf(summary: WorkshopSummary, language: Language): string | null {
  if (summary.firstDate === null || summary.lastDate === null) return null;
  return formatDateRange(summary.firstDate, summary.lastDate, language);
}

function latestFirst(one: WorkshopSummary, other: WorkshopSummary): number {
  return (other.firstDate ?? '9999').localeCompare(one.firstDate ?? '9999');
}
