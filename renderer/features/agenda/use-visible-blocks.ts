import { useEffect, useState, type RefObject } from 'react';
import type { Block, BoardLayout } from './board-layout.ts';

type Window = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Beyond the visible part, as a share of it: scrolling a little draws nothing new. */
const margin = 0.6;
/** Boards with fewer sessions are drawn whole, so that the keyboard reaches all of them. */
const drawnWhole = 250;

/** The blocks in or near view. A conference of 800 sessions in 30 rooms keeps about a tenth of them in the document. */
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
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller, small]);
  if (small || view === null) return small ? layout.blocks : [];
  return layout.blocks.filter((block) => {
    const left = block.column / layout.columns.length;
    const right = (block.column + block.span) / layout.columns.length;
    const top = (block.start - layout.from) * pixelsPerMinute;
    const bottom = (block.end - layout.from) * pixelsPerMinute;
    return right > view.left && left < view.right && bottom > view.top && top < view.bottom;
  });
}

/** The drawn part: across as shares of the width, down in pixels. The same object while it still covers the view. */
function windowOf(element: HTMLElement, before: Window | null): Window {
  const { scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth } = element;
  const left = scrollLeft / scrollWidth;
  const right = (scrollLeft + clientWidth) / scrollWidth;
  const covered =
    before !== null &&
    before.left <= Math.max(left, 0) &&
    before.right >= Math.min(right, 1) &&
    before.top <= scrollTop &&
    before.bottom >= scrollTop + clientHeight;
  if (covered) return before;
  const across = (right - left) * margin;
  const down = clientHeight * margin;
  return {
    left: Math.max(left - across, 0),
    right: Math.min(right + across, 1),
    top: Math.max(scrollTop - down, 0),
    bottom: scrollTop + clientHeight + down,
  };
}
