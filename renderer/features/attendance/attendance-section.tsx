import { useMemo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { textIn } from '../../../shared/domain/language.ts';
import { slotsOf } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { workshopPath } from '../../app/routes.ts';
import { readAttendance } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/reading.ts';
import { AttendanceGrid } from './attendance-grid.tsx';
import { gridRows } from './grid-rows.ts';

/** Who was there: people by slot. */
export function AttendanceSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { workshop, days, sessions } = snapshot;
  const sheet = useStored(() => readAttendance(workshop.id), [workshop.id]);
  const rows = useMemo(() => gridRows(snapshot, language, t), [snapshot, language, t]);
  const slots = useMemo(() => slotsOf(workshop.attendance, days, sessions), [workshop.attendance, days, sessions]);
  return (
    <main className="work fixed">
      <div className="page-head">
        <h1>{t('screens.section.attendance')}</h1>
        <p className="about">
          {textIn(workshop.title, language)} ·{' '}
          {t('screens.attendance.about', {
            slots: t(`vocabulary.slotKind.${workshop.attendance.slots}`).toLowerCase(),
          })}
        </p>
        <span className="actions">
          <Link className="button" href={workshopPath(workshop.id, 'desk')}>
            {t('screens.section.desk')}
          </Link>
        </span>
      </div>
      {rows.length === 1 ? (
        <Nothing title={t('screens.attendance.nobody')} hint={t('screens.attendance.nobodyHint')} />
      ) : slots.length === 0 ? (
        <Nothing title={t('screens.attendance.noSlots')} hint={t('screens.attendance.noSlotsHint')} />
      ) : sheet === undefined ? null : (
        <AttendanceGrid snapshot={snapshot} rows={rows} slots={slots} sheet={sheet} />
      )}
    </main>
  );
}

function Nothing({ title, hint }: { readonly title: string; readonly hint: string }): ReactNode {
  return (
    <div className="card empty">
      <h2>{title}</h2>
      <p>{hint}</p>
    </div>
  );
}
