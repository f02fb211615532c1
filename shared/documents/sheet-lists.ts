import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { DocumentRequest } from './document-request.ts';
import type { ListedPerson } from './listed-person.ts';
import { delegationCountry, sheetPeople, type SheetGroup, type SheetPeople } from './sheet-people.ts';
import type { Wording } from './wording.ts';

/** People who sign on the same sheet. */
export type SheetList = {
  /** What the id of the sheet says about it: LOC, INT, G2. */
  readonly keys: readonly string[];
  /** What the sheet says about it. */
  readonly names: readonly string[];
  readonly people: SheetPeople;
};

/** Everybody on one list, or apart by where they come from, by delegation, or by both. Empty lists are left out. */
export function listsOf(snapshot: WorkshopSnapshot, request: DocumentRequest, wording: Wording): SheetList[] {
  const everybody = { keys: [], names: [], people: sheetPeople(snapshot, request, wording) };
  const byOrigin =
    request.separateInternational === true ? listsByOrigin(everybody.people, snapshot, wording) : [everybody];
  const apart = request.sheetPerDelegation === true || request.delegationIds?.length === 1;
  const lists = (apart ? byOrigin.flatMap((list) => listsByDelegation(list, snapshot, wording)) : byOrigin).filter(
    ({ people }) => people.groups.length > 0 || people.staff.length > 0,
  );
  return lists.length > 0 ? lists : [everybody];
}

/** Local is who comes from the country of the venue; donors ask for the two lists apart (practice.md 1). */
function listsByOrigin(people: SheetPeople, snapshot: WorkshopSnapshot, wording: Wording): SheetList[] {
  const isLocal = (person: ListedPerson, group: SheetGroup | null): boolean => {
    const country = person.country ?? delegationCountry(person, group, snapshot);
    return country === null || country === snapshot.workshop.place.country;
  };
  const part = (local: boolean): SheetPeople => ({
    groups: people.groups
      .map((group) => ({ ...group, people: group.people.filter((person) => isLocal(person, group) === local) }))
      .filter((group) => group.people.length > 0),
    staff: people.staff.filter((person) => isLocal(person, null) === local),
  });
  return [
    { keys: ['LOC'], names: [wording.both('documents.list-local')], people: part(true) },
    { keys: ['INT'], names: [wording.both('documents.list-international')], people: part(false) },
  ];
}

/** Staff and those without delegation sign on a sheet of their own, the last one. */
function listsByDelegation(list: SheetList, { delegations }: WorkshopSnapshot, wording: Wording): SheetList[] {
  // In the order of making, so that a number stays when another delegation is renamed or added.
  const inOrder = delegations.map(({ id }) => id).sort();
  const own = list.people.groups.filter((group) => group.delegation !== null);
  const others = list.people.groups.filter((group) => group.delegation === null);
  return [
    ...own.map((group) => ({
      keys: [...list.keys, `G${String(inOrder.indexOf(group.delegation?.id ?? '') + 1)}`],
      names: [...list.names, `${wording.both('documents.delegation')}: ${group.names.join(' / ')}`],
      people: { groups: [group], staff: [] },
    })),
    { keys: [...list.keys, 'G0'], names: list.names, people: { groups: others, staff: list.people.staff } },
  ];
}
