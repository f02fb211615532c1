import { type Changes, updated } from '../changes/change.ts';
import { blankDetails, type DetailGroup, detailGroups } from '../domain/people/participation.ts';
import type { WorkshopRecords } from '../domain/workshop-snapshot.ts';

/**
 * Says which details a workshop asks for. What was entered in a group that is no longer among them is deleted: data that
 * nobody needs are not kept (GDPR Art. 5(1)(c)).
 */
export function askForDetails(
  { workshop, participations }: Pick<WorkshopRecords, 'workshop' | 'participations'>,
  groups: readonly DetailGroup[],
): Changes {
  const asked = detailGroups.filter((group) => groups.includes(group));
  const blank = blankDetails(detailGroups.filter((group) => !groups.includes(group)));
  return [
    ...updated('workshop', workshop, { asksFor: asked }),
    ...participations.flatMap((each) => updated('participation', each, blank)),
  ];
}
