import * as z from 'zod';
import { searchKey } from '../../shared/domain/search-key.ts';
import { guessedListMapping, type ListMapping } from '../../shared/exchange/people/list-columns.ts';
import { listColumns } from '../../shared/exchange/people/list-heads.ts';
import type { TableSheet } from '../../shared/exchange/sheets/table-sheet.ts';

const storageName = 'list-mappings';
/** The newest are kept, each under the heads of its lists. */
const mostKept = 50;

const rememberedSchema = z
  .array(z.object({ heads: z.string().max(4000), columns: z.array(z.enum(listColumns).nullable()).max(200) }))
  .max(mostKept);
type Remembered = z.infer<typeof rememberedSchema>;

/** How a list is read at first: as the user set it for a list with the same heads, or else as its heads are understood. */
export function firstListMapping(sheet: TableSheet): { readonly mapping: ListMapping; readonly isRemembered: boolean } {
  const guessed = guessedListMapping(sheet);
  const heads = headsOf(sheet, guessed);
  const known = heads === '' ? undefined : readRemembered().find((each) => each.heads === heads);
  const isRemembered = known !== undefined && known.columns.length === guessed.columns.length;
  return isRemembered
    ? { mapping: { ...guessed, columns: known.columns }, isRemembered }
    : { mapping: guessed, isRemembered };
}

/** Remembers on this computer how the columns of a list with these heads are read, where that is not how they are understood. */
export function rememberListMapping(sheet: TableSheet, { columns }: ListMapping): void {
  const guessed = guessedListMapping(sheet);
  const heads = headsOf(sheet, guessed);
  if (heads === '') return;
  const others = readRemembered().filter((each) => each.heads !== heads);
  const isOwn = columns.join(' ') !== guessed.columns.join(' ');
  const kept = isOwn ? [...others, { heads, columns: [...columns] }].slice(-mostKept) : others;
  localStorage.setItem(storageName, JSON.stringify(kept));
}

/** The heads of a list as one text, however they are spaced; '' where it has none or too many. */
function headsOf({ rows }: TableSheet, { firstHead, headRow }: ListMapping): string {
  if (headRow < 0) return '';
  const heads = rows
    .slice(firstHead, headRow + 1)
    .map((row) => row.map((cell) => searchKey(cell).replaceAll(/\s+/g, ' ').trim()).join('|'));
  const text = heads.join('\n');
  return text.length > 4000 ? '' : text;
}

function readRemembered(): Remembered {
  try {
    const read = rememberedSchema.safeParse(JSON.parse(localStorage.getItem(storageName) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
