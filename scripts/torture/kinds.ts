import type { CaseKind } from './case.ts';
import { checkedDamage } from './check-cases.ts';
import { jumpingClocks } from './clock-cases.ts';
import { appDisks } from './disk-cases.ts';
import { damagedFiles } from './file-cases.ts';
import { journalFaults, journalStops } from './journal-cases.ts';
import { journalDamage, severalDamages } from './journal-damage.ts';
import { appKills } from './kill-cases.ts';
import { copiesPutBack } from './put-back-cases.ts';
import { startsAfterDamage } from './start-cases.ts';
import { startsByRule } from './store-cases.ts';

/** Every kind of cases. */
export const caseKinds: readonly CaseKind[] = [
  journalStops,
  journalFaults,
  journalDamage,
  severalDamages,
  damagedFiles,
  checkedDamage,
  copiesPutBack,
  jumpingClocks,
  startsByRule,
  startsAfterDamage,
  appKills,
  appDisks,
];
