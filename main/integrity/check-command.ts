import path from 'node:path';
import { parseArgs } from 'node:util';
import packageFile from '../../package.json' with { type: 'json' };
import { authorSchema } from '../../shared/changes/change.ts';
import type { Damage } from '../../shared/integrity/damage.ts';
import type { JournalStatus } from '../../shared/host/contract.ts';
import { type Failure, type Result, success } from '../../shared/result.ts';
import { loadCatalogues, translator } from '../../shared/text/text.ts';
import { backupEnding } from '../backup/backup-file.ts';
import { Backups } from '../backup/backups.ts';
import { JournalHolder } from '../backup/journal-exchange.ts';
import { applicationFolders } from '../files/application-folders.ts';
import { diskFileSystem } from '../files/file-system.ts';
import { SettingsFile } from '../files/settings-file.ts';
import { openJournal, readDeviceName } from '../journal/journal.ts';
import { type CommitCode, DataChecker, journalDamages, type MendingCode } from './data-checker.ts';

/** Where the command writes its lines. */
type Output = { readonly line: (text: string) => void; readonly error: (text: string) => void };

const englishText = translator('en');
/** Exit codes: 0 everything is in order; 1 it was not, and was put right; 2 it could not be, or the data cannot be opened. */
const [whole, mended, refused] = [0, 1, 2];

/** What the command writes, as one line of JSON. `backup` is the safety backup that was made first. */
type Report = {
  readonly state: 'whole' | 'mended' | 'not-mendable';
  readonly backup: { readonly madeAt: string; readonly sequence: number } | null;
  readonly damages: readonly (Damage & { readonly mended: boolean })[];
};

/** `check --data <folder>`: "Check my data" without a window. */
export async function runCheckCommand(words: readonly string[], output: Output): Promise<number> {
  await loadCatalogues();
  const asked = readWords(words);
  if (asked.kind === 'help') output.line(englishText('check.help'));
  if (asked.kind === 'wrong') output.error(asked.text);
  if (asked.kind !== 'check') return asked.kind === 'help' ? whole : refused;
  const folders = applicationFolders({ ROSTRUM_HOME: asked.folder }, process.platform, asked.folder);
  if (!(await holdsData(folders))) {
    const said = (await holdsBackups(folders)) ? 'check.folder-backups' : 'check.folder-missing';
    output.error(englishText(said, { path: folders.data }));
    return refused;
  }
  const holder = await JournalHolder.open(diskFileSystem, folders.data, () => openJournal(folders.journal));
  try {
    const report = holder.current.ok ? await reportOn(folders, holder) : holder.current;
    if (!report.ok) {
      output.error(sentence(report.failure));
      return refused;
    }
    output.line(JSON.stringify(report.value));
    return { whole, mended, 'not-mendable': refused }[report.value.state];
  } finally {
    await holder.close();
  }
}

/** Also where the journal is gone and its mirror or witness is left: what is missing is told then. */
async function holdsData({ journal }: ReturnType<typeof applicationFolders>): Promise<boolean> {
  const beside = ['mirror', 'witness'].map((name) => path.join(path.dirname(journal), name));
  for (const place of [journal, ...beside]) if (await diskFileSystem.exists(place)) return true;
  return false;
}

async function holdsBackups({ backups }: ReturnType<typeof applicationFolders>): Promise<boolean> {
  if (!(await diskFileSystem.exists(backups))) return false;
  const names = await diskFileSystem.readFolder(backups).catch(() => []);
  return names.some((name) => name.endsWith(backupEnding));
}

async function reportOn(
  folders: ReturnType<typeof applicationFolders>,
  holder: JournalHolder,
): Promise<Result<Report, MendingCode | CommitCode>> {
  const settings = new SettingsFile(folders.data);
  const shared = {
    fileSystem: diskFileSystem,
    device: await readDeviceName(diskFileSystem, folders.data),
    settings,
    holder,
  };
  const backups = new Backups({
    ...shared,
    folder: folders.backups,
    evidence: folders.evidence,
    application: packageFile.version,
    journal: () => holder.current,
  });
  const checker = new DataChecker({ ...shared, folders, backups });
  const found = await checker.check();
  if (!found.ok) return found;
  const status = holder.current.ok ? holder.current.value.status() : null;
  const isDisputed = status !== null && journalDamages(status).length > 0;
  // Where nothing can be written, what was read from other copies is not put right by that.
  const isClosed = holder.current.ok && holder.current.value.closedFor !== null;
  const healed = healedBy(isDisputed ? null : (status?.mended ?? null), !isClosed);
  const damages = [...healed, ...found.value];
  if (damages.length === 0) return success({ state: 'whole', backup: null, damages: [] });
  if (isClosed) return success(reportAfter(damages, damages, null));
  if (found.value.length === 0) return success(reportAfter(damages, [], null));
  if (isDisputed || !found.value.some(({ isMendable }) => isMendable))
    return success(reportAfter(damages, found.value, null));
  const author = await settings.read('author', authorSchema);
  const files = await checker.mendFiles();
  if (!files.ok) return files;
  const records = await checker.mendRecords(author);
  if (!records.ok) return records;
  const left = await checker.check();
  if (!left.ok) return left;
  const { madeAt, end } = files.value.backup.header;
  return success(reportAfter(damages, left.value, { madeAt, sequence: end.sequence }));
}

/** What the journal has mended by itself when it was opened, out of its mirror or an older snapshot. */
function healedBy(mended: JournalStatus['mended'], isMendable: boolean): Damage[] {
  return mended === null ? [] : [{ kind: 'journal-healed', place: mended, isMendable }];
}

function reportAfter(before: readonly Damage[], after: readonly Damage[], backup: Report['backup']): Report {
  const left = new Set(after.map(({ kind, place }) => `${kind} ${place}`));
  const damages = before.map((damage) => ({ ...damage, mended: !left.has(`${damage.kind} ${damage.place}`) }));
  return { state: after.length === 0 ? 'mended' : 'not-mendable', backup, damages };
}

type Asked =
  | { readonly kind: 'check'; readonly folder: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly text: string };

/** Reads what follows the program's name: `check --data <folder>`. */
function readWords(words: readonly string[]): Asked {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help === true) return { kind: 'help' };
    const [, ...others] = positionals;
    if (others.length > 0) return wrong(others.join(' '));
    if (values.data === undefined || values.data === '') {
      return { kind: 'wrong', text: englishText('check.folder-unsaid') };
    }
    return { kind: 'check', folder: path.resolve(values.data) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrong(error.message.replaceAll(/\s+/g, ' '));
  }
}

function wrong(problem: string): Asked {
  return { kind: 'wrong', text: englishText('check.option-wrong', { problem }) };
}

function sentence({ code, details }: Failure): string {
  return englishText(`errors.${code}`, details).replaceAll(/\s+/g, ' ');
}
