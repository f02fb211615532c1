import type { Language } from '../../../../shared/domain/language.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import type { Participation } from '../../../../shared/domain/people/participation.ts';
import type { Institution, Person } from '../../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { CellEdit, PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { countriesByName } from '../../../../shared/text/choice-lists.ts';
import { compareNames, delegationName } from '../../../../shared/text/collation.ts';
import type { TextKey, Translate } from '../../../../shared/text/text.ts';
import type { SelectChoice } from '../../../ui/fields/select.tsx';
import { fixedChoices } from '../../../components/person/choices.tsx';

/** The columns that are shown until the user chooses others. */
export const usualColumns: readonly PeopleColumn[] = [
  'number',
  'name',
  'sex',
  'institution',
  'position',
  'role',
  'status',
];

/** Numbers and names are always there, and stay in view. */
export const fixedColumns: readonly PeopleColumn[] = ['number', 'name'];

/** How wide columns are in pixels: at least, and what share of the rest they get. */
const widths: Readonly<Record<PeopleColumn, readonly [least: number, share: number]>> = {
  number: [52, 0],
  name: [182, 1.3],
  sex: [44, 0],
  institution: [136, 1],
  position: [112, 1],
  delegation: [120, 0.5],
  role: [92, 0.3],
  status: [112, 0],
  latinName: [150, 0.8],
  cyrillicName: [150, 0.8],
  country: [110, 0.3],
  category: [120, 0.4],
  languages: [120, 0.4],
  ageBand: [84, 0],
  email: [160, 0.6],
  phone: [130, 0.4],
  protected: [92, 0],
  travel: [170, 0.8],
  accommodation: [140, 0.6],
  diet: [110, 0.4],
  accessibility: [130, 0.5],
  emergency: [150, 0.6],
  passport: [110, 0.3],
  visa: [104, 0],
  visaBy: [92, 0],
};

/** `grid-template-columns` of the rows, and the least width of a row; in rem, of which there are sixteen pixels at 100 %. */
export function columnTracks(columns: readonly PeopleColumn[]): { readonly tracks: string; readonly least: string } {
  const tracks = columns.map((column) => {
    const [least, share] = widths[column];
    return share === 0 ? inRem(least) : `minmax(${inRem(least)}, ${String(share)}fr)`;
  });
  return { tracks: tracks.join(' '), least: inRem(columns.reduce((sum, column) => sum + widths[column][0], 0)) };
}

function inRem(pixels: number): string {
  return `${String(pixels / 16)}rem`;
}

export function columnName(column: PeopleColumn): TextKey {
  switch (column) {
    case 'number':
    case 'name':
    case 'sex':
    case 'role':
    case 'status':
      return `screens.people.column.${column}`;
    case 'travel':
    case 'accommodation':
    case 'diet':
    case 'accessibility':
    case 'emergency':
    case 'visa':
      return `screens.people.details.group.${column}`;
    case 'passport':
      return 'screens.people.details.passportNumber';
    case 'visaBy':
      return 'screens.people.details.visaBy';
    default:
      return `screens.people.field.${column}`;
  }
}

/** How a cell is edited: by typing, by a choice among several, by switching it, or in the panel only. */
export function editorOf(column: PeopleColumn): 'text' | 'choice' | 'switch' | 'panel' {
  switch (column) {
    case 'number':
      return 'panel';
    case 'protected':
      return 'switch';
    case 'sex':
    case 'institution':
    case 'delegation':
    case 'role':
    case 'status':
    case 'country':
    case 'category':
    case 'ageBand':
    case 'visa':
      return 'choice';
    default:
      return 'text';
  }
}

/** What can be chosen in a cell. */
export function cellChoices(
  column: PeopleColumn,
  { snapshot, institutions }: { readonly snapshot: WorkshopSnapshot; readonly institutions: readonly Institution[] },
  language: Language,
  t: Translate,
): readonly SelectChoice<string>[] {
  const fixed = fixedChoices(t);
  const compare = compareNames(language);
  switch (column) {
    case 'sex':
      return fixed.sexes;
    case 'role':
      return fixed.roles;
    case 'status':
      return fixed.statuses.filter(({ value }) => value !== 'replaced');
    case 'category':
      return fixed.categories;
    case 'ageBand':
      return fixed.ageBands;
    case 'visa':
      return fixed.visaStates;
    case 'country':
      return countriesByName(language, snapshot.programme.countries);
    case 'delegation':
      return snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }));
    case 'institution':
      return institutions
        .map(({ id, name }) => ({ value: id, name: textIn(name, language) }))
        .toSorted((one, other) => compare(one.name, other.name));
    default:
      return [];
  }
}

/** What a choice of `cellChoices` makes of a cell. */
export function chosenValue(column: PeopleColumn, value: string): CellEdit {
  switch (column) {
    case 'sex':
      return { person: { sex: value as Person['sex'] } };
    case 'role':
      return { participation: { role: value as Participation['role'] } };
    case 'status':
      return { participation: { status: value as Participation['status'] } };
    case 'category':
      return { participation: { category: value as Participation['category'] } };
    case 'ageBand':
      return { person: { ageBand: value as Person['ageBand'] } };
    case 'visa':
      return { participation: { visaState: value as Participation['visaState'] } };
    case 'country':
      return { person: { country: value } };
    case 'delegation':
      return { participation: { delegationId: value } };
    case 'institution':
      return { person: { institutionId: value } };
    default:
      return {};
  }
}
