import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { freeze } from '../../../renderer/commands/agenda-plan.ts';
import { setMinutes } from '../../../renderer/commands/agenda.ts';
import { editParticipation } from '../../../renderer/commands/people.ts';
import { documentPath } from '../../../renderer/context/routes.ts';
import { DocumentsSection } from '../../../renderer/features/documents/documents-section.tsx';
import { readSnapshot } from '../../../renderer/queries/snapshot.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { drawDocument } from '../../shared/documents/all-documents.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { anId, aSession, aWorkshop, ids, inEachHalf } from '../../factories/a-workshop.ts';
import { expectAccessible, renderSection } from '../rendered-section.tsx';
import { freshStart, openSmallWorkshop, undoTimes, valueOf } from '../storage/stored.ts';

type Call = { readonly name: string; readonly input: unknown };
type DocumentInput = { readonly snapshot: WorkshopSnapshot; readonly request: DocumentRequest };

const file = { name: 'Agenda.pdf', path: '/home/user/Agenda.pdf', token: 'token', bytes: 1, pages: 1, rows: null };
/** Its title has no translation. */
const practice = aSession({
  id: anId(3400),
  title: { en: 'Practice' },
  placement: { dayId: ids.days[1], start: '11:00', roomId: null },
});
let workshopId = '';

beforeEach(async () => {
  await freshStart();
  workshopId = await openSmallWorkshop({ sessions: [...aWorkshop().sessions, ...inEachHalf([ids.days[1]]), practice] });
});

/** Answers calls about files with `answer` and keeps them. */
function answering(answer: Result<unknown>): Call[] {
  const calls: Call[] = [];
  const { call } = window.rostrum;
  Object.defineProperty(window, 'rostrum', {
    configurable: true,
    value: {
      call: async (name: string, input: unknown) => {
        if (name.startsWith('journal.')) return call(name, input);
        calls.push({ name, input });
        return name === 'file.show' ? success({}) : answer;
      },
    },
  });
  return calls;
}

describe('the preview', () => {
  test('counts the pages and shows their text in both languages', async () => {
    // React reports a width that is no number once, and the preview begins without pages.
    using errors = vi.spyOn(console, 'error');
    const place = renderSection(DocumentsSection, workshopId);
    await expect.element(page.getByRole('article', { name: 'Page 1 of 1' })).toBeVisible();
    await expect.element(page.getByText('1 page', { exact: true })).toBeVisible();
    const text = place.querySelector('[data-part="page-drawing"]')?.textContent ?? '';
    expect(text).toContain('Training');
    expect(text).toContain('Тренинг');
    expect(text).toContain('09:00');
    expect(errors).not.toHaveBeenCalled();
  });

  test('follows the options: the sheet lies down and is shorter for one day', async () => {
    const place = renderSection(DocumentsSection, workshopId);
    await page.getByText('Attendance sheet', { exact: true }).click();
    await expect.element(page.getByRole('article', { name: 'Page 1 of 4' })).toBeVisible();
    expect(place.querySelector('[data-part="page-drawing"]')?.getAttribute('viewBox')).toBe('0 0 297 210');
    await page.getByRole('button', { name: /^Days:/ }).click();
    await page.getByRole('option', { name: /^Day 2 · 16\sJuly$/ }).click();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('article', { name: 'Page 1 of 2' })).toBeVisible();
  });

  test('prints the agenda as it stands, as it was delivered, or an edition as it was frozen', async () => {
    const place = renderSection(DocumentsSection, workshopId);
    const text = (): string => place.querySelector('[data-part="page-drawing"]')?.textContent ?? '';
    await vi.waitFor(() => expect(text()).toContain('Draft of '));
    valueOf(await freeze(workshopId, 'For the ministry'));
    await vi.waitFor(() => expect(text()).toContain('Edition 1 of '));
    valueOf(await setMinutes({ id: ids.sessions[0], workshopId }, 75, false));
    await vi.waitFor(() => expect(text()).toContain('Changed since edition 1 of '));
    await page.getByRole('button', { name: /Which agenda/ }).click();
    await page.getByRole('option', { name: /^Edition 1 of .* – For the ministry$/ }).click();
    await vi.waitFor(() => expect(text()).not.toContain('Changed since'));
    expect(text()).toContain('09:00–10:00');
    await undoTimes(2);
    await vi.waitFor(() => expect(text()).toContain('Draft of '));
    await expect.element(page.getByRole('button', { name: /Which agenda/ })).toHaveTextContent('As it is planned now');
  });

  test('is the paper at its true proportions, in any size', async () => {
    const place = renderSection(DocumentsSection, workshopId);
    await expect.element(page.getByRole('article', { name: 'Page 1 of 1' })).toBeVisible();
    const ratio = (): number => {
      const box = place.querySelector('[data-part="preview-page"]')?.getBoundingClientRect();
      return (box?.height ?? 0) / (box?.width ?? 1);
    };
    expect(ratio()).toBeCloseTo(297 / 210, 2);
    await page.getByRole('radio', { name: '100 %' }).click();
    await vi.waitFor(() => {
      const width = place.querySelector('[data-part="preview-page"]')?.getBoundingClientRect().width ?? 0;
      expect(width).toBeCloseTo((210 / 25.4) * 96, 0);
    });
    expect(ratio()).toBeCloseTo(297 / 210, 2);
  });
});

describe('saving', () => {
  test('asks for just the previewed document and says where the file is', async () => {
    const calls = answering(success(file));
    renderSection(DocumentsSection, workshopId);
    await page.getByRole('button', { name: 'Save PDF…' }).click();
    await expect.element(page.getByText('Saved: Agenda.pdf')).toBeVisible();
    const input = calls[0]?.input as DocumentInput;
    expect(calls[0]?.name).toBe('document.save');
    expect(input.request).toMatchObject({ kind: 'agenda', format: 'pdf', languages: ['en', 'ru'], dayIds: null });
    expect(drawDocument(input.snapshot, input.request).pages).toHaveLength(1);
    await page.getByRole('button', { name: 'Show in folder' }).click();
    await vi.waitFor(() => {
      expect(calls[1]).toEqual({ name: 'file.show', input: { token: 'token', how: 'in-folder' } });
    });
  });

  test('says why it failed, and says nothing when the user has thought better of it', async () => {
    answering(failure('cancelled'));
    renderSection(DocumentsSection, workshopId);
    await page.getByRole('button', { name: 'Save workshop file…' }).click();
    await expect.element(page.getByRole('button', { name: 'Save PDF…' })).toBeEnabled();
    expect(document.querySelector('[data-part="toast"]')).toBeNull();
    answering(failure('disk-full', { path: '/papers' }));
    await page.getByRole('button', { name: 'Save PDF…' }).click();
    await expect.element(page.getByText('The disk with /papers is full.', { exact: false })).toBeVisible();
  });
});

describe('sensitive details of people', () => {
  async function withDiet(): Promise<void> {
    const [participation] = (await readSnapshot(workshopId))?.participations ?? [];
    valueOf(await editParticipation(participation ?? expect.fail('nobody'), { diet: 'Geheim' }));
  }

  test('leave with no paper, and with a workshop file only where they are asked for', async () => {
    await withDiet();
    const calls = answering(success(file));
    renderSection(DocumentsSection, workshopId);
    await page.getByRole('button', { name: 'Save PDF…' }).click();
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const saveFile = page.getByRole('button', { name: 'Save workshop file…' });
    await expect.element(saveFile).toBeEnabled();
    await saveFile.click();
    await expectAccessible();
    await page.getByRole('button', { name: 'Save…', exact: true }).click();
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    await expect.element(saveFile).toBeEnabled();
    await saveFile.click();
    await page.getByRole('checkbox', { name: 'Write them into the file' }).click({ force: true });
    await page.getByRole('button', { name: 'Save…', exact: true }).click();
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    expect(calls.map(({ name, input }) => [name, JSON.stringify(input).includes('Geheim')])).toEqual([
      ['document.save', false],
      ['workshop-file.save', false],
      ['workshop-file.save', true],
    ]);
  });
});

describe('printing', () => {
  test('puts every page on paper as it was previewed, and takes them away again', async () => {
    let printed: string[] = [];
    const print = vi.spyOn(window, 'print').mockImplementation(() => {
      const pages = [...document.querySelectorAll('[data-part="print-page"]')];
      printed = pages.map(
        (each) =>
          `print-page ${String(each.getAttribute('data-page'))}: ${String(each.textContent?.includes('Training'))}`,
      );
      window.dispatchEvent(new Event('afterprint'));
    });
    renderSection(DocumentsSection, workshopId);
    await page.getByText('Attendance sheet', { exact: true }).click();
    await expect.element(page.getByRole('article', { name: 'Page 1 of 4' })).toBeVisible();
    await userEvent.keyboard('{Control>}p{/Control}');
    await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(printed).toEqual(Array.from({ length: 4 }, () => 'print-page lying: true'));
    await vi.waitFor(() => expect(document.querySelector('[data-part="print-pages"]')).toBeNull());
    print.mockRestore();
  });
});

describe('before printing', () => {
  test('texts without a translation are listed, and each line leads to its place', async () => {
    renderSection(DocumentsSection, workshopId);
    const notice = page.getByRole('region', { name: /^Before printing: \d+ remark/ });
    await expect.element(notice).toBeVisible();
    const lines = (): string[] =>
      notice
        .getByRole('listitem')
        .elements()
        .map((each) => each.textContent ?? '');
    expect(lines().length).toBeGreaterThan(0);
    for (const line of lines()) expect(line).toMatch(/no translation \((English|Russian)\)/);
    const first = notice.getByRole('listitem').first();
    const { pathname } = location;
    const name = first.getByRole('button').element().textContent ?? '';
    await first.getByRole('button').click();
    await vi.waitFor(() => expect(location.pathname).toMatch(new RegExp(`/${name.toLowerCase()}$`)));
    history.replaceState(null, '', pathname);
  });

  test('people whom a paper leaves out are told with their number and why', async () => {
    renderSection(DocumentsSection, workshopId);
    await page.getByText('Participant list', { exact: true }).click();
    await page.getByRole('radio', { name: /^For the public/ }).click({ force: true });
    await expect
      .element(page.getByText(/^Participant list: not named on this paper, because .+: \d+/).first())
      .toBeVisible();
  });

  test('a list shows in the preview what its recipient will see', async () => {
    const place = renderSection(DocumentsSection, workshopId);
    const text = (): string => place.querySelector('[data-part="page-drawing"]')?.textContent ?? '';
    await page.getByText('Participant list', { exact: true }).click();
    await vi.waitFor(() => expect(text()).toContain('For the host ministry'));
    expect(text()).toContain('Äbenova');
    await page.getByRole('radio', { name: /^For the public/ }).click({ force: true });
    await vi.waitFor(() => expect(text()).toContain('Counted without a name'));
    expect(text()).not.toContain('Äbenova');
    await page.getByText('Key of codes', { exact: true }).click();
    await expect.element(page.getByRole('checkbox', { name: 'With the names' })).not.toBeChecked();
  });
});

describe('for everybody', () => {
  test.each(['light', 'dark'] as const)('axe finds nothing in %s', async (theme) => {
    renderSection(DocumentsSection, workshopId, { theme, language: 'ru' });
    await page.getByText('Лист регистрации', { exact: true }).click();
    await expect.element(page.getByRole('article', { name: 'Страница 1 из 4' })).toBeVisible();
    await expectAccessible();
  });
});

test('the paper that the address asks for is chosen already', async () => {
  history.replaceState(null, '', `?${documentPath(workshopId, 'group-lists').split('?')[1] ?? ''}`);
  renderSection(DocumentsSection, workshopId);
  await expect.element(page.getByRole('radio', { name: /^Breakout groups/ })).toBeChecked();
  history.replaceState(null, '', '?kind=unheard-of');
  renderSection(DocumentsSection, workshopId);
  await expect.element(page.getByRole('radio', { name: /^Agenda/ })).toBeChecked();
  history.replaceState(null, '', location.pathname);
});
