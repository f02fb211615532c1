import { shownName } from '../../../shared/domain/shown-name.ts';
import { textIn, type InterfaceLanguage } from '../../../shared/domain/language.ts';
import { isCounted, isExpected, type Participation } from '../../../shared/domain/participation.ts';
import { listName, type Person } from '../../../shared/domain/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** One person's row. */
export type PersonRow = {
  readonly kind: 'person';
  readonly participation: Participation;
  readonly name: string;
  readonly otherName: string;
  readonly isProtected: boolean;
  readonly sex: Person['sex'];
  readonly institution: string;
};

/** A heading over people: everybody, a delegation, the staff. A mark on it is a mark for each of them. */
export type GroupRow = {
  readonly kind: 'group';
  readonly id: string;
  readonly name: string;
  readonly people: readonly PersonRow[];
};

export type GridRow = GroupRow | PersonRow;

/** Everybody first, then the delegations in the alphabet of the language, heads on top, then who is not counted. */
export function gridRows(snapshot: WorkshopSnapshot, language: InterfaceLanguage, t: Translate): GridRow[] {
  const people = personRows(snapshot, language);
  const counted = people.filter((row) => isCounted(row.participation));
  const delegations = snapshot.delegations
    .map((delegation) => ({ delegation, name: textIn(delegation.name, language) }))
    .sort((one, other) => compareNames(language)(one.name, other.name));
  const groups: GroupRow[] = [
    ...delegations.map(({ delegation, name }) => ({
      kind: 'group' as const,
      id: delegation.id,
      name,
      people: headFirst(
        counted.filter((row) => row.participation.delegationId === delegation.id),
        delegation.headParticipationId,
      ),
    })),
    {
      kind: 'group',
      id: 'none',
      name: t('screens.attendance.withoutDelegation'),
      people: counted.filter((row) => row.participation.delegationId === null),
    },
    {
      kind: 'group',
      id: 'staff',
      name: t('screens.attendance.staff'),
      people: people.filter((row) => !isCounted(row.participation)),
    },
  ];
  const everybody: GroupRow = { kind: 'group', id: 'all', name: t('screens.attendance.everybody'), people: counted };
  return [everybody, ...groups.filter((group) => group.people.length > 0).flatMap((group) => [group, ...group.people])];
}

function personRows(snapshot: WorkshopSnapshot, language: InterfaceLanguage): PersonRow[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const institutions = new Map(snapshot.institutions.map((institution) => [institution.id, institution]));
  return snapshot.participations.filter(isExpected).flatMap((participation): PersonRow[] => {
    const person = people.get(participation.personId);
    if (person === undefined) return [];
    const institution = institutions.get(person.institutionId ?? '');
    const name = shownName(participation, person, language);
    const otherName = person.protected ? '' : listName(person, language === 'ru' ? 'en' : 'ru');
    return [
      {
        kind: 'person',
        participation,
        name,
        otherName: otherName === name ? '' : otherName,
        isProtected: person.protected,
        sex: person.sex,
        institution: person.protected || institution === undefined ? '' : textIn(institution.name, language),
      },
    ];
  });
}

function headFirst(rows: readonly PersonRow[], headId: string | null): PersonRow[] {
  const isHead = (row: PersonRow): boolean => row.participation.id === headId;
  return [...rows.filter(isHead), ...rows.filter((row) => !isHead(row))];
}
