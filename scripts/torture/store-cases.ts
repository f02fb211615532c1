import { join } from 'node:path';
import { type Journal, openJournal } from '../../main/journal/journal.ts';
import { compare, type StoreStatus, type Verdict } from '../../renderer/storage/comparison.ts';
import { beginning, readEntry, type StoredEntry } from '../../shared/changes/entry.ts';
import { applyToPartition, applyToSheet, changesByPlace, packSheet } from '../../shared/changes/partition.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { MemoryDisk, memoryFileSystem } from '../../test/main/files/memory-file-system.ts';
import { contentsAfter, contentsOf } from '../../test/main/journal/sample-history.ts';
import { type CaseKind, type CaseReport, oneOf } from './case.ts';
import { damaged, type DataFiles, survivors } from './damage.ts';
import { caseEntries, type caseSettings, isSame } from './journal-cases.ts';
import { diskWith, numbersIn, wholeJournal } from './journal-damage.ts';

const data = '/data';

/** What the page's start does with journal and store, without a page: the rules of both, thousands of times. */
export const startsByRule: CaseKind = {
  name: 'rule',
  about:
    'one to three faults of the files, and what a start decides with a store that is whole, older or gone, without a page',
  brief: 60,
  share: 2,
  longest: 60,
  open: () => Promise.resolve({ run: damageAndStart }),
};

/** The store of the page: its state stands at entry `end`, and it keeps the newest of them. */
type ModelStore = { readonly kept: readonly StoredEntry[]; readonly end: number; readonly workspaceId: string | null };

type Facts = {
  readonly store: 'whole' | 'older' | 'gone';
  readonly faults: number;
  readonly count: number;
  /** Change numbers that are whole in some file or in the store. */
  readonly found: ReadonlySet<number>;
  readonly isReplaced: boolean;
  readonly isSwapped: boolean;
};

async function damageAndStart(random: Random, report: CaseReport): Promise<void> {
  const { settings, count, early, before, replacements } = await wholeJournal(random);
  const store = oneOf(random, ['whole', 'whole', 'older', 'gone'] as const);
  const faults = store === 'whole' ? oneOf(random, [1, 2, 3]) : 1;
  let files: DataFiles = before.files;
  let [isReplaced, isSwapped] = [false, false];
  for (let fault = 0; fault < faults; fault += 1) {
    const next = damaged(files, random, replacements);
    report.tell(next.done);
    files = next.files;
    isReplaced ||= next.isReplaced;
    isSwapped ||= next.isSwapped;
  }
  const workspaceId = await workspaceOf(before.files, settings);
  const end = { whole: count, older: early, gone: 0 }[store];
  const keeps = oneOf(random, [5, 40, 500]);
  const kept = caseEntries().slice(Math.max(0, end - keeps), end);
  const model = store === 'gone' ? null : { kept, end, workspaceId: oneOf(random, [workspaceId, workspaceId, null]) };
  report.tell(`${count} changes, store ${store}${model === null ? '' : `, keeps ${kept.length}`}`);
  report.acknowledged = count;
  const inFiles = survivors(files, before.files, before.lines, before.ends);
  const inStore = Array.from({ length: end }, (_, index) => index + 1);
  const facts = { store, faults, count, isReplaced, isSwapped, found: new Set([...inFiles, ...inStore]) };
  const damagedDisk = diskWith(files);
  const after = await startAndJudge(damagedDisk, model, facts, settings, report);
  if (after === null || report.charged.length > 0) return;
  await expectNothingNew(damagedDisk, after, settings, report);
}

async function workspaceOf(files: DataFiles, settings: ReturnType<typeof caseSettings>): Promise<string> {
  const opened = await openJournal(join(data, 'journal'), memoryFileSystem(diskWith(files)), settings);
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure));
  const { workspaceId } = opened.value.status();
  await opened.value.close();
  return workspaceId;
}

/** As `recover` does. Gives the store afterwards; null where somebody has to decide, which is judged. */
async function startAndJudge(
  disk: MemoryDisk,
  store: ModelStore | null,
  facts: Facts,
  settings: ReturnType<typeof caseSettings>,
  report: CaseReport,
): Promise<ModelStore | null> {
  const opened = await openJournal(join(data, 'journal'), memoryFileSystem(disk), settings);
  if (!opened.ok) {
    report.charge('stuck', `the journal does not open: ${JSON.stringify(opened.failure)}`);
    return null;
  }
  const journal = opened.value;
  try {
    const status = journal.status();
    const { verdict, own } = await verdictOf(journal, store);
    report.tell(
      `${verdict}: ends at ${status.end.sequence}, proof ${status.proof}, mended ${status.mended}, missing ${JSON.stringify(status.missing)}`,
    );
    if (['incomplete', 'gone', 'another', 'forked'].includes(verdict)) {
      judgeTrouble(verdict, numbersIn(status.missing), facts, report);
      return null;
    }
    if (verdict === 'append') {
      const more = (store?.kept ?? []).filter(({ sequence }) => sequence > status.end.sequence);
      const appended = await journal.append(more);
      if (!appended.ok) report.charge('stuck', `cannot be appended: ${JSON.stringify(appended.failure)}`);
    }
    if (verdict === 'adopt' && store !== null && own !== null) await adopt(journal, store, own, report);
    if (['go', 'rebuild'].includes(verdict) && (status.proof.startsWith('other') || status.missing.length > 0))
      await journal.accept();
    return await judgeHeld(journal, status, verdict, store, facts, report);
  } finally {
    await journal.close();
  }
}

async function judgeHeld(
  journal: Journal,
  { proof }: JournalStatus,
  verdict: Verdict,
  store: ModelStore | null,
  { count, found, isReplaced, store: kind }: Facts,
  report: CaseReport,
): Promise<ModelStore> {
  const contents = await contentsOf(journal);
  const isWhole = isSame(contents, contentsAfter(caseEntries().slice(0, count)));
  if (!isWhole && !isReplaced && found.size >= count)
    report.charge('lost', 'a copy of everything was there, and the data are not whole');
  if (!isWhole && kind === 'whole') report.charge('lost', 'the store was whole, and its data are not here');
  if (!isWhole && !isReplaced && proof === 'exact' && verdict !== 'adopt')
    report.charge('untrue', 'not whole, said to be exact');
  if (verdict === 'go' && store !== null && !isSame(contents, contentsAfter(caseEntries().slice(0, store.end))))
    report.charge('untrue', 'journal and store are taken to be the same, and are not');
  const { end, workspaceId } = journal.status();
  const entries = isWhole ? caseEntries().slice(0, end.sequence) : [];
  return { kept: verdict === 'rebuild' ? entries : (store?.kept ?? []), end: end.sequence, workspaceId };
}

async function verdictOf(
  journal: Journal,
  store: ModelStore | null,
): Promise<{ readonly verdict: Verdict; readonly own: StoreStatus | null }> {
  const status = journal.status();
  const own = store === null ? emptyStatus(status.end.hash) : statusOf(store, status.end);
  let holds: 'yes' | 'no' | 'unknown' = 'unknown';
  if (own.end.sequence > 0 && own.end.sequence >= status.end.sequence) holds = own.hasJournalEnd ? 'yes' : 'unknown';
  else if (own.end.sequence > 0) {
    const answer = await journal.holds(own.end);
    holds = answer.ok ? answer.value.holds : 'unknown';
  }
  return { verdict: compare(status, own, holds), own };
}

function emptyStatus(journalEnd: string): StoreStatus {
  const hasJournalEnd = journalEnd === beginning.hash;
  return { end: beginning, partitions: 0, sheets: 0, oldest: 0, workspaceId: null, hasJournalEnd };
}

function statusOf({ kept, end, workspaceId }: ModelStore, journalEnd: StoreStatus['end']): StoreStatus {
  const { partitions, sheets } = contentsAfter(caseEntries().slice(0, end));
  const oldest = kept[0]?.sequence ?? 0;
  const entry = kept.find(({ sequence }) => sequence === journalEnd.sequence);
  const isBeginning = journalEnd.hash === beginning.hash && oldest <= 1;
  const { sequence, hash } = kept.at(-1) ?? beginning;
  return {
    end: { sequence, hash },
    partitions: Object.keys(partitions).length,
    sheets: Object.keys(sheets).length,
    oldest,
    workspaceId,
    hasJournalEnd: journalEnd.sequence === 0 ? isBeginning : entry?.hash === journalEnd.hash,
  };
}

async function adopt(journal: Journal, store: ModelStore, own: StoreStatus, report: CaseReport): Promise<void> {
  const changes = changesByPlace(
    caseEntries()
      .slice(0, store.end)
      .flatMap((entry) => readEntry(entry).changes),
  );
  const adopted = await journal.adopt({
    into: 'journal',
    part: 0,
    workspaceId: store.workspaceId ?? journal.status().workspaceId,
    end: own.end,
    counts: { partitions: own.partitions, sheets: own.sheets },
    isLast: true,
    partitions: [...changes.partitions].map(([key, its]) => applyToPartition(key, undefined, its)),
    sheets: [...changes.sheets].map(([key, its]) => packSheet(applyToSheet(key, undefined, its))),
    entries: [...store.kept],
  });
  if (!adopted.ok) report.charge('stuck', `cannot be adopted: ${JSON.stringify(adopted.failure)}`);
}

function judgeTrouble(verdict: Verdict, told: readonly number[], facts: Facts, report: CaseReport): void {
  const { store, found, count, isReplaced, isSwapped } = facts;
  const isLoss = verdict === 'incomplete' || verdict === 'gone';
  if (isLoss && store === 'whole') report.charge('untrue', 'a loss is told, and the store is whole');
  if (verdict === 'forked' && !isReplaced) report.charge('untrue', 'nothing was replaced, and the two have gone apart');
  if (verdict === 'another' && !isReplaced) report.charge('untrue', 'nothing was replaced, and it is another one');
  if (!isLoss || isReplaced || isSwapped) return;
  if (found.size >= count && store !== 'older')
    report.charge('untrue', 'a loss is told, and every change is somewhere');
  const given = told.filter((number) => found.has(number));
  if (given.length > 0 && store === 'gone')
    report.charge('lost', `told as missing, although whole: ${given.join(', ')}`);
}

/** Work goes on; the next start finds journal and store alike and has nothing to tell. */
async function expectNothingNew(
  disk: MemoryDisk,
  store: ModelStore,
  settings: ReturnType<typeof caseSettings>,
  report: CaseReport,
): Promise<void> {
  const opened = await openJournal(join(data, 'journal'), memoryFileSystem(new MemoryDisk(disk.state())), settings);
  if (!opened.ok) return report.charge('stuck', `does not open again: ${JSON.stringify(opened.failure)}`);
  const { mended, missing, proof, end } = opened.value.status();
  if (mended !== null || missing.length > 0) report.charge('untrue', `told once more: ${mended}`);
  if (proof !== 'exact' && proof !== 'none' && proof !== 'ahead') report.charge('untrue', `the proof is ${proof} then`);
  const { verdict } = await verdictOf(opened.value, store);
  if (store.kept.length > 0 && verdict !== 'go') report.charge('untrue', `the next start has to ${verdict}`);
  if (end.sequence < store.end) report.charge('lost', `ends at ${end.sequence} of ${store.end} then`);
  await opened.value.close();
}
