import { shownName } from '../../../shared/domain/shown-name.ts';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { contradictions, type Contradiction } from '../../../shared/domain/contradictions.ts';
import { marksIn } from '../../../shared/domain/attendance.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import type { GridFilter } from './grid-filter.ts';
import { dayName, slotName } from '../../../shared/text/slot-name.ts';
import type { Attendance } from './use-attendance.ts';

type ContradictionsPageProps = { readonly attendance: Attendance; readonly onOpen: (filter: GridFilter) => void };

/** What cannot be true together, each with the way to its row. */
export function ContradictionsPage({ attendance, onOpen }: ContradictionsPageProps): ReactNode {
  const { t } = usePreferences();
  const found = useContradictions(attendance);
  return (
    <div className="contradictions">
      {found.length === 0 ? (
        <div className="card empty">
          <h2>{t('screens.attendance.contradiction.none')}</h2>
          <p>{t('screens.attendance.contradiction.noneHint')}</p>
        </div>
      ) : (
        <ul className="card contradiction-list">
          {found.map((each) => (
            <li key={`${each.kind} ${each.participationId} ${each.slotIds.join(' ')}`}>
              <ContradictionLine attendance={attendance} contradiction={each} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">{t('screens.attendance.contradiction.later')}</p>
    </div>
  );
}

/** Milliseconds of quiet after which they are looked for again: nobody reads them between two keys. */
const quiet = 600;

export function useContradictions({ snapshot, sheet }: Attendance): readonly Contradiction[] {
  const [settled, setSettled] = useState({ snapshot, sheet });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ snapshot, sheet }), quiet);
    return () => clearTimeout(timer);
  }, [snapshot, sheet]);
  return useMemo(() => contradictions({ ...settled.snapshot, attendance: marksIn(settled.sheet) }), [settled]);
}

function ContradictionLine({
  attendance,
  contradiction,
  onOpen,
}: ContradictionsPageProps & { readonly contradiction: Contradiction }): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot, rows, slots } = attendance;
  const { kind, participationId, slotIds } = contradiction;
  const participation = snapshot.participations.find((each) => each.id === participationId);
  const person = snapshot.people.find((each) => each.id === participation?.personId);
  if (participation === undefined || person === undefined) return null;
  const name = shownName(participation, person, language);
  const isShown = rows.some((row) => row.kind === 'person' && row.participation.id === participationId);
  const places = slots
    .filter((slot) => slotIds.includes(slot.id))
    .map((slot) => `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`);
  return (
    <>
      <span className="contradiction-text">
        <strong>{name}</strong>{' '}
        {t(`screens.attendance.contradiction.${kind}`, {
          status: t(`vocabulary.participationStatus.${participation.status}`).toLowerCase(),
        })}
        {places.length === 0 ? null : <span className="small soft"> {places.join(' · ')}</span>}
      </span>
      {isShown ? (
        <Button small onPress={() => onOpen({ kind: 'chosen', ids: new Set([participationId]), name })}>
          {t('screens.attendance.contradiction.open')}
        </Button>
      ) : null}
    </>
  );
}
