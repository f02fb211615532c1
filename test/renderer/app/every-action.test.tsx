import type { ReactNode } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { likeliest, toBeFound } from '../../../renderer/app/palette.tsx';
import { possibleActions } from '../../../renderer/app/possible-actions.ts';
import type { ActionPlace } from '../../../renderer/context/action-description.ts';
import { type ActionId, actionIds, actions } from '../../../renderer/context/action-list.ts';
import { isOffered, useActions } from '../../../renderer/context/actions.tsx';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import { readSummaries } from '../../../renderer/storage/working-store.ts';
import { languages } from '../../../shared/domain/language.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { loadCatalogues, translator } from '../../../shared/text/text.ts';
import { aWorkshop } from '../../factories/a-workshop.ts';
import { mistyped, seenLines } from '../look/found-controls.ts';
import { renderScreen } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

/** A screen that offers every action of the list. */
function EveryAction(): ReactNode {
  useActions(Object.fromEntries(actionIds.map((id) => [id, () => undefined])));
  return null;
}

let workshopId = '';

beforeAll(async () => {
  await freshStart();
  await loadCatalogues();
  const workshop = aWorkshop();
  const [first] = workshop.days;
  const signOffs = [
    {
      id: crypto.randomUUID(),
      workshopId: workshop.workshop.id,
      dayId: first?.id ?? '',
      slotIds: [],
      at: '2026-05-18T12:00:00.000Z',
      by: 'M. Palm',
      timeZone: workshop.workshop.timeZone,
      withdrawn: null,
    },
  ];
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile({ ...workshop, signOffs }))));
  renderScreen(<EveryAction />);
  await vi.waitFor(() => expect(actionIds.every(isOffered)).toBe(true));
});

const places = [...new Set(Object.values(actions).map(({ place }): ActionPlace => place))].filter(
  (place) => place !== 'everywhere',
);

describe.each(languages)('in %s', (language) => {
  test('every action of every screen is found by its name with a typing error in it', async () => {
    const t = translator(language);
    const [snapshot, summaries] = [await readSnapshot(workshopId), await readSummaries()];
    const sought = new Set<string>();
    const missed: string[] = [];
    for (const place of places) {
      const here = { place, workshopId, navigate: () => undefined };
      const everything = possibleActions({ here, snapshot, summaries, language, t }).map(toBeFound);
      for (const { id, name } of everything) {
        const action = id.split(' ')[0] as ActionId;
        if (actions[action].place !== place && actions[action].place !== 'everywhere') continue;
        sought.add(action);
        for (const how of ['exchanged', 'missing'] as const) {
          const typed = mistyped(name, how);
          const rank = likeliest(everything, typed, []).findIndex((each) => each.id === id);
          if (rank < 0 || rank >= seenLines) missed.push(`${id}: ${typed}: ${String(rank)}`);
        }
      }
    }
    expect(missed).toEqual([]);
    expect(actionIds.filter((id) => !sought.has(id))).toEqual(['palette']);
  });
});
