import type { Day } from '../../shared/domain/agenda/day.ts';
import type { DayTemplate } from '../../shared/domain/agenda/edition.ts';
import { sessionsOfDay } from '../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import {
  appendModule,
  applyBuiltIn,
  applyTemplate,
  type BuiltInTemplate,
  keepDay,
  keepSessions,
  removeTemplate,
  takeModule,
} from '../../shared/operations/day-templates.ts';
import { copyDay, copyToNewDay, type DayCopy } from '../../shared/operations/days.ts';
import { freezeEdition } from '../../shared/operations/edition.ts';
import type { RippleProposal } from '../../shared/operations/ripple.ts';
import { acceptPlan, type ProposedPlacement } from '../../shared/planning/proposed-plan.ts';
import type { Result } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { commit } from '../storage/commit.ts';
import { editRecord, newId, runOperation } from './command.ts';

/** Freezes the agenda as the next edition. */
export async function freeze(workshopId: string, note: string): Promise<Result<void>> {
  return runOperation(workshopId, 'edition.freeze', (snapshot) => freezeEdition(snapshot, now(), note, newId));
}

/** Moves what comes later in a day, as a proposal or a preview has shown it. */
export async function shift({ changes }: Pick<RippleProposal, 'changes'>): Promise<Result<void>> {
  return commit('agenda.shift', changes);
}

/** Places the sessions of a plan. */
export async function fillAgenda(workshopId: string, plan: readonly ProposedPlacement[]): Promise<Result<void>> {
  return runOperation(workshopId, 'agenda.fill', (snapshot) => acceptPlan(snapshot, plan));
}

/** Lays a template that comes with Rostrum over the days. */
export async function applyBuiltInTemplate(workshopId: string, template: BuiltInTemplate): Promise<Result<void>> {
  return runOperation(workshopId, 'template.apply', (snapshot) => applyBuiltIn(snapshot, template, newId));
}

/** Where the sessions of a template go: to a time of a day, to its end where `start` is null, or without a day to the tray. */
export type TemplateTarget = { readonly day: Day | null; readonly start: string | null };

export async function addTemplate(
  workshopId: string,
  { sessions }: DayTemplate,
  { day, start }: TemplateTarget,
): Promise<Result<void>> {
  return runOperation(workshopId, 'template.apply', (snapshot) => {
    if (day === null) return takeModule(snapshot, { sessions }, newId);
    if (start === null) return appendModule(snapshot, { sessions }, day, null, newId);
    return applyTemplate(snapshot, sessions, { dayId: day.id, start, roomId: null }, newId);
  });
}

/** Copies a day to another, or to a new one at the end where `toDayId` is null. */
export async function duplicateDay(from: Day, toDayId: string | null, take: DayCopy): Promise<Result<void>> {
  return runOperation(from.workshopId, 'day.copy', (snapshot) =>
    toDayId === null ? copyToNewDay(snapshot, from, take, newId) : copyDay(snapshot, from.id, toDayId, take, newId),
  );
}

/** Keeps a day for the next workshop; of its sessions those chosen alone, where some are. */
export async function keepTemplate(
  snapshot: WorkshopSnapshot,
  day: Day,
  sessionIds: readonly string[],
  names: Pick<DayTemplate, 'name' | 'trainingPackage'>,
): Promise<Result<void>> {
  const chosen = sessionsOfDay(day.id, snapshot.sessions).filter((session) => sessionIds.includes(session.id));
  const changes = chosen.length === 0 ? keepDay(snapshot, day, names, newId) : keepSessions(chosen, names, newId);
  return commit('template.keep', changes);
}

export async function nameTemplate(
  template: DayTemplate,
  names: Partial<Pick<DayTemplate, 'name' | 'trainingPackage'>>,
): Promise<Result<void>> {
  return editRecord('template.edit', 'dayTemplate', template, names);
}

export async function forgetTemplate(template: DayTemplate): Promise<Result<void>> {
  return commit('template.remove', removeTemplate(template));
}
