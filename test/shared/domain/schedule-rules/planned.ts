import type { Assignment, AudienceFilter, Session } from '../../../../shared/domain/agenda/session.ts';
import type { Participation } from '../../../../shared/domain/people/participation.ts';
import type { Finding } from '../../../../shared/domain/schedule-rules/finding.ts';
import { type Commitment, prepareAgenda } from '../../../../shared/domain/schedule-rules/prepared-agenda.ts';
import {
  type RuleName,
  type RuleSettings,
  usualRuleSettings,
} from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { rules } from '../../../../shared/domain/schedule-rules/rules.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { anId, aParticipation, aSession, aWorkshop, ids } from '../../../factories/a-workshop.ts';

export const [dayOne, dayTwo] = ids.days;
export const [hall, annex] = ids.rooms;

/** The id of the session that a test calls `number`. */
export function sessionId(number: number): string {
  return anId(0x100 + number);
}

type Extra = Partial<Omit<Session, 'id' | 'placement'>> & { readonly day?: string; readonly room?: string | null };

/** Session `number`, `09:00 60` on the first day in the hall, unless said otherwise. */
export function at(number: number, time: string, { day = dayOne, room = hall, ...changed }: Extra = {}): Session {
  const [start = '', minutes] = time.split(' ');
  return aSession({
    id: sessionId(number),
    minutes: Number(minutes),
    ...changed,
    placement: { dayId: day, start, roomId: room },
  });
}

export function unplaced(number: number, changed: Partial<Session> = {}): Session {
  return aSession({ id: sessionId(number), ...changed, placement: null });
}

/** A filter that says nothing but what is given. */
export function only(filter: Partial<AudienceFilter>): AudienceFilter {
  return { delegationIds: [], sexes: [], categories: [], groupIds: [], position: '', ...filter };
}

/** A member of the staff whose person and participation carry that number. */
export function staff(number: number, changed: Partial<Participation> = {}): Participation {
  return aParticipation({
    id: anId(0x200 + number),
    personId: anId(0x300 + number),
    role: 'trainer',
    delegationId: null,
    category: null,
    number: 100 + number,
    ...changed,
  });
}

/** Who does what: `[session, member of the staff, role]`. */
export function duties(...all: (readonly [number, number, Assignment['role']?])[]): Assignment[] {
  return all.map(([session, person, role = 'lead'], index) => ({
    id: anId(0x400 + index),
    workshopId: ids.workshop,
    sessionId: sessionId(session),
    participationId: anId(0x200 + person),
    role,
  }));
}

/** A workshop of two days with those sessions, two participants and no staff but what is given. */
export function workshopWith(sessions: readonly Session[], changed: Partial<WorkshopSnapshot> = {}): WorkshopSnapshot {
  const snapshot = aWorkshop();
  return {
    ...snapshot,
    participations: snapshot.participations.filter((each) => each.role === 'participant'),
    assignments: [],
    ...changed,
    sessions: [...sessions],
  };
}

type Options = { readonly settings?: Partial<RuleSettings>; readonly commitments?: readonly Commitment[] };

/** What one rule finds. */
export function found(rule: RuleName, snapshot: WorkshopSnapshot, { settings, commitments }: Options = {}): Finding[] {
  const all = { ...usualRuleSettings, ...settings };
  return rules.find((each) => each.name === rule)!.find(prepareAgenda(snapshot, commitments ?? []), all);
}

/** The same in short: the wording, the numbers of the sessions and the minutes. */
export function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ wording, sessionIds, minutes }) =>
    [wording, ...sessionIds.map((id) => Number.parseInt(id.slice(-3), 16) - 0x100), minutes ?? ''].join(' ').trim(),
  );
}
