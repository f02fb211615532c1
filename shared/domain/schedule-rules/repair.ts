import type { Change } from '../../changes/change.ts';
import type { NewId } from '../../operations/operation.ts';
import type { RuleSettings } from '../rule-settings.ts';
import type { PreparedAgenda } from './agenda.ts';
import type { Finding } from './finding.ts';

export type RepairName =
  | 'move-to-room'
  | 'make-simultaneous'
  | 'lengthen'
  | 'add-interpreter'
  | 'add-lunch'
  | 'add-break'
  | 'add-opening'
  | 'add-closing'
  | 'start-later'
  | 'change-places'
  | 'widen-day'
  | 'set-dates';

/** A way to put a finding right: what it is called, the records that its words name, and what it would change. */
export type Repair = {
  readonly text: RepairName;
  readonly about: {
    readonly sessionId?: string;
    readonly otherSessionId?: string;
    readonly roomId?: string | null;
    readonly participationIds?: readonly string[];
    readonly dayId?: string | null;
    readonly minutes?: number;
    /** Wall-clock times. */
    readonly time?: string;
    readonly from?: string;
    readonly to?: string;
  };
  readonly changes: readonly Change[];
};

/** What a repair is worked out from. */
export type RepairInput = {
  readonly finding: Finding;
  readonly agenda: PreparedAgenda;
  readonly settings: RuleSettings;
  readonly newId: NewId;
};

/** Gives the repairs of one rule's findings, the best first; none where there is no plain one. */
export type RepairWay = (input: RepairInput) => readonly Repair[];
