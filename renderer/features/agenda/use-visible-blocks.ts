import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { Block, BoardLayout } from './board-layout.ts';

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
): readonly Block[] {
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
