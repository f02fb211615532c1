import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { Placement, Session } from '../../../../shared/domain/agenda/session.ts';
import { endOf, sessionsOfDay, startOf } from '../../../../shared/domain/attendance/slots.ts';
import { type Language, textIn } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { clockAt, minutesOf } from '../../../../shared/time/wall-clock.ts';

/** What the columns are: all days, or the rooms of one day. */
export type BoardView = 'all-days' | { readonly dayId: string };

/** A column of the board: a day, or a room of the day that is shown. */
type BoardColumn = {
  readonly key: string;
  readonly dayId: string;
  /** Null in a column for a whole day, and for the one column of a workshop without rooms. */
  readonly roomId: string | null;
};

/** A session as it lies on the board. Minutes are since midnight; sessions that overlap share their column in lanes. */
export type SessionBlock = {
  readonly session: Session;
  readonly column: number;
  /** How many columns it covers: all of them for a plenary item among rooms. */
  readonly span: number;
  readonly start: number;
  readonly end: number;
  readonly lane: number;
  readonly lanes: number;
};

export type BoardLayout = {
  readonly columns: readonly BoardColumn[];
  readonly blocks: readonly SessionBlock[];
  /** The most sessions side by side in one column. */
  readonly lanes: number;
  /** First and last full hour shown, in minutes since midnight. */
  readonly from: number;
  readonly to: number;
};

const hour = 60;
const snapMinutes = 5;
const shortest = 5;
const dayLength = 24 * hour;

export function layoutBoard(snapshot: WorkshopSnapshot, view: BoardView): BoardLayout {
  const columns = columnsOf(snapshot, view);
  const dayIds = new Set(columns.map((column) => column.dayId));
  const placed = snapshot.sessions.filter(
    (session) => session.placement !== null && dayIds.has(session.placement.dayId),
  );
  const days = snapshot.days.filter((day) => dayIds.has(day.id));
  const first = Math.min(...days.map((day) => minutesOf(day.startsAt)), ...placed.map(startOf));
  const last = Math.max(...days.map((day) => minutesOf(day.endsAt)), ...placed.map(endOf));
  const blocks = view === 'all-days' ? blocksByDay(snapshot, columns) : blocksByRoom(placed, columns);
  return {
    columns,
    blocks,
    lanes: blocks.reduce((most, block) => Math.max(most, block.span === 1 ? block.lanes : 1), 1),
    from: Math.floor(first / hour) * hour,
    to: Math.min(Math.ceil(last / hour) * hour, dayLength),
  };
}

function columnsOf(snapshot: WorkshopSnapshot, view: BoardView): BoardColumn[] {
  if (view === 'all-days') return snapshot.days.map((day) => ({ key: day.id, dayId: day.id, roomId: null }));
  if (snapshot.rooms.length === 0) return [{ key: view.dayId, dayId: view.dayId, roomId: null }];
  return snapshot.rooms.map((room) => ({ key: room.id, dayId: view.dayId, roomId: room.id }));
}

function blocksByDay(snapshot: WorkshopSnapshot, columns: readonly BoardColumn[]): SessionBlock[] {
  return columns.flatMap((column, index) => inLanes(sessionsOfDay(column.dayId, snapshot.sessions), index, 1));
}

function blocksByRoom(placed: readonly Session[], columns: readonly BoardColumn[]): SessionBlock[] {
  // Without rooms, the one column has none either, and everything lies on it.
  const isIn = (session: Session, { roomId }: BoardColumn): boolean =>
    roomId !== null && session.placement?.roomId === roomId;
  const plenary = placed.filter((session) => !columns.some((column) => isIn(session, column)));
  const own = columns.flatMap((column, index) =>
    inLanes(placed.filter((session) => isIn(session, column)).sort(byStart), index, 1),
  );
  return [...inLanes(plenary.sort(byStart), 0, columns.length), ...own];
}

function byStart(one: Session, other: Session): number {
  return startOf(one) - startOf(other);
}

/** Sessions that overlap, directly or through others, share the width: each takes the first lane that is free. */
function inLanes(sessions: readonly Session[], column: number, span: number): SessionBlock[] {
  const blocks: SessionBlock[] = [];
  let cluster: SessionBlock[] = [];
  let ends: number[] = [];
  const close = (): void => {
    blocks.push(...cluster.map((block) => ({ ...block, lanes: ends.length })));
    cluster = [];
    ends = [];
  };
  for (const session of sessions) {
    const [start, end] = [startOf(session), endOf(session)];
    if (ends.every((other) => other <= start)) close();
    const free = ends.findIndex((other) => other <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    cluster.push({ session, column, span, start, end, lane, lanes: 1 });
  }
  close();
  return blocks;
}

/** A start that lies on a five-minute mark and keeps the whole session within its day. */
export function snappedStart(minutes: number, length: number): number {
  const snapped = Math.round(minutes / snapMinutes) * snapMinutes;
  return Math.min(Math.max(snapped, 0), dayLength - length);
}

/** A length on a five-minute mark, at least five minutes and at most to the end of the day. */
export function snappedLength(minutes: number, start: number): number {
  const snapped = Math.round(minutes / snapMinutes) * snapMinutes;
  return Math.min(Math.max(snapped, shortest), dayLength - start);
}

/** Where a session dropped on a column at that minute lies. A plenary item stays in all rooms. */
export function placementOnBoard(session: Session, column: BoardColumn, start: number): Placement {
  const staysInRoom = column.roomId === null || (session.placement !== null && session.placement.roomId === null);
  return {
    dayId: column.dayId,
    start: clockAt(start),
    roomId: staysInRoom ? (session.placement?.roomId ?? null) : column.roomId,
  };
}

export function columnTitle(column: BoardColumn, snapshot: WorkshopSnapshot, language: Language): string {
  const room = snapshot.rooms.find((each) => each.id === column.roomId);
  return room === undefined ? '' : textIn(room.name, language);
}

/** The part of the board that is drawn: across as shares of its width, down in pixels. */
type Window = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** The window moves on in steps of so many pixels: a column at a time, so that no frame has much to draw. */
const stride = 160;
/** Steps drawn beyond the visible part, so that fast scrolling finds something there. */
const ahead = 2;
/**
 * Boards with fewer sessions are drawn whole: the keyboard reaches all of them, and scrolling changes nothing in the
 * document. With blocks coming and going a fifth of the frames were late on a conference of 872 sessions, without none.
 */
const drawnWhole = 1000;

/** The blocks in or near view; of a board with thousands of sessions a small part. */
export function useVisibleBlocks(
  scroller: RefObject<HTMLDivElement | null>,
  layout: BoardLayout,
  pixelsPerMinute: number,
): readonly SessionBlock[] {
  const [view, setView] = useState<Window | null>(null);
  const small = layout.blocks.length < drawnWhole;
  useEffect(() => {
    const element = scroller.current;
    if (element === null || small) return undefined;
    const look = (): void => setView((before) => windowOf(element, before));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    // Its width changes with the columns.
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, small]);
  return useMemo(() => {
    if (small) return layout.blocks;
    if (view === null) return [];
    return layout.blocks.filter((block) => {
      const column = 1 / layout.columns.length;
      const width = (column * block.span) / block.lanes;
      const left = block.column * column + block.lane * width;
      const top = (block.start - layout.from) * pixelsPerMinute;
      const bottom = (block.end - layout.from) * pixelsPerMinute;
      return left + width > view.left && left < view.right && bottom > view.top && top < view.bottom;
    });
  }, [small, view, layout, pixelsPerMinute]);
}

/** The same object until the next step. */
function windowOf(element: HTMLElement, before: Window | null): Window {
  const { scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth } = element;
  const next = {
    left: stepBefore(scrollLeft) / scrollWidth,
    right: stepAfter(scrollLeft + clientWidth) / scrollWidth,
    top: stepBefore(scrollTop),
    bottom: stepAfter(scrollTop + clientHeight),
  };
  const isSame =
    before !== null &&
    before.left === next.left &&
    before.right === next.right &&
    before.top === next.top &&
    before.bottom === next.bottom;
  return isSame ? before : next;
}

function stepBefore(pixels: number): number {
  return (Math.floor(pixels / stride) - ahead) * stride;
}

function stepAfter(pixels: number): number {
  return (Math.ceil(pixels / stride) + ahead) * stride;
}
