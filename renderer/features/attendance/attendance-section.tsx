import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { PrintTitle } from '../../components/printed-screen.tsx';
import { CardSkeleton } from '../../components/loaded-later.tsx';
import { ListOrderSelect } from '../../components/list-order-select.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { type AttendanceView, attendanceViews } from '../../context/action-parts.ts';
import { useActions } from '../../context/actions.tsx';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { workshopPath } from '../../context/routes.ts';
import { SegmentedControl } from '../../ui/fields/select.tsx';
import { ContradictionsPage, useContradictions } from './contradictions-page.tsx';
import { DayActions } from './day-actions.tsx';
import { AttendanceGrid } from './grid/attendance-grid.tsx';
import { PicturesPage } from './pictures/pictures-page.tsx';
import { type Attendance, useAttendance } from './rows/attendance.ts';
import { everybodyShown, FilterChips, filteredRows, type GridFilter } from './rows/grid-filter.tsx';
import pageStyles from '../../ui/page.module.css';
import buttonStyles from '../../ui/button.module.css';
import styles from './attendance.module.css';

/** Attendance: people by slot. */
export function AttendanceSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t } = usePreferences();
  const { workshop } = snapshot;
  const attendance = useAttendance(snapshot);
  const { slots, completionFrom } = workshop.attendance;
  return (
    <main className={clsx(pageStyles['work'], pageStyles['fixed'], 'prints prints-wide')}>
      <PrintTitle workshop={workshop} />
      <div className={clsx(pageStyles['page-head'], styles['attendance-head'])}>
        <h1>{t('screens.section.attendance')}</h1>
        <p className={clsx(pageStyles['about'], styles['about'], 'one-line')}>
          {t('screens.attendance.about', { slots: t(`vocabulary.slotKind.${slots}`).toLowerCase() })} ·{' '}
          {t('screens.attendance.aboutCertificate', { percent: completionFrom })}
        </p>
        <span className={clsx(pageStyles['actions'], styles['actions'])}>
          <PageLink
            className={buttonStyles['button']}
            data-part="button"
            data-action="go.register"
            to={workshopPath(workshop.id, 'register')}
          >
            {t('screens.section.register')}
          </PageLink>
          <PageLink
            className={buttonStyles['button']}
            data-part="button"
            data-action="go.desk"
            to={workshopPath(workshop.id, 'desk')}
          >
            {t('screens.section.desk')}
          </PageLink>
        </span>
      </div>
      {attendance === undefined ? (
        <CardSkeleton />
      ) : attendance.rows.length === 1 ? (
        <Nothing title={t('screens.attendance.nobody')} hint={t('screens.attendance.nobodyHint')} />
      ) : attendance.slots.length === 0 ? (
        <Nothing title={t('screens.attendance.noSlots')} hint={t('screens.attendance.noSlotsHint')} />
      ) : (
        <AttendancePages attendance={attendance} />
      )}
    </main>
  );
}

function AttendancePages({ attendance }: { readonly attendance: Attendance }): ReactNode {
  const { t } = usePreferences();
  const [page, setPage] = useKept<AttendanceView>('page', 'grid');
  const [filter, setFilter] = useKept<GridFilter>('filter', everybodyShown);
  const [countsHeads, setCountsHeads] = useState(attendance.snapshot.headCounts.length > 0);
  const rows = useMemo(() => filteredRows(attendance.rows, filter), [attendance.rows, filter]);
  const found = useContradictions(attendance);
  useActions({ 'attendance.view': (part) => attendanceViews.filter((each) => each === part).forEach(setPage) });
  const open = (chosen: GridFilter): void => {
    setFilter(chosen);
    setPage('grid');
  };
  return (
    <>
      <div className={clsx(pageStyles['tool-bar'], styles['attendance-tools'])}>
        <SegmentedControl<AttendanceView>
          action="attendance.view"
          label={t('screens.attendance.page.name')}
          value={page}
          onChange={setPage}
          choices={[
            { value: 'grid', name: t('screens.attendance.page.grid') },
            { value: 'pictures', name: t('screens.attendance.page.pictures') },
            { value: 'contradictions', name: t('screens.attendance.page.contradictions', { count: found.length }) },
          ]}
        />
        {page === 'grid' ? <ListOrderSelect workshop={attendance.snapshot.workshop} labelHidden /> : null}
        {page === 'grid' ? <FilterChips attendance={attendance} filter={filter} onFilter={setFilter} /> : null}
        <span className={clsx(pageStyles['end'], styles['end'])}>
          <DayActions attendance={attendance} countsHeads={countsHeads} onCountHeads={setCountsHeads} />
        </span>
      </div>
      {page === 'grid' ? <AttendanceGrid attendance={attendance} rows={rows} countsHeads={countsHeads} /> : null}
      {page === 'pictures' ? <PicturesPage attendance={attendance} onOpen={open} /> : null}
      {page === 'contradictions' ? <ContradictionsPage attendance={attendance} found={found} onOpen={open} /> : null}
    </>
  );
}

function Nothing({ title, hint }: { readonly title: string; readonly hint: string }): ReactNode {
  return (
    <div className={clsx(pageStyles['card'], pageStyles['empty'])}>
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}
