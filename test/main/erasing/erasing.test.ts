import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { Erasing } from '../../../main/erasing/erasing.ts';
import type { FileSystem } from '../../../main/files/file-system.ts';
import { updated } from '../../../shared/changes/change.ts';
import { recordsOf } from '../../../shared/changes/partition.ts';
import { readCaptured } from '../../../main/backup/holdings-reading.ts';
import { marksIn } from '../../../shared/domain/attendance/attendance.ts';
import { detailGroups } from '../../../shared/domain/people/participation.ts';
import { type ErasingPlan, type ErasingWish, planErasing } from '../../../shared/redaction/erasing-plan.ts';
import { anId, aParticipation, aPerson, aSession, aWorkshop, ids } from '../../factories/a-workshop.ts';
import { all } from '../../shared/operations/store.ts';
import { Desk } from '../../shared/desks/a-desk.ts';
import { MemoryDesk } from '../backup/memory-backups.ts';
import { stopEverywhere } from '../files/crash-states.ts';
import { type DiskState, MemoryDisk, memoryFileSystem } from '../files/memory-file-system.ts';

const [, own] = ids.participations;
const [, person] = ids.people;
const [day] = ids.days;
const scan = Buffer.from('%PDF-1.7 signed by Secretova');
const scanHash = createHash('sha256').update(scan).digest('hex');

const secret = aPerson({
  id: person,
  latinName: { family: 'Secretova', given: 'Saraliya', patronymic: '' },
  cyrillicName: { family: 'Секретова', given: 'Саралия', patronymic: '' },
  email: 'secret@example.org',
  phone: '+7 700 123 45 67',
});
/** No byte of these may be left. */
const secrets = ['Secretova', 'Saraliya', 'Секретова', 'Саралия', 'Sekretova', 'secret@example.org', '700 123 45 67'];
const details = ['N1234567', 'no pork at all', 'Hotel Dushanbe'];

/** A history in which the person stands in every way, with details, a scan and texts of others. */
function history(): Desk {
  const { people, participations, ...workshop } = aWorkshop({ attendance: [] });
  const desk = new Desk(1, {
    ...workshop,
    people: people.map((each) => (each.id === person ? secret : each)),
    participations: participations.map((each) =>
      each.id === own ? aParticipation({ ...each, diet: 'no pork at all' }) : each,
    ),
  });
  desk.do(
    updated('person', secret, { latinName: { family: 'Sekretova', given: 'Saraliya', patronymic: '' } }),
    'person.edit',
  );
  desk.do(
    updated('person', { ...secret, latinName: { family: 'Sekretova', given: 'Saraliya', patronymic: '' } }, secret),
    'person.edit',
  );
  const participation = all(desk.holdings, 'participation').find(({ id }) => id === own) ?? expect.fail('nobody');
  desk.do(
    updated('participation', participation, {
      accommodation: 'Hotel Dushanbe',
      passport: { number: 'N1234567', issuedBy: '', validUntil: null },
    }),
    'participation.edit',
  );
  desk.mark(own, `day/${day}`, 'present');
  desk.sign(own, `day/${day}`);
  desk.do(updated('session', aSession(), { title: { en: 'Talk by Saraliya Secretova', ru: '' } }), 'session.edit');
  const [delegation] = all(desk.holdings, 'delegation');
  if (delegation !== undefined)
    desk.do(
      updated('delegation', delegation, { focalPoint: { name: 'Zuhra Contactova', email: '', phone: '' } }),
      'delegation.edit',
    );
  return desk;
}

function planOf(desk: Desk, wish: ErasingWish): ErasingPlan {
  const around = {
    partitions: [...desk.holdings.partitions.values()],
    erasedAt: '2026-11-28T09:00:00.000Z',
    newId: () => anId(0xe7a5e),
  };
  return planErasing(wish, around) ?? expect.fail('nothing to erase');
}

type Opened = { readonly desk: MemoryDesk; readonly erasing: Erasing; cleared: number };

async function opened(fileSystem: FileSystem): Promise<Opened> {
  const desk = await MemoryDesk.open(fileSystem);
  const result: Opened = { desk, erasing: null as unknown as Erasing, cleared: 0 };
  const erasing = new Erasing({
    fileSystem,
    folders: { data: '/data', journal: '/data/journal', evidence: '/data/evidence' },
    application: '1.2.3',
    device: 'd-TEST22',
    holder: desk.holder,
    backups: desk.backups,
    clearPage: async () => void (result.cleared += 1),
  });
  return Object.assign(result, { erasing });
}

/** Everything that lies on the disk under `folder`, as text; backups and journals are not packed. */
function bytesUnder(state: DiskState, folder = '/data/'): string {
  return [...state]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, bytes]) => `${path} ${bytes.toString('utf8')}`)
    .join('\n');
}

function expectNone(state: DiskState, texts: readonly string[], folder?: string): void {
  const found = [...state].flatMap(([path, bytes]) =>
    path.startsWith(folder ?? '/data/')
      ? texts.filter((text) => `${path} ${bytes.toString('utf8')}`.includes(text)).map((text) => `${path}: ${text}`)
      : [],
  );
  expect(found).toEqual([]);
}

/** A data folder with two backups, scans, an old journal, something set aside and a damaged backup; then the erasure in the journal. */
async function prepared(desk: Desk, wish: ErasingWish): Promise<{ state: DiskState; plan: ErasingPlan }> {
  const disk = new MemoryDisk(
    new Map([
      ['/data/journal-before-2026/entries-00000001.jsonl', Buffer.from('Secretova Contactova N1234567')],
      ['/data/aside/2026-11-01 1/journal/entries-00000001.jsonl', Buffer.from('Secretova Contactova N1234567')],
      ['/data/backups/Rostrum old d-TEST22 1.rostrum-backup', Buffer.from('Secretova Contactova N1234567')],
      ['/data/backups/Rostrum begun d-TEST22 2.rostrum-backup.partial', Buffer.from('Secretova')],
      [`/data/evidence/${scanHash}.pdf`, scan],
      ['/stick/Rostrum backups/note.txt', Buffer.from('mine')],
    ]),
  );
  const { desk: memory, erasing } = await opened(memoryFileSystem(disk));
  await memory.backups.chooseSecond('/stick');
  const entries = [...desk.stored];
  await memory.journal.append(entries.slice(0, 4));
  await memory.backups.make('automatic');
  await memory.journal.append(entries.slice(4));
  memory.time = '2026-11-27T10:00:00.000Z';
  await memory.backups.make('automatic');
  const plan = planOf(desk, wish);
  await erasing.begin(plan.identities.map(({ names, contacts }) => ({ names: [...names], contacts: [...contacts] })));
  desk.do(plan.changes, wish.kind === 'details' ? 'details.erase' : 'people.erase');
  await memory.journal.append(desk.stored.slice(entries.length));
  await memory.journal.close();
  return { state: disk.state(), plan };
}

async function holdingsOf({ journal }: MemoryDesk, fileSystem: FileSystem): Promise<Desk['holdings']> {
  return (await readCaptured(fileSystem, journal.capture())) ?? expect.fail('unreadable');
}

describe('erasing the people of a workshop', () => {
  const wish: ErasingWish = { kind: 'workshop', workshopId: ids.workshop };
  let desk: Desk;
  let before: Desk['holdings'];
  let state: DiskState;
  let plan: ErasingPlan;

  beforeAll(async () => {
    desk = history();
    before = desk.holdings;
    ({ state, plan } = await prepared(desk, wish));
  });

  test('20: leaves no byte of their names in the data folder and in the second one, and the chain is whole', async () => {
    expect(bytesUnder(state)).toContain('Secretova');
    expect(bytesUnder(state, '/stick/')).toContain('Secretova');
    const disk = new MemoryDisk(state);
    const fileSystem = memoryFileSystem(disk);
    const run = await opened(fileSystem);
    await run.erasing.start();
    run.erasing.stop();
    expect(await run.erasing.status()).toEqual({ isUnfinished: false, waitsFor: null, left: [] });
    expect(run.cleared).toBe(1);
    const gone = [...secrets, ...details, 'Contactova', 'Zuhra', scanHash];
    expectNone(disk.state(), gone);
    expectNone(disk.state(), gone, '/stick/');
    expect(run.desk.journal.status()).toMatchObject({
      mended: null,
      damaged: [],
      end: { sequence: desk.stored.length, hash: desk.stored.at(-1)?.hash },
    });
    expect(await run.desk.holder.isRestored()).toBe(true);
    expect([...disk.names.keys()].filter((name) => name.includes('journal-') || name.includes('aside'))).toEqual([]);
    // A second run has nothing to do.
    await run.erasing.run();
    expect(run.cleared).toBe(1);
    await run.desk.journal.close();
    const again = await opened(fileSystem);
    await again.erasing.start();
    again.erasing.stop();
    expect(again.cleared).toBe(0);
    expect(again.desk.journal.status()).toMatchObject({ mended: null, damaged: [], missing: [] });
    expectNone(disk.state(), gone);
  });

  test('keeps what is counted: people, marks, delegations and institutions', async () => {
    const disk = new MemoryDisk(state);
    const fileSystem = memoryFileSystem(disk);
    const run = await opened(fileSystem);
    await run.erasing.start();
    run.erasing.stop();
    const now = await holdingsOf(run.desk, fileSystem);
    const counted = (holdings: Desk['holdings']): unknown => ({
      people: all(holdings, 'person').map(({ id, sex, ageBand, country, institutionId }) => [
        id,
        sex,
        ageBand,
        country,
        institutionId,
      ]),
      listed: all(holdings, 'participation').map(({ id, role, status, number, delegationId, category }) => [
        id,
        role,
        status,
        number,
        delegationId,
        category,
      ]),
      marks: [...holdings.sheets.values()].flatMap(marksIn),
    });
    expect(counted(now)).toEqual(counted(before));
    expect(plan.people.length).toBe(new Set(all(before, 'participation').map(({ personId }) => personId)).size);
  });

  test.each(['', ' and that of the mirror'])(
    '21: makes no records of digests when the snapshot%s is lost: they are whole, or something is missing',
    async (andMirror) => {
      const disk = new MemoryDisk(state);
      const fileSystem = memoryFileSystem(disk);
      const run = await opened(fileSystem);
      await run.erasing.start();
      run.erasing.stop();
      const erased = await holdingsOf(run.desk, fileSystem);
      await run.desk.journal.close();
      const left = [...disk.state()].filter(([path]) => {
        const isSnapshot = path.includes('/snapshot-');
        return !isSnapshot || (andMirror === '' && !path.startsWith('/data/journal/'));
      });
      const after = memoryFileSystem(new MemoryDisk(new Map(left)));
      const again = await MemoryDesk.open(after);
      const { missing } = again.journal.status();
      if (missing.length === 0) expect(await holdingsOf(again, after)).toEqual(erased);
      else expect(missing[0]?.from).toBe(1);
    },
  );

  test('20: does not let anybody heal back from a backup that was made elsewhere before', async () => {
    const older = [...state].find(([name]) => name.startsWith('/data/backups/') && name.endsWith(' 4.rostrum-backup'));
    const disk = new MemoryDisk(state);
    const fileSystem = memoryFileSystem(disk);
    const run = await opened(fileSystem);
    await run.erasing.start();
    run.erasing.stop();
    const [name, bytes] = older ?? expect.fail('no backup');
    const elsewhere = name.replace('/data/backups', '/elsewhere');
    disk.names.set(elsewhere, { contents: bytes, synced: bytes, changes: [] });
    expect(bytesUnder(disk.state(), '/elsewhere/')).toContain('Secretova');
    expect(await run.desk.restores.over(run.desk.chooser.rememberBackup(elsewhere))).toMatchObject({ ok: true });
    expectNone(disk.state(), [...secrets, 'Contactova']);
    const restored = await holdingsOf(run.desk, fileSystem);
    expect(all(restored, 'person').length).toBe(all(before, 'person').length);
    expect(recordsOf(restored.partitions.get('erasures'), 'erasure').length).toBe(plan.people.length + 1);
  });

  test('20: survives a stop at every call, and the next start finishes it', async () => {
    const states = await stopEverywhere(
      state,
      async (fileSystem) => {
        try {
          const run = await opened(fileSystem);
          await run.erasing.start();
          run.erasing.stop();
        } catch {
          // The process is gone.
        }
      },
      async (crashed) => {
        const disk = new MemoryDisk(crashed);
        const run = await opened(memoryFileSystem(disk));
        await run.erasing.start();
        run.erasing.stop();
        expect(await run.erasing.status()).toEqual({ isUnfinished: false, waitsFor: null, left: [] });
        expectNone(disk.state(), [...secrets, ...details, 'Contactova', scanHash]);
        expectNone(disk.state(), [...secrets, ...details, 'Contactova'], '/stick/');
        expect(run.desk.journal.status()).toMatchObject({
          damaged: [],
          missing: [],
          end: { sequence: desk.stored.length },
        });
      },
      7,
    );
    expect(states).toBeGreaterThan(30);
  }, 240_000);

  test('goes over the second folder as soon as it is there', async () => {
    const away = new Map([...state].filter(([name]) => !name.startsWith('/stick/')));
    const disk = new MemoryDisk(away);
    const run = await opened(memoryFileSystem(disk));
    await run.erasing.start();
    run.erasing.stop();
    expect(await run.erasing.status()).toMatchObject({ isUnfinished: false, waitsFor: '/stick/Rostrum backups' });
    for (const [name, bytes] of state) {
      if (name.startsWith('/stick/')) disk.names.set(name, { contents: bytes, synced: bytes, changes: [] });
    }
    await run.erasing.run();
    expect(await run.erasing.status()).toMatchObject({ waitsFor: null });
    // By then only what each backup says of its own people is known.
    expectNone(disk.state(), [...secrets, ...details], '/stick/');
  });
});

test('details that are no longer asked for go from history and backups, and nothing else', async () => {
  const desk = history();
  const participation = all(desk.holdings, 'participation').find(({ id }) => id === own) ?? expect.fail('nobody');
  desk.do(
    updated('participation', participation, {
      diet: '',
      accommodation: '',
      passport: { number: '', issuedBy: '', validUntil: null },
    }),
    'workshop.edit',
  );
  const wish: ErasingWish = { kind: 'details', workshopId: ids.workshop, groups: [...detailGroups] };
  const { state } = await prepared(desk, wish);
  const disk = new MemoryDisk(state);
  const run = await opened(memoryFileSystem(disk));
  await run.erasing.start();
  run.erasing.stop();
  expectNone(disk.state(), details);
  expectNone(disk.state(), details, '/stick/');
  expect(bytesUnder(disk.state())).toContain('Secretova');
  expect(run.desk.journal.status()).toMatchObject({ mended: null, damaged: [] });
});

test('one person goes from every workshop, and a scan on which others signed stays', async () => {
  const desk = history();
  const wish: ErasingWish = { kind: 'person', personId: person };
  const { state, plan } = await prepared(desk, wish);
  expect(plan.people.map(({ id }) => id)).toEqual([person]);
  const disk = new MemoryDisk(state);
  const run = await opened(memoryFileSystem(disk));
  await run.erasing.start();
  run.erasing.stop();
  expectNone(disk.state(), [...secrets, ...details]);
  expect(bytesUnder(disk.state())).toContain('Contactova');
});

test('what was written down and never became a change is forgotten at the next start', async () => {
  const disk = new MemoryDisk(new Map());
  const fileSystem = memoryFileSystem(disk);
  const first = await opened(fileSystem);
  await first.erasing.begin([{ names: [{ family: 'Secretova', given: 'Sara', patronymic: '' }], contacts: [] }]);
  await first.desk.journal.close();
  expect(bytesUnder(disk.state())).toContain('Secretova');
  const next = await opened(fileSystem);
  await next.erasing.start();
  next.erasing.stop();
  expectNone(disk.state(), ['Secretova']);
});
