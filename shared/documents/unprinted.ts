import type { Language } from '../domain/language.ts';
import { isExpected, shownName } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { isPrinted } from './layout/typography.ts';
import type { PaperPlace } from './paper-findings.ts';
import { Wording } from './wording.ts';

/** Letters that no font has, which papers show as boxes or leave out, and in whose record or in which text they stand. */
export type Unprinted = { readonly name: string; readonly letters: string; readonly place: PaperPlace };

/**
 * What of a workshop cannot be printed, person by person and then text by text. The fonts for its letters have to be
 * loaded. People who are not expected stand on no paper.
 */
export function unprintedIn(snapshot: WorkshopSnapshot, language: Language): Unprinted[] {
  const { programme, workshop, days, rooms, sessions, breakoutGroups } = snapshot;
  const { participations, institutions, delegations } = snapshot;
  // Most workshops have no such letter, and one pass over all that have text is quick; marks and issued cells have none.
  const ofAgenda = [programme, workshop, days, rooms, sessions, breakoutGroups];
  if (lettersWithoutFont(wordsOf([ofAgenda, snapshot.people, participations, institutions, delegations])) === '')
    return [];
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const ofPeople = participations.filter(isExpected).map((participation) => {
    const person = people.get(participation.personId);
    return {
      name: shownName(participation, person, language),
      letters: lettersWithoutFont(wordsOf([person, participation])),
      place: { section: 'people', id: participation.id } as const,
    };
  });
  const wording = new Wording([language]);
  const at = (section: PaperPlace['section'], id: string | null = null): PaperPlace => ({ section, id });
  const sender = (institutionId: string): string | null => {
    const ids = new Set(snapshot.people.filter((person) => person.institutionId === institutionId).map(({ id }) => id));
    return participations.find((each) => ids.has(each.personId))?.id ?? null;
  };
  const named = [
    { name: wording.text(programme.name), record: programme, place: at('overview') },
    { name: wording.text(workshop.title), record: workshop, place: at('overview') },
    ...days.map((record) => ({ name: wording.text(record.theme), record, place: at('overview') })),
    ...institutions.map((record) => ({
      name: wording.text(record.name),
      record,
      place: at('people', sender(record.id)),
    })),
    ...delegations.map((record) => ({ name: wording.text(record.name), record, place: at('people', record.id) })),
    ...rooms.map((record) => ({ name: wording.text(record.name), record, place: at('overview') })),
    ...breakoutGroups.map((record) => ({ name: wording.text(record.name), record, place: at('agenda') })),
    ...sessions.map((record) => ({ name: wording.text(record.title), record, place: at('agenda', record.id) })),
  ];
  const ofTexts = named.map(({ name, record, place }) => ({
    name,
    letters: lettersWithoutFont(wordsOf(record)),
    place,
  }));
  return [...ofPeople, ...ofTexts].filter(({ letters }) => letters !== '');
}

function wordsOf(record: unknown): string {
  return JSON.stringify(record) ?? '';
}

/** Each letter once. Controls and format characters print nothing in any font. */
function lettersWithoutFont(text: string): string {
  const letters = new Set(text.normalize('NFC'));
  return [...letters].filter((letter) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(letter) && !isPrinted(letter)).join(' ');
}
