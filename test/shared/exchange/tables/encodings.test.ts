import { expect, test } from 'vitest';
import { decodedText, detectedEncoding, type TextEncoding } from '../../../../shared/exchange/table/text-encoding.ts';
import { encoded } from '../people/made-lists.ts';
import { readTable } from './read-table.ts';

const head = 'Date,Time,Title\n2025-07-15,09:00-10:00,';

/** The bytes of a text in an encoding of one byte a letter. */
function bytesOf(text: string, encoding: TextEncoding): Uint8Array {
  return encoded(text, encoding) ?? expect.fail(`${encoding} lacks a letter of ${text}`);
}

test.each<[string, TextEncoding]>([
  ['Å', 'windows-1252'],
  ['Aåb', 'windows-1252'],
  ['Ж', 'windows-1251'],
  ['м', 'koi8-r'],
  ['Ёж', 'windows-1251'],
  ['ÀÉ', 'windows-1252'],
  ['ß', 'windows-1250'],
  ['ş', 'windows-1254'],
  ['ЧАЙ', 'windows-1251'],
  ['Ч', 'ibm866'],
  ['№ 5 А', 'windows-1251'],
])('%s in %s is too little to tell the encoding: it is guessed, and told', async (title, encoding) => {
  const { told } = await readTable(bytesOf(`${head}${title}`, encoding));
  expect(told).toContain('encoding-guessed');
});

test.each<[string, TextEncoding]>([
  ['Обзор законодательства о данных', 'windows-1251'],
  ['ПСИХИЧЕСКОЕ ЗДОРОВЬЕ И ПРАВО', 'windows-1251'],
  ['Обзор законодательства о данных', 'koi8-r'],
  ['Обзор законодательства о данных', 'ibm866'],
  ['Құқық негіздері және әдеп', 'kz-1048'],
  ['Größe und Übung für Müller', 'windows-1252'],
  ['Größe und Übung für Müller', 'windows-1250'],
  ['Größe und Übung', 'utf-8'],
  ['Ж', 'utf-8'],
  ['Introduction', 'windows-1251'],
])('%s in %s tells the encoding: nothing is remarked', async (title, encoding) => {
  const { sessions, told } = await readTable(bytesOf(`${head}${title}`, encoding));
  expect([sessions, told]).toEqual([[`2025-07-15 | 09:00 | 60 | ${title} | - | -`], []]);
});

test('a calendar of which the encoding is guessed says so', () => {
  const bytes = bytesOf('Ёж', 'windows-1251');
  expect(detectedEncoding(bytes).isSure).toBe(false);
  expect(decodedText(bytes, 'windows-1251')).toBe('Ёж');
});
