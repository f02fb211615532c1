import type { ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { DeskPerson } from './desk-people.ts';
import type { Outcome } from './outcome.ts';

type DeskOutcomeProps = {
  readonly outcome: Outcome | null;
  readonly people: readonly DeskPerson[];
  /** What there is to be done where nothing has happened yet. */
  readonly hint: string;
  readonly title: string;
  readonly onUndo: () => void;
};

/** What came of the last badge or key, readable at arm's length: a word and a sign, and the colour besides. */
export function DeskOutcome({ outcome, people, hint, title, onUndo }: DeskOutcomeProps): ReactNode {
  const t = useText();
  const find = (id: string): DeskPerson | undefined => people.find((each) => each.participation.id === id);
  if (outcome === null) {
    return (
      <div className="desk-outcome">
        <p className="desk-said">{title}</p>
        <p className="soft">{hint}</p>
      </div>
    );
  }
  if (outcome.kind === 'refused') {
    return (
      <div className="desk-outcome refused">
        <p className="desk-said">
          <Icon name="close" /> {outcome.sentence}
        </p>
      </div>
    );
  }
  if (outcome.kind === 'already') {
    return (
      <div className="desk-outcome already">
        <p className="desk-said">{find(outcome.participationId)?.name}</p>
        <p>{t('screens.desk.already', { status: t(`vocabulary.attendanceStatus.${outcome.status}`).toLowerCase() })}</p>
      </div>
    );
  }
  const { status, participationId } = outcome.arrival;
  const person = find(participationId);
  return (
    <div className={`desk-outcome done ${status}`}>
      <p className="desk-said">
        <Icon name="check" /> {person?.name}
      </p>
      <p>
        <strong>{t(`screens.desk.status.${status}`)}</strong>, {t(howKeys[outcome.how], { clock: outcome.clock })}
        {person === undefined ? null : <span className="soft"> · {person.group}</span>}
      </p>
      <Button icon="undo" onPress={onUndo}>
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
