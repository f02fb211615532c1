import { v7 as newId } from 'uuid';
import type { ActionName } from '../../shared/changes/action-name.ts';
import type { Changes } from '../../shared/changes/change.ts';
import type { Day } from '../../shared/domain/agenda/day.ts';
import type { DayTemplate } from '../../shared/domain/agenda/edition.ts';
import { sessionsOfDay } from '../../shared/domain/attendance/slots.ts';
import type { WorkshopRecords } from '../../shared/domain/workshop-snapshot.ts';
import { importedAgendaChanges } from '../../shared/exchange/agenda-import.ts';
import type { ImportedAgenda } from '../../shared/exchange/imported-agenda.ts';
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
import {
  caughtUp,
  insertMinutes,
  type Ripple,
  type RippleProposal,
  shiftAfter,
} from '../../shared/operations/ripple.ts';
import { isThere } from '../../shared/operations/sessions.ts';
import { acceptPlan, type ProposedPlacement } from '../../shared/planning/proposed-plan.ts';
import { failure, type FailureCode, type Result, success } from '../../shared/result.ts';
import { now } from '../../shared/time/instant.ts';
import { readRecords, readWorkshop } from '../queries/snapshot.ts';
import { command, type Done, type StoreCode } from '../storage/command.ts';
import { editRecord, readRecord } from './record.ts';

type Outcome<Code extends FailureCode = never> = Promise<Result<Done, Code | StoreCode>>;

/** Decides on the records of a workshop as they are stored. */
async function onRecords<Code extends FailureCode>(
  action: ActionName,
  workshopId: string,
  decide: (records: WorkshopRecords) => Result<Changes, Code>,
): Outcome<Code> {
  return command({ action, reads: (from) => readRecords(workshopId, from), decide });
}

/** Freezes the agenda as the next edition. */
export async function freeze(workshopId: string, note: string): Outcome {
  const at = now();
  return onRecords('edition.freeze', workshopId, (records) => success(freezeEdition(records, at, note, newId)));
}

/**
 * Moves what comes later in a day: `everything` by the minutes of the ripple, `insert` only as far as gaps do not take it
 * up. Fails with `record-missing` where the day is gone.
 */
export async function shift(workshopId: string, ripple: Ripple, how: 'everything' | 'insert'): Outcome {
  return onRecords('agenda.shift', workshopId, (records) => {
    if (!records.days.some(({ id }) => id === ripple.dayId)) return failure('record-missing');
    return success(how === 'insert' ? insertMinutes(records, ripple) : shiftAfter(records, ripple));
  });
}

/**
 * Makes up for a delay as a proposal says, worked out anew from the agenda as it is stored. Fails with
 * `proposal-outdated` where the agenda has changed so that the proposal would do something else than it said.
 */
export async function catchUpAs(
  workshopId: string,
  ripple: Ripple,
  proposal: Pick<RippleProposal, 'strategy' | 'steps'>,
): Outcome<'proposal-outdated'> {
  return onRecords('agenda.shift', workshopId, (records) => caughtUp(records, ripple, proposal));
}

/** Brings an agenda of another program into a workshop, merged with what is stored. Fails with `schedule-too-large`. */
export async function importAgenda(
  workshopId: string,
  agenda: ImportedAgenda,
  enterSpeakers: boolean,
): Outcome<FailureCode> {
  return command({
    action: 'agenda.import',
    reads: (from) => readWorkshop(workshopId, from),
    decide: (snapshot) => importedAgendaChanges(snapshot, agenda, enterSpeakers, newId),
  });
}

/**
 * Places the sessions of a plan. Fails with `record-missing` where one of them, a day or a room of the plan is gone.
 */
export async function fillAgenda(workshopId: string, plan: readonly ProposedPlacement[]): Outcome {
  return onRecords('agenda.fill', workshopId, (records) => {
    const known = new Set(records.sessions.map(({ id }) => id));
    const fits = plan.every(({ sessionId, placement }) => known.has(sessionId) && isThere(records, placement));
    return fits ? success(acceptPlan(records, plan)) : failure('record-missing');
  });
}

/** Lays a template that comes with Rostrum over the days. */
export async function applyBuiltInTemplate(workshopId: string, template: BuiltInTemplate): Outcome {
  return onRecords('template.apply', workshopId, (records) => success(applyBuiltIn(records, template, newId)));
}

/** Where the sessions of a template go: to a time of a day, to its end where `start` is null, or without a day to the tray. */
export type TemplateTarget = { readonly day: Day | null; readonly start: string | null };

/** Adds the sessions of a template. Fails with `record-missing` where the template or the day is gone. */
export async function addTemplate(workshopId: string, template: DayTemplate, { day, start }: TemplateTarget): Outcome {
  return command({
    action: 'template.apply',
    reads: async (from) => {
      const [records, kept] = await Promise.all([
        readRecords(workshopId, from),
        readRecord('dayTemplate', template, from),
      ]);
      return records === null || kept === null ? null : { records, stored: kept.stored };
    },
    decide: ({ records, stored }) => {
      if (day === null) return success(takeModule(records, stored, newId));
      const target = records.days.find(({ id }) => id === day.id);
      if (target === undefined) return failure('record-missing');
      if (start === null) return success(appendModule(records, stored, target, null, newId));
      return success(applyTemplate(records, stored.sessions, { dayId: target.id, start, roomId: null }, newId));
    },
  });
}

/** Copies a day to another, or to a new one at the end where `toDayId` is null. */
export async function duplicateDay(from: Day, toDayId: string | null, take: DayCopy): Outcome {
  return onRecords('day.copy', from.workshopId, (records) =>
    toDayId === null ? copyToNewDay(records, from.id, take, newId) : copyDay(records, from.id, toDayId, take, newId),
  );
}

/**
 * Keeps a day for the next workshop; of its sessions those chosen alone, where some are. Fails with `record-missing`
 * where the day or one of the sessions is gone.
 */
export async function keepTemplate(
  drawn: Day,
  sessionIds: readonly string[],
  names: Pick<DayTemplate, 'name' | 'trainingPackage'>,
): Outcome {
  return onRecords('template.keep', drawn.workshopId, (records) => {
    const day = records.days.find(({ id }) => id === drawn.id);
    if (day === undefined) return failure('record-missing');
    const chosen = sessionsOfDay(day.id, records.sessions).filter((session) => sessionIds.includes(session.id));
    if (chosen.length < sessionIds.length) return failure('record-missing');
    return success(chosen.length === 0 ? keepDay(records, day, names, newId) : keepSessions(chosen, names, newId));
  });
}

export async function nameTemplate(
  template: DayTemplate,
  names: Partial<Pick<DayTemplate, 'name' | 'trainingPackage'>>,
): Outcome {
  return editRecord('template.edit', 'dayTemplate', template, names);
}

export async function forgetTemplate(template: DayTemplate): Outcome {
  return command({
    action: 'template.remove',
    reads: (from) => readRecord('dayTemplate', template, from),
    decide: ({ stored }) => success(removeTemplate(stored)),
  });
}
