import { describe, expect, test } from 'vitest';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { paperFindings } from '../../../shared/documents/paper-findings.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { documents, drawDocument } from './all-documents.ts';
import { allText } from './drawn-texts.ts';
import { paidRate, paidTraining } from './paid-training.ts';
import { secrets } from './secrets.ts';
import { agendaRequest, sampleTraining } from './training.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'payment-list', languages: ['ru'] };
function seat(training: WorkshopSnapshot, number: number): WorkshopSnapshot['participations'][number] {
  return training.participations.find((each) => each.number === number) ?? expect.fail('nobody');
}

const textOf = (training: WorkshopSnapshot, asked = request): string =>
  allText(drawDocument(training, asked)).replaceAll('\u00A0', ' ');

describe('the payment list', () => {
  test('has the days, how the sum comes about, the sum, a box to sign in and the total below', () => {
    const text = textOf(paidTraining());
    // Three days, and two ways: 37 036.50 + 3 000.
    expect(text).toContain('3 × 12 345,50 × 100 % = 37 036,50');
    expect(text).toContain('2 × 1 500');
    expect(text).toContain('40 036,50');
    expect(text).toMatch(/Всего\s+·\s+\d+/);
    expect(text).toContain('Подпись');
    expect(text).not.toMatch(/\d\.\d\d(?!\.)\b(?! ?г)/);
  });

  test('adds up: the total on paper, the formula of the workbook and the rows say the same', () => {
    const [sheet] = documents['payment-list'].workbook(paidTraining(), request).sheets;
    const rows = sheet?.rows ?? [];
    const sums = rows.slice(0, -1).map((row) => Number(row.at(-2)));
    const total = sums.reduce((sum, one) => sum + one, 0);
    const last = rows.at(-1)?.at(-2);
    expect(last).toMatchObject({ formula: `SUM(G2:G${String(sums.length + 1)})`, value: total });
    const [whole = '', rest = ''] = total.toFixed(2).split('.');
    const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ' ');
    expect(textOf(paidTraining())).toContain(rest === '00' ? grouped : `${grouped},${rest}`);
  });

  test('protected people stand under their code, and nobody stands on it who has not confirmed', () => {
    const training = paidTraining();
    seat(training, 9).status = 'nominated';
    const shown = textOf(training) + JSON.stringify(documents['payment-list'].workbook(training, request));
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect(shown).toContain('P-07');
    const person = training.people.find(({ id }) => id === seat(training, 9).personId);
    expect(shown).not.toContain(person?.cyrillicName?.family ?? expect.fail('no name'));
    const leftOut = documents['payment-list'].leftOut?.(training, request);
    const told = paperFindings(training, request, [], 'en', leftOut).map(({ text }) => text);
    expect(told.some((line) => line.startsWith('Payment list: not on this paper, because not confirmed: '))).toBe(true);
  });

  test('leaves the sum of days without a rate to be written, and says so', () => {
    const training = paidTraining();
    const { allowances } = training.workshop;
    if (allowances === null) throw new Error('no rules');
    training.workshop.allowances = { ...allowances, rates: [{ ...paidRate, from: '2025-07-16' }] };
    expect(textOf(training)).toContain('дней без ставки: 2');
    const leftOut = documents['payment-list'].leftOut?.(training, request) ?? [];
    expect(leftOut.some(({ reason }) => reason === 'documents.left-out.no-rate')).toBe(true);
  });

  test('says why it is empty', () => {
    expect(documents['payment-list'].lack(sampleTraining(), request)).toBe('documents.payment-no-rules');
    const nobody = paidTraining();
    for (const each of nobody.participations) each.status = 'nominated';
    expect(documents['payment-list'].lack(nobody, request)).toBe('documents.payment-nobody');
  });
});
