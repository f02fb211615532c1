import { execFileSync } from 'node:child_process';
import type { StoredEntry } from '../../shared/changes/entry.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { Random } from '../../shared/planning/seeded-random.ts';
import { type Application, killQuietly, launchApplication, processesOf } from '../../test/end-to-end/application.ts';
import { callMain, pageData } from '../../test/end-to-end/page-data.ts';
import type { SampleKey } from '../../renderer/context/action-parts.ts';
import { openFromList, openSample, readWorkshop, sampleFile } from '../../test/end-to-end/steps.ts';
import { contentsAfter, contentsOf } from '../../test/main/journal/sample-history.ts';
import { type CaseReport, oneOf } from './case.ts';
import { isSame } from './journal-cases.ts';
import { heldContents, settlePage } from './settled-page.ts';

const sample: SampleKey = 'osce-gbv-ashgabat';

/** Where Chromium keeps the store: in LevelDB, or in SQLite, which it is moving to. */
export const backends = ['leveldb', 'sqlite'] as const;
export type StoreBackend = (typeof backends)[number];

/** The app over one data folder, start after start, and everything that was ever acknowledged in it. */
export class RunningApp {
  readonly home: string;
  readonly backend: StoreBackend;
  readonly snapshot: WorkshopSnapshot = readWorkshop(sampleFile(sample));
  /** Hash by change number: a history may grow, and never change or shrink. */
  readonly #kept = new Map<number, string>();
  #application: Application | null = null;

  constructor(home: string, backend: StoreBackend) {
    this.home = home;
    this.backend = backend;
  }

  get application(): Application {
    if (this.#application === null) throw new Error('the app is not running');
    return this.#application;
  }

  async launch(): Promise<Application> {
    const sqlite = this.backend === 'sqlite' ? ['--enable-features=IdbSqliteBackingStore'] : [];
    this.#application = await launchApplication({ home: this.home, browserArguments: sqlite });
    this.#application.page.on('dialog', () => undefined);
    return this.#application;
  }

  /** Starts for the first time, with a workshop. */
  async begin(): Promise<void> {
    const { page } = await this.launch();
    await openSample(page, sample);
    await this.remember();
  }

  async openWorkshop(): Promise<void> {
    await openFromList(this.application.page, this.snapshot.workshop.title.en ?? '');
  }

  /** Reads what the journal holds now; what was there before and is not, or is another, is charged. */
  async remember(report?: CaseReport): Promise<readonly StoredEntry[]> {
    const { entries } = await callMain(this.application.page, 'journal.recent', { count: 1000 });
    for (const { sequence, hash } of entries) {
      if ((this.#kept.get(sequence) ?? hash) !== hash) report?.charge('lost', `change ${sequence} is another one now`);
      this.#kept.set(sequence, hash);
    }
    return entries;
  }

  /** What was acknowledged in this run is looked for from now on. */
  acknowledge(sequence: number): void {
    this.acknowledged = Math.max(this.acknowledged, sequence);
  }

  acknowledged = 0;

  /** Starts, and expects the app with everything in it, and no word that the facts contradict. */
  async expectWhole(report: CaseReport, at: string): Promise<boolean> {
    const { page } = await this.launch();
    let loads = 1;
    page.on('domcontentloaded', () => (loads += 1));
    const settled = await settlePage(page, () => loads, report);
    if (settled === null) return false;
    report.tell(`${at}: ${settled.text.slice(0, 300)}`);
    if (settled.kind === 'trouble') {
      report.charge('untrue', `${at}: a decision is asked for, and nothing is missing: ${settled.text.slice(0, 300)}`);
      return false;
    }
    await this.expectHeld(report, at);
    return true;
  }

  /** Page and journal hold every acknowledged change, and the same records. */
  async expectHeld(report: CaseReport, at: string): Promise<void> {
    const { page } = this.application;
    const { end } = await callMain(page, 'journal.status', {});
    report.acknowledged = this.acknowledged;
    if (end.sequence < this.acknowledged) {
      report.charge('lost', `${at}: ${this.acknowledged} acknowledged, ${end.sequence} there`);
    }
    const entries = await this.remember(report);
    const { sequence } = await pageData(page);
    if (sequence !== end.sequence)
      report.charge('lost', `${at}: the page holds ${sequence}, the journal ${end.sequence}`);
    const held = await heldContents(page);
    const inJournal = await contentsOf({
      read: async (part) => ({ ok: true, value: await callMain(page, 'journal.read', { part }) }),
    });
    if (!isSame(held, inJournal)) report.charge('lost', `${at}: page and journal hold different records`);
    const isComplete = entries[0]?.sequence === 1;
    if (isComplete && !isSame(held, contentsAfter(entries))) {
      report.charge('lost', `${at}: the records are not those that the changes make`);
    }
    this.acknowledge(end.sequence);
  }

  /** Closes the window; an app that does not end is killed, and charged. */
  async close(report?: CaseReport): Promise<void> {
    const application = this.#application;
    this.#application = null;
    if (application === null) return;
    try {
      await application.close();
    } catch (error) {
      report?.charge('stuck', `closing: ${String(error)}`);
      await this.kill(application);
    }
  }

  /** Ends everything at once, whatever state it is in. */
  async kill(application = this.#application): Promise<void> {
    this.#application = null;
    application?.process.kill();
    application?.process.killBrowser();
    await application?.process.exit().catch(() => undefined);
    // A start that failed has left a browser as well; its Node process ends with it.
    for (let tries = 0; processesOf(this.home).length > 0 && tries < 200; tries += 1) {
      for (const id of processesOf(this.home)) killQuietly(id);
      await pause(50);
    }
    await pause(application === null ? 1000 : 0);
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

export function anyBackend(random: Random): StoreBackend {
  return oneOf(random, backends);
}

/** Why no file system can be mounted here; null where one can. */
export function whyNoMounts(): string | null {
  if (process.platform !== 'linux') return 'file systems are mounted on Linux only';
  return process.getuid?.() === 0 ? null : 'only root can mount a file system';
}

/** A file system in memory of that many megabytes, in an empty folder. */
export function mountMemory(folder: string, megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder]);
}

export function remount(folder: string, option: string): void {
  execFileSync('mount', ['-o', `remount,${option}`, folder]);
}

export function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder]);
}
