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
import { anId, aSheetWithScan, aWorkshop } from '../../factories/a-workshop.ts';
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
  const sheet = aSheetWithScan({ hash: 'a'.repeat(64), bytes: 1 });
  const withdrawal = { at: sheet.issuedAt, reason: 'Printed twice' };
  const issuedSheets = [sheet, { ...sheet, id: anId(303), sheetId: 'S-7K2P-D1-R2', scans: [], withdrawal }];
  const file = writeWorkshopFile({ ...workshop, signOffs, issuedSheets });
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(file)));
  renderScreen(<EveryAction />);
  await vi.waitFor(() => expect(actionIds.every(isOffered)).toBe(true));
});

const places = [...new Set(Object.values(actions).map(({ place }): ActionPlace => place))].filter(
  (place) => place !== 'everywhere',
);

describe.each(languages)('in %s', (language) => {
  test('every action of every screen, and of each line of a list, is found by its name with a typing error in it', async () => {
    const t = translator(language);
    const [snapshot, summaries] = [await readSnapshot(workshopId), await readSummaries()];
    const sought = new Set<string>();
    const missed: string[] = [];
    for (const place of places) {
      const here = { place, workshopId, navigate: () => undefined };
      const everything = possibleActions({ here, snapshot, summaries, language, t }).map(toBeFound);
      for (const { id, name, about } of everything) {
        const action = id.split(' ')[0] as ActionId;
        if (actions[action].place !== place && actions[action].place !== 'everywhere') continue;
        sought.add(action);
        const isOneOfSeveral = everything.some((each) => each.id !== id && each.name === name);
        for (const how of ['exchanged', 'missing'] as const) {
          // What is done to a line of a list is told from the others by the name of the line.
          const typed = isOneOfSeveral ? `${mistyped(name, how)} ${about}` : mistyped(name, how);
          const rank = likeliest(everything, typed, []).findIndex((each) => each.id === id);
          if (rank < 0 || rank >= seenLines) missed.push(`${id}: ${typed}: ${String(rank)}`);
        }
      }
    }
    expect(missed).toEqual([]);
    expect(actionIds.filter((id) => !sought.has(id))).toEqual(['palette']);
  });
});
