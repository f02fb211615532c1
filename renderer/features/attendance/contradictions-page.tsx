import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { marksIn, type SlotId } from '../../../shared/domain/attendance/attendance.ts';
import { type Contradiction, contradictions } from '../../../shared/domain/attendance/contradictions.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { shownName, type Travel } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { dayName, slotName } from '../../../shared/text/slot-name.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { confirmAllWhoCame } from '../../commands/people.ts';
import { ActionButton } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { readSignatures } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import type { Attendance } from './rows/attendance.ts';
import type { GridFilter } from './rows/grid-filter.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './pictures/pictures.module.css';

type ContradictionsPageProps = {
  readonly attendance: Attendance;
  readonly found: readonly Contradiction[];
  readonly onOpen: (filter: GridFilter) => void;
};

/** Lists contradictions, each with a link to its row. */
export function ContradictionsPage({ attendance, found, onOpen }: ContradictionsPageProps): ReactNode {
  const { t } = usePreferences();
  return (
    <div className={styles['contradictions']}>
      {found.length === 0 ? (
        <div className={clsx(pageStyles['card'], pageStyles['empty'])}>
          <h2>{t('screens.attendance.contradiction.none')}</h2>
          <p>{t('screens.attendance.contradiction.noneHint')}</p>
        </div>
      ) : (
        <>
          <ConfirmAll workshopId={attendance.snapshot.workshop.id} found={found} />
          <ul className={clsx(pageStyles['card'], styles['contradiction-list'])}>
            {found.map((each) => (
              <li key={`${each.kind} ${each.participationId} ${each.slotIds.join(' ')}`}>
                <ContradictionLine attendance={attendance} contradiction={each} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

type ConfirmAllProps = { readonly workshopId: string; readonly found: readonly Contradiction[] };

/** Confirms everybody who came unconfirmed: mostly all of them, after the first day. */
function ConfirmAll({ workshopId, found }: ConfirmAllProps): ReactNode {
  const t = useText();
  const { runUndoably } = useFeedback();
  const count = found.filter(({ kind }) => kind === 'not-confirmed').length;
  if (count === 0) return null;
  return (
    <div className={pageStyles['tool-bar']}>
      <ActionButton
        action="attendance.confirm-all"
        plain
        look="primary"
        onPress={() => void runUndoably('participation.confirm', confirmAllWhoCame(workshopId))}
      >
        {t('screens.attendance.contradiction.confirmAll', { count })}
      </ActionButton>
    </div>
  );
}

const noContradictions: readonly Contradiction[] = [];

/** Milliseconds without a change after which contradictions are looked for again. */
const quiet = 600;

export function useContradictions({ snapshot, sheet }: Attendance): readonly Contradiction[] {
  const signatures = useStored(() => readSignatures(snapshot.workshop.id), [snapshot.workshop.id]);
  const [settled, setSettled] = useState<Pick<Attendance, 'snapshot' | 'sheet'> | null>(null);
  const isFirst = settled === null;
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ snapshot, sheet }), isFirst ? 0 : quiet);
    return () => clearTimeout(timer);
  }, [snapshot, sheet, isFirst]);
  return useMemo(
    // Not before the grid is shown and the signatures are read, so that it is done once.
    () =>
      signatures === undefined || settled === null
        ? noContradictions
        : contradictions({ ...settled.snapshot, attendance: marksIn(settled.sheet) }, signatures),
    [settled, signatures],
  );
}

function ContradictionLine({
  attendance,
  contradiction,
  onOpen,
}: Omit<ContradictionsPageProps, 'found'> & { readonly contradiction: Contradiction }): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot, rows } = attendance;
  const { kind, participationId, slotIds } = contradiction;
  const participation = snapshot.participations.find((each) => each.id === participationId);
  const person = snapshot.people.find((each) => each.id === participation?.personId);
  if (participation === undefined || person === undefined) return null;
  const name = shownName(participation, person, language);
  const isShown = rows.some((row) => row.kind === 'person' && row.participation.id === participationId);
  const places = placesOf(slotIds, attendance, language, t);
  return (
    <>
      <span className={styles['contradiction-text']}>
        <strong>{name}</strong>{' '}
        {t(`screens.attendance.contradiction.${kind}`, {
          status: t(`vocabulary.participationStatus.${participation.status}`).toLowerCase(),
          travel: travelText(
            kind === 'before-arrival' ? participation.arrival : participation.departure,
            snapshot,
            language,
            t,
          ),
          certificate: t(`screens.attendance.certificate.${participation.completion?.result ?? 'none'}`),
          reason: participation.completion?.reason ?? '',
        })}
        {places.length === 0 ? null : <span className="small soft"> {places.join(' · ')}</span>}
      </span>
      {isShown ? (
        <ActionButton
          action="attendance.show-row"
          row={{ id: `${kind} ${participationId}`, name }}
          plain
          small
          onPress={() => onOpen({ kind: 'chosen', ids: new Set([participationId]), name })}
        />
      ) : null}
    </>
  );
}

/** Slots by day and name; a whole day by its day. */
function placesOf(
  slotIds: readonly SlotId[],
  { snapshot, slots }: Attendance,
  language: Language,
  t: Translate,
): string[] {
  return slotIds.flatMap((id) => {
    const slot = slots.find((each) => each.id === id);
    const dayId = slot?.dayId ?? (id.startsWith('day/') ? id.slice('day/'.length) : undefined);
    if (dayId === undefined) return [];
    const day = dayName(dayId, snapshot, language, t);
    return [slot === undefined || slot.kind === 'day' ? day : `${day}, ${slotName(slot, snapshot, language, t)}`];
  });
}

function travelText(travel: Travel | null, snapshot: WorkshopSnapshot, language: Language, t: Translate): string {
  if (travel === null) return '';
  const day = dayName(travel.dayId, snapshot, language, t);
  return travel.at === null ? day : `${day}, ${travel.at}`;
}
