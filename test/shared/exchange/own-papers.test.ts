import { expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { readAgendaFile } from '../../../shared/exchange/understood-file.ts';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { agendaRequest } from '../documents/training.ts';
import { datedSamples, valueOf } from './samples.ts';

async function codesOf(bytes: Uint8Array, name: string, as?: 'people'): Promise<string[]> {
  const { kind, told } = await readAgendaFile(bytes, name, { language: 'en', timeZone: null, as });
  return [kind, ...told.map(({ code }) => code)];
}

test.each([
  ['attendance-sheet', 'docx'],
  ['attendance-sheet', 'xlsx'],
  ['attendance-table', 'xlsx'],
] as const)('an %s as %s is told to be one', async (kind, format) => {
  const [sample] = datedSamples;
  if (sample === undefined) throw new Error('no sample');
  const request: DocumentRequest = { ...agendaRequest, kind, format, languages: ['ru', 'en'] };
  const { bytes } = valueOf(await renderDocument(sample[1], request));
  expect(await codesOf(bytes, `a.${format}`)).toEqual(['refused', 'file-is-attendance']);
  expect(await codesOf(bytes, `a.${format}`, 'people')).toEqual(['refused', 'file-is-attendance']);
});

test.each([
  ['37ccbb5c {"format":"rostrum-snapshot","version":1,"counts":{}}\n', 'snapshot-00000001.jsonl', 'file-is-journal'],
  ['37ccbb5c {"format":"rostrum-journal","ver', 'entries-00000001.jsonl', 'file-is-journal'],
  ['37ccbb5c {"format":"rostrum-backup","ver', 'a.txt', 'file-is-backup'],
  ['', 'a.rostrum-backup', 'file-is-backup'],
])('%s is told to be what it is', async (text, name, code) => {
  const bytes = new TextEncoder().encode(text);
  expect(await codesOf(bytes, name)).toEqual(['refused', code]);
  expect(await codesOf(bytes, name, 'people')).toEqual(['refused', code]);
});
