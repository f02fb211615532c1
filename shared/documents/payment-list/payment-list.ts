import { type Allowance, allowancesOf, totalOf } from '../../domain/attendance/allowance.ts';
import { isListed } from '../../domain/people/participation.ts';
import { listName } from '../../domain/people/person.ts';
import type { Language } from '../../domain/language.ts';
import type { AllowanceRules } from '../../domain/workshop.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import { moneyText, termText, transportText } from '../../text/money-text.ts';
import type { TextKey } from '../../text/text.ts';
import type { DocumentRequest } from '../document-request.ts';
import {
  cell,
  type Cell,
  type Column,
  type PaperDocument,
  paragraph,
  type Row,
  withWholeHeads,
} from '../layout/blocks.ts';
import { chosenDelegationsName, leftOutFor, type LeftOut, type ListedPerson, sheetPeople } from '../listed-people.ts';
import { datedWorkbook, signedTable } from '../table-paper.ts';
import type { Workbook, WorkbookCell } from '../workbook.ts';
import { Wording } from '../wording.ts';

/** Somebody who is paid, or would be. */
type Payment = { readonly person: ListedPerson; readonly allowance: Allowance };

/** Everybody on the list with what they get by the rules, in the order of the lists; none where there are no rules. */
function paymentsOf(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): Payment[] {
  const { allowances: rules } = snapshot.workshop;
  if (rules === null) return [];
  const allowances = new Map(allowancesOf(snapshot, rules).map((each) => [each.participation.id, each]));
  const { groups, staff } = sheetPeople(snapshot, { ...request, safe: false }, wording, isListed);
  return [...groups.flatMap(({ people }) => people), ...staff].flatMap((person) => {
    const allowance = allowances.get(person.participation.id);
    return allowance === undefined ? [] : [{ person, allowance }];
  });
}

/** Who stands on the paper: who has confirmed or come, and gets something, or something that is not known yet. */
function isPaid({ allowance: { isDue, basis, total } }: Payment): boolean {
  return isDue && basis !== 'contract' && total !== 0;
}

/**
 * Whom the list leaves out, and why; then what of it is open: days without a rate, for which the sum is left to be written,
 * and people who count as local because nobody has said otherwise.
 */
function leftOutOfPayments(snapshot: WorkshopSnapshot, request: DocumentRequest): LeftOut[] {
  const payments = paymentsOf(snapshot, request, new Wording(request.languages));
  const those = (reason: TextKey, picks: (payment: Allowance) => boolean): LeftOut[] =>
    leftOutFor(
      reason,
      payments.filter(({ allowance }) => picks(allowance)).map(({ person }) => person),
    );
  return [
    ...those('documents.left-out.unconfirmed', ({ isDue }) => !isDue),
    ...those('documents.left-out.by-contract', ({ isDue, basis }) => isDue && basis === 'contract'),
    ...those(
      'documents.left-out.nothing-due',
      ({ isDue, basis, total }) => isDue && basis !== 'contract' && total === 0,
    ),
    ...those('documents.left-out.no-rate', ({ isDue, total }) => isDue && total === null),
    ...those('documents.left-out.assumed-local', ({ isDue, isAssumed }) => isDue && isAssumed),
  ];
}

/** Millimetres of the columns between the margins of a landscape page, 267 together, and of a row to sign in. */
const [numberWidth, nameWidth, institutionWidth, daysWidth, termsWidth] = [9, 54, 52, 13, 58];
const [terminalsWidth, totalWidth, signatureWidth] = [22, 25, 34];
const rowHeight = 11;

type Source = { readonly snapshot: WorkshopSnapshot; readonly request: DocumentRequest; readonly wording: Wording };

/**
 * What everybody is paid as daily allowance, to be signed on receipt: days, how the sum comes about, the sum, and the total
 * below (docs/practice.md, Daily allowances). Protected people stand under their code.
 */
export function paymentList(snapshot: WorkshopSnapshot, request: DocumentRequest): PaperDocument {
  const source = { snapshot, request, wording: new Wording(request.languages) };
  const { wording } = source;
  const { allowances: rules } = snapshot.workshop;
  const paid = paymentsOf(snapshot, request, wording).filter(isPaid);
  return signedTable(
    {
      kind: 'payment-list',
      orientation: 'landscape',
      columns: columnsOf(wording, rules?.currency ?? ''),
      rows: rules === null ? [] : paid.map((payment) => paymentRow(payment, rules, source)),
      totals: rules === null ? [] : [totalRow(paid, wording)],
      rowHeight,
      signed: { label: 'documents.certificates.issued-by', as: 'issued' },
    },
    source,
  );
}

function columnsOf(wording: Wording, currency: string): Column[] {
  const column = (width: number, key: TextKey, align: Column['align'] = 'start', more = ''): Column => {
    const heads = wording.words(key, 'tableHead').map((head) => ({ ...head, text: `${head.text}${more}` }));
    return { width, heads, align, upwards: false };
  };
  return withWholeHeads([
    column(numberWidth, 'documents.number-sign', 'middle'),
    column(nameWidth, 'documents.full-name'),
    column(institutionWidth, 'documents.organisation'),
    column(daysWidth, 'documents.payment-days', 'middle'),
    column(termsWidth, 'screens.allowances.column.days'),
    column(terminalsWidth, 'screens.allowances.column.terminals'),
    column(totalWidth, 'screens.allowances.column.total', 'middle', `, ${currency}`),
    column(signatureWidth, 'documents.certificates.collected'),
  ]);
}

function paymentRow({ person, allowance }: Payment, rules: AllowanceRules, source: Source): Row {
  const { wording } = source;
  const { total } = allowance;
  const names = namesOf(person, wording);
  return {
    tinted: false,
    cells: [
      text(String(person.participation.number)),
      cell(names.map((name, index) => paragraph(name, index === 0 ? 'sheetName' : 'sheetMuted'))),
      cell(wording.said(person.institution?.name ?? {}, 'sheetBody', 'sheetMuted')),
      text(String(daysOf(allowance))),
      cell(termsOf(allowance, rules, wording).map((term) => paragraph(term, 'sheetBody'))),
      text(terminalsOf(allowance, rules, wording.first)),
      text(total === null ? '' : moneyText(total, wording.first)),
      cell([]),
    ],
  };
}

/** In each language of the paper, and in Latin letters as in a passport. */
function namesOf(person: ListedPerson, wording: Wording): string[] {
  const { latin } = person.names;
  const inLatin = latin === null ? [] : [listName({ latinName: latin, cyrillicName: null }, 'en')];
  return [...new Set([...wording.languages.map((language) => person.listName(language)), ...inLatin])];
}

function totalRow(paid: readonly Payment[], wording: Wording): Row {
  const total = totalOf(paid.map(({ allowance }) => allowance));
  const label = `${wording.both('screens.allowances.all')}  ·  ${String(paid.length)}`;
  const sum = total === null ? '' : moneyText(total, wording.first);
  return {
    tinted: true,
    cells: [text(''), cell([paragraph(label, 'bodyStrong')], 5), cell([paragraph(sum, 'bodyStrong')]), text('')],
  };
}

/** The days for which something is paid. */
function daysOf({ basis, days, transportDays }: Allowance): number {
  return basis === 'allowance' ? days.filter(({ percent }) => percent > 0).length : transportDays;
}

/** How the sum comes about, a line for equal days; of transport one, and one for days that lack a rate. */
function termsOf({ basis, days, terms, transportDays }: Allowance, rules: AllowanceRules, wording: Wording): string[] {
  if (basis !== 'allowance') {
    const transport = transportText(transportDays, rules.localTransport, wording.first);
    return [`${wording.both('screens.allowances.transport')}: ${transport}`];
  }
  const lacking = days.filter(({ amount }) => amount === null).length;
  return [
    ...terms.map((term) => termText(term, rules, wording.first)),
    ...(lacking === 0 ? [] : [wording.both('documents.payment-no-rate', () => ({ number: lacking }))]),
  ];
}

function terminalsOf({ terminals }: Allowance, rules: AllowanceRules, language: Language): string {
  return terminals === 0 ? '' : `${String(rules.terminals.count)} × ${moneyText(rules.terminals.amount, language)}`;
}

function text(words: string): Cell {
  return cell(words === '' ? [] : [paragraph(words, 'sheetBody')]);
}

/** Hundredths in a unit of money, which cells of a worksheet hold. */
const hundred = 100;

/** A row for each person, and the total as a formula of the column above it. */
export function paymentListWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const { allowances: rules } = snapshot.workshop;
  const paid = paymentsOf(snapshot, request, wording).filter(isPaid);
  const languages = wording.distinct('documents.full-name');
  const texts = (key: TextKey) => ({ head: wording.both(key), kind: 'text' as const });
  const columns = [
    { head: wording.both('documents.number-sign'), kind: 'number' as const },
    ...languages.map((language) => ({
      head: wording.translate(language, 'documents.full-name'),
      kind: 'text' as const,
    })),
    texts('documents.organisation'),
    { head: wording.both('documents.payment-days'), kind: 'number' as const },
    texts('screens.allowances.column.days'),
    { head: wording.both('screens.allowances.column.terminals'), kind: 'money' as const },
    { head: `${wording.both('screens.allowances.column.total')}, ${rules?.currency ?? ''}`, kind: 'money' as const },
    { head: wording.both('documents.certificates.collected'), kind: 'signature' as const },
  ];
  const sumColumn = columns.length - 2;
  const total = totalOf(paid.map(({ allowance }) => allowance));
  const sum: WorkbookCell =
    total === null || paid.length === 0
      ? null
      : { formula: sumFormula(sumColumn, paid.length), value: total / hundred };
  const last: WorkbookCell[] = columns.map((_, index) =>
    index === 1 ? wording.both('screens.allowances.all') : index === sumColumn ? sum : null,
  );
  const rows = paid.map(({ person, allowance }): WorkbookCell[] => [
    person.participation.number,
    ...languages.map((language) => person.listName(language)),
    wording.bothOf(person.institution?.name ?? {}),
    daysOf(allowance),
    rules === null ? null : termsOf(allowance, rules, wording).join('; '),
    allowance.terminals / hundred,
    allowance.total === null ? null : allowance.total / hundred,
    null,
  ]);
  const table = { columns, rows: [...rows, last], totals: 1, rowHeight };
  return datedWorkbook('payment-list', table, { snapshot, request, wording });
}

/** The sum of a column over the people, who begin in the second row. */
function sumFormula(column: number, people: number): string {
  const letter = 'ABCDEFGHIJKLMNOP'.charAt(column);
  return `SUM(${letter}2:${letter}${String(people + 1)})`;
}

export const paymentListDefinition = {
  kind: 'payment-list',
  paper: paymentList,
  workbook: paymentListWorkbook,
  lack: (snapshot: WorkshopSnapshot, request: DocumentRequest): TextKey | null => {
    if (snapshot.workshop.allowances === null) return 'documents.payment-no-rules';
    const payments = paymentsOf(snapshot, request, new Wording(request.languages));
    return payments.some(isPaid) ? null : 'documents.payment-nobody';
  },
  leftOut: leftOutOfPayments,
  nameDetails: [chosenDelegationsName],
} as const;
