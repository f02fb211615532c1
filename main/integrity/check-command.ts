import path from 'node:path';
import { parseArgs } from 'node:util';
import packageFile from '../../package.json' with { type: 'json' };
import { authorSchema } from '../../shared/changes/change.ts';
import type { Damage } from '../../shared/integrity/damage.ts';
import type { JournalStatus } from '../../shared/host/journal-status.ts';
import { type Failure, type Result, success } from '../../shared/result.ts';
import { loadCatalogues, translator } from '../../shared/text/text.ts';
import { Backups } from '../backup/backups.ts';
import { JournalHolder } from '../backup/journal-exchange.ts';
import { bestBackup, type HelpingBackup, knownBackups } from '../backup/known-backups.ts';
import { applicationFolders } from '../files/application-folders.ts';
import { diskFileSystem, namesIn } from '../files/file-system.ts';
import { SettingsFile } from '../files/settings-file.ts';
import { isDeviceNamed, newDeviceName, openJournal, readDeviceName } from '../journal/journal.ts';
import { type CommitCode, DataChecker, journalDamages, type MendingCode, timeText } from './data-checker.ts';
import { SmallFiles } from './small-files.ts';

/** Where the command writes its lines. */
type Output = { readonly line: (text: string) => void; readonly error: (text: string) => void };

const englishText = translator('en');
/** Exit codes: 0 everything is in order; 1 it was not, and was put right; 2 it could not be, or the data cannot be opened. */
const [whole, mended, refused] = [0, 1, 2];

/**
 * What the command writes, as one line of JSON. `backup` is the safety backup that was made first. `helping` is the whole
 * backup that reaches furthest, where something is missing and it can be brought back in the window.
 */
type Report = {
  readonly state: 'whole' | 'mended' | 'not-mendable';
  readonly backup: { readonly madeAt: string; readonly sequence: number } | null;
  readonly damages: readonly (Damage & { readonly mended: boolean })[];
  readonly helping?: HelpingBackup;
};

/** `check --data <folder>`: "Check my data" without a window. */
export async function runCheckCommand(words: readonly string[], output: Output): Promise<number> {
  await loadCatalogues();
  const asked = readWords(words);
  if (asked.kind === 'help') output.line(englishText('check.help'));
  if (asked.kind === 'wrong') output.error(asked.text);
  if (asked.kind !== 'check') return asked.kind === 'help' ? whole : refused;
  const folders = applicationFolders({ ROSTRUM_HOME: asked.folder }, process.platform, asked.folder);
  const settings = new SettingsFile(folders.data);
  const backups = knownBackups(diskFileSystem, folders.backups, settings, packageFile.version);
  const sayHelping = async (): Promise<boolean> => {
    const best = await bestBackup(backups, null);
    if (best === null) return false;
    const { file, madeAt, sequence } = best;
    output.error(englishText('check.backup-there', { path: file, when: timeText(madeAt), count: sequence }));
    return true;
  };
  if (!(await holdsData(folders))) {
    const hasBackups = (await backups()).length > 0;
    output.error(englishText(hasBackups ? 'check.folder-backups' : 'check.folder-missing', { path: folders.data }));
    await sayHelping();
    return refused;
  }
  const before = await namesIn(diskFileSystem, folders.data);
  const opening = { backups, keepsCopies: false };
  const holder = await JournalHolder.open(diskFileSystem, folders.data, () =>
    openJournal(folders.journal, diskFileSystem, opening),
  );
  try {
    const report = holder.current.ok ? await reportOn(folders, settings, holder, before) : holder.current;
    if (!report.ok) {
      output.error(sentence(report.failure));
      if (!holder.current.ok && report.failure.code !== 'journal-in-use') await sayHelping();
      return refused;
    }
    const isLacking = report.value.damages.some(({ kind, mended: isMended }) => lacking.includes(kind) && !isMended);
    const status = holder.current.ok ? holder.current.value.status() : null;
    const workspaceId = status === null || status.end.sequence === 0 ? null : status.workspaceId;
    const helping = isLacking ? await bestBackup(backups, workspaceId) : null;
    output.line(JSON.stringify({ ...report.value, ...(helping !== null && { helping }) }));
    return { whole, mended, 'not-mendable': refused }[report.value.state];
  } finally {
    await holder.close();
  }
}

/** Kinds of damage of which a backup may hold what is missing. */
const lacking: readonly Damage['kind'][] = ['changes-missing', 'journal-behind', 'journal-other', 'file-unreadable'];

/** Also where the journal is gone and its mirror or witness is left: what is missing is told then. */
async function holdsData({ journal }: ReturnType<typeof applicationFolders>): Promise<boolean> {
  const beside = ['mirror', 'witness'].map((name) => path.join(path.dirname(journal), name));
  for (const place of [journal, ...beside]) if (await diskFileSystem.exists(place)) return true;
  return false;
}

async function reportOn(
  folders: ReturnType<typeof applicationFolders>,
  settings: SettingsFile,
  holder: JournalHolder,
  namesBefore: readonly string[],
): Promise<Result<Report, MendingCode | CommitCode>> {
  const before = holder.current.ok ? holder.current.value.status() : null;
  // Where nothing can be written, what was read from other copies is not put right by that.
  const isClosed = holder.current.ok && holder.current.value.closedFor !== null;
  const smallFiles = new SmallFiles(diskFileSystem, folders, settings);
  const isUsed = before !== null && before.end.sequence > 0;
  const small = await smallFiles.examine(isUsed);
  // What is in order is not written to.
  const hasName = small.some(({ place }) => place === 'device') || (await isDeviceNamed(diskFileSystem, folders.data));
  const shared = {
    fileSystem: diskFileSystem,
    device: hasName ? await readDeviceName(diskFileSystem, folders.data) : newDeviceName(),
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
  if (!isClosed) await smallFiles.mend(small);
  const smallLeft = isClosed ? small : await smallFiles.examine(isUsed);
  // Reading everything may have met a snapshot that is damaged where opening does not look.
  const status = holder.current.ok ? holder.current.value.status() : null;
  const isDisputed = status !== null && journalDamages(status).length > 0;
  const healed = isDisputed ? [] : healedBy(status, !isClosed);
  const isTold = (name: string): boolean => small.some(({ place }) => name.startsWith(place.split(' ')[0] ?? place));
  const moved = (await namesIn(diskFileSystem, folders.data)).filter(
    (name) => name.includes('.damaged-') && !namesBefore.includes(name) && !isTold(name),
  );
  const displaced = moved.map((place): Damage => ({ kind: 'misplaced', place, isMendable: true }));
  const damages = [...healed, ...displaced, ...small, ...found.value];
  if (damages.length === 0) return success({ state: 'whole', backup: null, damages: [] });
  if (isClosed) return success(reportAfter(damages, damages, null));
  if (isDisputed || !found.value.some(({ isMendable }) => isMendable))
    return success(reportAfter(damages, [...smallLeft, ...found.value], null));
  const author = await settings.read('author', authorSchema);
  const files = await checker.mendFiles();
  if (!files.ok) return files;
  const records = await checker.mendRecords(author);
  if (!records.ok) return records;
  const left = await checker.check();
  if (!left.ok) return left;
  const { madeAt, end } = files.value.backup.header;
  return success(reportAfter(damages, [...smallLeft, ...left.value], { madeAt, sequence: end.sequence }));
}

/** What the journal has mended by itself when it was opened, out of its mirror, an older snapshot, or a backup. */
function healedBy(status: JournalStatus | null, isMendable: boolean): Damage[] {
  if (status?.mended == null) return [];
  const { mended: how, fromBackup = [] } = status;
  const places = fromBackup.map(({ from, to }) => `${how}, changes ${from}-${to} from a backup`);
  return (places.length === 0 ? [how] : places).map((place) => ({ kind: 'journal-healed', place, isMendable }));
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
