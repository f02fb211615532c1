import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { recordIssue } from '../../../renderer/commands/documents.ts';
import { editRecord } from '../../../renderer/commands/record.ts';
import type { ActionId } from '../../../renderer/context/action-list.ts';
import { isOffered, runAction } from '../../../renderer/context/actions.tsx';
import { readWorkshop } from '../../../renderer/queries/snapshot.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { sheetRequest } from '../../shared/documents/training.ts';
import { valueOf } from '../storage/stored.ts';

/** What is done on a page before it is looked at. */
export type Act = (workshopId: string) => Promise<void>;
const patience = { timeout: 15_000, interval: 20 };

/** Whether nothing is being loaded, so that the page is as a user finds it. */
export async function settled(): Promise<void> {
  await vi.waitFor(
    () => expect(document.querySelector('[aria-busy="true"]:not([data-part="saving"])')).toBeNull(),
    patience,
  );
  await document.fonts.ready;
  await new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });
}

async function appeared(selector: string): Promise<HTMLElement> {
  await vi.waitFor(() => expect(document.querySelector(selector), selector).not.toBeNull(), patience);
  return document.querySelector<HTMLElement>(selector) ?? expect.fail(selector);
}

async function press(selector: string, index = 0): Promise<void> {
  await appeared(selector);
  document.querySelectorAll<HTMLElement>(selector)[index]?.click();
}

/** Does an action, to the part that is found in the workshop where it has parts. */
export function action(id: ActionId, partOf: (snapshot: WorkshopSnapshot) => string | undefined = () => ''): Act {
  return async (workshopId) => {
    const snapshot = await readWorkshop(workshopId);
    const part = snapshot === null ? '' : partOf(snapshot);
    expect(part, id).toBeDefined();
    await vi.waitFor(() => expect(isOffered(id), id).toBe(true), patience);
    runAction(id, part);
  };
}

export const dialog = '[role="dialog"]';
export const inTurn =
  (...acts: readonly Act[]): Act =>
  async (workshopId) => {
    for (const act of acts) {
      await act(workshopId);
      await settled();
    }
  };
export const shows =
  (selector: string): Act =>
  async () =>
    void (await appeared(selector));
export const opening = (...acts: readonly Act[]): Act => inTurn(...acts, shows(dialog));
export const pressing =
  (selector: string, index?: number): Act =>
  async () =>
    press(selector, index);
export const typing =
  (keys: string): Act =>
  async () =>
    userEvent.keyboard(keys);
/** Chooses one in the bar of choices on the page. */
export const choosing = (index: number): Act => pressing('main [data-part="segments"] [role="radio"]', index);
/** Gives a file to the chooser of the page, or of the dialog that is open. */
export const giving =
  (name: string, contents: () => string): Act =>
  async () => {
    const chooser = [...document.querySelectorAll<HTMLInputElement>('input[type="file"]')].at(-1);
    const transfer = new DataTransfer();
    transfer.items.add(new File([contents()], name));
    if (chooser === undefined) expect.fail('no chooser');
    chooser.files = transfer.files;
    chooser.dispatchEvent(new Event('change', { bubbles: true }));
  };

export const session: Act = async (workshopId) => {
  const snapshot = await readWorkshop(workshopId);
  runAction('show.session', snapshot?.sessions.find(({ placement }) => placement !== null)?.id ?? '');
};
/** Puts a session where another one is. */
export const clash: Act = async (workshopId) => {
  const [one, other] = (await readWorkshop(workshopId))?.sessions.filter(({ placement }) => placement !== null) ?? [];
  if (one === undefined || other === undefined) expect.fail('no sessions');
  valueOf(await editRecord('session.move', 'session', one, { placement: other.placement }));
};
export const person: Act = async (workshopId) => {
  const snapshot = await readWorkshop(workshopId);
  runAction('show.person', snapshot?.participations.find(({ role }) => role === 'participant')?.id ?? '');
};
export const delegation: Act = async (workshopId) => {
  const snapshot = await readWorkshop(workshopId);
  runAction('show.person', snapshot?.delegations[0]?.id ?? '');
};
export const issue: Act = async (workshopId) => {
  if ((await readWorkshop(workshopId))?.issuedSheets.length === 0) valueOf(await recordIssue(workshopId, sheetRequest));
  await appeared('[data-part="sheet-row"]');
};
/** So long that it is cut in the middle, between two words. */
export const scanName = 'signed attendance sheets of the first day, morning and afternoon, scanned1.pdf';

/** A scan of a sheet, as a computer knows it to which only the records came. */
export const scan: Act = async (workshopId) => {
  await issue(workshopId);
  const [sheet] = (await readWorkshop(workshopId))?.issuedSheets ?? [];
  if (sheet === undefined) expect.fail('no sheet');
  const scans = [
    {
      id: '0197f3a2-0000-7000-8000-000000000001',
      name: scanName,
      type: 'pdf' as const,
      hash: 'a'.repeat(64),
      bytes: 1_250_000,
      page: null,
      addedAt: '2025-07-15T12:00:00.000Z',
    },
  ];
  if (sheet.scans.length === 0) valueOf(await editRecord('sheet.attach', 'issuedSheet', sheet, { scans }));
  await appeared('[data-part="scan-line"]');
};
export const deskSlot: Act = async () => {
  await press('main header button');
  await press('[role="option"]', 1);
  await vi.waitFor(() => expect(document.querySelector('[role="option"]')).toBeNull(), patience);
  document.querySelector<HTMLInputElement>('input[role="combobox"]')?.focus();
};
export const grid: Act = async () => (await appeared('[role="grid"]')).focus();

export const calendar =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260615T090000\r\nDTEND:20260615T100000\r\nSUMMARY:Opening\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
export const list =
  'Name;Sex;Position;Country;E-mail\nAbenova Gulnar;f;Psychologist;Kazakhstan;abenova@example.org\nBekov Timur;?;Judge;Kirgizstan;bekov\n';

export const menuOf = (place: string, index = 0): Act =>
  inTurn(pressing(`${place} [aria-haspopup="true"]`, index), shows('[role="menu"]'));
export const menu = (index: number): Act => menuOf('[data-part="top-bar"]', index);
