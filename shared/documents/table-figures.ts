import { emptySheet, statusIn, withMarks, type AttendanceStatus } from '../domain/attendance.ts';
import { ratesOf, type Rates } from '../domain/attendance-rates.ts';
import { expectationOf } from '../domain/attendance-tally.ts';
import { slotsOf, type Slot } from '../domain/slots.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { DocumentRequest } from './document-request.ts';
import type { ListedPerson } from './listed-person.ts';
import { sheetPeople } from './sheet-people.ts';
import type { Wording } from './wording.ts';
import { chosenDays } from './workshop-lines.ts';

/** A participant in the table; null stands for a slot in which nobody expects them. */
export type FiguresRow = {
  readonly person: ListedPerson;
  readonly delegation: string;
  readonly statuses: readonly (AttendanceStatus | null)[];
  readonly rates: Rates;
};

/** Who was present when, as far as it is marked. */
export type Figures = {
  readonly slots: readonly Slot[];
  /** So many slots from the first are on days before the date of the document: what is not marked there was missed. */
  readonly over: number;
  readonly rows: readonly FiguresRow[];
};

/** Participants only: staff sign, but are never counted. */
export function figuresOf(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): Figures {
  const days = chosenDays(snapshot, request);
  const slots = slotsOf(snapshot.workshop.attendance, days, snapshot.sessions);
  const past = new Set(days.filter(({ date }) => date !== null && date < request.asOf).map(({ id }) => id));
  const firstOpen = slots.findIndex(({ dayId }) => !past.has(dayId));
  const over = firstOpen < 0 ? slots.length : firstOpen;
  const isExpected = expectationOf(snapshot);
  const sheet = withMarks(emptySheet(snapshot.workshop.id), snapshot.attendance);
  const rows = sheetPeople(snapshot, request, wording).groups.flatMap((group) =>
    group.people.map((person): FiguresRow => {
      const { id } = person.participation;
      const statuses = slots.map((slot) => (isExpected(id, slot) ? statusIn(sheet, id, slot.id) : null));
      const rated = statuses.flatMap((status, index) => (status === null ? [] : [{ status, isOver: index < over }]));
      const delegation = group.names[0] ?? wording.say(wording.first, 'documents.without-delegation');
      return { person, delegation, statuses, rates: ratesOf(rated, snapshot.workshop.attendance) };
    }),
  );
  return { slots, over, rows };
}

/** What several people have together. */
export function sumOfRates(rows: readonly FiguresRow[]): Rates {
  const sum = (count: (rates: Rates) => number): number => rows.reduce((all, { rates }) => all + count(rates), 0);
  return {
    attended: sum((one) => one.attended),
    missed: sum((one) => one.missed),
    open: sum((one) => one.open),
    soFar: sum((one) => one.soFar),
    all: sum((one) => one.all),
  };
}

/** The people who are added up in one line below the table. */
export type FiguresTotal = {
  readonly by: 'all' | 'sex' | 'delegation';
  /** As it stands in the column of sex or delegation; a line of all has a name only. */
  readonly label: string;
  /** The same where no column says what it is about: "Female" for F. */
  readonly name: string;
  readonly rows: readonly FiguresRow[];
};

/** All, then each sex, then each delegation. */
export function totalsOf({ rows }: Figures, wording: Wording): FiguresTotal[] {
  const everybody = wording.both('documents.total');
  const sexes = [...new Set(rows.map(({ person }) => person.sex))];
  const delegations = [...new Set(rows.map(({ delegation }) => delegation))];
  return [
    { by: 'all', label: everybody, name: everybody, rows },
    ...sexes.map((sex): FiguresTotal => ({
      by: 'sex',
      label: wording.say(wording.first, `vocabulary.sexShort.${sex}`),
      name: wording.both(`vocabulary.sex.${sex}`),
      rows: rows.filter(({ person }) => person.sex === sex),
    })),
    ...delegations.map((label): FiguresTotal => {
      return { by: 'delegation', label, name: label, rows: rows.filter(({ delegation }) => delegation === label) };
    }),
  ];
}
