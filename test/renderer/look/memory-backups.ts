import type { BackupInfo } from '../../../shared/backup/backup-info.ts';
import type { CallOutput } from '../../../shared/host/contract.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

const info: BackupInfo = {
  header: {
    format: 'rostrum-backup',
    version: 2,
    application: '1.0.0',
    workspaceId: '6a1e52a3-0f3c-4b1e-9d55-0d6c5f6c3a11',
    end: { sequence: 812, hash: '0'.repeat(64) },
    counts: { partitions: 40, sheets: 3 },
    madeAt: '2026-11-18T09:20:00.000Z',
    day: '2026-11-18',
    clock: '14:20',
    timeZone: 'Asia/Almaty',
    device: 'd-7K2PQX',
    kind: 'automatic',
  },
  summary: {
    workshops: 3,
    people: 121,
    marks: 1240,
    entries: 812,
    evidence: 4,
    latest: [{ title: {}, firstDate: '2026-11-17' }],
  },
  bytes: 1_400_000,
};

const changed = { gained: 1, lost: 2, differing: 3 };

/** The answers of main about backups: all that the dialogs can show, the unusual too. */
const answers: Readonly<Record<string, () => Result<unknown>>> = {
  'backup.status': () =>
    success({
      last: info,
      isAutomatic: true,
      changes: 12,
      folder: '/memory/backups',
      damaged: 1,
      problem: { code: 'disk-full' },
      second: { folder: '/memory/stick', state: 'up-to-date', problem: null, last: info },
    } satisfies CallOutput<'backup.status'>),
  'backup.list': () =>
    success({
      backups: [
        { token: 'whole', name: '2026-11-18', place: 'data', info, problem: null },
        {
          token: 'broken',
          name: '2026-11-17',
          place: 'second',
          info: null,
          problem: { code: 'backup-damaged', details: { line: 3 } },
        },
      ],
    } satisfies CallOutput<'backup.list'>),
  'backup.examine': () =>
    success({
      info,
      isForeign: true,
      evidenceMissing: 2,
      comparison: {
        workshops: changed,
        people: changed,
        marks: changed,
        titles: { gained: [], lost: [], differing: [] },
      },
    } satisfies CallOutput<'backup.examine'>),
  'backup.folder': () =>
    success({
      token: 'home',
      path: '/memory',
      parent: { token: null },
      folders: [{ token: 'stick', name: 'memory' }],
      backups: [{ token: 'whole', name: '2026-11-18' }],
      isCut: true,
    } satisfies CallOutput<'backup.folder'>),
  'backup.make': () => failure('disk-full'),
  'erasing.copies': () =>
    success({ backups: 12, second: { folder: '/memory/stick', backups: null } } satisfies CallOutput<'erasing.copies'>),
  'erasing.status': () =>
    success({
      isUnfinished: true,
      waitsFor: '/memory/stick',
      left: ['/memory/backups/memory.rostrum-backup'],
    } satisfies CallOutput<'erasing.status'>),
  'data.check': () =>
    success({
      damages: [
        { kind: 'number-twice', place: 'workshop/1 participation 2', isMendable: true },
        { kind: 'evidence-missing', place: 'workshop/1 sheet 3', isMendable: false },
      ],
    } satisfies CallOutput<'data.check'>),
};

/** Puts backups beside the journal in memory, once. */
export function installBackups(): void {
  const { rostrum } = window;
  if ('hasBackups' in rostrum) return;
  const { call } = rostrum;
  const own = async (name: string, input: unknown): Promise<Result<unknown>> => answers[name]?.() ?? call(name, input);
  Object.defineProperty(window, 'rostrum', { value: { call: own, hasBackups: true }, configurable: true });
}
