import { useEffect, useState } from 'react';

/**
 * How many of `all` elements to draw: `step` of them at once and as many more with each frame, until all are there. A
 * long list of fields, each of which takes a millisecond or more, never keeps the page from answering.
 */
export function useGrowingCount(all: number, step: number): number {
  const [count, setCount] = useState(step);
  const shown = Math.min(count, all);
  useEffect(() => {
    if (shown === all) return undefined;
    const frame = requestAnimationFrame(() => setCount(shown + step));
    return () => cancelAnimationFrame(frame);
  }, [shown, all, step]);
  return shown;
}
