import { countryName } from '../domain/country.ts';
import { type Language, languages, textIn } from '../domain/language.ts';
import type { Institution } from '../domain/people/person.ts';
import { latinKey, searchKey } from '../domain/search-key.ts';
import { institutionFeatures, isSameInstitution } from '../matching/institution-likeness.ts';
import type { Translate } from '../text/text.ts';
import type { DirectoryContents } from './directory.ts';
import { heldSeats } from './people-columns.ts';

/** An institution with what all workshops say of it. */
export type InstitutionRow = {
  readonly institution: Institution;
  readonly people: number;
  /** Workshops in which somebody of it takes part. */
  readonly workshops: number;
  readonly searched: string;
  readonly sounds: string;
};

export const institutionColumns = ['name', 'otherNames', 'country', 'kind', 'sector', 'people', 'workshops'] as const;
export type InstitutionColumn = (typeof institutionColumns)[number];

export function institutionRows({ people, institutions }: DirectoryContents): InstitutionRow[] {
  const counts = new Map(institutions.map(({ id }) => [id, { people: 0, workshops: new Set<string>() }]));
  for (const row of people) {
    const own = counts.get(row.person.institutionId ?? '');
    if (own === undefined) continue;
    own.people++;
    for (const { workshop } of heldSeats(row)) own.workshops.add(workshop.id);
  }
  return institutions.map((institution) => {
    const own = counts.get(institution.id);
    const names = Object.values(institution.name).join('\n');
    return {
      institution,
      people: own?.people ?? 0,
      workshops: own?.workshops.size ?? 0,
      searched: searchKey(names),
      sounds: latinKey(names),
    };
  });
}

export function institutionText(
  column: InstitutionColumn,
  { institution, people, workshops }: InstitutionRow,
  language: Language,
  t: Translate,
): string {
  switch (column) {
    case 'name':
      return textIn(institution.name, language);
    case 'otherNames': {
      const shown = textIn(institution.name, language);
      const others = languages.flatMap((each) => institution.name[each] ?? []).filter((name) => name !== shown);
      return [...new Set(others)].join(' · ');
    }
    case 'country':
      return institution.country === null ? '' : countryName(institution.country, language);
    case 'kind':
      return t(`vocabulary.institutionKind.${institution.kind}`);
    case 'sector':
      return t(`vocabulary.sector.${institution.sector}`);
    case 'people':
      return String(people);
    case 'workshops':
      return String(workshops);
  }
}

export function institutionSortKey(
  column: InstitutionColumn,
  row: InstitutionRow,
  textKey: (text: string) => string,
  language: Language,
  t: Translate,
): string | number {
  if (column === 'people' || column === 'workshops') return row[column];
  return textKey(institutionText(column, row, language, t));
}

/**
 * Which of the institutions may be one by their names, each with the others that are like it. Those of two countries are two.
 * Only institutions that have a word in common are compared.
 */
export function alikeInstitutions(institutions: readonly Institution[]): ReadonlyMap<string, readonly string[]> {
  const compared = institutions.map((institution) => ({
    institution,
    features: institutionFeatures(Object.values(institution.name)),
  }));
  const byFeature = new Map<string, number[]>();
  const alike = new Map<string, string[]>();
  const join = (one: string, other: string): void => void alike.set(one, [...(alike.get(one) ?? []), other]);
  for (const [index, { institution, features }] of compared.entries()) {
    const near = new Set<number>();
    for (const each of features.flatMap((set) => [...set])) {
      const known = byFeature.get(each) ?? [];
      if (known.length < mostWithOneWord) for (const at of known) near.add(at);
      if (known.at(-1) !== index) known.push(index);
      byFeature.set(each, known);
    }
    for (const at of near) {
      const other = compared[at];
      if (other === undefined || at === index || !isOneCountry(institution, other.institution)) continue;
      if (!isSameInstitution(features, other.features)) continue;
      join(institution.id, other.institution.id);
      join(other.institution.id, institution.id);
    }
  }
  return alike;
}

/** A word that more institutions have tells none from another. */
const mostWithOneWord = 200;

function isOneCountry(one: Institution, other: Institution): boolean {
  return one.country === null || other.country === null || one.country === other.country;
}
