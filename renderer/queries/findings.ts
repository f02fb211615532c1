import { recordsOf, recordOn } from '../../shared/changes/shelf.ts';
import { ruleSettingsId, usualRuleSettings, type RuleSettings } from '../../shared/domain/rule-settings.ts';
import { commitmentsOf, type Commitment } from '../../shared/domain/schedule-rules/commitment.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { readShelf, readShelves, readSummaries } from '../storage/reading.ts';

/** The user's settings of the rules; the usual ones until something was changed. */
export async function readRuleSettings(): Promise<RuleSettings> {
  return recordOn(await readShelf('settings'), 'ruleSettings', ruleSettingsId) ?? usualRuleSettings;
}

/**
 * What people of this workshop have promised in others at the same time. Only workshops whose dates meet these are
 * opened, so that it costs the same in the first and in the eightieth.
 */
export async function readCommitments(snapshot: WorkshopSnapshot): Promise<Commitment[]> {
  const dates = snapshot.days.flatMap((day) => day.date ?? []);
  const [first = '', last = ''] = [dates.toSorted()[0], dates.toSorted().at(-1)];
  const others = (await readSummaries()).filter(
    ({ id, firstDate, lastDate }) =>
      id !== snapshot.workshop.id && firstDate !== null && firstDate <= last && (lastDate ?? firstDate) >= first,
  );
  const shelves = await readShelves(others.map(({ id }) => `workshop/${id}`));
  return shelves.flatMap((shelf) => {
    const workshop = recordsOf(shelf, 'workshop')[0];
    if (workshop === undefined) return [];
    return commitmentsOf({
      workshop,
      days: recordsOf(shelf, 'day'),
      sessions: recordsOf(shelf, 'session'),
      participations: recordsOf(shelf, 'participation'),
      assignments: recordsOf(shelf, 'assignment'),
    });
  });
}
