import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { useGrowingCount } from '../../../renderer/features/overview/rooms-card.tsx';
import { renderScreen } from '../rendered-section.tsx';

test('a long list is drawn a few at once until all are there', async () => {
  const counts: number[] = [];
  function List(): ReactNode {
    const shown = useGrowingCount(20, 8);
    counts.push(shown);
    return <p>{shown} of 20</p>;
  }
  const place = renderScreen(<List />);
  await vi.waitFor(() => expect(place.textContent).toContain('20 of 20'));
  expect([...new Set(counts)]).toEqual([8, 16, 20]);
});
