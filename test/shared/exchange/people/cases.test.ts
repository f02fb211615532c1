import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readList } from './read-list.ts';

const folder = join(import.meta.dirname, '../../../files/people');

/** A right answer: fields that are not there are empty. */
type Answer = {
  readonly people: readonly Readonly<Record<string, unknown>>[];
  readonly leftOut?: readonly { readonly family: string; readonly given: string }[];
};

/** Codes of what has to be told of each list. */
const told: Readonly<Record<string, readonly string[]>> = {
  'p01-ministry-1251.csv': [
    'country-from-title',
    'institution-from-title',
    'line-left-out 16',
    'line-left-out 17',
    'total-agrees 14',
  ],
  'p02-kazakh-kz1048.csv': ['sex-missing 4', 'sex-from-name 6', 'line-left-out 9', 'total-agrees 8'],
  'p03-turkmen-utf16.csv': [
    'sex-from-name 5',
    'role-from-position 6',
    'country-from-phones',
    'line-left-out 9',
    'total-agrees 8',
    'details-read',
  ],
  'p04-delegations.xlsx': [
    'sex-from-name 5 6 7 17',
    'sex-missing 11 13 16',
    'line-left-out 21',
    'hidden-person 14',
    'struck-person 12',
    'columns-hidden',
    'total-agrees 19',
  ],
  'p05-passport.xlsx': ['head-in-rows 3', 'birth-day-first 8', 'birth-wrong 9', 'details-read'],
  'p06-candidates.docx': [
    'several-in-cell 4',
    'sex-from-name 2 3 4 4 6',
    'phone-incomplete 6',
    'country-from-title',
    'line-left-out 8',
    'line-left-out',
    'struck-person 5',
    'total-agrees 7',
  ],
  'p07-word-clipboard.html': [
    'sex-from-name 2 3 4 6 7',
    'email-mended 3',
    'role-from-position 7',
    'struck-person 5',
    'total-agrees 8',
  ],
  'p08-homoglyphs-utf8.csv': [
    'letters-mixed 2',
    'letters-mixed 3',
    'letters-mixed 5',
    'email-mended 2',
    'email-mended 5',
    'email-mended 7',
    'email-more 5',
    'as-above 3 4',
    'country-guessed 3',
    'sex-from-name 2 3 4 7',
    'sex-missing 5',
  ],
};

test.each(Object.keys(told))('%s', async (name) => {
  const answer = JSON.parse(readFileSync(join(folder, name.replace(/\.\w+$/, '.expected.json')), 'utf8')) as Answer;
  const read = await readList(readFileSync(join(folder, name)));
  const people = read.people.map(({ row: _row, delegation: _delegation, ...person }) => withoutEmpty(person));
  expect(people).toEqual(answer.people.map(withoutEmpty));
  expect(read.leftOut.map(({ family, given }) => `${family} ${given}`).toSorted()).toEqual(
    (answer.leftOut ?? []).map(({ family, given }) => `${family} ${given}`).toSorted(),
  );
  expect([...new Set(read.told)].toSorted()).toEqual((told[name] ?? []).toSorted());
  expect(read.isKnown).toBe(true);
});

function withoutEmpty(person: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(person).filter(([, value]) => !isEmpty(value)));
}
