import type { Page } from 'playwright-core';
import type { Partition } from '../../shared/changes/partition.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/host/contract.ts';
import type { Result } from '../../shared/result.ts';

/** What the page's database holds; marks as `workshop participation slot` with the index of their status. */
export type PageData = {
  readonly partitions: readonly Partition[];
  readonly marks: Readonly<Record<string, number>>;
  /** Number of the newest entry; 0 when there is none. */
  readonly sequence: number;
};

/** Reads the page's database past the app. */
export async function pageData(page: Page): Promise<PageData> {
  return page.evaluate(async () => {
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
      });
    const database = await answer(indexedDB.open('rostrum'));
    const transaction = database.transaction(['partitions', 'sheets', 'entries'], 'readonly');
    const [partitions, sheets, keys] = await Promise.all([
      answer(transaction.objectStore('partitions').getAll() as IDBRequest<Partition[]>),
      answer(transaction.objectStore('sheets').getAll() as IDBRequest<Sheet[]>),
      answer(transaction.objectStore('entries').getAllKeys()),
    ]);
    database.close();
    const marks: Record<string, number> = {};
    for (const sheet of sheets) {
      for (const [row, participationId] of sheet.participationIds.entries()) {
        for (const [column, slotId] of sheet.slotIds.entries()) {
          const mark = sheet.marks[row * sheet.slotIds.length + column] ?? 0;
          if (mark !== 0) marks[`${sheet.workshopId} ${participationId} ${slotId}`] = mark;
        }
      }
    }
    return { partitions, marks, sequence: Number(keys.at(-1) ?? 0) };

    type Sheet = {
      readonly workshopId: string;
      readonly participationIds: readonly string[];
      readonly slotIds: readonly string[];
      readonly marks: Uint8Array;
    };
  });
}

/** The same in an order that does not tell how it came there. */
export async function sortedPageData(page: Page): Promise<PageData> {
  const data = await pageData(page);
  return { ...data, partitions: data.partitions.toSorted((one, other) => (one.key < other.key ? -1 : 1)) };
}

/** Calls main as the page does. */
export async function callMain<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const asked: readonly [string, unknown] = [name, input];
  const result: unknown = await page.evaluate(([call, value]) => window.rostrum.call(call, value), asked);
  const answered = result as Result<CallOutput<Name>>;
  if (!answered.ok) throw new Error(`${name}: ${JSON.stringify(answered.failure)}`);
  return answered.value;
}
