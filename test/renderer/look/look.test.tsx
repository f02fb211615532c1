import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { recordIssue } from '../../../renderer/commands/documents.ts';
import { importWorkshop } from '../../../renderer/commands/workshops.ts';
import { runAction } from '../../../renderer/context/actions.tsx';
import { type SectionName, workshopPath } from '../../../renderer/context/routes.ts';
import { english, englishScreens } from '../../../shared/text/english.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { clearPage, type Look, renderApp } from '../rendered-section.tsx';
import { freshStart, saved, valueOf } from '../storage/stored.ts';
import { pathOf, places, sample } from './every-screen.ts';

let workshopId = '';

beforeAll(async () => {
  await freshStart();
  workshopId = valueOf(await importWorkshop(new TextEncoder().encode(sample)));
  await saved();
});
beforeEach(async () => {
  await page.viewport(1280, 720);
});
afterEach(clearPage);

async function show(section: SectionName, look: Look = {}): Promise<void> {
  await renderApp(workshopPath(workshopId, section), undefined, look);
}

const rootSize = (): string => getComputedStyle(document.documentElement).fontSize;

describe('the size of everything', () => {
  test('is changed by Ctrl and plus, minus and zero, on the number pad too, and is kept', async () => {
    await show('overview');
    expect(rootSize()).toBe('16px');
    await userEvent.keyboard('{Control>}{=}{/Control}');
    await expect.poll(rootSize).toBe('17.6px');
    const press = (code: string, shiftKey: boolean): boolean =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code, shiftKey, ctrlKey: true, bubbles: true }));
    press('Equal', true);
    press('NumpadAdd', false);
    await expect.poll(rootSize).toBe('24px');
    expect(localStorage.getItem('zoom')).toBe('150');
    await userEvent.keyboard('{Control>}-{/Control}');
    await expect.poll(rootSize).toBe('20px');
    await userEvent.keyboard('{Control>}0{/Control}');
    await expect.poll(rootSize).toBe('16px');
    await userEvent.keyboard('{Control>}-{/Control}');
    await expect.poll(() => localStorage.getItem('zoom')).toBe('100');
  });

  test('is changed by the signs of plus and minus, wherever the layout of the keyboard has them', async () => {
    await show('overview');
    const press = (code: string, key: string): boolean =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code, key, ctrlKey: true, bubbles: true }));
    press('BracketRight', '+');
    await expect.poll(rootSize).toBe('17.6px');
    press('Slash', '-');
    await expect.poll(rootSize).toBe('16px');
  });

  test('is changed by Ctrl and the wheel, in place of the zoom of the browser, within its limits', async () => {
    await show('overview', { zoom: '125' });
    await expect.poll(rootSize).toBe('20px');
    const turn = (deltaY: number): boolean =>
      document.body.dispatchEvent(new WheelEvent('wheel', { deltaY, ctrlKey: true, bubbles: true, cancelable: true }));
    expect(turn(-100)).toBe(false);
    await expect.poll(rootSize).toBe('24px');
    for (let turns = 0; turns < 5; turns++) turn(-100);
    await expect.poll(rootSize).toBe('32px');
  });

  test('grows what is calculated in pixels too: rows of the grid and hours of the board', async () => {
    const heightOf = (selector: string): number =>
      Math.round(document.querySelector(selector)?.getBoundingClientRect().height ?? 0);
    await show('attendance');
    await expect.poll(() => heightOf('[data-part="grid-body"] [data-part="grid-row"]')).toBe(34);
    await show('attendance', { zoom: '200' });
    await expect.poll(() => heightOf('[data-part="grid-body"] [data-part="grid-row"]')).toBe(68);
    await show('attendance', { density: 'compact' });
    await expect.poll(() => heightOf('[data-part="grid-body"] [data-part="grid-row"]')).toBe(28);
    await page.viewport(1280, 1400);
    await show('agenda');
    await expect.poll(() => heightOf('[data-part="board-surface"]')).toBeGreaterThan(300);
    const usual = heightOf('[data-part="board-surface"]');
    await show('agenda', { zoom: '200' });
    await expect.poll(() => heightOf('[data-part="board-surface"]')).toBeGreaterThan(usual * 1.15);
  });
});

test.each([
  { layout: 'English', code: 'Slash', key: '?' },
  { layout: 'Russian, by the sign', code: 'Digit7', key: '?' },
  { layout: 'Russian, by the place of the key', code: 'Slash', key: ',' },
  { layout: 'German', code: 'Minus', key: '?' },
])('"?" opens the sheet of keys in every layout, in a list too: $layout', async ({ code, key }) => {
  await show('people');
  await expect.element(page.getByRole('grid')).toBeVisible();
  const grid = page.getByRole('grid').element();
  (grid as HTMLElement).focus();
  grid.dispatchEvent(new KeyboardEvent('keydown', { code, key, shiftKey: true, bubbles: true, cancelable: true }));
  await expect.element(page.getByRole('dialog', { name: englishScreens.palette.shortcuts })).toBeVisible();
});

test('compact rows and high contrast are chosen in the menu, and kept', async () => {
  await show('overview');
  const control = (): number =>
    document.querySelector('main [data-part="button"]')?.getBoundingClientRect().height ?? 0;
  const before = control();
  await page.getByRole('button', { name: englishScreens.display }).click();
  await page.getByRole('menuitem', { name: englishScreens.compact }).click();
  await expect.poll(control).toBeLessThan(before);
  await page.getByRole('button', { name: englishScreens.display }).click();
  await page.getByRole('menuitem', { name: englishScreens.highContrast }).click();
  await expect.poll(() => getComputedStyle(document.body).color).toBe('rgb(0, 0, 0)');
  expect([localStorage.getItem('density'), localStorage.getItem('contrast')]).toEqual(['compact', 'more']);
});

test('where the system chooses the colours, what is chosen and what has the focus is seen', async () => {
  const emulate = async (value: string): Promise<void> => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
  };
  await emulate('active');
  try {
    await show('overview');
    const [open, other] = ['overview', 'people'].map((name) =>
      document.querySelector<HTMLElement>(`[data-part="side"] [data-action="go.${name}"]`),
    );
    const ground = (element: HTMLElement | null | undefined): string =>
      element ? getComputedStyle(element).backgroundColor : '';
    await expect.poll(() => ground(open)).not.toBe(ground(other));
    await userEvent.keyboard('{Tab}');
    expect(getComputedStyle(document.activeElement ?? document.body).outlineStyle).toBe('solid');
  } finally {
    await emulate('none');
  }
});

/** How an element, what is around it and what is in it look, as far as the focus may change it. */
function looksOf(element: Element): string {
  const around = [element, element.parentElement, element.parentElement?.parentElement, ...element.children];
  return around
    .flatMap((each) => (each ? [getComputedStyle(each)] : []))
    .map((style) => [style.boxShadow, style.outline, style.borderColor, style.backgroundColor].join('|'))
    .join('\n');
}

test.each(places.filter((each) => each !== 'welcome'))(
  'the focus is seen wherever Tab brings it: %s',
  { timeout: 120_000 },
  async (place) => {
    await renderApp(pathOf(place, workshopId));
    await vi.waitFor(() => expect(document.querySelector('[aria-busy="true"]:not([data-part="saving"])')).toBeNull());
    const unseen: string[] = [];
    const reached = new Set<Element>();
    for (let stops = 0; stops < 90; stops++) {
      await userEvent.keyboard('{Tab}');
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body || reached.has(focused)) break;
      reached.add(focused);
      const withFocus = looksOf(focused);
      focused.blur();
      await new Promise(requestAnimationFrame);
      const isSeen = looksOf(focused) !== withFocus;
      if (!isSeen && focused.isConnected) unseen.push(focused.outerHTML.slice(0, 200));
      focused.focus();
    }
    expect(reached.size).toBeGreaterThan(3);
    expect(unseen).toEqual([]);
  },
);

async function leaveAndReturn(section: SectionName): Promise<void> {
  runAction('go.overview');
  await expect.element(page.getByRole('heading', { name: englishScreens.overview.rooms })).toBeVisible();
  runAction(`go.${section}`);
  await expect.element(page.getByRole('heading', { level: 1, name: englishScreens.section[section] })).toBeVisible();
}

describe('a page that one comes back to', () => {
  test('shows the same view, the same session, as far scrolled', async () => {
    await page.viewport(1280, 640);
    await show('agenda');
    await page.getByRole('radio', { name: englishScreens.agenda.table, exact: true }).click();
    await page
      .getByRole('row')
      .nth(9)
      .click({ position: { x: 400, y: 4 } });
    await expect.element(page.getByRole('complementary')).toBeVisible();
    const days = (): Element | null | undefined =>
      page.getByRole('grid').first().element().parentElement?.parentElement;
    const scroller = (): HTMLElement => {
      for (let each = days() as HTMLElement | null; each !== null; each = each.parentElement) {
        if (each.scrollHeight > each.clientHeight + 50) return each;
      }
      return expect.fail('nothing scrolls');
    };
    scroller().scrollTop = 120;
    const title = page.getByRole('complementary').getByRole('heading').first().element().textContent;
    await new Promise(requestAnimationFrame);
    await leaveAndReturn('agenda');
    await expect.element(page.getByRole('complementary').getByRole('heading', { name: title }).first()).toBeVisible();
    await expect.poll(() => scroller().scrollTop).toBe(120);
  });

  test('has the same cell of the grid', async () => {
    await show('attendance');
    await expect.element(page.getByRole('grid')).toBeVisible();
    document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    const active = (): string | null =>
      document.querySelector('[role="grid"]')?.getAttribute('aria-activedescendant') ?? null;
    const before = active();
    await leaveAndReturn('attendance');
    await expect.poll(active).toBe(before);
  });
});

describe('a list that one comes back to', () => {
  test('of people has the same person, filter and place', async () => {
    await page.viewport(1280, 560);
    await show('people');
    await page.getByRole('row').nth(7).click();
    const panel = page.getByRole('complementary').getByRole('heading').first();
    await expect.element(panel).toBeVisible();
    const name = panel.element().textContent;
    const list = (): Element => page.getByRole('grid').element();
    list().scrollTop = 60;
    await new Promise(requestAnimationFrame);
    await leaveAndReturn('people');
    await expect.element(panel).toHaveTextContent(name);
    await expect.poll(() => list().scrollTop).toBe(60);
    const find = page.getByRole('textbox', { name: englishScreens.people.find });
    await find.fill('a');
    await leaveAndReturn('people');
    await expect.element(find).toHaveValue('a');
  });

  test('of papers has the same paper as it was chosen', async () => {
    await show('documents');
    const paper = page.getByRole('radio', { name: new RegExp(english.documents.name['participant-list']) });
    const format = page.getByRole('radio', { name: englishScreens.documents.xlsx, exact: true });
    runAction('documents.show', 'participant-list');
    await expect.element(paper).toBeChecked();
    runAction('documents.format', 'xlsx');
    await expect.element(format).toBeChecked();
    await leaveAndReturn('documents');
    await expect.element(paper).toBeChecked();
    await expect.element(format).toBeChecked();
  });
});

test('a page that is being read is outlined in its place', async () => {
  await show('people');
  const seen: boolean[] = [];
  const observer = new MutationObserver(() => {
    seen.push(document.querySelector('[data-part="skeleton"]') !== null || document.querySelector('main h1') !== null);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  runAction('go.documents');
  await expect.element(page.getByRole('heading', { level: 1, name: englishScreens.section.documents })).toBeVisible();
  observer.disconnect();
  expect(seen).not.toContain(false);
});

test('a link that looks like a button has no line below it when the pointer is on it', async () => {
  await show('attendance');
  const link = document.querySelector<HTMLElement>('main [data-action="go.desk"]') ?? expect.fail('no link');
  await userEvent.hover(link);
  await expect.poll(() => link.matches(':hover')).toBe(true);
  expect(getComputedStyle(link).textDecorationLine).toBe('none');
});

/** Shows the page as a printer gets it, while `look` looks at it. */
async function asPrinted(look: () => Promise<void>): Promise<void> {
  const emulate = async (media: string): Promise<void> => {
    await cdp().send('Emulation.setEmulatedMedia', { media });
  };
  await emulate('print');
  try {
    await look();
  } finally {
    await emulate('');
  }
}

test.each(['people', 'attendance'] as const)('on paper %s has every row of its grid', async (section) => {
  await page.viewport(1024, 480);
  await show(section);
  await expect.element(page.getByRole('grid')).toBeVisible();
  const grid = page.getByRole('grid').element();
  const rows = (): number => grid.querySelectorAll('[role="row"]').length;
  const all = Number(grid.getAttribute('aria-rowcount'));
  expect(rows()).toBeLessThan(all);
  await asPrinted(async () => {
    await expect.poll(rows).toBeGreaterThanOrEqual(all);
    expect(getComputedStyle(grid).overflow).toBe('visible');
  });
  await expect.poll(rows).toBeLessThan(all);
});

test.each(['overview', 'agenda', 'people', 'attendance', 'register', 'desk'] as const)(
  'on paper %s is there, with its title, and without what is pressed',
  async (section) => {
    await show(section);
    await asPrinted(async () => {
      const main = page.getByRole('main').element();
      expect(main.getBoundingClientRect().height).toBeGreaterThan(100);
      expect(document.querySelector('.print-title')?.checkVisibility()).toBe(true);
      expect(document.querySelector('[data-part="top-bar"]')?.checkVisibility()).toBe(false);
      const pressed = [...main.querySelectorAll<HTMLElement>('[data-part="button"]')].filter((each) =>
        each.checkVisibility(),
      );
      expect(pressed.map(({ textContent }) => textContent)).toEqual([]);
    });
  },
);

test('a printed page leads nowhere', async () => {
  valueOf(await recordIssue(workshopId, sheetRequest));
  await show('register');
  await expect.poll(() => document.querySelector('main.prints')).not.toBeNull();
  const emulate = async (media: string): Promise<void> => {
    await cdp().send('Emulation.setEmulatedMedia', { media });
  };
  await emulate('print');
  try {
    const links = [...document.querySelectorAll<HTMLElement>('main [role="link"]')];
    expect(links.map(({ textContent }) => textContent)).toEqual([`← ${englishScreens.register.back}`]);
    expect(links.filter((each) => each.checkVisibility())).toEqual([]);
  } finally {
    await emulate('');
  }
});

test('the desk on paper says who is missing, by name', async () => {
  await show('desk');
  document.querySelector<HTMLElement>('main header button')?.click();
  await page.getByRole('option').nth(1).click();
  const names = (): number => document.querySelectorAll('main [aria-label] ul ul li').length;
  await expect.element(page.getByRole('button', { name: englishScreens.desk.showMissing })).toBeVisible();
  expect(names()).toBe(0);
  await asPrinted(async () => {
    await expect.poll(names).toBeGreaterThan(0);
    expect(document.querySelector('input[role="combobox"]')?.checkVisibility()).toBe(false);
  });
});

test('papers are printed as their pages, whoever asks for it', async () => {
  await show('documents');
  await expect.poll(() => document.querySelector('[data-part="preview-page"]')).not.toBeNull();
  await asPrinted(async () => {
    await expect.poll(() => document.querySelector('[data-part="print-page"]')?.checkVisibility()).toBe(true);
    expect(document.querySelector('#root')?.checkVisibility()).toBe(false);
  });
  await expect.poll(() => document.querySelector('[data-part="print-page"]')).toBeNull();
});
