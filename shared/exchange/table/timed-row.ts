import { usualLength } from '../../domain/agenda/session.ts';
import type { Language, Text } from '../../domain/language.ts';
import { addMinutes, clockAt } from '../../time/wall-clock.ts';
import type { AboutSpeaker, FoundSession } from '../imported-agenda.ts';
import { importedLine, importedText, importedTitle, quoted } from '../plain-text.ts';
import { isBreakWithMore, kindNamed, kindOfTitle } from '../session-kind-words.ts';
import type { UnderstoodCell } from './agenda-table.ts';
import { ownTitleCell, type TitleCell, writtenTitleCell } from './title-cell.ts';
import { withoutDate, writtenDate } from './cell-date.ts';
import { type NameStyle, nameStyleOf, peopleIn } from '../speakers/cell-people.ts';
import { isFunction } from '../speakers/person-function.ts';
import { aboutPeople } from '../speakers/cell-speakers.ts';
import { hasDashedMinutes, readLength, readTime, readTimes, type WrittenTime } from './cell-time.ts';
import type { DayKey } from './table-days.ts';
import { isTitleColumn, type TableColumn } from './table-columns.ts';
import type { RowProblem } from './table-problems.ts';
import type { PlannedRow } from './table-rows.ts';

const minutesInDay = 24 * 60;
/** An end before its start is one of the next day only for what lasts up to this long. */
const longestNight = 10 * 60;
/** Gaps longer than this are no length: after the last session of the afternoon there may be a dinner. */
const longestGap = 4 * 60;
/**
 * Hours of working days: what begins earlier, below later hours and without am or pm, is in the afternoon; below hours of
 * the afternoon the hour from 7 is one of the evening too.
 */
const [earliestHour, earliestEvening] = [7, 8];

/** A session whose times are minutes since midnight, and whose length may not be known yet. */
export type TimedSession = Omit<FoundSession, 'start' | 'minutes'> & {
  readonly start: number | null;
  readonly minutes: number | null;
  /** "After 12:00": nobody says for how long. */
  readonly isOpen: boolean;
};

/** A title cell of the column of a language. */
type WrittenTitle = TitleCell & { readonly language: Language };

/** How a table writes its times and its names. */
export type TableStyle = {
  /** Minutes follow a hyphen: 9-30. */
  readonly isDashed: boolean;
  /** Whether hours go from 1 to 12, as far as the table shows; am and pm may be said of some of them. */
  readonly isTwelveHours: boolean;
  readonly names: NameStyle;
};

type Times = { readonly start: number | null; readonly minutes: number | null; readonly isOpen: boolean };
const noTimes: Times = { start: null, minutes: null, isOpen: false };

/** One row of a table that holds a session, or goes on with the one above it. */
export class TimedRow {
  readonly planned: PlannedRow;
  readonly problems: RowProblem[] = [];
  readonly #style: TableStyle;
  readonly #language: Language;

  constructor(planned: PlannedRow, style: TableStyle, language: Language) {
    this.planned = planned;
    this.#style = style;
    this.#language = language;
  }

  static styleOf(rows: readonly PlannedRow[]): TableStyle {
    const cells = rows.flatMap((row) =>
      row.columns.flatMap((column, index) =>
        column === 'time' || column === 'start' || column === 'end' ? (row.cells[index] ?? '') || [] : [],
      ),
    );
    const isDashed = hasDashedMinutes(cells);
    const times = cells.map((cell) => readTimes(withoutDate(cell), { isRange: true, isDashed }));
    const isOther = times.some(
      ({ start, end, isHalved }) =>
        !isHalved && ((start ?? 0) >= 13 * 60 || (end ?? 0) >= 13 * 60 || start === 0 || end === 0),
    );
    const leads = rows.flatMap((row) =>
      row.columns.flatMap((column, index) => (column === 'lead' ? (row.cells[index] ?? '') || [] : [])),
    );
    return { isDashed, isTwelveHours: !isOther, names: nameStyleOf(leads) };
  }

  problem(code: RowProblem['code'], values: RowProblem['values'] = {}): void {
    this.problems.push({ code, values });
  }

  /** Whether this row has no session of its own: more speakers or notes, or merged cells that repeat time and title. */
  goesOnWith(above: TimedRow): boolean {
    if (above.planned.sheet !== this.planned.sheet) return false;
    const hasOwn = (column: TableColumn): boolean => this.#own(column) !== '';
    const titles = this.#titleColumns();
    const isTimed = hasOwn('time') || hasOwn('start');
    if (isTimed || titles.some((column) => hasOwn(column)) || hasOwn('kind') || hasOwn('date') || hasOwn('day'))
      return false;
    const repeatsTitle = titles.some((column) => this.#cell(column) !== '');
    return repeatsTitle || ((hasOwn('lead') || hasOwn('description')) && this.#cell('room') === this.#repeatedRoom());
  }

  /** The session above with what this row adds to it. */
  joinedTo(session: TimedSession): TimedSession {
    const more = importedText(this.#own('description'), this.#language);
    const description = Object.fromEntries(
      Object.entries({ ...session.description, ...more }).map(([language, text]) => {
        const before = session.description[language as Language];
        const added = more[language as Language];
        return [language, before === undefined || added === undefined ? text : `${before}\n${added}`];
      }),
    );
    const { people, about } = this.#leads(this.#own('lead'));
    return {
      ...session,
      description,
      people: [...new Set([...session.people, ...people])],
      ...aboutThem([...(session.about ?? []), ...(about ?? [])]),
    };
  }

  /** The session of this row; null where it has none, with a problem. `last`: the last one of its day, wherever it stands. */
  session(
    day: DayKey,
    above: { readonly row: TimedRow; readonly session: TimedSession } | null,
    last: TimedSession | null,
  ): TimedSession | null {
    const named = this.#cell('kind');
    const own = this.#titleCells();
    const kind = kindNamed(named) ?? own.find((each) => each.kind !== null)?.kind ?? null;
    const { title, isFromTitle } = this.#titled(own, kind !== null);
    const before = above !== null && above.session.day === day ? above.session : null;
    if (Object.keys(title).length === 0 && kind === null) {
      this.#leftOut();
      return null;
    }
    const found = this.#kindOf(Object.values(title), named, kind, isFromTitle);
    const times = this.#times(before, last);
    return {
      source: '',
      day,
      ...times,
      room: importedLine(this.#cell('room')),
      kind: found,
      title,
      description: isFromTitle ? this.#description(own) : {},
      language: null,
      ...this.#leads([this.#cell('lead'), ...own.map(({ lead }) => lead)].filter(Boolean).join('\n')),
    };
  }

  /** The session with its length: what it says, or else the time until the next begins, or what such sessions take. */
  finished(session: TimedSession, untilNext: number | null): FoundSession {
    const { start, minutes, isOpen, ...rest } = session;
    const usual = usualLength(session.kind);
    const isGap = minutes === null && start !== null && !isOpen && untilNext !== null && untilNext <= longestGap;
    if (isGap) this.problem('length-from-next');
    else if (minutes === null && start !== null) this.problem('length-missing', { minutes: usual });
    return {
      ...rest,
      start: start === null ? null : clockAt(start),
      minutes: minutes ?? (isGap ? untilNext : usual),
    };
  }

  /** What was understood of each cell that holds something. */
  understood(session: FoundSession | null): UnderstoodCell[] {
    return this.planned.columns.flatMap((column, index): UnderstoodCell[] => {
      const written = (this.planned.cells[index] ?? '').trim();
      if (column === null || written === '') return [];
      return [{ column, written, understood: session === null ? null : valueOf(session, column) }];
    });
  }

  /** The title; of a row without one what its kind or its description says, of which the latter is then no more there. */
  #titled(own: readonly WrittenTitle[], hasKind: boolean): { title: Text; isFromTitle: boolean } {
    const title = this.#title(own);
    if (Object.keys(title).length > 0 || hasKind) return { title, isFromTitle: true };
    const named = importedTitle(this.#cell('kind'), this.#language);
    if (Object.keys(named).length > 0) return { title: named, isFromTitle: true };
    const isTimed = this.#cell('time') !== '' || this.#cell('start') !== '';
    return { title: isTimed ? importedTitle(this.#cell('description'), this.#language) : {}, isFromTitle: false };
  }

  #kindOf(
    titles: readonly string[],
    named: string,
    kind: FoundSession['kind'] | null,
    isFromTitle: boolean,
  ): FoundSession['kind'] {
    if (kind !== null) return kind;
    const isUsedAsTitle = titles.includes(named);
    if (named !== '' && !isUsedAsTitle && isFromTitle) this.problem('kind-unknown', { value: shown(named) });
    const found = titles.map((title) => kindOfTitle(title)).find((each) => each !== null);
    if (found === undefined && titles.some((title) => isBreakWithMore(title))) {
      this.problem('break-with-more', { value: shown(titles[0] ?? '') });
    }
    return found ?? 'lecture';
  }

  /** The people of a cell, and what it says of them. */
  #leads(written: string): Pick<FoundSession, 'people' | 'about'> {
    const { names, isSure } = peopleIn(written, this.#style.names);
    if (names.length === 0 && isFunction(written)) this.problem('function-left-out', { value: shown(written) });
    if (!isSure) this.problem('people-doubtful', { value: shown(written), names: names.join('; ') });
    return { people: names, ...aboutThem(aboutPeople(written, names)) };
  }

  #leftOut(): void {
    const filled = this.planned.cells.filter((cell) => cell.trim() !== '');
    const isOfSession = (['time', 'start', 'room'] as const).some((column) => this.#cell(column) !== '');
    if (isOfSession) this.problem('no-title');
    else this.problem('line-left-out', { value: shown(filled.join(' ')) });
  }

  #times(above: TimedSession | null, last: TimedSession | null): Times {
    const said = this.#range();
    const minutes = this.#length() ?? said.minutes;
    if (said.start === null) {
      const isParallel = above !== null && this.#isWithoutTime() && this.#isInOtherRoom(above);
      if (isParallel) this.problem('time-from-above');
      else this.problem('no-time');
      return isParallel
        ? { start: above.start, minutes: above.minutes, isOpen: above.isOpen }
        : { ...noTimes, minutes };
    }
    const { start, end } = this.#inAfternoon(said.start, said.end, last);
    const length = end === null ? null : this.#lengthUntil(start, end);
    if (minutes !== null && length !== null && minutes !== length) {
      this.problem('length-differs', { minutes, value: length });
    }
    return { start, minutes: minutes ?? length, isOpen: said.isOpen };
  }

  /** What the columns for times say, the range before the single ones. */
  #range(): Pick<WrittenTime, 'start' | 'end' | 'minutes' | 'isOpen'> {
    const written = this.#cell('time');
    const { isDashed } = this.#style;
    const range = readTimes(withoutDate(written), { isRange: true, isDashed });
    if (written !== '' && range.start === null && !this.#isOnlyDate(written))
      this.problem('time-wrong', { value: shown(written) });
    else if (range.isMidnight && range.start !== null)
      this.problem('midnight-meant', { value: shown(written), start: clockAt(range.start) });
    else if (range.hasMore) this.problem('time-more', { value: shown(written) });
    else if (
      range.start !== null &&
      range.end === null &&
      /[-–—]\s*\S*\d/.test(written) &&
      range.minutes === null &&
      !isDashed &&
      !/^\D*\d{1,2}-\d{2}\D*$/.test(written)
    ) {
      this.problem('time-wrong', { value: shown(written) });
    }
    const start = range.start ?? this.#clock('start');
    const both = readTimes(withoutDate(this.#cell('start')), { isRange: true, isDashed: true });
    return {
      start,
      end: range.end ?? this.#clock('end') ?? (both.end !== null && both.start === start ? both.end : null),
      minutes: range.minutes,
      isOpen: range.isOpen,
    };
  }

  #isOnlyDate(written: string): boolean {
    return writtenDate(written, false) !== null && withoutDate(written).replaceAll(/[^\p{L}\d]/gu, '') === '';
  }

  #clock(column: 'start' | 'end'): number | null {
    const written = this.#cell(column);
    if (written === '') return null;
    const plain = withoutDate(written);
    const { isDashed } = this.#style;
    const time = readTime(plain, isDashed) ?? readTimes(plain, { isRange: true, isDashed: true }).start;
    if (time === null || (column === 'start' && time >= minutesInDay))
      this.problem('time-wrong', { value: shown(written) });
    return time === null || (column === 'start' && time >= minutesInDay) ? null : time;
  }

  #length(): number | null {
    const written = this.#cell('minutes');
    const minutes = readLength(written);
    if (written !== '' && minutes === undefined) this.problem('length-wrong', { value: shown(written) });
    return minutes ?? null;
  }

  /** Minutes from start to end, cut at midnight; null where the end is not after the start. */
  #lengthUntil(start: number, end: number): number | null {
    if (end === 0) return minutesInDay - start;
    const isNight = end <= start && end + minutesInDay - start <= longestNight && end !== start;
    if (end > minutesInDay || isNight) {
      this.problem('past-midnight', { value: clockAt(end % minutesInDay) });
      return minutesInDay - start;
    }
    if (end <= start) this.problem('end-before-start');
    return end > start ? end - start : null;
  }

  /** 1:15 below 11:00–12:30 or 11 am is in the afternoon, where no hour of the table is above 12 and am or pm is not said. */
  #inAfternoon(start: number, end: number | null, last: TimedSession | null): { start: number; end: number | null } {
    const before = last?.start ?? 0;
    const early = (before >= 12 * 60 ? earliestEvening : earliestHour) * 60;
    if (!this.#style.isTwelveHours) return { start, end };
    const isLater = start < early && before >= earliestHour * 60 && start < before && !this.#isHalved('start');
    const later = isLater ? start + 720 : start;
    const isLaterEnd =
      end !== null && end <= later && end < earliestEvening * 60 && end + 720 > later && !this.#isHalved('end');
    if (isLater || isLaterEnd) this.problem('afternoon-assumed');
    return { start: later, end: isLaterEnd ? end + 720 : end };
  }

  /** Whether am or pm is said of the start, or of the end. */
  #isHalved(column: 'start' | 'end'): boolean {
    const written = this.#cell('time') === '' ? this.#cell(column) : this.#cell('time');
    return readTimes(withoutDate(written), { isRange: true, isDashed: this.#style.isDashed }).isHalved;
  }

  #isWithoutTime(): boolean {
    return (['time', 'start', 'end', 'minutes'] as const).every((column) => this.#cell(column) === '');
  }

  #isInOtherRoom(above: TimedSession): boolean {
    const room = importedLine(this.#cell('room'));
    return room !== '' && above.room !== '' && room !== above.room && above.start !== null;
  }

  /** The room where it only repeats a merged cell; '' where this row says none. */
  #repeatedRoom(): string {
    return this.#own('room') === '' ? this.#cell('room') : '';
  }

  /** The title cells with what stands below the titles. */
  #titleCells(): WrittenTitle[] {
    const { isOurs } = this.planned;
    const columns = this.#titleColumns().filter((column) => this.#cell(column) !== '');
    const hasTitle = isOurs && columns.some((column) => ownTitleCell(this.#cell(column), true).title !== '');
    return columns.map((column) => ({
      ...(isOurs ? ownTitleCell(this.#cell(column), hasTitle) : writtenTitleCell(this.#cell(column))),
      language: column.slice('title-'.length) as Language,
    }));
  }

  #description(cells: readonly WrittenTitle[]): Text {
    const below = cells.map(({ language, description }): Text =>
      this.planned.isOurs && description !== '' ? { [language]: description } : importedText(description, language),
    );
    return { ...(Object.assign({}, ...below) as Text), ...importedText(this.#cell('description'), this.#language) };
  }

  #title(own: readonly WrittenTitle[]): Text {
    const titles = own.map(({ language, title }): Text => {
      const written = importedTitle(title, language);
      const texts = Object.values(written);
      return texts.length === 1 ? { [language]: texts[0] ?? '' } : written;
    });
    return Object.assign({}, ...titles) as Text;
  }

  #titleColumns(): TableColumn[] {
    return this.planned.columns.filter((column) => isTitleColumn(column));
  }

  /** What the columns of that kind hold, together. */
  #cell(column: TableColumn): string {
    const { columns, cells } = this.planned;
    return columns.flatMap((each, index) => (each === column ? (cells[index] ?? '').trim() || [] : [])).join('\n');
  }

  /** The same without what only repeats a merged cell above. */
  #own(column: TableColumn): string {
    const { columns, cells, isRepeated } = this.planned;
    return columns
      .flatMap((each, index) => (each === column && !isRepeated(index) ? (cells[index] ?? '').trim() || [] : []))
      .join('\n');
  }
}

/** A value of a session as the preview shows it beside what is written. */
function valueOf(session: FoundSession, column: TableColumn): string | null {
  if (column === 'room') return session.room;
  if (column === 'kind') return session.kind;
  if (column === 'lead') return session.people.join(', ');
  if (column === 'minutes') return String(session.minutes);
  if (column === 'day' || column === 'date') return session.day === null ? null : String(session.day);
  if (column === 'description') return Object.values(session.description).join(' ');
  if (column === 'time' || column === 'start' || column === 'end') {
    if (session.start === null) return null;
    const end = addMinutes(session.start, session.minutes);
    if (column === 'start') return session.start;
    return column === 'end' ? end : `${session.start}–${end}`;
  }
  return session.title[column.slice('title-'.length) as Language] ?? Object.values(session.title)[0] ?? null;
}

function aboutThem(about: readonly AboutSpeaker[]): Pick<FoundSession, 'about'> {
  return about.length === 0 ? {} : { about };
}

function shown(value: string): string {
  return quoted(value, 60);
}
