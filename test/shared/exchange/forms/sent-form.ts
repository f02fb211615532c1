import { nominationFormWorkbook } from '../../../../shared/documents/nomination-form/nomination-form.ts';
import type { DocumentRequest } from '../../../../shared/documents/document-request.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { arrivingPeopleChanges } from '../../../../shared/exchange/forms/form-difference.ts';
import {
  formPlace,
  formRowKey,
  returnedForm,
  type ReturnedForm,
} from '../../../../shared/exchange/forms/returned-form.ts';
import { readPeopleList } from '../../../../shared/exchange/people/imported-people.ts';
import type {
  PeopleImport,
  PeopleImportSettings,
  PeopleRegister,
  PersonToImport,
} from '../../../../shared/exchange/people/people-import.ts';
import { plainSheet, type TableSheet } from '../../../../shared/exchange/sheets/table-sheet.ts';
import type { Result } from '../../../../shared/result.ts';
import type { OpenedTable } from '../../../../shared/exchange/table/table-file.ts';
import { idsFrom } from '../../operations/store.ts';
import { agendaRequest } from '../../documents/training.ts';

export function formRequest(delegationId: string, languages: readonly Language[] = ['en', 'ru']): DocumentRequest {
  return { ...agendaRequest, kind: 'nomination-form', languages: [...languages], delegationIds: [delegationId] };
}

/** A form as a spreadsheet program shows it: rows of text, to be filled in by their heads. */
export class SentForm {
  /** The heads, without the lines above them. */
  readonly heads: readonly string[];
  readonly above: readonly string[];
  rows: string[][];
  properties: Record<string, string>;
  /** The first column of the hidden sheet. */
  hidden: string[];

  constructor(snapshot: WorkshopSnapshot, delegationId: string, languages: readonly Language[] = ['en', 'ru']) {
    const { sheets, form } = nominationFormWorkbook(snapshot, formRequest(delegationId, languages));
    const [sheet] = sheets;
    if (sheet === undefined || form === undefined) throw new Error('no form');
    this.heads = sheet.columns.map(({ head }) => head);
    this.above = form.above;
    this.rows = sheet.rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell as string | number))));
    this.properties = { ...form.properties };
    this.hidden = [form.code, ...Object.values(form.properties).slice(1)];
  }

  /** The row in which one of the cells is `text`. */
  find(text: string): string[] {
    const found = this.rows.find((row) => row.includes(text));
    if (found === undefined) throw new Error(`no row with ${text}`);
    return found;
  }

  /** The first row in which nobody stands. */
  empty(): string[] {
    const found = this.rows.find((row) => row.slice(1).every((cell) => cell === ''));
    if (found === undefined) throw new Error('no empty row');
    return found;
  }

  /** Writes into a row under heads that begin so. */
  write(row: string[], cells: Readonly<Record<string, string>>): void {
    for (const [head, text] of Object.entries(cells)) {
      const at = this.heads.findIndex((each) => each.split(' / ')[0] === head);
      if (at === -1) throw new Error(`no column ${head}`);
      row[at] = text;
    }
  }

  sheets(): TableSheet[] {
    const rows = [...this.above.map((line) => [line]), [...this.heads], ...this.rows];
    return [
      plainSheet(rows, { name: 'Nomination form', hiddenColumns: [1] }),
      plainSheet(
        this.hidden.map((text) => [text, 'Female', 'Participant']),
        { name: 'Lists', hidden: true },
      ),
    ];
  }

  opened(): OpenedTable & { readonly form: ReturnedForm } {
    const found = returnedForm(this.sheets(), this.properties);
    if (found === null) throw new Error('not recognised');
    return { kind: 'spreadsheet', ...found };
  }
}

/** Not that of the samples: browsers use this file too, and have no files. */
function succeeded<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** What an opened form says of the people in it. */
export function peopleIn(file: OpenedTable, snapshot: WorkshopSnapshot): PersonToImport[] {
  const { form } = file;
  if (form === undefined) throw new Error('not recognised');
  const place = formPlace(form.code, snapshot);
  const country = place.kind === 'here' ? place.delegation.country : null;
  const list = succeeded(readPeopleList(file, { sheets: null, mapping: null, country }, '2025-07-01'));
  return list.people.map((person) => {
    const row = form.rows.get(formRowKey(person));
    return { person, decision: 'auto', ...(row !== undefined && { row }) };
  });
}

/** What accepting an opened form changes. */
export function accepted(
  file: OpenedTable,
  snapshot: WorkshopSnapshot,
  people = peopleIn(file, snapshot),
  keptIds: readonly string[] = [],
  register?: PeopleRegister,
): PeopleImport {
  const { form } = file;
  const place = form === undefined ? null : formPlace(form.code, snapshot);
  if (form === undefined || place?.kind !== 'here') throw new Error('not of this workshop');
  const settings: PeopleImportSettings = {
    status: 'nominated',
    delegation: 'list',
    letter: null,
    form: { delegationId: place.delegation.id, sent: form.sent, keptIds },
  };
  return succeeded(
    arrivingPeopleChanges(
      { snapshot, institutions: snapshot.institutions, ...(register !== undefined && { register }) },
      people,
      settings,
      idsFrom(0x500),
    ),
  );
}
