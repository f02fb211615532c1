import { clsx } from 'clsx';
import { type ReactNode, type Ref, useId } from 'react';
import { percentOf, tallyOf } from '../../../../shared/domain/attendance/attendance-rates.ts';
import { type AttendanceStatus, attendanceStatuses } from '../../../../shared/domain/attendance/attendance.ts';
import { daysInOrder } from '../../../../shared/domain/attendance/slots.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import { orderedPeople } from '../../../../shared/text/collation.ts';
import { dayName, slotName } from '../../../../shared/text/slot-name.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { useText } from '../../../context/preferences.tsx';
import { type Attendance, delegationRow, type PersonRow } from '../rows/attendance.ts';
import { isExpectedAt, statusAt } from '../rows/grid-marks.ts';
import styles from './pictures.module.css';

type BarChartProps = {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly onOpen: (bar: Bar, part: BarPart) => void;
  readonly ref: Ref<SVGSVGElement>;
};

const [nameWidth, barWidth, sumWidth] = [200, 230, 130];
const width = nameWidth + barWidth + sumWidth;
const lineHeight = 30;
const barHeight = 18;
const headHeight = 34;

/** The longest name that its place takes; the whole of it stands in the table and on hover. */
const longestName = 30;

/**
 * Stacked bars, drawn by ourselves. The table beside it says the same to whoever does not see it, so that the drawing
 * itself is one picture with a name.
 */
export function BarChart({ title, bars, onOpen, ref }: BarChartProps): ReactNode {
  const t = useText();
  const id = useId();
  const height = headHeight + bars.length * lineHeight;
  return (
    <svg ref={ref} className={styles['bar-chart']} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <Hatches id={id} />
      <text x={0} y={18} className={styles['bar-title']}>
        {title}
      </text>
      {bars.map((bar, line) => {
        const top = headHeight + line * lineHeight;
        const percent = percentOf(bar.present, bar.counted) ?? 0;
        return (
          <g key={bar.key}>
            <text x={0} y={top + barHeight - 4} className={styles['bar-name']}>
              <title>{bar.name}</title>
              {bar.name.length > longestName ? `${bar.name.slice(0, longestName - 1)}…` : bar.name}
            </text>
            {partsWithPlaces(bar).map(({ part, x, length }) => (
              <g key={part.status} className={styles['bar-part']} onClick={() => onOpen(bar, part)}>
                <title>{`${t(`vocabulary.attendanceStatus.${part.status}`)}: ${part.count}`}</title>
                <Hatched id={id} status={part.status} place={{ x, y: top, width: Math.max(length - 1, 1) }} />
              </g>
            ))}
            <text x={width} y={top + barHeight - 4} className={styles['bar-sum']}>
              {t('screens.attendance.pictures.sum', { present: bar.present, expected: bar.expected, percent })}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** Lines over the colour of a status, in a square of six units, so that statuses are told apart in grey too. */
const hatches = {
  late: 'M0 6L6 0',
  'left-early': 'M3 0V6',
  excused: 'M0 3H6',
  absent: 'M0 0L6 6M0 6L6 0',
} as const satisfies Partial<Record<AttendanceStatus, string>>;
const isHatched = (status: AttendanceStatus): status is keyof typeof hatches => status in hatches;

/** The patterns of a drawing, under ids that begin with its own. */
function Hatches({ id }: { readonly id: string }): ReactNode {
  return (
    <defs>
      {Object.entries(hatches).map(([status, lines]) => (
        <pattern key={status} id={`${id}${status}`} width={6} height={6} patternUnits="userSpaceOnUse">
          <path d={lines} className={styles['hatch']} />
        </pattern>
      ))}
    </defs>
  );
}

type HatchedProps = {
  readonly id: string;
  readonly status: AttendanceStatus;
  readonly place: { readonly x: number; readonly y: number; readonly width: number };
};

function Hatched({ id, status, place }: HatchedProps): ReactNode {
  return (
    <>
      <rect {...place} height={barHeight} className={clsx(styles['bar-fill'], styles[status])} />
      {isHatched(status) ? <rect {...place} height={barHeight} fill={`url(#${id}${status})`} /> : null}
    </>
  );
}

/** The colour and the lines of a status, for the legend. */
export function StatusSwatch({ status }: { readonly status: AttendanceStatus }): ReactNode {
  const id = useId();
  return (
    <svg className={styles['swatch']} viewBox={`0 0 ${barHeight} ${barHeight}`} aria-hidden="true">
      <Hatches id={id} />
      <Hatched id={id} status={status} place={{ x: 0, y: 0, width: barHeight }} />
    </svg>
  );
}

function partsWithPlaces(bar: Bar): { readonly part: BarPart; readonly x: number; readonly length: number }[] {
  let x = nameWidth;
  return bar.parts.flatMap((part) => {
    if (part.count === 0) return [];
    const length = (barWidth * part.count) / bar.expected;
    const place = { part, x, length };
    x += length;
    return [place];
  });
}

/** In the order in which a bar is stacked. */
export const stackedStatuses = ['present', 'late', 'left-early', 'excused', 'absent', 'unmarked'] as const;

/** One part of a bar, with the people whom it stands for. */
export type BarPart = {
  readonly status: AttendanceStatus;
  readonly count: number;
  readonly ids: ReadonlySet<string>;
};

export type Bar = {
  readonly key: string;
  readonly name: string;
  readonly parts: readonly BarPart[];
  readonly present: number;
  readonly expected: number;
  /** What the percentage is of: without the excused where they are left out. */
  readonly counted: number;
};

export type Picture = {
  readonly key: 'day' | 'half-day' | 'session' | 'delegation' | 'sex';
  readonly bars: readonly Bar[];
};

/** Presence by day, by slot, by delegation and by sex. The last two look at the slots that have begun only. */
export function pictures(attendance: Attendance, language: Language, t: Translate): Picture[] {
  const { snapshot, slots, counted } = attendance;
  const { delegations, workshop } = snapshot;
  const columns = slots.map((_, column) => column);
  const begun = columns.filter((column) => hasBegun(attendance, column));
  const bar = (key: string, name: string, people: readonly PersonRow[], of: readonly number[]): Bar =>
    barOf(attendance, key, name, people, of);
  const days = daysInOrder(snapshot.days).map((day) =>
    bar(
      day.id,
      dayName(day.id, snapshot, language, t),
      counted,
      columns.filter((column) => slots[column]?.dayId === day.id),
    ),
  );
  const bySlot = slots.map((slot, column) =>
    bar(slot.id, `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`, counted, [
      column,
    ]),
  );
  // By delegation also where the list, and with it the grid, is not divided.
  const listing = { order: workshop.listOrder, language, delegations, divided: true };
  const groups = orderedPeople(counted, listing).groups.map((group) => delegationRow(group, language, t));
  const sexes = (['female', 'male', 'unspecified'] as const).map((sex) => {
    const name = t(
      `screens.attendance.${({ female: 'women', male: 'men', unspecified: 'unspecified' } as const)[sex]}`,
    );
    return bar(
      sex,
      name,
      counted.filter((row) => row.sex === sex),
      begun,
    );
  });
  const kind = workshop.attendance.slots;
  const all: Picture[] = [
    { key: 'day', bars: days },
    { key: kind, bars: kind === 'day' ? [] : bySlot },
    { key: 'delegation', bars: groups.map((group) => bar(group.id, group.name, group.people, begun)) },
    { key: 'sex', bars: sexes },
  ];
  return all
    .map(({ key, bars }) => ({ key, bars: bars.filter((each) => each.expected > 0) }))
    .filter(({ bars }) => bars.length > 0);
}

/** Who left early, and from which slots. */
export function leftEarly(attendance: Attendance): { readonly row: PersonRow; readonly columns: readonly number[] }[] {
  return attendance.counted.flatMap((row) => {
    const marks = attendance.read(row.participation.id);
    const columns = attendance.slots.flatMap((_, column) => (statusAt(marks, column) === 'left-early' ? [column] : []));
    return columns.length === 0 ? [] : [{ row, columns }];
  });
}

function hasBegun({ over, counted, read }: Attendance, column: number): boolean {
  return over[column] === '1' || counted.some((row) => statusAt(read(row.participation.id), column) !== 'unmarked');
}

function barOf(
  { read, snapshot }: Attendance,
  key: string,
  name: string,
  people: readonly PersonRow[],
  columns: readonly number[],
): Bar {
  const found = new Map<AttendanceStatus, string[]>(attendanceStatuses.map((status) => [status, []]));
  for (const { participation } of people) {
    const marks = read(participation.id);
    for (const column of columns) {
      if (isExpectedAt(marks, column)) found.get(statusAt(marks, column))?.push(participation.id);
    }
  }
  const parts = stackedStatuses.map((status) => {
    const ids = found.get(status) ?? [];
    return { status, count: ids.length, ids: new Set(ids) };
  });
  const { present, excused, expected } = tallyOf(
    parts.flatMap(({ status, count }) => Array.from({ length: count }, () => status)),
  );
  const counted = snapshot.workshop.attendance.excusedCounts ? expected : expected - excused;
  return { key, name, parts, present, expected, counted };
}
