import { readBadge } from '../../../shared/domain/badge-code.ts';
import { isExpected, participationCode, type Participation } from '../../../shared/domain/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { Translate } from '../../../shared/text/text.ts';

/** Whose badge it is, or why nobody is marked by it; null where the text is no badge at all. */
export type Scan = { readonly participation: Participation } | { readonly refusal: string } | null;

export function readScan(text: string, { workshop, participations }: WorkshopSnapshot, t: Translate): Scan {
  const badge = readBadge(text);
  if (badge.kind === 'other') return null;
  if (badge.kind === 'damaged') return { refusal: t('screens.desk.badgeDamaged') };
  if (badge.sheetCode !== workshop.sheetCode) {
    return { refusal: t('screens.desk.badgeElsewhere', { code: badge.sheetCode }) };
  }
  const participation = participations.find((each) => each.number === badge.number);
  if (participation === undefined) return { refusal: t('screens.desk.badgeUnknown', { number: badge.number }) };
  if (isExpected(participation)) return { participation };
  const status = t(`vocabulary.participationStatus.${participation.status}`);
  return { refusal: t('screens.desk.notExpected', { name: participationCode(participation), status }) };
}
