import { useMemo, type ReactNode } from 'react';
import { usePreferences } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import type { GridFilter } from './grid-filter.ts';
import { PrintTitle } from '../../forms/print-title.tsx';
import { PictureCard } from './picture-card.tsx';
import { leftEarly, pictures, stackedStatuses, type Bar, type BarPart } from './presence.ts';
import { dayName, slotName } from '../../../shared/text/slot-name.ts';
import type { Attendance } from './use-attendance.ts';

type PicturesPageProps = { readonly attendance: Attendance; readonly onOpen: (filter: GridFilter) => void };

/** Presence in pictures: by day, by slot, by delegation, by sex, and who left early. */
export function PicturesPage({ attendance, onOpen }: PicturesPageProps): ReactNode {
  const { t, language } = usePreferences();
  const drawn = useMemo(() => pictures(attendance, language, t), [attendance, language, t]);
  const open = (bar: Bar, { status, ids }: BarPart): void =>
    onOpen({ kind: 'chosen', ids, name: `${bar.name}: ${t(`vocabulary.attendanceStatus.${status}`)}` });
  return (
    <div className="pictures prints">
      <PrintTitle workshop={attendance.snapshot.workshop} />
      <div className="tool-bar picture-legend">
        {stackedStatuses.map((status) => (
          <span key={status} className={`legend-entry ${status}`}>
            {t(`vocabulary.attendanceStatus.${status}`)}
          </span>
        ))}
        <span className="end">
          <Button small icon="print" onPress={() => window.print()}>
            {t('screens.attendance.pictures.print')}
          </Button>
        </span>
      </div>
      <div className="picture-cards">
        {drawn.map((picture) => (
          <PictureCard key={picture.key} picture={picture} onOpen={open} />
        ))}
        <LeftEarly attendance={attendance} />
      </div>
    </div>
  );
}

function LeftEarly({ attendance }: { readonly attendance: Attendance }): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot, slots } = attendance;
  const people = leftEarly(attendance);
  return (
    <section className="card picture">
      <h2>{t('screens.attendance.pictures.leftEarly')}</h2>
      {people.length === 0 ? <p className="note">{t('screens.attendance.pictures.nobodyLeft')}</p> : null}
      <ul className="left-early">
        {people.map(({ row, columns }) => (
          <li key={row.participation.id}>
            <strong>{row.name}</strong>{' '}
            <span className="soft">
              {columns
                .flatMap((column) => slots[column] ?? [])
                .map(
                  (slot) => `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`,
                )
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
