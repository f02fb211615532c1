import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Language, textIn } from '../../../shared/domain/language.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { importedAgendaChanges, workshopFromAgenda } from '../../../shared/exchange/agenda-import.ts';
import type { ExchangeKind } from '../../../shared/exchange/exchange-request.ts';
import type { ImportedAgenda } from '../../../shared/exchange/imported-agenda.ts';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import { namesOfKind } from '../../../shared/exchange/session-kind-words.ts';
import { inconsistencies } from '../../../shared/files/consistency.ts';
import { anId } from '../../factories/a-workshop.ts';
import { idsFrom } from '../operations/store.ts';
import { applied } from './applied.ts';
import { oddAgenda } from './odd-agenda.ts';
import { datedSamples, valueOf, written } from './samples.ts';

const kinds = ['icalendar', 'schedule-xml', 'schedule-json'] as const;
const wishes: readonly (readonly Language[])[] = [['en'], ['ru'], ['en', 'ru'], ['ru', 'tk']];

/** What is in the file that we write, read as the import into the same workshop reads it. */
async function readBack(
  snapshot: WorkshopSnapshot,
  kind: ExchangeKind,
  languages: readonly Language[],
): Promise<ImportedAgenda> {
  const bytes = new TextEncoder().encode(written(snapshot, kind, { languages: [...languages] }));
  const { timeZone, languages: spoken } = snapshot.workshop;
  const opened = valueOf(await openAgendaFile(bytes, { language: spoken[0] ?? 'en', timeZone }));
  if (opened.kind !== kind) throw new Error(opened.kind);
  return opened.agenda;
}

describe.each(kinds)('%s', (kind) => {
  test.each(datedSamples)('of %s changes nothing when it comes back, in whatever languages', async (_, snapshot) => {
    for (const languages of wishes) {
      const agenda = await readBack(snapshot, kind, languages);
      const { changes, unchanged } = valueOf(importedAgendaChanges(snapshot, agenda, true, () => anId(77)));
      expect([changes, unchanged]).toEqual([[], agenda.sessions.length]);
    }
  });

  test('of an agenda that nobody would plan changes nothing when it comes back', async () => {
    await fc.assert(
      fc.asyncProperty(oddAgenda, fc.constantFrom(...wishes), async (snapshot, languages) => {
        const agenda = await readBack(snapshot, kind, languages);
        expect(valueOf(importedAgendaChanges(snapshot, agenda, false, () => anId(77))).changes).toEqual([]);
      }),
    );
  });
});

const wish = { programmeId: null, title: {}, country: 'KZ', city: {}, timeZone: 'UTC' } as const;

describe.each(['schedule-xml', 'schedule-json'] as const)('a workshop made of the %s', (kind) => {
  test.each(datedSamples)('of %s has its agenda', async (_, snapshot) => {
    const languages = snapshot.workshop.languages.filter((each) => each === 'en' || each === 'ru').slice(0, 2);
    const agenda = await readBack(snapshot, kind, languages);
    const spoken = [...snapshot.workshop.languages];
    const made = workshopFromAgenda({ ...wish, languages: spoken }, agenda, true, idsFrom(0x10_000));
    const copy = applied(null, valueOf(made).changes);
    expect(inconsistencies(copy)).toEqual([]);
    expect(copy.workshop.timeZone).toBe(snapshot.workshop.timeZone);
    expect(plainAgenda(copy, languages)).toEqual(plainAgenda(snapshot, languages));
  });
});

/** What the schedule formats carry of an agenda: of protected people nothing, for only their code is in a file. */
function plainAgenda(snapshot: WorkshopSnapshot, wanted: readonly Language[]): unknown[] {
  const { sessions, days, rooms, assignments, participations, people } = snapshot;
  const leadsOf = (sessionId: string): string[] =>
    assignments
      .filter((each) => each.sessionId === sessionId && each.role !== 'interpreter')
      .map((each) => participations.find(({ id }) => id === each.participationId))
      .flatMap((participation) => people.find(({ id }) => id === participation?.personId) ?? [])
      .filter((person) => !person.protected)
      .map((person) => spelledIn(person, wanted[0] ?? 'en'));
  return sessions
    .flatMap(({ id, title, kind, minutes, language, placement }) => {
      if (placement === null) return [];
      const date = days.find((day) => day.id === placement.dayId)?.date ?? null;
      const room = rooms.find((each) => each.id === placement.roomId)?.name;
      return {
        when: `${date} ${placement.start} ${minutes}`,
        titles: wanted.map((each) => title[each] ?? '').map((line) => (namesOfKind(kind).includes(line) ? '' : line)),
        room: room === undefined ? null : textIn(room, wanted[0] ?? 'en'),
        leads: leadsOf(id).toSorted(),
        kind,
        language,
      };
    })
    .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

/** Given name and family name without patronymic and without regard to which of them is which. */
function spelledIn({ latinName, cyrillicName }: Person, language: Language): string {
  const name = (language === 'ru' ? cyrillicName : latinName) ?? latinName ?? cyrillicName;
  return `${name?.given ?? ''} ${name?.family ?? ''}`.toLowerCase().split(' ').toSorted().join(' ');
}
