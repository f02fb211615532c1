import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { AppFrame } from '../../../renderer/app/frame.tsx';
import { RecoveryGate } from '../../../renderer/app/recovery-gate.tsx';
import { store } from '../../../renderer/storage/database.ts';
import type { HistoryEnd } from '../../../shared/changes/entry.ts';
import { englishScreens } from '../../../shared/text/english.ts';
import { ids } from '../../factories/a-workshop.ts';
import { renderScreen } from '../rendered-section.tsx';
import type { MemoryJournal } from '../storage/memory-journal.ts';
import { freshStart, openSmallWorkshop, saved } from '../storage/stored.ts';

/** A sentence by its key in `recovery.json`, plural forms together, and what its text looks like. */
type Sentence = { readonly key: string; readonly pattern: RegExp };

const sentences: readonly Sentence[] = [
  ...patternsOf('trouble', englishScreens.trouble),
  ...patternsOf('recovered', englishScreens.recovered),
];

function patternsOf(path: string, texts: object): Sentence[] {
  const found = new Map<string, string[]>();
  for (const [name, text] of Object.entries(texts) as [string, string | object][]) {
    if (typeof text === 'object') {
      for (const { key, pattern } of patternsOf(`${path}.${name}`, text)) found.set(key, [pattern.source]);
      continue;
    }
    const key = `${path}.${name.replace(/_(one|other)$/, '')}`;
    const literal = text.replaceAll(/[.?()|+*[\]$^\\]/g, String.raw`\$&`).replaceAll(/\{\{\w+\}\}/g, '.+?');
    found.set(key, [...(found.get(key) ?? []), literal]);
  }
  return [...found].map(([key, forms]) => ({ key, pattern: new RegExp(forms.join('|')) }));
}

let journal: MemoryJournal;
const shownSomewhere = new Set<string>();
const absentSomewhere = new Set<string>();

beforeEach(async () => {
  journal = await freshStart();
  await openSmallWorkshop();
  await saved();
});

/** Starts the app with that state, and expects exactly these sentences of all. */
async function expectSentences(expected: readonly string[]): Promise<void> {
  renderScreen(
    <RecoveryGate>
      <AppFrame>
        <h1>Workshops</h1>
      </AppFrame>
    </RecoveryGate>,
  );
  await expectShown(expected);
}

async function expectShown(expected: readonly string[]): Promise<void> {
  const shown = (): string[] => {
    const text = document.body.innerText.replaceAll(/\s+/g, ' ');
    return sentences.filter(({ pattern }) => pattern.test(text)).map(({ key }) => key);
  };
  await expect.poll(() => shown().toSorted()).toEqual([...expected].toSorted());
  for (const { key } of sentences) (expected.includes(key) ? shownSomewhere : absentSomewhere).add(key);
}

async function emptyStore(): Promise<void> {
  await Promise.all(store.tables.map((table) => table.clear()));
}

function witnessAt(sequence: number): void {
  const { partitions, sheets } = journal.holdings;
  const end = { sequence, hash: sequence === journal.end.sequence ? journal.end.hash : 'f'.repeat(64) };
  journal.witness = { end, partitions: partitions.size, sheets: sheets.size, at: '2026-11-27T10:00:00Z' };
}

/** There is one backup, which ends with that change. */
function answerWithBackup(end: HistoryEnd): void {
  const header = {
    format: 'rostrum-backup',
    version: 1,
    application: '1.2.3',
    workspaceId: journal.workspaceId,
    end,
    counts: { partitions: 1, sheets: 1 },
    madeAt: '2026-11-22T08:00:00.000Z',
    day: '2026-11-22',
    clock: '13:00',
    timeZone: 'Asia/Almaty',
    device: 'd-TEST22',
    kind: 'automatic',
  };
  const summary = { workshops: 1, people: 4, marks: 3, entries: end.sequence, evidence: 0, latest: [] };
  const backup = { token: 'one', name: 'one', place: 'data', info: { header, summary, bytes: 1000 }, problem: null };
  const call = (name: string, input: unknown): Promise<unknown> =>
    name === 'backup.list' ? Promise.resolve({ ok: true, value: { backups: [backup] } }) : journal.call(name, input);
  Object.defineProperty(window, 'rostrum', { value: { call }, configurable: true });
}

const [before, after] = ['2026-11-22T08:00:00Z', '2026-11-20T08:00:00Z'];
const always = ['advice', 'lies', 'look', 'saveAll', 'showFolder'].map((name) => `trouble.${name}`);
const incomplete = [
  ...always,
  'trouble.title.incomplete',
  'trouble.explanation.incomplete',
  'trouble.journalHas',
  'trouble.missing',
  'trouble.useJournal',
];

describe('a screen of trouble says what is true of it, and no other sentence', () => {
  test('what is missing lies between known days, concerns somebody and keeps later changes from being made', async () => {
    await emptyStore();
    witnessAt(5);
    Object.assign(journal, {
      missing: [{ from: 3, to: 4, after, before }],
      concerned: [ids.participations[0]],
      unapplied: 2,
    });
    const here = ['was', 'storeHas', 'between', 'unapplied', 'concerned'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
  });

  test('only the day before is known, and nobody whom it concerns; there is no witness', async () => {
    await emptyStore();
    journal.missing = [{ from: 3, to: 4, after, before: null }];
    const here = ['wasUnknown', 'storeHas', 'since', 'concernedUnknown'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
  });

  test('only the day after is known', async () => {
    await emptyStore();
    witnessAt(5);
    journal.missing = [{ from: 3, to: 4, after: null, before }];
    const here = ['was', 'storeHas', 'until', 'concernedUnknown'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
  });

  test('the window holds what the journal lacks no more than the journal does, and can be chosen', async () => {
    witnessAt(5);
    journal.missing = [{ from: 2, to: 5, after, before: null }];
    const here = ['was', 'storeHas', 'since', 'concernedUnknown', 'useStore'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
  });

  test('after somebody has looked, the window has nothing of its own', async () => {
    await emptyStore();
    witnessAt(5);
    journal.missing = [{ from: 3, to: 4, after, before }];
    localStorage.setItem('rostrum.filled', 'with gaps');
    const here = ['was', 'storeFilled', 'between', 'concernedUnknown'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
  });

  test('everything is gone: both are empty', async () => {
    witnessAt(1);
    await emptyStore();
    Object.assign(journal, { entries: [], proof: 'behind', missing: [{ from: 1, to: 1, after: null, before: null }] });
    const here = ['title.gone', 'explanation.gone', 'was', 'journalHas', 'storeHas', 'missing', 'beginAnew'];
    await expectSentences([...always, ...here.map((name) => `trouble.${name}`)]);
  });

  test('everything is gone: the journal is empty, the window cannot be read', async () => {
    witnessAt(1);
    Object.assign(journal, { entries: [], proof: 'behind', missing: [{ from: 1, to: 1, after: null, before: null }] });
    const open = store.open.bind(store);
    store.open = () => Promise.reject(new Error('damaged')) as ReturnType<typeof open>;
    const here = ['title.gone', 'explanation.goneUnreadable', 'was', 'journalHas', 'storeUnreadable', 'missing'];
    try {
      await expectSentences([...always, 'trouble.beginAnew', ...here.map((name) => `trouble.${name}`)]);
    } finally {
      store.open = open;
    }
  });

  test('a backup holds what both lack, whether or not anything else tells that there was work', async () => {
    await emptyStore();
    const end = { sequence: 5, hash: 'a'.repeat(64) };
    answerWithBackup(end);
    journal.missing = [{ from: 3, to: 4, after, before }];
    const here = ['wasUnknown', 'storeHas', 'between', 'backupHas'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
    Object.assign(journal, { entries: [], missing: [], proof: 'none' });
    const gone = ['title.gone', 'explanation.gone', 'wasUnknown', 'journalHas', 'storeHas', 'backupHas', 'beginAnew'];
    await expectSentences([...always, ...gone.map((name) => `trouble.${name}`)]);
    await expect.element(page.getByRole('button', { name: englishScreens.backups.bringBack })).toBeVisible();
  });

  test('a backup that holds no more than the journal is not spoken of', async () => {
    await emptyStore();
    answerWithBackup(journal.end);
    journal.missing = [{ from: 3, to: 4, after, before }];
    const here = ['wasUnknown', 'storeHas', 'between', 'concernedUnknown'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
  });

  test('the journal is that of another installation', async () => {
    Object.assign(journal, { entries: [], proof: 'other-workspace', witness: null });
    journal.workspaceId = '0b9c8f1e-6c1b-4f0a-9c53-2f1f8f1c7a10';
    const here = [
      'title.another',
      'explanation.another',
      'wasUnknown',
      'journalHas',
      'storeHas',
      'useStore',
      'beginAnew',
    ];
    await expectSentences([...always, ...here.map((name) => `trouble.${name}`)]);
  });

  test('both have changes that the other does not have', async () => {
    journal.entries = journal.entries.map((entry) => ({ ...entry, hash: 'e'.repeat(64) }));
    const here = [
      'title.forked',
      'explanation.forked',
      'wasUnknown',
      'journalHas',
      'storeHas',
      'useStore',
      'useJournal',
    ];
    await expectSentences([...always, ...here.map((name) => `trouble.${name}`)]);
  });

  test('a file of the journal cannot be read, and nothing else holds what is in it', async () => {
    await emptyStore();
    const unreadable = [{ name: 'snapshot-00000004.jsonl', reason: 'link-loop' }];
    Object.assign(journal, { entries: [], proof: 'none', witness: null, unreadable });
    const here = ['wasUnknown', 'journalHas', 'storeHas', 'fileUnreadable', 'beginAnew'];
    const verdict = ['title.unreadable', 'explanation.unreadable'];
    await expectSentences([...always, ...[...verdict, ...here].map((name) => `trouble.${name}`)]);
  });

  test('a backup holds other changes than the journal from a number on', async () => {
    await emptyStore();
    witnessAt(5);
    Object.assign(journal, {
      missing: [{ from: 3, to: 4, after, before }],
      fork: { at: 3, madeAt: '2026-11-22T08:00:00Z' },
    });
    const here = ['was', 'storeHas', 'between', 'concernedUnknown', 'fork'];
    await expectSentences([...incomplete, ...here.map((name) => `trouble.${name}`)]);
  });

  test('where the journal does not open, looking into an empty window says that there is nothing', async () => {
    await emptyStore();
    journal.statusTrouble = 'journal-unreadable';
    const ways = ['look', 'saveAll', 'showFolder'].map((name) => `trouble.${name}`);
    await expectSentences(ways);
    await page.getByRole('button', { name: englishScreens.trouble.look }).click();
    await expectShown([...ways, 'trouble.nothingToLook']);
  });

  test('looking is told in the bar; saving names how many and where, or that there is none; the folder is named', async () => {
    await emptyStore();
    witnessAt(5);
    journal.missing = [{ from: 3, to: 4, after, before }];
    const here = ['was', 'storeHas', 'between', 'concernedUnknown'].map((name) => `trouble.${name}`);
    await expectSentences([...incomplete, ...here]);
    const { trouble } = englishScreens;
    const original = journal.call.bind(journal);
    const call = (name: string, input: unknown): Promise<unknown> => {
      if (name === 'data-folder.show') return Promise.resolve({ ok: true, value: { shown: false, folder: '/memory' } });
      if (name !== 'workshop-folder.save') return original(name, input);
      return Promise.resolve({
        ok: true,
        value: { name: 'Rostrum', path: '/saved/Rostrum', token: 'folder', files: 1 },
      });
    };
    Object.defineProperty(window, 'rostrum', { value: { call }, configurable: true });
    await page.getByRole('button', { name: trouble.showFolder }).click();
    await expectShown([...incomplete, ...here, 'trouble.folderIs']);
    await page.getByRole('button', { name: trouble.saveAll }).click();
    await expectShown([...incomplete, ...here, 'trouble.savedAll']);
    await page.getByRole('button', { name: trouble.look }).click();
    await expectShown(['trouble.readOnly', 'trouble.savedAll']);
  });

  test('where there is no workshop none is said to be saved', async () => {
    journal.entries = [];
    await emptyStore();
    Object.assign(journal, { proof: 'behind', missing: [{ from: 1, to: 1, after: null, before: null }] });
    const here = ['title.gone', 'explanation.gone', 'wasUnknown', 'journalHas', 'storeHas', 'missing', 'beginAnew'];
    await expectSentences([...always, ...here.map((name) => `trouble.${name}`)]);
    await page.getByRole('button', { name: englishScreens.trouble.saveAll }).click();
    await expectShown([...always, ...here.map((name) => `trouble.${name}`), 'trouble.nothingToSave']);
  });
});

describe('the notice after a start says what is true of it, and no other sentence', () => {
  const restored = 'recovered.restored';

  test('nothing where nothing was unusual', async () => expectSentences([]));

  test.each([
    ['the witness agrees', {}, [restored, 'recovered.nothingLost']],
    ['a torn end', { mended: 'torn-tail' }, [restored, 'recovered.mended.torn-tail', 'recovered.nothingLost']],
    ['copies', { mended: 'damaged-entries' }, [restored, 'recovered.mended.damaged-entries', 'recovered.nothingLost']],
    ['a witness that is older', { proof: 'ahead' }, [restored, 'recovered.reaches']],
    ['no witness', { proof: 'none' }, [restored, 'recovered.endsAt']],
    [
      'a snapshot passed over',
      { proof: 'less', mended: 'snapshot-older' },
      [restored, 'recovered.mended.snapshot-older', 'recovered.endsAt'],
    ],
    ['entries emptied by somebody', { damaged: [1] }, [restored, 'recovered.damagedEntries']],
  ] as const)('%s', async (_what, found, expected) => {
    await emptyStore();
    Object.assign(journal, found);
    await expectSentences(expected);
  });

  test('changes came back out of a backup', async () => {
    const fromBackup = [{ from: 1, to: 1, after: null, before }];
    Object.assign(journal, { mended: 'damaged-entries', proof: 'none', fromBackup });
    await expectSentences(['recovered.fromBackup', 'recovered.endsAt', 'trouble.until']);
  });

  test('the journal was written anew from the window, what was there is kept, and gaps are named', async () => {
    Object.assign(journal, { missing: [{ from: 1, to: 1, after: null, before: null }], proof: 'none' });
    await expectSentences(['adopted', 'adoptedMissing', 'keptIn', 'endsAt'].map((name) => `recovered.${name}`));
  });

  test('somebody has decided to go on without what is missing', async () => {
    await emptyStore();
    journal.missing = [{ from: 3, to: 4, after: null, before: null }];
    const here = ['wasUnknown', 'storeHas', 'concernedUnknown'].map((name) => `trouble.${name}`);
    await expectSentences([...incomplete, ...here]);
    await page.getByRole('button', { name: englishScreens.trouble.useJournal }).click();
    await expectShown([restored, 'recovered.accepted']);
  });
});

test('each sentence was shown where it is true, and not where it is not', () => {
  const keys = sentences.map(({ key }) => key);
  expect(keys.filter((key) => !shownSomewhere.has(key))).toEqual([]);
  expect(keys.filter((key) => !absentSomewhere.has(key))).toEqual([]);
});
