/** The parts of a workshop file of some past version, not yet checked. */
type OldFile = Readonly<Record<string, unknown>>;

/**
 * THE list of data upgrades: the function at index 0 turns version 1 into 2, and so on. Each is pure. A released one is
 * never edited, for files that it has upgraded are out in the world; `test/files/` keeps a file of every past version.
 */
const upgrades: readonly ((file: OldFile) => OldFile)[] = [];

export const workshopFileVersion = upgrades.length + 1;

/** `file` as the present version would have written it. */
export function upgraded(file: OldFile, version: number): OldFile {
  return upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(older), file);
}
