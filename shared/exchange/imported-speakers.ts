import { created } from '../changes/record-changes.ts';
import type { Text } from '../domain/language.ts';
import type { Participation } from '../domain/participation.ts';
import { plainPerson, type Person } from '../domain/person.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import type { Changes, NewId } from '../operations/operation.ts';
import { highestNumber, newParticipation } from '../operations/people.ts';
import { shownTitle, type ImportWarning } from './imported-agenda.ts';
import { knownSpeakers, nameKey, type KnownSpeaker } from './known-speakers.ts';
import { speakerName } from './speaker-name.ts';

/** A code of a protected person, of a workshop that is elsewhere: nobody is entered by it. */
const code = /^P-\d{2,4}$/;

/** Who leads the sessions of an agenda on its way in: people who are here, and on wish those who are not, as speakers. */
export class ImportedSpeakers {
  /** Names of those who are not among the people of the workshop, each once. */
  readonly missing = new Set<string>();
  /** The people who are entered. */
  readonly changes: Changes[number][] = [];
  readonly warnings: ImportWarning[] = [];
  readonly #snapshot: WorkshopSnapshot;
  readonly #newId: NewId;
  readonly #enter: boolean;
  readonly #find: (name: string) => KnownSpeaker;
  readonly #found = new Map<string, Participation | null>();
  /** Sessions and the participations that do something in them. */
  readonly #assigned: Set<string>;
  #number: number;

  constructor(snapshot: WorkshopSnapshot, enter: boolean, newId: NewId) {
    this.#snapshot = snapshot;
    this.#enter = enter;
    this.#newId = newId;
    this.#find = knownSpeakers(snapshot);
    this.#assigned = new Set(snapshot.assignments.map((each) => `${each.sessionId} ${each.participationId}`));
    this.#number = highestNumber(snapshot);
  }

  /** The assignments that a session lacks: speakers present it, whoever else is here leads it. */
  assignmentsTo(sessionId: string, names: readonly string[], title: Text): Changes {
    const leading = new Set(names.map((name) => this.#participation(name, title)));
    return [...leading].flatMap((participation) => {
      if (participation === null || this.#isAssigned(sessionId, participation)) return [];
      const role = participation.role === 'speaker' ? 'presenter' : 'lead';
      const ids = { id: this.#newId(), workshopId: this.#snapshot.workshop.id, sessionId };
      return [created('assignment', { ...ids, participationId: participation.id, role })];
    });
  }

  #isAssigned(sessionId: string, { id }: Participation): boolean {
    const key = `${sessionId} ${id}`;
    const before = this.#assigned.has(key);
    this.#assigned.add(key);
    return before;
  }

  /** Each name is looked up once, so that what there is to say of it is said once. */
  #participation(name: string, title: Text): Participation | null {
    const key = nameKey(name);
    const before = this.#found.get(key);
    if (before !== undefined) return before;
    const participation = this.#lookedUp(name, title);
    this.#found.set(key, participation);
    return participation;
  }

  #lookedUp(name: string, title: Text): Participation | null {
    const speaker = this.#find(name);
    if (speaker.kind === 'known') {
      const { participation, soundsLike } = speaker;
      if (soundsLike !== null) this.warnings.push({ code: 'speaker-alike', values: { name, known: soundsLike } });
      return participation;
    }
    if (speaker.kind !== 'unknown') {
      this.warnings.push({ code: `speaker-${speaker.kind}`, values: { name } });
      return null;
    }
    if (!code.test(name)) this.missing.add(name);
    if (this.#enter && !code.test(name)) return this.#entered(name);
    this.warnings.push({ code: 'speaker-unknown', values: { name, title: shownTitle(title) } });
    return null;
  }

  #entered(name: string): Participation {
    const person: Person = { ...plainPerson, id: this.#newId(), ...speakerName(name) };
    this.#number += 1;
    const made = newParticipation(this.#snapshot, person.id, 'speaker', null, this.#newId(), this.#number);
    const participation: Participation = { ...made, status: 'confirmed' };
    this.changes.push(created('person', person), created('participation', participation));
    return participation;
  }
}
