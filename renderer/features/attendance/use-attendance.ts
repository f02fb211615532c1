import { useEffect, useMemo, useState } from 'react';
import type { AttendanceSheet } from '../../../shared/domain/attendance.ts';
import { expectationOf, type Expectation } from '../../../shared/domain/attendance-tally.ts';
import { isCounted } from '../../../shared/domain/participation.ts';
import { timedSlots } from '../../../shared/domain/slot-at.ts';
import { slotsOf, type Slot } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readAttendance } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/reading.ts';
import { rowReader, type ReadRow } from './grid-marks.ts';
import { gridRows, type GridRow, type PersonRow } from './grid-rows.ts';

/** A workshop's attendance as the section shows it. */
export type Attendance = {
  readonly snapshot: WorkshopSnapshot;
  readonly sheet: AttendanceSheet;
  readonly slots: readonly Slot[];
  /** One digit a slot: 1 where its time has passed. */
  readonly over: string;
  readonly rows: readonly GridRow[];
  /** The participants: who is counted. */
  readonly counted: readonly PersonRow[];
  readonly expects: Expectation;
  readonly read: ReadRow;
};

/** Undefined until the marks are read. */
export function useAttendance(snapshot: WorkshopSnapshot): Attendance | undefined {
  const { t, language } = usePreferences();
  const { workshop, days, sessions } = snapshot;
  const sheet = useStored(() => readAttendance(workshop.id), [workshop.id]);
  const slots = useMemo(() => slotsOf(workshop.attendance, days, sessions), [workshop.attendance, days, sessions]);
  const rows = useMemo(() => gridRows(snapshot, language, t), [snapshot, language, t]);
  const expects = useMemo(() => expectationOf(snapshot), [snapshot]);
  const over = useSlotsOver(snapshot);
  const counted = useMemo(
    () => rows.filter((row): row is PersonRow => row.kind === 'person' && isCounted(row.participation)),
    [rows],
  );
  const read = useMemo(
    () => (sheet === undefined ? undefined : rowReader(sheet, slots, expects)),
    [sheet, slots, expects],
  );
  return useMemo(
    () =>
      sheet === undefined || read === undefined
        ? undefined
        : { snapshot, sheet, slots, over, rows, counted, expects, read },
    [snapshot, sheet, slots, over, rows, counted, expects, read],
  );
}

const minute = 60_000;

/** Looked at once a minute; a slot of a day without a date is never over. */
function useSlotsOver(snapshot: WorkshopSnapshot): string {
  const [instant, setInstant] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), minute);
    return () => clearInterval(timer);
  }, []);
  const { timeZone } = snapshot.workshop;
  return useMemo(() => {
    const { day, clock } = localTime(instant, timeZone);
    return timedSlots(snapshot)
      .map(({ date, endsAt }) => (date !== null && (date < day || (date === day && endsAt <= clock)) ? '1' : '0'))
      .join('');
  }, [snapshot, instant, timeZone]);
}
