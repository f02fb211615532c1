import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { englishScreens } from '../../shared/text/english.ts';
import { callMain, pageData } from '../../test/end-to-end/page-data.ts';
import { contentsAfter } from '../../test/main/journal/sample-history.ts';
import { BuiltPage, type BuiltWindow } from './built-page.ts';
import { type CaseKind, type CaseReport, oneOf } from './case.ts';
import { damaged, type DataFiles, survivors } from './damage.ts';
import { isSame } from './journal-cases.ts';
import { numbersIn } from './journal-damage.ts';
import { heldContents, settlePage } from './settled-page.ts';
import { attendanceOf, makeStages, markSome, readFiles, type Stage, type Stages, writeFiles } from './start-stages.ts';

const { trouble, recovered, saved: savedWord } = englishScreens;

/** The built page over damaged data, with the store whole, older or gone. */
export const startsAfterDamage: CaseKind = {
  name: 'start',
  about:
    'starts of the built page over data that were damaged, swapped, deleted, old or foreign; the store whole, older or gone',
  brief: 6,
  share: 6,
  longest: 120,
  open: async () => {
    const built = await BuiltPage.begin();
    const stages = await makeStages(built);
    return {
      run: (random, report) => startAfterDamage(built, stages, random, report),
      close: () => built.close(),
    };
  },
};

type StoreKind = 'whole' | 'gone' | 'older';

type Facts = {
  readonly stage: Stage;
  readonly store: StoreKind;
  /** Change numbers that are whole in some file or in the store. */
  readonly found: ReadonlySet<number>;
  readonly files: DataFiles;
  readonly isReplaced: boolean;
};

async function startAfterDamage(built: BuiltPage, stages: Stages, random: Random, report: CaseReport): Promise<void> {
  const stage = oneOf(random, stages.whole);
  const store = oneOf<StoreKind>(random, ['whole', 'whole', 'gone', 'older']);
  const facts = damageStage(stage, store, stages, random, report);
  const folder = mkdtempSync(path.join(tmpdir(), 'rostrum-torture-'));
  const states = { whole: stage.store, gone: null, older: stages.early.store };
  const window = await built.window(states[store]);
  try {
    writeFiles(folder, facts.files);
    await window.start(folder, attendanceOf(stage));
    await startIntoWork(window, facts, random, report);
    if (report.charged.length > 0) return;
    await expectNothingNew(window, folder, stage, report);
  } finally {
    await window.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function damageStage(stage: Stage, store: StoreKind, stages: Stages, random: Random, report: CaseReport): Facts {
  report.tell(`${stage.name}, ${stage.entries.length} changes, store ${store}`);
  report.tell([...stage.files].map(([name, { length }]) => `${name} (${length})`).join(', '));
  const faults = store === 'whole' ? oneOf(random, [0, 1, 1, 2, 3]) : oneOf(random, [0, 1, 1, 1]);
  let files: DataFiles = stage.files;
  let isReplaced = false;
  for (let fault = 0; fault < faults; fault += 1) {
    const next = damaged(files, random, stages.replacements);
    report.tell(next.done);
    files = next.files;
    isReplaced ||= next.isReplaced;
  }
  report.acknowledged = stage.entries.length;
  const inFiles = survivors(files, stage.files, stage.lines, stage.snapshotEnds);
  const held = { whole: stage.entries.length, older: stages.early.entries.length, gone: 0 }[store];
  const inStore = Array.from({ length: held }, (_, index) => index + 1);
  return { stage, store, files, isReplaced, found: new Set([...inFiles, ...inStore]) };
}

/** Waits for the app or for a screen of trouble, and goes on from there; then looks at what is there. */
async function startIntoWork(window: BuiltWindow, facts: Facts, random: Random, report: CaseReport): Promise<void> {
  const { page } = window;
  const first = await settlePage(window.page, () => window.loads, report);
  if (first === null) return;
  const told = await toldMissing(page);
  if (first.kind === 'trouble') {
    expectTroubleIsTrue(first.text, facts, told, report);
    if (!(await decide(window, facts, random, report))) return;
  }
  const { text } = (await settlePage(window.page, () => window.loads, report)) ?? { text: '' };
  report.tell(`says: ${text}`);
  await expectHeld(page, facts, told, text, report);
}

/** The numbers that the journal tells as missing, before anything is decided. */
async function toldMissing(page: Page): Promise<readonly number[]> {
  const status = await callMain(page, 'journal.status', {}).catch(() => null);
  return status === null ? [] : numbersIn(status.missing);
}

function expectTroubleIsTrue(text: string, facts: Facts, told: readonly number[], report: CaseReport): void {
  report.tell(`trouble: ${text.slice(0, 700)}`);
  const isWhole = facts.found.size >= facts.stage.entries.length && !facts.isReplaced;
  const isToldOfLoss = text.includes(trouble.title.incomplete) || text.includes(trouble.title.gone);
  if (isToldOfLoss && facts.store === 'whole') report.charge('untrue', 'a loss is told, and the store is whole');
  if (isToldOfLoss && isWhole && told.length === 0) report.charge('untrue', 'a loss is told, and nothing is missing');
  const recoverable = told.filter((number) => facts.found.has(number));
  if (recoverable.length > 0 && facts.store !== 'older') {
    report.charge('lost', `told as missing, although whole in a file: ${recoverable.join(', ')}`);
  }
}

/** Presses one of the buttons that are offered; sometimes looks first. Gives whether the app opened. */
async function decide(window: BuiltWindow, facts: Facts, random: Random, report: CaseReport): Promise<boolean> {
  const { page } = window;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  if (random() < 0.3) {
    await button(trouble.look).click();
    await page.locator('[data-part="side"]').waitFor({ timeout: 25_000 });
    report.tell('looked only');
    await page.reload();
    if ((await settlePage(window.page, () => window.loads, report)) === null) return false;
  }
  const names =
    facts.store === 'whole' ? [trouble.useStore, trouble.useJournal] : [trouble.useJournal, trouble.useStore];
  for (const name of [...names, trouble.beginAnew]) {
    if ((await button(name).count()) === 0) continue;
    report.tell(`pressed: ${name}`);
    await button(name).click();
    await page.locator('[data-part="side"]').waitFor({ timeout: 25_000 });
    return true;
  }
  report.charge('stuck', 'the screen of trouble offers nothing to go on with');
  return false;
}

/** Sentences that may be shown only where nothing is missing. */
const wholeSentences = [recovered.nothingLost, recovered.reaches.split('{{')[0] ?? ''];

/** What the page and the journal hold is what the entries make that are not told as missing. */
async function expectHeld(
  page: Page,
  { stage, store, found, isReplaced }: Facts,
  told: readonly number[],
  text: string,
  report: CaseReport,
): Promise<void> {
  if (isReplaced) return;
  const { end } = await callMain(page, 'journal.status', {});
  const held = await heldContents(page);
  const isWhole = isSame(held, contentsAfter(stage.entries));
  report.tell(
    `ends at ${end.sequence} of ${stage.entries.length}, ${isWhole ? 'whole' : 'not whole'}, told ${told.join(', ')}`,
  );
  if (store === 'whole' && !isWhole) report.charge('lost', 'the store was whole, and its data are not here');
  if (!isWhole && found.size >= stage.entries.length && store !== 'older')
    report.charge('lost', 'a copy of everything was there, and the data are not whole');
  if (!isWhole && wholeSentences.some((sentence) => text.includes(sentence)))
    report.charge('untrue', `not whole, and yet: ${text}`);
  const { sequence } = await pageData(page);
  if (sequence !== end.sequence && text.includes(savedWord)) {
    report.charge('untrue', `the page says saved; it holds ${sequence} and the journal ${end.sequence}`);
  }
  if (isWhole) return;
  const kept = stage.entries.filter((entry) => !told.includes(entry.sequence) && entry.sequence <= end.sequence);
  if (!isSame(held, contentsAfter(kept)) && store === 'gone') {
    report.charge('untrue', 'what is here is not what remains without the changes that were told as missing');
  }
}

/** Work goes on, and the next start finds everything and has nothing to tell. */
async function expectNothingNew(window: BuiltWindow, folder: string, stage: Stage, report: CaseReport): Promise<void> {
  const isMarked = (await window.page.getByRole('grid').count()) > 0;
  if (isMarked) await markSome(window.page, 2);
  const before = await pageData(window.page);
  await window.end();
  const page = await window.start(folder, attendanceOf(stage));
  const settled = await settlePage(window.page, () => window.loads, report);
  if (settled === null) return;
  if (settled.kind === 'trouble')
    return report.charge('untrue', `trouble at the next start: ${settled.text.slice(0, 300)}`);
  if (/restored|journal was|damaged|lost/i.test(settled.text))
    report.charge('untrue', `told once more: ${settled.text}`);
  if (!isSame(await pageData(page), before)) report.charge('lost', 'the next start shows other data');
  await window.end();
  if (readFiles(folder).size === 0) report.charge('lost', 'nothing lies in the folder');
}
