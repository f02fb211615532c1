import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppearanceFile } from '../../../main/files/appearance.ts';
import { ErrorLog } from '../../../main/files/error-log.ts';
import { OpenedFiles } from '../../../main/files/opened-files.ts';
import { createHandlers, type Handlers } from '../../../main/host/handlers.ts';
import type { Shell } from '../../../main/shell/api.ts';
import { dialogs } from '../../../main/shell/chromium/system.ts';
import { beginning } from '../../../shared/changes/entry.ts';
import { readDeskFile } from '../../../shared/desks/desk-file.ts';
import { workshopSnapshotSchema } from '../../../shared/domain/workshop-snapshot.ts';
import { readWorkshopBytes } from '../../../shared/files/workshop-file.ts';
import { contract } from '../../../shared/host/contract.ts';
import { failure } from '../../../shared/result.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { backupServiceIn } from './backup-service.ts';
import { Desk } from '../../shared/desks/a-desk.ts';

let folder: string;
let shown: string[];
let openedFiles: OpenedFiles;
/** What the system answers when it is asked to open something: '' when it can. */
let trouble = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rostrum-host-'));
  shown = [];
  openedFiles = new OpenedFiles();
  trouble = '';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sample = path.resolve(import.meta.dirname, '../../../samples/osce-gbv-ashgabat.workshop');
function sampleSnapshot() {
  const read = readWorkshopBytes(readFileSync(sample));
  if (!read.ok) throw new Error(read.failure.code);
  return workshopSnapshotSchema.parse(read.value);
}

async function withHandlers(
  work: (handlers: Handlers) => Promise<void>,
  dialog?: Partial<Shell['dialog']>,
  kind: Shell['kind'] = 'chromium',
): Promise<void> {
  const documents = path.join(folder, 'documents');
  const backup = await backupServiceIn(folder);
  const handlers = createHandlers({
    shell: {
      kind,
      app: { getVersion: () => '1.2.3', quit: () => undefined },
      dialog: { ...dialogs(documents), ...dialog },
      shell: {
        openPath: async (file) => (shown.push(`open ${file}`), trouble),
        showItemInFolder: async (file: string) => (shown.push(`show ${file}`), trouble),
      },
    },
    folders: { data: folder, evidence: path.join(folder, 'evidence'), documents },
    ...stored(),
    device: 'd-TEST22',
    backup,
  });
  try {
    await work(handlers);
  } finally {
    await backup.holder.close();
  }
}

/** What the handlers keep in files. */
function stored() {
  return {
    appearance: new AppearanceFile(path.join(folder, 'appearance.json')),
    log: new ErrorLog(path.join(folder, 'log'), '1.2.3'),
    openedFiles,
  };
}

test('the app describes itself as the contract says', () =>
  withHandlers(async (handlers) => {
    const result = await handlers['application.describe']({});
    if (!result.ok) throw new Error(result.failure.code);
    expect(contract['application.describe'].output.parse(result.value)).toEqual({
      version: '1.2.3',
      shell: 'chromium',
      dataFolder: folder,
      device: 'd-TEST22',
      author: null,
      hostname: hostname(),
    });
  }));

test('an empty journal says so, and gives nothing', () =>
  withHandlers(async (handlers) => {
    expect(await handlers['journal.status']({})).toMatchObject({
      ok: true,
      value: { end: beginning, partitions: 0, sheets: 0 },
    });
    expect(await handlers['journal.recent']({ count: 10 })).toEqual({ ok: true, value: { entries: [] } });
    expect(await handlers['journal.read']({ part: 0 })).toMatchObject({
      ok: true,
      value: { partitions: [], next: null },
    });
  }));

test('a journal that cannot be opened says why on every call', async () => {
  const journal = failure('journal-in-use');
  const backup = await backupServiceIn(folder, [], () => Promise.resolve(journal));
  const shell = {
    kind: 'chromium' as const,
    app: { getVersion: () => '', quit: () => undefined },
    dialog: dialogs(folder),
  };
  const system = { openPath: async () => '', showItemInFolder: () => undefined };
  const handlers = createHandlers({
    shell: { ...shell, shell: system },
    folders: { data: folder, evidence: folder, documents: folder },
    ...stored(),
    device: 'd-TEST22',
    backup,
  });
  expect(await handlers['journal.status']({})).toEqual(journal);
  expect(await handlers['journal.append']({ entries: [] })).toEqual(journal);
  expect(await handlers['journal.read']({ part: 0 })).toEqual(journal);
  expect(await handlers['journal.recent']({ count: 1 })).toEqual(journal);
});

test('a workshop is saved under its title, twice under two names, and can be read again', () =>
  withHandlers(async (handlers) => {
    const snapshot = sampleSnapshot();
    const first = await handlers['workshop-file.save']({ snapshot });
    const second = await handlers['workshop-file.save']({ snapshot });
    if (!first.ok || !second.ok) throw new Error('not saved');
    expect(contract['workshop-file.save'].output.parse(first.value)).toEqual(first.value);
    expect(second.value.path).not.toBe(first.value.path);
    expect(second.value.name).toMatch(/ \(2\)\.workshop$/);
    const bytes = readFileSync(first.value.path);
    expect(bytes.byteLength).toBe(first.value.bytes);
    expect(readWorkshopBytes(bytes)).toMatchObject({ ok: true });
    expect(readWorkshopBytes(readFileSync(second.value.path))).toEqual(readWorkshopBytes(bytes));
  }));

test('a desk file is saved under its name, and another desk reads the same from it', () =>
  withHandlers(async (handlers) => {
    const desk = new Desk(1, aWorkshop({ attendance: [] }));
    desk.walkIn(`day/${ids.days[0]}`, {});
    const file = desk.file();
    const saved = await handlers['desk-file.save']({ name: 'Training – desk of d-DESK1', file });
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(saved.value.name).toBe('Training – desk of d-DESK1.desk');
    expect(readDeskFile(readFileSync(saved.value.path), ids.workshop)).toEqual({ ok: true, value: file });
  }));

test('a document is saved whole, with what there is in it', () =>
  withHandlers(async (handlers) => {
    const request = {
      kind: 'agenda' as const,
      format: 'pdf' as const,
      languages: ['en' as const],
      asOf: '2026-11-22',
      dayIds: null,
      delegationIds: null,
      blankRows: 0,
      contacts: false,
      tagged: null,
    };
    const parsed = contract['document.save'].input.parse({ snapshot: sampleSnapshot(), request });
    const saved = await handlers['document.save'](parsed);
    if (!saved.ok) throw new Error(saved.failure.code);
    expect(saved.value.pages).toBeGreaterThan(0);
    const bytes = readFileSync(saved.value.path);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.byteLength).toBe(saved.value.bytes);
  }));

test('whoever cancels gets no file', () =>
  withHandlers(
    async (handlers) => {
      expect(await handlers['workshop-file.save']({ snapshot: sampleSnapshot() })).toEqual(failure('cancelled'));
    },
    { showSaveDialog: async () => ({ canceled: true, filePath: '' }) },
  ));

test.each([
  ['evidence/scan.pdf', false],
  ['appearance.json', false],
  ['link/scan.pdf', false],
  ['documents/Agenda.workshop', true],
  ['documents/..workshop', true],
])('116: %s of our own folder is replaced, where the dialog has asked: %s', async (name, isReplaced) => {
  for (const part of ['evidence', 'documents']) mkdirSync(path.join(folder, part));
  symlinkSync(path.join(folder, 'evidence'), path.join(folder, 'link'));
  const filePath = path.join(folder, name);
  writeFileSync(filePath, 'what was there');
  const dialog = { showSaveDialog: async () => ({ canceled: false, filePath }) };
  await withHandlers(
    async (handlers) => {
      const saved = await handlers['workshop-file.save']({ snapshot: sampleSnapshot() });
      expect(saved).toMatchObject(isReplaced ? { ok: true } : { failure: { code: 'write-failed' } });
      expect(readFileSync(filePath, 'utf8') === 'what was there').toBe(!isReplaced);
    },
    dialog,
    'electron',
  );
});

test('theme and language are there for the next start', () =>
  withHandlers(async (handlers) => {
    expect(await handlers['appearance.remember']({ theme: 'dark', language: 'ru' })).toEqual({ ok: true, value: {} });
    const file = path.join(folder, 'appearance.json');
    expect(new AppearanceFile(file).value).toEqual({ theme: 'dark', language: 'ru' });
    for (const damaged of ['', '{', '{"theme":"blue","language":"en"}']) {
      writeFileSync(file, damaged);
      expect(new AppearanceFile(file).value).toBeNull();
    }
    expect(new AppearanceFile(path.join(folder, 'none')).value).toBeNull();
  }));

test('an error of the page is in the log, whose folder is shown or at least named', () =>
  withHandlers(async (handlers) => {
    const report = { name: 'TypeError', code: null, frames: ['apply (index-1a2b.js:1:2)'] };
    await handlers['error-log.write']({ where: 'screen', report });
    const log = path.join(folder, 'log');
    expect(readFileSync(path.join(log, 'rostrum.log'), 'utf8')).toMatch(
      /^\S+Z \| 1\.2\.3 \| screen \| TypeError \| at apply \(index-1a2b\.js:1:2\)\n$/,
    );
    expect(await handlers['error-log.show']({})).toEqual({ ok: true, value: { folder: log, shown: true } });
    trouble = 'xdg-open: exit code 3';
    expect(await handlers['error-log.show']({})).toEqual({ ok: true, value: { folder: log, shown: false } });
    expect(shown).toEqual([`open ${log}`, `open ${log}`]);
  }));

test('125: a file that the system asks to open comes by its name, never by its path', () =>
  withHandlers(async (handlers) => {
    openedFiles.add([sample]);
    const next = await handlers['opened-file.next']({ done: null });
    if (!next.ok) throw new Error(next.failure.code);
    expect(next.value.name).toBe('osce-gbv-ashgabat.workshop');
    expect(JSON.stringify({ ...next.value, content: '' })).not.toContain(path.dirname(sample));
    expect(Buffer.from(next.value.content, 'base64').equals(readFileSync(sample))).toBe(true);
  }));

test('125: only files that were saved can be shown, by their tokens', () =>
  withHandlers(async (handlers) => {
    const saved = await handlers['workshop-file.save']({ snapshot: sampleSnapshot() });
    if (!saved.ok) throw new Error(saved.failure.code);
    const { token, path: file } = saved.value;
    expect(await handlers['file.show']({ token, how: 'in-folder' })).toEqual({ ok: true, value: {} });
    expect(await handlers['file.show']({ token, how: 'open' })).toEqual({ ok: true, value: {} });
    expect(shown).toEqual([`show ${file}`, `open ${file}`]);
    for (const forged of ['', file, '/etc/passwd', token.toUpperCase(), `${token} `]) {
      expect(await handlers['file.show']({ token: forged, how: 'open' })).toEqual(failure('call-refused'));
    }
    expect(shown).toHaveLength(2);
  }));

test('where no program shows or opens a file, that is said with its folder', () =>
  withHandlers(async (handlers) => {
    const saved = await handlers['workshop-file.save']({ snapshot: sampleSnapshot() });
    if (!saved.ok) throw new Error(saved.failure.code);
    const { token, path: file, name } = saved.value;
    trouble = 'spawn xdg-open ENOENT';
    for (const how of ['in-folder', 'open'] as const) {
      expect(await handlers['file.show']({ token, how })).toEqual(
        failure('file-not-opened', { name, folder: path.dirname(file) }),
      );
    }
  }));

describe('evidence', () => {
  const scan = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(3000, 'signed ')]);
  const content = scan.toString('base64');

  test('a scan is kept, read, opened and shown under its hash', () =>
    withHandlers(async (handlers) => {
      const kept = await handlers['evidence.keep']({ content });
      if (!kept.ok) throw new Error(kept.failure.code);
      expect(contract['evidence.keep'].output.parse(kept.value)).toMatchObject({ type: 'pdf', bytes: scan.length });
      const evidence = { hash: kept.value.hash, type: kept.value.type };
      expect(await handlers['evidence.read']({ evidence })).toEqual({ ok: true, value: { content } });
      const unknown = { hash: 'b'.repeat(64), type: 'png' as const };
      expect(await handlers['evidence.missing']({ evidence: [evidence, unknown] })).toEqual({
        ok: true,
        value: { hashes: [unknown.hash] },
      });
      await handlers['evidence.show']({ evidence, how: 'open' });
      await handlers['evidence.show']({ evidence, how: 'in-folder' });
      const file = path.join(folder, 'evidence', `${evidence.hash}.pdf`);
      expect(shown).toEqual([`open ${file}`, `show ${file}`]);
      expect(readFileSync(file).equals(scan)).toBe(true);
    }));

  test('97: a scan that was changed behind our back is not opened', () =>
    withHandlers(async (handlers) => {
      const kept = await handlers['evidence.keep']({ content });
      if (!kept.ok) throw new Error(kept.failure.code);
      const evidence = { hash: kept.value.hash, type: kept.value.type };
      writeFileSync(path.join(folder, 'evidence', `${evidence.hash}.pdf`), '%PDF-1.4 forged');
      expect(await handlers['evidence.show']({ evidence, how: 'open' })).toEqual(failure('evidence-damaged'));
      expect(shown).toEqual([]);
    }));

  test('97: all scans go into one new folder, or none where one is missing', () =>
    withHandlers(async (handlers) => {
      const kept = await handlers['evidence.keep']({ content });
      if (!kept.ok) throw new Error(kept.failure.code);
      const evidence = { hash: kept.value.hash, type: kept.value.type };
      const files = ['S-7K2P-D1.pdf', 'S-7K2P-D1.pdf', 'S-7K2P-D2 1/3.pdf'].map((name) => ({ evidence, name }));
      const saved = await handlers['evidence.save']({ name: 'Signed sheets: Ashgabat', files });
      if (!saved.ok) throw new Error(saved.failure.code);
      expect(contract['evidence.save'].output.parse(saved.value)).toMatchObject({ files: 3 });
      expect(readdirSync(saved.value.path).toSorted()).toEqual([
        'S-7K2P-D1 (2).pdf',
        'S-7K2P-D1.pdf',
        'S-7K2P-D2 1-3.pdf',
      ]);
      const gone = { evidence: { hash: 'c'.repeat(64), type: 'jpeg' as const }, name: 'gone.jpg' };
      expect(await handlers['evidence.save']({ name: 'Again', files: [...files, gone] })).toEqual(
        failure('evidence-missing'),
      );
      expect(readdirSync(path.join(folder, 'documents'))).toEqual([saved.value.name]);
    }));
});
