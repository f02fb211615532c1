import type { ClipboardEvent } from 'react';
import { languages } from '../../../../shared/domain/language.ts';
import { guessedListMapping, knownListHeads } from '../../../../shared/exchange/people/list-columns.ts';
import type { PasteTarget } from '../../../../shared/exchange/people/pasted-people.ts';
import { cellText, cellWords, type PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { readSeparated } from '../../../../shared/exchange/sheets/separated-values.ts';
import { plainSheet, type TableSheet } from '../../../../shared/exchange/sheets/table-sheet.ts';
import { loadCatalogues, translator } from '../../../../shared/text/text.ts';
import { pastePeople } from '../../../commands/people.ts';
import { copyCells } from '../../../components/copied-cells.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { pastedTable, readPastedTable } from '../../../importing/agenda-file.ts';
import { announce, notify } from '../../../ui/messages.tsx';
import type { PeopleRow } from '../people-groups.ts';
import type { GridEdits } from './grid-edits.ts';

export type GridClipboard = {
  /** Puts rows and columns on the clipboard, for spreadsheets and for text. */
  readonly copy: (event: ClipboardEvent, rows: readonly PeopleRow[], columns: readonly PeopleColumn[]) => void;
  /** Pastes a range at the cursor; `onList` takes what is a list with heads of its own. */
  readonly paste: (event: ClipboardEvent, where: PasteTarget, onList: (list: File) => void) => void;
};

/**
 * Copies and pastes cells. A range whose first row has heads, or that has other columns than those at the cursor, is a list:
 * it goes to the preview of imports. Everything else is written into the cells as one action; what could not be read waits
 * at its cell, and what has no place here is told.
 */
export function useGridClipboard(
  workshopId: string,
  edits: GridEdits,
  onAdded: (ids: readonly string[]) => void,
): GridClipboard {
  const { t, language } = usePreferences();
  const { runTelling } = useFeedback();
  const pasteRows = async (rows: TableSheet['rows'], where: PasteTarget): Promise<void> => {
    await loadCatalogues();
    const words = cellWords(languages.map(translator));
    const pasted = await runTelling(
      pastePeople(workshopId, rows, where, { words, language: edits.reader.language }),
      ({ changed, addedIds, known, unread, left }) =>
        [
          t('screens.people.pasted.done', { changed, added: addedIds.length }),
          ...(known === 0 ? [] : [t('screens.people.pasted.known', { number: known })]),
          ...(unread.length === 0 ? [] : [t('screens.people.pasted.unread', { number: unread.length })]),
          ...(left.length === 0 ? [] : [t('screens.people.pasted.left', { texts: shortened(left) })]),
        ].join(' '),
    );
    if (pasted === undefined) return;
    edits.keepUnread(pasted.unread);
    if (pasted.addedIds.length > 0) onAdded(pasted.addedIds);
  };
  const paste: GridClipboard['paste'] = (event, where, onList) => {
    const { clipboardData } = event;
    const file = pastedTable(clipboardData, t('peopleList.pasted'));
    const text = clipboardData.getData('text/plain');
    if (file === null && text.trim() === '') return;
    event.preventDefault();
    const take = (sheet: TableSheet): void => {
      if (file !== null && isList(sheet, where)) onList(file);
      else void pasteRows(sheet.rows, where);
    };
    if (file?.type === 'text/html') {
      void readPastedTable(file, language).then((sheet) => (sheet === null ? onList(file) : take(sheet)));
      return;
    }
    const read = readSeparated(text, '\t');
    take(plainSheet(read.ok ? read.value.rows : [[text]]));
  };
  const copy: GridClipboard['copy'] = (event, rows, columns) => {
    if (rows.length === 0) return;
    const cells = rows.map((row) => columns.map((column) => cellText(column, row, language, t)));
    copyCells(event, cells);
    const hidden = rows.filter(({ isProtected }) => isProtected).length;
    if (hidden === 0) announce(t('screens.people.copied', { number: rows.length }));
    else notify(t('screens.people.copiedCodes', { number: hidden }));
  };
  return { copy, paste };
}

/** Whether a pasted table is a list of its own: with heads, paragraphs, or with the names in another column. */
function isList(sheet: TableSheet, { participationIds, columns }: PasteTarget): boolean {
  const rows = sheet.rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  if (sheet.paragraphs.length > 0 || rows.slice(0, 12).some((row) => knownListHeads(row) > 1)) return true;
  const addsPeople = rows.length > participationIds.length;
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (!addsPeople || width < 2) return false;
  const found = guessedListMapping(plainSheet(rows)).columns.indexOf('name');
  const isName = (column: PeopleColumn | undefined): boolean =>
    column === 'name' || column === 'latinName' || column === 'cyrillicName';
  return found !== -1 && !isName(columns[found]);
}

const mostTexts = 3;

function shortened(texts: readonly string[]): string {
  const first = texts.slice(0, mostTexts).map((text) => `“${text.slice(0, 60)}”`);
  return texts.length > mostTexts ? `${first.join(', ')} +${String(texts.length - mostTexts)}` : first.join(', ');
}
