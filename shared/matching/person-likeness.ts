import type { ComparedPerson } from './compared-person.ts';
import { type FurtherEvidence, evidenceFor, type SharedContacts } from './evidence.ts';
import { nameLikeness, type NameLikeness } from './name-likeness.ts';

/** Why two people may be one, or what speaks against it; shown to the user. */
export const likenessReasons = [
  'same-name',
  'other-alphabet',
  'other-spelling',
  'order-swapped',
  'same-patronymic',
  'patronymic-missing',
  'initials',
  'half-of-double-name',
  'other-family-name',
  'family-name-form',
  'typing-error',
  'same-email',
  'same-phone',
  'shared-contact',
  'same-birth-day',
  'same-birth-year',
  'birth-day-swapped',
  'same-institution',
  'fits-several',
] as const;
export type LikenessReason = (typeof likenessReasons)[number];

export type LikenessVerdict = 'likely' | 'possible';
export type PersonLikeness = { readonly verdict: LikenessVerdict; readonly reasons: readonly LikenessReason[] };

/** Whether two people are likely or possibly one, and why; null for two people. */
export function personLikeness(
  one: ComparedPerson,
  other: ComparedPerson,
  shared: SharedContacts,
): PersonLikeness | null {
  const name = bestName(one, other);
  if (name === null) return null;
  const evidence = evidenceFor(one, other, shared);
  const verdict = verdictOf(name, evidence, namesWeight(one, other));
  return verdict === null ? null : { verdict, reasons: reasonsOf(name, evidence) };
}

/** Whether the given names or the fathers' names of two people are clearly those of two. */
export function areClearlyTwo(one: ComparedPerson, other: ComparedPerson): boolean {
  const name = bestName(one, other);
  return name === null || name.given === 'other' || name.father === 'other';
}

/**
 * Whether the name in the row of a person may still be theirs: misspelled, completed, in the other alphabet, or after a
 * marriage, and not that of somebody else who was written in their place.
 */
export function mayBeCorrected(one: ComparedPerson, other: ComparedPerson): boolean {
  const name = bestName(one, other);
  if (name === null || name.given === 'other' || name.father === 'other') return false;
  const isOtherFamily = name.family === 'other' || name.family === 'sex';
  return !isOtherFamily || (name.given === 'same' && name.father === 'same');
}

const familyRank = { same: 0, form: 1, half: 2, near: 3, sex: 5, other: 6 } as const;
const partRank = { same: 0, near: 2, initial: 1, missing: 1, other: 6 } as const;

/** The likeness of those of their spellings that are most alike. */
function bestName(one: ComparedPerson, other: ComparedPerson): NameLikeness | null {
  let best: NameLikeness | null = null;
  let least = Infinity;
  for (const first of one.names) {
    for (const second of other.names) {
      const found = nameLikeness(first, second);
      const rank =
        familyRank[found.family] + partRank[found.given] + partRank[found.father] + (found.isOtherScript ? 0.5 : 0);
      if (rank < least) [best, least] = [found, rank];
    }
  }
  return best;
}

/** How many sounds the family and given names have that are compared: two short names agree by chance. */
function namesWeight(one: ComparedPerson, other: ComparedPerson): number {
  const lengths = [one, other].map(({ names }) =>
    Math.max(0, ...names.map(({ family, given }) => (family[0]?.sounds.length ?? 0) + (given[0]?.sounds.length ?? 0))),
  );
  return Math.min(...lengths);
}

/** Strong evidence: what one human has alone. */
function strongOf({ email, phone, birth }: FurtherEvidence): number {
  return Number(email) + Number(phone) + Number(birth === 'day');
}

/** How much speaks for one human: what one has alone, and that with what colleagues share. */
type Weight = { readonly strong: number; readonly some: number; readonly evidence: FurtherEvidence };

function verdictOf(name: NameLikeness, evidence: FurtherEvidence, sounds: number): LikenessVerdict | null {
  if (name.given === 'other' || name.father === 'other') return null;
  if (evidence.birth === 'other' || evidence.isOtherSex) return contradictedVerdict(name, evidence);
  const strong = strongOf(evidence);
  const isNear = evidence.birth === 'year' || evidence.birth === 'swapped';
  const weight: Weight = { strong, some: strong + Number(evidence.institution) + Number(isNear), evidence };
  switch (name.family) {
    case 'same':
      return sameFamilyVerdict(name, weight, sounds);
    case 'near':
      return nearFamilyVerdict(name, weight);
    case 'half':
    case 'form':
      return partlySameVerdict(name, weight);
    case 'sex':
    case 'other':
      return otherFamilyVerdict(name, weight);
  }
}

/** A wrong date or a wrong sex: asked only where an own address says that it is one human. */
function contradictedVerdict(
  { family, given, father }: NameLikeness,
  { email, phone }: FurtherEvidence,
): LikenessVerdict | null {
  const isSameName = family === 'same' && given === 'same' && father === 'same';
  return isSameName && (email || phone) ? 'possible' : null;
}

/** One half of a double family name, or another form of it. */
function partlySameVerdict({ family, given, father }: NameLikeness, { strong, some }: Weight): LikenessVerdict | null {
  if (given !== 'same') return strong > 0 && given !== 'missing' ? 'possible' : null;
  if (strong > 0 || (father === 'same' && some > 0)) return 'likely';
  return family === 'half' || father === 'same' || some > 0 ? 'possible' : null;
}

/** Another family name, as after a marriage: the given name and what one human has alone. */
function otherFamilyVerdict({ given, father }: NameLikeness, { strong, evidence }: Weight): LikenessVerdict | null {
  if (given !== 'same' || strong === 0) return null;
  const isAsked = father === 'same' || evidence.institution || strong > 1 || evidence.email || evidence.phone;
  return isAsked ? 'possible' : null;
}

/** The least number of sounds of two names that agree by chance seldom enough. */
const weighty = 8;

function sameFamilyVerdict(
  { given, father }: NameLikeness,
  { strong, some }: Weight,
  sounds: number,
): LikenessVerdict | null {
  switch (given) {
    case 'same':
      if (strong > 0) return 'likely';
      if (father === 'same') return 'likely';
      if (father === 'near') return some > 0 ? 'likely' : 'possible';
      return some > 0 && sounds >= weighty ? 'likely' : 'possible';
    case 'near':
      // Brothers have one family name and one father, often one office, and given names that are alike.
      if (strong === 0) return null;
      return father === 'near' ? 'possible' : 'likely';
    case 'initial':
      return strong > 0 ? 'likely' : 'possible';
    case 'missing':
      return strong > 0 ? 'possible' : null;
    case 'other':
      return null;
  }
}

function nearFamilyVerdict({ given, father }: NameLikeness, { strong, some }: Weight): LikenessVerdict | null {
  if (given === 'same') {
    if (strong > 0) return 'likely';
    if (father === 'same') return some > 0 ? 'likely' : 'possible';
    return some > 0 && father !== 'near' ? 'possible' : null;
  }
  return strong > 0 && (given === 'near' || given === 'initial') && father !== 'near' ? 'possible' : null;
}

function reasonsOf(name: NameLikeness, evidence: FurtherEvidence): LikenessReason[] {
  const { family, given, father } = name;
  const areSame = family === 'same' && (given === 'same' || given === 'initial');
  const found: readonly (readonly [LikenessReason, boolean])[] = [
    ['same-name', areSame && given === 'same' && name.isSameText],
    ['other-alphabet', name.isOtherScript],
    ['other-spelling', areSame && given === 'same' && !name.isSameText && !name.isOtherScript && !name.isSwapped],
    ['order-swapped', name.isSwapped],
    ['same-patronymic', father === 'same'],
    ['patronymic-missing', father === 'missing'],
    ['initials', given === 'initial' || father === 'initial'],
    ['half-of-double-name', family === 'half'],
    ['other-family-name', family === 'other' || family === 'sex'],
    ['family-name-form', family === 'form'],
    ['typing-error', family === 'near' || given === 'near' || father === 'near'],
    ['same-email', evidence.email],
    ['same-phone', evidence.phone],
    ['shared-contact', evidence.sharedContact],
    ['same-birth-day', evidence.birth === 'day'],
    ['same-birth-year', evidence.birth === 'year'],
    ['birth-day-swapped', evidence.birth === 'swapped'],
    ['same-institution', evidence.institution],
  ];
  return found.filter(([, is]) => is).map(([reason]) => reason);
}
