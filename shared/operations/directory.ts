import { type Changes, created, removed, updated } from '../changes/change.ts';
import { type Institution, type Person, plainTrainer } from '../domain/people/person.ts';

/** What is changed of several people of the directory at once; what is left out stays as it is. */
export type SharedEdit = {
  readonly person?: Partial<Pick<Person, 'institutionId' | 'languages' | 'country' | 'sex' | 'protected'>>;
  /** In the languages in which it is given; the others stay. */
  readonly position?: Person['position'];
  /** An institution that is not known yet, which all of them get. */
  readonly institution?: Institution;
  /** Whether they stand on the register of trainers; taking somebody off deletes what it knows. */
  readonly isTrainer?: boolean;
};

/** Changes the same of several people, as one action. */
export function editTogether(people: readonly Person[], edit: SharedEdit): Changes {
  const { institution } = edit;
  return [
    ...(institution === undefined ? [] : [created('institution', institution)]),
    ...people.flatMap((each) => updated('person', each, patchOf(each, edit))),
  ];
}

function patchOf(
  person: Person,
  { person: patch = {}, position, institution, isTrainer }: SharedEdit,
): Partial<Person> {
  return {
    ...patch,
    ...(institution === undefined ? {} : { institutionId: institution.id }),
    ...(position === undefined ? {} : { position: { ...person.position, ...position } }),
    ...(isTrainer === undefined ? {} : { trainer: isTrainer ? (person.trainer ?? plainTrainer) : null }),
  };
}

/** What an institution is after another one was made one with it: what it does not say, the other does. */
export function joinedInstitution(kept: Institution, gone: Institution): Omit<Institution, 'id'> {
  return {
    name: { ...gone.name, ...kept.name },
    kind: kept.kind === 'other' ? gone.kind : kept.kind,
    sector: kept.sector === 'other' ? gone.sector : kept.sector,
    country: kept.country ?? gone.country,
  };
}

/** Makes two institutions one, with the fields that were chosen: the people of `gone` are of `kept` from then on. */
export function mergeInstitutions(
  kept: Institution,
  gone: Institution,
  fields: Partial<Omit<Institution, 'id'>>,
  people: readonly Person[],
): Changes {
  return [
    ...updated('institution', kept, { ...joinedInstitution(kept, gone), ...fields }),
    ...people
      .filter(({ institutionId }) => institutionId === gone.id)
      .flatMap((each) => updated('person', each, { institutionId: kept.id })),
    removed('institution', gone),
  ];
}
