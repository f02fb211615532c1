import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportedPerson } from '../../../shared/exchange/people/imported-person.ts';
import { listedFacts } from '../../../shared/exchange/people/listed-facts.ts';
import { noListChoice, readPeopleList } from '../../../shared/exchange/people/imported-people.ts';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import type { PersonFacts } from '../../../shared/matching/compared-person.ts';
import type { SamePair } from '../../../shared/matching/same-people.ts';
import { valueOf } from '../exchange/samples.ts';

export const namesFolder = path.resolve('test', 'files', 'names');

/** The people of a list by the product's own reader, with ids of a letter for the list and the place in it. */
export async function peopleOfList(letter: string, bytes: Uint8Array | string): Promise<PersonFacts[]> {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const opened = valueOf(await openAgendaFile(data, { language: 'ru', timeZone: null }));
  if ('agenda' in opened) throw new Error(opened.kind);
  const { people } = valueOf(readPeopleList(opened, noListChoice, '2025-07-01'));
  return people.map((person: ImportedPerson, index) => listedFacts(person, `${letter}${String(index + 1)}`));
}

/** A person of the labelled set, and who it is. */
export type LabelledPerson = PersonFacts & { readonly part: string; readonly truth: string };

export function labelledPeople(file = path.join(namesFolder, 'labelled-people.tsv')): LabelledPerson[] {
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return rows.map((row, index) => {
    const fields = row.split('\t');
    const [part = '', truth = '', , family = '', given = '', patronymic = '', sex = '', birth = ''] = fields;
    const [email = '', phone = '', institution = ''] = fields.slice(8);
    return {
      id: String(index),
      part,
      truth,
      names: [{ family, given, patronymic }],
      sex: sex === 'm' ? 'male' : sex === 'f' ? 'female' : 'unspecified',
      birth,
      emails: email === '' ? [] : [email],
      phones: phone === '' ? [] : [phone],
      institutions: institution === '' ? [] : [institution],
    };
  });
}

/** How many of the pairs that are one person were found, and how many of the found ones are. */
export type Figures = { readonly precision: number; readonly recall: number; readonly pairs: number };

export function figuresOf(
  pairs: readonly Pick<SamePair, 'one' | 'other'>[],
  people: readonly LabelledPerson[],
): Figures {
  const truths = new Map(people.map(({ id, truth }) => [id, truth]));
  const counts = new Map<string, number>();
  for (const { truth } of people) counts.set(truth, (counts.get(truth) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const right = pairs.filter(({ one, other }) => truths.get(one) === truths.get(other)).length;
  return { precision: pairs.length === 0 ? 1 : right / pairs.length, recall: right / all, pairs: all };
}
