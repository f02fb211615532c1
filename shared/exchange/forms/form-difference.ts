import {
  cellMark,
  formFields,
  type FormField,
  type FormPerson,
  formPeople,
  formText,
} from '../../documents/nomination-form/form-fields.ts';
import { Wording } from '../../documents/wording.ts';
import { type Change, created, type NewId, updated } from '../../changes/change.ts';
import { type Language, languages } from '../../domain/language.ts';
import type { Delegation } from '../../domain/people/groups.ts';
import { isExpected, type Participation } from '../../domain/people/participation.ts';
import { type Institution, type Person, personSchema } from '../../domain/people/person.ts';
import { type ComparedPerson, comparedPerson } from '../../matching/compared-person.ts';
import { mayBeCorrected } from '../../matching/person-likeness.ts';
import { storedFacts } from '../../matching/stored-people.ts';
import { failure, type Result, success } from '../../result.ts';
import { storedPhones } from '../people/contact-cells.ts';
import type { ImportedPerson } from '../people/imported-person.ts';
import { newInstitution } from '../people/institution-kind.ts';
import { listedFacts } from '../people/listed-facts.ts';
import { bodyKey } from '../people/people-cells.ts';
import {
  importedPeopleChanges,
  type PeopleImport,
  type PeopleImportSettings,
  type PeopleTarget,
  type PersonOutcome,
  type PersonToImport,
  roleOfListed,
  spelledNames,
} from '../people/people-import.ts';
import { importedText } from '../plain-text.ts';

type FormSettings = NonNullable<PeopleImportSettings['form']>;

/** The changes of a list, or of a form that came back where the settings say so; see `importedPeopleChanges`. */
export function arrivingPeopleChanges(
  target: PeopleTarget,
  people: readonly PersonToImport[],
  settings: PeopleImportSettings,
  newId: NewId,
): Result<PeopleImport, 'people-too-many' | 'record-missing'> {
  const { form } = settings;
  if (form === undefined) return importedPeopleChanges(target, people, settings, newId);
  const delegation = target.snapshot.delegations.find(({ id }) => id === form.delegationId);
  if (delegation === undefined) return failure('record-missing');
  return new FormMerge(target, delegation, form, newId).merge(people, settings);
}

/** Somebody of the delegation who is in the workshop. */
type Seat = { readonly participation: Participation; readonly person: Person; readonly compared: ComparedPerson };

/** What becomes of a row: somebody's own, somebody else's in the place of one, or one for the reader of lists. */
type Place = { readonly kind: 'own' | 'other'; readonly seat: Seat } | null;

/**
 * Compares a form that came back with the workshop. What a row says otherwise than it was sent is changed, and nothing
 * else, so that what was set right here in the meantime stays. An emptied cell says nothing.
 */
class FormMerge {
  readonly #target: PeopleTarget;
  readonly #delegation: Delegation;
  readonly #form: FormSettings;
  readonly #newId: NewId;
  readonly #language: Language;
  readonly #seats: readonly Seat[];
  /** What the form would say if it were sent now. */
  readonly #now: ReadonlyMap<number, FormPerson>;
  readonly #institutions: Institution[] = [];
  readonly #changes: Change[] = [];
  readonly #conflicts: { readonly participationId: string; readonly fields: readonly FormField[] }[] = [];

  constructor(target: PeopleTarget, delegation: Delegation, form: FormSettings, newId: NewId) {
    const { snapshot } = target;
    this.#target = target;
    this.#delegation = delegation;
    this.#form = form;
    this.#newId = newId;
    this.#language = form.sent?.languages[0] ?? snapshot.workshop.languages[0] ?? 'en';
    const wording = new Wording(form.sent?.languages ?? [this.#language]);
    this.#now = new Map(formPeople(snapshot, delegation, wording).map((each) => [each.number, each]));
    const people = new Map(snapshot.people.map((person) => [person.id, person]));
    this.#seats = snapshot.participations.flatMap((participation) => {
      const person = people.get(participation.personId);
      // Protected people stand in no form, and none changes them.
      if (person === undefined || person.protected || participation.delegationId !== delegation.id) return [];
      if (participation.status === 'replaced') return [];
      const [facts] = storedFacts([person], target.institutions);
      return facts === undefined ? [] : [{ participation, person, compared: comparedPerson(facts) }];
    });
  }

  merge(
    people: readonly PersonToImport[],
    settings: PeopleImportSettings,
  ): Result<PeopleImport, 'people-too-many' | 'record-missing'> {
    const places = this.#places(people);
    const outcomes = people.map((each, at): PersonOutcome | null => {
      const place = places[at] ?? null;
      if (each.decision === 'left') return 'left';
      return place?.kind === 'own' ? this.#ownRow(place.seat, each, settings) : null;
    });
    const others = people.flatMap((each, at) => (outcomes[at] === null ? [at] : []));
    const imported = importedPeopleChanges(
      { ...this.#target, institutions: [...this.#target.institutions, ...this.#institutions] },
      others.flatMap((at) => asParticipant(people[at])),
      // The letter above a form is the one that invites.
      { status: settings.status, delegation: { id: this.#delegation.id }, letter: null },
      this.#newId,
    );
    if (!imported.ok) return imported;
    const alike: PeopleImport['alike'][number][] = people.map(() => []);
    const otherRoles: PeopleImport['otherRoles'][number][] = people.map(() => null);
    const ids = people.map((each, at) =>
      each.decision === 'left' ? null : (places[at]?.seat.participation.id ?? null),
    );
    for (const [index, at] of others.entries()) {
      const outcome = imported.value.outcomes[index] ?? 'left';
      const id = imported.value.participationIds[index] ?? null;
      const place = places[at] ?? null;
      alike[at] = imported.value.alike[index] ?? [];
      otherRoles[at] = imported.value.otherRoles[index] ?? null;
      ids[at] = id;
      const isSuccessor = place !== null && id !== null && id !== place.seat.participation.id;
      outcomes[at] = isSuccessor && (outcome === 'new' || outcome === 'known') ? 'replaces' : outcome;
      if (isSuccessor) this.#replace(place.seat, id);
    }
    const gone = this.#gone(places);
    const head = this.#head(people, ids, places, gone);
    return success({
      changes: [
        ...this.#institutions.map((record) => created('institution', record)),
        ...imported.value.changes,
        ...this.#changes,
        ...updated('delegation', this.#delegation, { headParticipationId: head }),
      ],
      outcomes: outcomes.map((outcome) => outcome ?? 'left'),
      alike,
      otherRoles,
      letterOf: null,
      participationIds: ids,
      newDelegations: 0,
      newInstitutions: this.#institutions.length + imported.value.newInstitutions,
      form: {
        rowIds: places.map((place) => place?.seat.participation.id ?? null),
        before: people.map((each, at) => (outcomes[at] === 'changed' ? this.#before(places[at] ?? null, each) : [])),
        gone,
        conflicts: this.#conflicts,
      },
    });
  }

  /** Whose row each is: by its number where the name may be theirs, then by name, and else in the place of whose it was. */
  #places(people: readonly PersonToImport[]): Place[] {
    const free = new Set(this.#seats);
    const places: Place[] = people.map(() => null);
    const compared = people.map(({ person }) => comparedPerson(listedFacts(person, 'listed')));
    const byNumber = (at: number): Seat | undefined => {
      const number = people[at]?.row?.number ?? null;
      return this.#seats.find((seat) => number !== null && seat.participation.number === number && free.has(seat));
    };
    const take = (at: number, seat: Seat | undefined, kind: 'own' | 'other'): void => {
      if (seat === undefined || places[at] != null || people[at]?.decision === 'new') return;
      // Whom the user says to be somebody else may still be in the place of whose row it was.
      if (kind === 'own' && isDecided(people[at])) return;
      places[at] = { kind, seat };
      free.delete(seat);
    };
    const isTheirs = (at: number, seat: Seat): boolean => {
      const one = compared[at];
      return one !== undefined && one.names.length > 0 && mayBeCorrected(one, seat.compared);
    };
    for (const at of people.keys()) {
      const seat = byNumber(at);
      if (seat !== undefined && isTheirs(at, seat)) take(at, seat, 'own');
    }
    // Whoever sorted only some of the columns moved the names away from their numbers.
    for (const at of people.keys()) {
      const sent = [...free].filter((seat) => this.#wasSent(seat) && isTheirs(at, seat));
      take(at, sent.length === 1 ? sent[0] : undefined, 'own');
    }
    for (const at of people.keys()) take(at, byNumber(at), 'other');
    return places;
  }

  #wasSent({ participation }: Seat): boolean {
    return this.#form.sent?.marks.has(participation.number) === true;
  }

  #ownRow(seat: Seat, each: PersonToImport, { status }: PeopleImportSettings): 'changed' | 'here' {
    const { participation, person } = seat;
    const { fields, conflicts } = this.#changedFields(seat, each);
    if (conflicts.length > 0) this.#conflicts.push({ participationId: participation.id, fields: conflicts });
    const has = (...some: readonly FormField[]): boolean => some.some((field) => fields.has(field));
    const patch: Partial<Person> = {
      ...this.#namePatch(each.person, has),
      ...(has('sex') && each.person.sex !== '' && { sex: each.person.sex === 'f' ? 'female' : 'male' }),
      ...(has('position') && {
        position: { ...person.position, ...importedText(each.person.position, this.#languageOf(seat)) },
      }),
      ...(has('institution') && { institutionId: this.#institution(each.person) }),
      ...(has('phone') && { phone: storedPhones(each.person.phones).slice(0, 300) }),
      ...(has('email') &&
        personSchema.shape.email.safeParse(each.person.email).success && { email: each.person.email }),
    };
    const { role } = each.person;
    const isHeadOnly = role === null || role === 'head of delegation';
    const isAnswered = participation.status === 'invited' && status !== 'invited';
    const isConfirmed = ['invited', 'nominated', 'accepted'].includes(participation.status) && status === 'confirmed';
    const seatPatch: Partial<Participation> = {
      ...(has('role') && !isHeadOnly && { role: roleOfListed[role] }),
      ...((isAnswered || isConfirmed) && { status: isConfirmed ? 'confirmed' : 'nominated' }),
    };
    const changes = [...updated('person', person, patch), ...updated('participation', participation, seatPatch)];
    this.#changes.push(...changes);
    return changes.length === 0 && !has('role') ? 'here' : 'changed';
  }

  /** The language of the position that stood in the form: another one where the first is not written. */
  #languageOf({ participation, person }: Seat): Language {
    const shown = this.#now.get(participation.number)?.cells.position ?? '';
    const written = Object.entries(person.position).find(([, text]) => formText(text) === shown);
    return languages.find((language) => language === written?.[0]) ?? this.#language;
  }

  /** Fields of which the row says something, and other than was sent; of an own change here in the meantime, the form gives way. */
  #changedFields(
    seat: Seat,
    { person, row }: PersonToImport,
  ): { readonly fields: ReadonlySet<FormField>; readonly conflicts: readonly FormField[] } {
    const { number } = seat.participation;
    const before = this.#form.sent?.marks.get(number);
    const now = this.#now.get(number)?.cells;
    const edited = row?.edited ?? [];
    const changed = formFields.filter((field) => {
      if (edited.includes(field)) return saysSomething(person, field);
      const mark = row?.marks[field];
      // What is here by now, as after the same form was accepted before, is no difference.
      const isNew = mark !== undefined && mark !== before?.[field] && mark !== (now && cellMark(now[field]));
      return isNew && mark !== cellMark('') && saysSomething(person, field) && !this.#isHere(seat, person, field);
    });
    const conflicts = changed.filter(
      (field) =>
        before !== undefined && now !== undefined && !edited.includes(field) && cellMark(now[field]) !== before[field],
    );
    return { fields: new Set(changed.filter((field) => !conflicts.includes(field))), conflicts };
  }

  /** Whether what a row says in other words is here already: a telephone without its country, an institution by its other name. */
  #isHere({ person }: Seat, listed: ImportedPerson, field: FormField): boolean {
    switch (field) {
      case 'phone':
        return storedPhones(listed.phones) === person.phone;
      case 'position':
        return Object.values(person.position).some((text) => formText(text) === formText(listed.position));
      case 'institution': {
        const own = this.#target.institutions.find(({ id }) => id === person.institutionId);
        return Object.values(own?.name ?? {}).some((text) => bodyKey(text) === bodyKey(listed.institution));
      }
      default:
        return false;
    }
  }

  #before(place: Place, each: PersonToImport): { readonly field: FormField; readonly text: string }[] {
    if (place === null) return [];
    const now = this.#now.get(place.seat.participation.number)?.cells;
    return [...this.#changedFields(place.seat, each).fields].map((field) => ({ field, text: now?.[field] ?? '' }));
  }

  #namePatch(
    listed: ImportedPerson,
    has: (...fields: readonly FormField[]) => boolean,
  ): Pick<Partial<Person>, 'latinName' | 'cyrillicName'> {
    const { latinName, cyrillicName } = spelledNames(listed);
    const isMain = has('family', 'given', 'patronymic');
    const isLatin = has('family-latin', 'given-latin') || (isMain && listed.latin === null);
    return {
      ...(isMain && cyrillicName !== null && { cyrillicName }),
      ...(isLatin && latinName !== null && { latinName }),
    };
  }

  #institution({ institution, country }: ImportedPerson): string {
    const key = bodyKey(institution);
    const known = [...this.#target.institutions, ...this.#institutions].find(({ name }) =>
      Object.values(name).some((text) => bodyKey(text) === key),
    );
    if (known !== undefined) return known.id;
    const added = newInstitution(this.#newId(), institution, country, this.#language);
    this.#institutions.push(added);
    return added.id;
  }

  #replace({ participation }: Seat, successorId: string): void {
    const patch = { status: 'replaced' as const, replacedById: successorId, replacedFrom: null };
    this.#changes.push(...updated('participation', participation, patch));
  }

  /** Who was sent and whom no row names any more: withdrawn, unless the user keeps them. */
  #gone(places: readonly Place[]): { participationId: string; isKept: boolean }[] {
    const named = new Set(places.flatMap((place) => place?.seat ?? []));
    return this.#seats
      .filter((seat) => this.#wasSent(seat) && !named.has(seat) && isComing(seat.participation))
      .map(({ participation }) => {
        const isKept = this.#form.keptIds.includes(participation.id);
        if (!isKept) this.#changes.push(...updated('participation', participation, { status: 'withdrawn' }));
        return { participationId: participation.id, isKept };
      });
  }

  /** Who leads: whom the form names, and else who did, as long as they come. */
  #head(
    people: readonly PersonToImport[],
    ids: readonly (string | null)[],
    places: readonly Place[],
    gone: readonly { readonly participationId: string; readonly isKept: boolean }[],
  ): string | null {
    const { headParticipationId } = this.#delegation;
    const named = people.findIndex(({ person }, at) => person.role === 'head of delegation' && ids[at] != null);
    const isSaid = (at: number): boolean => {
      const place = places[at] ?? null;
      const each = people[at];
      return place === null || each === undefined || this.#changedFields(place.seat, each).fields.has('role');
    };
    if (named !== -1 && (headParticipationId === null || isSaid(named))) return ids[named] ?? null;
    if (gone.some(({ participationId, isKept }) => participationId === headParticipationId && !isKept)) return null;
    const at = places.findIndex((place) => place?.seat.participation.id === headParticipationId);
    const isSucceeded = places[at]?.kind === 'other' && ids[at] != null;
    return isSucceeded ? (ids[at] ?? null) : headParticipationId;
  }
}

/** Who leads the delegation is decided for all rows together: each comes in as a participant. */
function asParticipant(each: PersonToImport | undefined): PersonToImport[] {
  if (each === undefined) return [];
  const isHead = each.person.role === 'head of delegation';
  return [isHead ? { ...each, person: { ...each.person, role: 'participant' } } : each];
}

/** Whether the user has said who somebody is. */
function isDecided(each: PersonToImport | undefined): boolean {
  return each?.decision.startsWith('same:') === true;
}

function isComing(participation: Participation): boolean {
  return isExpected(participation) || participation.status === 'reserve';
}

/** Whether what was read of a person says something in that field: an emptied cell does not. */
function saysSomething(person: ImportedPerson, field: FormField): boolean {
  switch (field) {
    case 'family-latin':
    case 'given-latin':
      return person.latin !== null;
    case 'phone':
      return person.phones.length > 0;
    case 'role':
      return person.role !== null;
    default:
      return person[field] !== '';
  }
}

/** Since a form was made: who came into the delegation here, and who was changed, by their numbers. */
export function changedSince(
  target: Pick<PeopleTarget, 'snapshot'>,
  { delegationId, sent }: Pick<FormSettings, 'delegationId' | 'sent'>,
): { readonly added: number; readonly changed: number } {
  const delegation = target.snapshot.delegations.find(({ id }) => id === delegationId);
  if (delegation === undefined || sent === null) return { added: 0, changed: 0 };
  const now = formPeople(target.snapshot, delegation, new Wording(sent.languages));
  const known = now.flatMap(({ number, cells }) => {
    const marks = sent.marks.get(number);
    return marks === undefined ? [] : [formFields.some((field) => cellMark(cells[field]) !== marks[field])];
  });
  return { added: now.length - known.length, changed: known.filter(Boolean).length };
}
