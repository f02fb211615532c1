import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Locator, page } from 'vitest/browser';
import { AppFrame } from '../../../renderer/app/frame.tsx';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { DocumentsSection } from '../../../renderer/features/documents/documents-section.tsx';
import { HomePage } from '../../../renderer/features/home/home-page.tsx';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { savingQueue } from '../../../renderer/storage/saving-queue.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { ids } from '../../factories/a-workshop.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';
import type { MemoryJournal } from '../storage/memory-journal.ts';
import { freshStart, openSmallWorkshop, saved, valueOf } from '../storage/stored.ts';

let journal: MemoryJournal;
let snapshot: WorkshopSnapshot;

beforeEach(async () => {
  journal = await freshStart();
  await openSmallWorkshop();
  await saved();
  snapshot = (await readWorkshop(ids.workshop)) ?? expect.fail('no workshop');
  journal.trouble = 'disk-full';
  valueOf(await setMinutes({ workshopId: ids.workshop, id: ids.sessions[0] }, 50, false));
});

afterEach(async () => {
  journal.trouble = null;
  savingQueue.tryAgain();
  await saved();
});

const sizes = [
  { width: 1280, height: 800 },
  { width: 1024, height: 640 },
];

function show(screen: 'workshops' | 'documents', { width, height }: (typeof sizes)[number]): void {
  const place = renderScreen(
    <AppFrame>{screen === 'workshops' ? <HomePage /> : <DocumentsSection snapshot={snapshot} />}</AppFrame>,
  );
  Object.assign(place.style, { display: 'block', width: `${width}px`, height: `${height}px` });
}

test.each(
  sizes.flatMap((size) => [
    { ...size, screen: 'workshops' as const, name: englishScreens.home.openFile },
    { ...size, screen: 'documents' as const, name: englishScreens.documents.saveWorkshop },
  ]),
)('what keeps changes from being saved covers nothing of the $screen at $width × $height', async (look) => {
  await page.viewport(look.width, look.height);
  show(look.screen, look);
  const button = page.getByText(look.name, { exact: true });
  await expect.element(button).toBeVisible();
  const alert = page.getByRole('alert');
  await expect.element(alert).toHaveTextContent('The disk');
  await expect.poll(() => topAt(button)).toBe(button.element().closest('button'));
  const [above, below] = [alert.element().getBoundingClientRect(), page.getByRole('navigation').element()];
  expect(below.getBoundingClientRect().top).toBe(above.bottom);
  expect(document.documentElement.scrollHeight).toBe(look.height);
  await expectAccessible();
});

/** The button that a click in the middle of a button would reach. */
function topAt(button: Locator): Element | null | undefined {
  const { left, top, width, height } = button.element().getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('button');
}

test('45: the bar at the top names a full disk, and promises no other attempt that would help', async () => {
  show('workshops', { width: 1280, height: 800 });
  await expect.element(page.getByText(englishScreens.notSavedFull)).toBeVisible();
  expect(page.getByText(englishScreens.notSaved).query()).toBeNull();
});
