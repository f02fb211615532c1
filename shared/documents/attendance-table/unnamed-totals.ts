import { type AttendanceStatus, headsIn, isPresence } from '../../domain/attendance/attendance.ts';
import type { Slot } from '../../domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { TextKey } from '../../text/text.ts';
import type { DocumentRequest } from '../document-request.ts';
import type { Wording } from '../wording.ts';

/** One line of people who were counted without a name, or of these and everybody else together. */
export type UnnamedTotal = {
  readonly label: string;
  /** By slot; null where nobody was counted, nor marked. */
  readonly counts: readonly (number | null)[];
  /** Whether it adds the lines before it to those who are marked as present. */
  readonly isSum: boolean;
};

type MarkedRows = readonly { readonly statuses: readonly (AttendanceStatus | null)[] }[];

type Marked = { readonly slots: readonly Slot[]; readonly isMarked: readonly boolean[]; readonly rows: MarkedRows };

const kinds = [
  ['women', 'female'],
  ['men', 'male'],
  ['unspecified', 'unspecified'],
] as const;

/**
 * Whoever was counted without a name, by sex, in each slot, as on the screen; the last line adds them to those who are marked
 * as present. None where nobody was counted, and in a table of some delegations: nobody says to which they belong.
 */
export function unnamedTotals(
  { headCounts }: Pick<WorkshopSnapshot, 'headCounts'>,
  { delegationIds }: Pick<DocumentRequest, 'delegationIds'>,
  { slots, isMarked, rows }: Marked,
  wording: Wording,
): UnnamedTotal[] {
  if (delegationIds !== null) return [];
  const counted = slots.map(({ id }) => headCounts.find(({ slotId }) => slotId === id));
  const present = kinds.filter(([kind]) => counted.some((each) => (each?.[kind] ?? 0) > 0));
  if (present.length === 0) return [];
  const together = counted.map((heads, slot) => {
    const named = isMarked[slot] === true ? presentIn(rows, slot) : null;
    return heads === undefined ? named : (named ?? 0) + headsIn(heads);
  });
  return [
    ...present.map(([kind, sex]) => ({
      label: labelOf(wording, ['screens.attendance.unnamed', `vocabulary.sex.${sex}`]),
      counts: counted.map((heads) => heads?.[kind] ?? null),
      isSum: false,
    })),
    { label: labelOf(wording, ['documents.with-unnamed']), counts: together, isSum: true },
  ];
}

/** "Without a name: female / Без имени: женский". */
function labelOf(wording: Wording, keys: readonly TextKey[]): string {
  const said = wording.languages.map((language) => {
    const [first = '', ...others] = keys.map((key) => wording.translate(language, key));
    return [first, ...others.map((word) => word.toLocaleLowerCase(language))].join(': ');
  });
  return [...new Set(said)].join(' / ');
}

/** How many of the people of a table were present in a slot. */
export function presentIn(rows: MarkedRows, slot: number): number {
  return rows.filter(({ statuses }) => isPresence(statuses[slot] ?? 'unmarked')).length;
}
