import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { documentPath } from '../../../renderer/context/routes.ts';
import { documentKinds } from '../../../shared/documents/document-request.ts';
import { readWorkshopFile, writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { anId } from '../../factories/a-workshop.ts';
import { filledWorkshop } from '../../factories/naughty-texts.ts';
import { places, sample, visitPlace } from '../look/every-screen.ts';
import { clearPage, renderApp } from '../rendered-section.tsx';
import { freshStart, saved, valueOf } from '../storage/stored.ts';

declare global {
  interface Window {
    naughty?: number;
  }
}

/** It leaves every place of a page in which a text can stand: of an element, an attribute, a style and a drawing. */
const hostile = `"'--></text></svg></style></script><i data-naughty onclick="a"></i><img src=x onerror="window.naughty=1"><script>window.naughty=1</script><svg onload="window.naughty=1"><image href="https://example.org/a.png"/>{{1+1}}`;

let workshopId = '';
beforeAll(async () => {
  await freshStart();
  const plain = valueOf(readWorkshopFile(sample));
  const participationIds = plain.participations.map(({ id }) => id);
  const group = { id: anId(9000), workshopId: plain.workshop.id, name: {}, set: '', participationIds, pinnedIds: [] };
  const training = filledWorkshop({ ...plain, breakoutGroups: [group] }, () => hostile);
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(training))));
  await saved();
});
afterAll(() => clearPage());

/** Elements that no part of the app makes, and the beginnings of texts as they stand on the page. */
function expectTextsOnly(name: string): void {
  const foreign =
    '[data-naughty], img[src="x"], iframe, object, embed, [onclick], [onload], [onerror], [href*="example.org"]';
  const found = [...document.body.querySelectorAll(foreign)].map((element) => element.outerHTML.slice(0, 100));
  expect(found, name).toEqual([]);
  expect(window.naughty, name).toBeUndefined();
}

describe('96 texts with HTML, scripts and drawings in them', () => {
  test.each(places.filter((place) => place !== 'welcome'))(
    'are texts on every screen: %s',
    { timeout: 240_000 },
    async (place) => {
      let texts = '';
      await visitPlace(place, {}, async (name) => {
        expectTextsOnly(name);
        texts += document.body.textContent;
      });
      expect(texts).toContain('<img src=x onerror=');
    },
  );
});

describe('110 texts with HTML, scripts and drawings in them', () => {
  test.each(documentKinds)('are texts on paper: %s', { timeout: 60_000 }, async (kind) => {
    await renderApp(documentPath(workshopId, kind));
    await vi.waitFor(() => expect(document.querySelector('[data-part="page-drawing"]')).not.toBeNull(), {
      timeout: 15_000,
    });
    expectTextsOnly(kind);
    expect(document.querySelector('[data-part="page-drawing"]')?.textContent).toMatch(/<\/text>|<img|onerror|<script/);
  });
});
