import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { recordSignOff } from '../../../renderer/commands/attendance.ts';
import { addRoom, importWorkshop } from '../../../renderer/commands/workshops.ts';
import { workshopPath } from '../../../renderer/context/routes.ts';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import { controlInUse, notifyFailure } from '../../../renderer/ui/failures.tsx';
import { notify } from '../../../renderer/ui/messages.tsx';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { aWorkshop } from '../../factories/a-workshop.ts';
import { clearPage, renderApp } from '../rendered-section.tsx';
import { freshStart, valueOf } from '../storage/stored.ts';

let workshopId = '';

beforeEach(async () => {
  await page.viewport(1280, 800);
  await freshStart();
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(writeWorkshopFile(aWorkshop()))));
});
afterEach(clearPage);

const message = () => page.getByRole('region', { name: /Messages/ }).getByRole('alertdialog');
const days = async (): Promise<number> => (await readWorkshop(workshopId))?.days.length ?? 0;

test('a message names what was done to what, and its Undo takes back that and not what was done later', async () => {
  await renderApp(workshopPath(workshopId, 'overview'));
  const before = await days();
  await page.getByRole('button', { name: /^Delete day 2/ }).click();
  await expect.element(message()).toHaveTextContent('Day deleted: “Day 2”');
  valueOf(await addRoom({ workshopId, name: { en: 'Attic' }, capacity: null }));
  await message().getByRole('button', { name: englishScreens.undo }).click();
  await expect.element(message()).toHaveTextContent('Undone: Day deleted: “Day 2”');
  expect((await readWorkshop(workshopId))?.rooms.some(({ name }) => name.en === 'Attic')).toBe(true);
  await expect.poll(days).toBe(before);
});

test('there is one message at a time', async () => {
  await renderApp(workshopPath(workshopId, 'overview'));
  notify('Message one');
  notify('Message two');
  await expect.element(message()).toHaveTextContent('Message two');
  expect(message().elements()).toHaveLength(1);
  expect(page.getByText('Message one').elements()).toHaveLength(0);
});

test('messages and failures go when their workshop is left', async () => {
  await renderApp(workshopPath(workshopId, 'overview'));
  notify('Done here');
  notifyFailure('Failed here');
  await expect.element(message()).toBeVisible();
  await expect.element(page.getByText('Failed here')).toBeVisible();
  await page.getByRole('link', { name: englishScreens.section.people }).click();
  await expect.element(page.getByText('Done here')).toBeVisible();
  await page.getByRole('link', { name: /All workshops/ }).click();
  await expect.poll(() => page.getByText('Done here').elements()).toHaveLength(0);
  expect(page.getByText('Failed here').elements()).toHaveLength(0);
});

const sections = ['overview', 'agenda', 'people', 'attendance', 'documents', 'desk', 'register'] as const;
const sizes = [
  [1280, 800, '100'],
  [1024, 640, '100'],
  [1366, 768, '200'],
] as const;

test('what caused a failure is marked and described by it until the failure is closed', async () => {
  await renderApp(workshopPath(workshopId, 'overview'));
  const copy = page.getByRole('button', { name: englishScreens.copying.workshop.menu });
  copy.element().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  notifyFailure('The workshop could not be copied.');
  await expect.element(copy).toHaveAccessibleDescription('The workshop could not be copied.');
  expect(copy.element().hasAttribute('data-failed')).toBe(true);
  const sentence = page.getByRole('alert').filter({ hasText: 'could not be copied' });
  expect(gapBelow(copy.element(), sentence.element())).toBeLessThan(24);
  await page.getByRole('alert').getByRole('button', { name: englishScreens.close }).click();
  await expect.element(copy).not.toHaveAttribute('data-failed');
  await expect.element(copy).not.toHaveAttribute('aria-describedby');
  await expect.poll(() => document.activeElement).toBe(copy.element());
});

/** The pixels between an element and what stands below it. */
function gapBelow(above: Element, below: Element): number {
  return below.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
}

test.each([
  ['overview', '[data-action="overview.add-day"]'],
  ['overview', '[data-action="overview.add-room"]'],
  ['overview', 'main input'],
  ['agenda', '[data-action="agenda.findings"]'],
  ['people', '[data-action="people.add"]'],
  ['attendance', '[data-action="attendance.sign-off"]'],
  ['documents', '[data-action="documents.save"]'],
] as const)(
  'in %s what %s failed at stands below its line, and moves into the strip when that goes',
  async (section, selector) => {
    await renderApp(workshopPath(workshopId, section));
    await expect.poll(() => document.querySelector(selector)).not.toBeNull();
    const control = document.querySelector<HTMLElement>(selector) ?? expect.fail('no control');
    control.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    notifyFailure('It could not be done.');
    const sentence = page.getByRole('alert').filter({ hasText: 'could not be done' });
    await expect.element(sentence).toBeVisible();
    const gap = gapBelow(control, sentence.element());
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(60);
    expect(sentence.element().closest('main')).not.toBeNull();
    const elsewhere = englishScreens.section[section === 'overview' ? 'people' : 'overview'];
    // Not pressed: whoever presses something leaves the failure behind.
    page
      .getByRole('link', { name: elsewhere })
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    await expect.poll(() => sentence.element().closest('main')).toBeNull();
    await expect.element(sentence).toBeVisible();
  },
);

test('what fails stands beside what began it, though another control is in use by then; nothing in use, in the strip', async () => {
  await renderApp(workshopPath(workshopId, 'overview'));
  const copy = page.getByRole('button', { name: englishScreens.copying.workshop.menu }).element();
  copy.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  const began = controlInUse();
  document.querySelector('main input')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  notifyFailure('It failed later.', began);
  await expect.element(page.getByText('It failed later.')).toBeVisible();
  expect(gapBelow(copy, page.getByText('It failed later.').element())).toBeLessThan(24);
  document.querySelector('main h1')?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  notifyFailure('It failed by itself.');
  await expect.element(page.getByText('It failed by itself.')).toBeVisible();
  expect(page.getByText('It failed by itself.').element().closest('main')).toBeNull();
});

test('what fails again at another control stands there, and is never narrower than a sentence needs', async () => {
  await renderApp(workshopPath(workshopId, 'people'));
  await page.getByRole('row', { name: /^2 / }).click();
  const panel = page.getByRole('complementary');
  const [status, sex] = [/Status$/, /Sex$/].map((name) => panel.getByRole('button', { name }));
  const sentence = page.getByRole('alert').filter({ hasText: 'It would change' });
  for (const control of [status, sex, status]) {
    if (control === undefined) expect.fail('no control');
    await expect.element(control).toBeVisible();
    const element = control.element();
    element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    notifyFailure('It would change what is on record for a day that is signed off.');
    await expect.poll(() => element.hasAttribute('data-failed')).toBe(true);
    expect(sentence.elements()).toHaveLength(1);
    const gap = gapBelow(element, sentence.element());
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(60);
    expect(sentence.element().getBoundingClientRect().width).toBeGreaterThan(200);
  }
});

test.each(sizes)(
  'at %i×%i, %s per cent, a message stands on no control of any section',
  async (width, height, zoom) => {
    await page.viewport(width, height);
    for (const section of sections) {
      await renderApp(workshopPath(workshopId, section), undefined, { zoom });
      notify('Session deleted: “A title of a session that is long enough to take more lines than one”', {
        name: 'Undo',
        run: () => undefined,
      });
      notifyFailure('The day could not be deleted, for a session is in it.');
      await expect.element(message()).toBeVisible();
      expect(coveredBy('[data-part="toast"]'), section).toEqual([]);
      expect(coveredBy('[data-part="failures"]'), section).toEqual([]);
      clearPage();
    }
  },
);

test.each(sizes)(
  'at %i×%i, %s per cent, a message stands on no control of a large dialog, whose failures stand in it',
  async (width, height, zoom) => {
    await page.viewport(width, height);
    await renderApp(workshopPath(workshopId, 'agenda'), undefined, { zoom });
    await page.getByRole('button', { name: englishScreens.agenda.more, exact: true }).click();
    await page.getByRole('menuitem', { name: englishScreens.agenda.menu.groups }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    notify('Groups deleted: “Case work”', { name: 'Undo', run: () => undefined });
    notifyFailure('The groups could not be made.');
    await expect.element(message()).toBeVisible();
    expect(coveredBy('[data-part="toast"]')).toEqual([]);
    const failed = page.getByRole('alert').filter({ hasText: 'could not be made' }).element();
    expect(failed.closest('[data-part="dialog"]')).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => page.getByText('could not be made').elements()).toHaveLength(0);
  },
);

/** The names of the controls outside the part that selector finds on which it stands. */
function coveredBy(selector: string): string[] {
  const part = document.querySelector(selector) ?? expect.fail(`no ${selector}`);
  const own = part.getBoundingClientRect();
  const controls = document.querySelectorAll<HTMLElement>(
    '[role="link"], button, input, textarea, select, [role="radio"]',
  );
  return [...controls].flatMap((control) => {
    if (part.contains(control) || control.closest('[inert], [aria-hidden="true"]') !== null) return [];
    const at = visiblePart(control);
    if (at === null) return [];
    const apart = at.right <= own.left || own.right <= at.left || at.bottom <= own.top || own.bottom <= at.top;
    return apart ? [] : [control.outerHTML.slice(0, 120)];
  });
}

/** Where the control is seen: its rectangle, cut by whatever it scrolls in; null where nothing of it is left. */
function visiblePart(control: HTMLElement): DOMRect | null {
  let { left, top, right, bottom } = control.getBoundingClientRect();
  for (let around = control.parentElement; around !== null; around = around.parentElement) {
    if (getComputedStyle(around).overflow === 'visible') continue;
    const edge = around.getBoundingClientRect();
    [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
    [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
  }
  return right - left <= 1 || bottom - top <= 1 ? null : new DOMRect(left, top, right - left, bottom - top);
}

const signedOff = 'day 1, which is signed off';

/** Signs off day 1, and tries in vain to undo that. */
async function refuseUndo(): Promise<void> {
  const day = (await readWorkshop(workshopId))?.days.find(({ number }) => number === 1);
  valueOf(await recordSignOff(workshopId, day?.id ?? '', 'Aigul Orazova'));
  await renderApp(workshopPath(workshopId, 'attendance'));
  await expect.element(page.getByRole('grid')).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(page.getByText(signedOff)).toBeVisible();
}

test('a failure goes when what it says is changed later', async () => {
  const texts = englishScreens.attendance;
  await refuseUndo();
  await page.getByRole('button', { name: texts.more }).click();
  await page.getByRole('menuitem', { name: 'Withdraw the sign-off of day 1' }).click();
  await page.getByRole('textbox', { name: texts.reason.label }).fill('The morning was marked twice');
  expect(page.getByText(signedOff).elements()).toHaveLength(1);
  await page.getByRole('button', { name: texts.reopenNow, exact: true }).click();
  await expect.poll(() => page.getByText(signedOff).elements()).toHaveLength(0);
});

test('a failure goes when its section is left; one of leaving it stays', async () => {
  await refuseUndo();
  const people = page.getByRole('link', { name: englishScreens.section.people });
  people.element().addEventListener('click', () => notifyFailure('It failed on leaving.', null));
  await people.click();
  await expect.element(page.getByText('It failed on leaving.')).toBeVisible();
  await expect.poll(() => page.getByText(signedOff).elements()).toHaveLength(0);
  await expect.element(page.getByText('It failed on leaving.')).toBeVisible();
});
