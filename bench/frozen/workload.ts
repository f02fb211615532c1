/**
 * What every subject of a row is given and asked to do, the product as well as the limit and the peer it is compared
 * with. Plain types on purpose: nothing in this folder imports the product, so a change of the product cannot change
 * what it is measured against.
 */

/** How much data: S is a year of work, M a decade, L ten decades. */
export const sizes = ['S', 'M', 'L'] as const;
export type Size = (typeof sizes)[number];

/** Workshops and people in all; the seed of the generator. */
export const amounts: Readonly<
  Record<Size, { readonly workshops: number; readonly people: number; readonly seed: number }>
> = {
  S: { workshops: 80, people: 4_000, seed: 80 },
  M: { workshops: 800, people: 40_000, seed: 800 },
  L: { workshops: 8_000, people: 400_000, seed: 8_000 },
};

/** Number of the workshop at which the tasks begin: neither the first nor one of the unusual ones. */
export const usualWorkshop = 20;

/** Entries of the journal after its last snapshot. */
export const laterEntries = 500;
/** People and toggles of the attendance grid; it has 40 columns. */
export const gridPeople: Readonly<Record<Size, number>> = { S: 300, M: 300, L: 3_000 };
export const gridToggles = 25;
/** Row of the person whose first mark is toggled: below the first cursor position, and in view. */
export const toggledPerson = 5;
/** Rows of the spreadsheet; it has 20 columns. */
export const spreadsheetRows: Readonly<Record<Size, number>> = { S: 1_000, M: 10_000, L: 50_000 };
/** Days of the attendance sheet as PDF, 300 people signing, about 25 pages a day. */
export const printedDays: Readonly<Record<Size, number>> = { S: 1, M: 8, L: 16 };
/** How often the published conference is held in a row in one workshop: 872, 2,616 and 4,360 sessions; no workshop takes more. */
export const conferenceTimes: Readonly<Record<Size, number>> = { S: 1, M: 3, L: 5 };
/** Agendas of 872 sessions that are checked one after the other. */
export const checkedAgendas: Readonly<Record<Size, number>> = { S: 1, M: 14, L: 140 };
export const checkedMoves = 1_000;
/** Marks given in the app, one after the other. */
export const savedMarks = 30;
/** Weeks that are planned, by the seed of the problem: 60 sessions, 5 days, 4 rooms, 20 trainers, 15 precedences. */
export const plannedWeeks: Readonly<Record<Size, readonly number[]>> = {
  S: [1],
  M: [1, 2, 3],
  L: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
};

/** In the order of the byte that stands for each in a sheet. */
export const plainStatuses = ['unmarked', 'present', 'late', 'left-early', 'excused', 'absent'] as const;
export type PlainStatus = (typeof plainStatuses)[number];

/** The marks of one workshop: one byte a mark, participations × slots, row by row. */
export type PlainSheet = {
  readonly workshopId: string;
  readonly participationIds: readonly string[];
  readonly slotIds: readonly string[];
  readonly marks: Uint8Array;
};
export type PlainMark = { readonly participationId: string; readonly slotId: string; readonly status: PlainStatus };

/** Every mark that is not `unmarked`, by participation and then by slot. */
export function plainMarks({ participationIds, slotIds, marks }: PlainSheet): PlainMark[] {
  return participationIds.flatMap((participationId, row) =>
    slotIds.flatMap((slotId, column) => {
      const status = plainStatuses[marks[row * slotIds.length + column] ?? 0] ?? 'unmarked';
      return status === 'unmarked' ? [] : [{ participationId, slotId, status }];
    }),
  );
}

export function plainStatusIn(sheet: PlainSheet, participationId: string, slotId: string): PlainStatus {
  const row = sheet.participationIds.indexOf(participationId);
  const column = sheet.slotIds.indexOf(slotId);
  return plainStatuses[sheet.marks[row * sheet.slotIds.length + column] ?? 0] ?? 'unmarked';
}

/** A sheet as text: one digit a mark. */
export type PlainSheetText = Omit<PlainSheet, 'marks'> & { readonly marks: string };

export function sheetToText(sheet: PlainSheet): PlainSheetText {
  return { ...sheet, marks: sheet.marks.join('') };
}

export function sheetFromText(text: PlainSheetText): PlainSheet {
  return { ...text, marks: Uint8Array.from(text.marks, Number) };
}

/** What a sample in a process of its own does: everything before `work` is not measured, and neither is `check`. */
export type Prepared<Answer> = {
  readonly work: () => Promise<Answer>;
  readonly check: (answer: Answer) => Promise<{ readonly check: string; readonly bytes: number | null }>;
};

/** FNV-1a (32 bits) over text: the same in Node and in the page, and enough to tell two answers apart. */
export function checksum(parts: Iterable<string>): string {
  let state = 0x81_1c_9d_c5;
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 1) {
      state = Math.imul(state ^ part.charCodeAt(index), 0x01_00_01_93);
    }
    state = Math.imul(state ^ 0x1f, 0x01_00_01_93);
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}
