import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import {
  type AttendanceSheet,
  type AttendanceStatus,
  isPresence,
  statusIn,
} from '../../../shared/domain/attendance/attendance.ts';
import type { Arrival } from '../../../shared/operations/desk.ts';
import { useText } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { DeskPerson } from './desk-people.ts';
import styles from './desk-outcome.module.css';

type DeskOutcomeProps = {
  readonly outcome: Outcome | null;
  readonly people: readonly DeskPerson[];
  /** Shown while there is no outcome yet. */
  readonly hint: string;
  readonly title: string;
  readonly onUndo: () => void;
};

/** The outcome of the last badge or key, in a size to be read at arm's length: a word, an icon and a colour. */
export function DeskOutcome({ outcome, people, hint, title, onUndo }: DeskOutcomeProps): ReactNode {
  const t = useText();
  const find = (id: string): DeskPerson | undefined => people.find((each) => each.participation.id === id);
  if (outcome === null) {
    return (
      <div className={styles['desk-outcome']} data-part="desk-outcome">
        <p className={styles['desk-said']}>{title}</p>
        <p className="soft">{hint}</p>
      </div>
    );
  }
  if (outcome.kind === 'refused') {
    return (
      <div className={clsx(styles['desk-outcome'], styles['refused'])} data-part="desk-outcome">
        <p className={styles['desk-said']}>
          <Icon name="close" /> {outcome.sentence}
        </p>
      </div>
    );
  }
  if (outcome.kind === 'already') {
    return (
      <div className={clsx(styles['desk-outcome'], styles['already'])} data-part="desk-outcome">
        <p className={styles['desk-said']}>{find(outcome.participationId)?.name}</p>
        <p>{t('screens.desk.already', { status: t(`vocabulary.attendanceStatus.${outcome.status}`).toLowerCase() })}</p>
      </div>
    );
  }
  const { status, participationId } = outcome.arrival;
  const person = find(participationId);
  return (
    <div className={clsx(styles['desk-outcome'], styles['done'], styles[status])} data-part="desk-outcome">
      <p className={styles['desk-said']}>
        <Icon name="check" /> {person?.name}
      </p>
      <p>
        <strong>{t(`screens.desk.status.${status}`)}</strong>, {t(howKeys[outcome.how], { clock: outcome.clock })}
        {person === undefined ? null : <span className="soft"> · {person.group}</span>}
      </p>
      <Button icon="undo" data-action="undo" onPress={onUndo}>
        {t('screens.desk.undo')} <kbd>Ctrl Z</kbd>
      </Button>
    </div>
  );
}

const howKeys = {
  marked: 'screens.desk.markedAt',
  signed: 'screens.desk.signedAt',
  added: 'screens.desk.addedAt',
} as const;

/** The outcome of the last badge, key or form. */
export type Outcome =
  | {
      readonly kind: 'done';
      readonly how: 'marked' | 'signed' | 'added';
      readonly arrival: Arrival;
      readonly clock: string;
      /** The sheet before the mark: while it is still the current one, the mark has not been stored yet. */
      readonly sheet: AttendanceSheet;
    }
  | { readonly kind: 'already'; readonly participationId: string; readonly status: AttendanceStatus }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Whether the mark of an outcome has been undone since. */
export function isTakenBack(outcome: Outcome, sheet: AttendanceSheet): boolean {
  if (outcome.kind !== 'done' || outcome.sheet === sheet) return false;
  return !isPresence(statusIn(sheet, outcome.arrival.participationId, outcome.arrival.slotId));
}
