import type { SlotId } from '../../../shared/domain/attendance.ts';
import type { IssuedSheet } from '../../../shared/domain/issued-sheet.ts';
import { textIn, type InterfaceLanguage } from '../../../shared/domain/language.ts';
import type { Slot } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { slotName } from '../../../shared/text/slot-name.ts';
import type { Translate } from '../../../shared/text/text.ts';

const mostNames = 3;

/** What is signed on the sheet, and by whom: "Morning, Afternoon · all delegations · 3 pages". */
export function aboutSheet(
  sheet: IssuedSheet,
  snapshot: WorkshopSnapshot,
  language: InterfaceLanguage,
  t: Translate,
): string {
  const slots = sheet.slotIds.map((id) => slotName(slotOf(id, sheet.dayId), snapshot, language, t));
  return [
    listed(slots, t),
    delegationNames(sheet, snapshot, language, t),
    ...(sheet.kind === 'strips' ? [t('screens.register.strips')] : []),
    t('screens.register.pages', { count: sheet.pages.length }),
  ].join(' · ');
}

function delegationNames(
  { delegationIds }: IssuedSheet,
  { delegations }: WorkshopSnapshot,
  language: InterfaceLanguage,
  t: Translate,
): string {
  if (delegationIds === null) return t('screens.register.everybody');
  const names = delegations.filter(({ id }) => delegationIds.includes(id)).map(({ name }) => textIn(name, language));
  return names.length === 0 ? t('screens.register.withoutDelegation') : listed(names, t);
}

function listed(names: readonly string[], t: Translate): string {
  if (names.length <= mostNames) return names.join(', ');
  const shown = names.slice(0, mostNames).join(', ');
  return t('screens.register.andMore', { names: shown, count: names.length - mostNames });
}

const kinds: Readonly<Record<string, Slot['kind']>> = {
  am: 'morning',
  pm: 'afternoon',
  day: 'day',
  session: 'session',
};

/** The slot as it was printed, whatever the policy is now. */
function slotOf(id: SlotId, dayId: string): Slot {
  const [prefix = '', owner = ''] = id.split('/');
  const kind = kinds[prefix] ?? 'day';
  return { id, dayId, kind, sessionId: kind === 'session' ? owner : null };
}
