import { useMemo, type ReactNode } from 'react';
import type { RatedFinding } from '../../../shared/domain/schedule-rules/finding.ts';
import { repairsOf } from '../../../shared/domain/schedule-rules/repairs.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { repairText } from '../../../shared/text/finding-text.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { repair } from '../../commands/findings.ts';
import { newId } from '../../commands/run-operation.ts';
import { Button } from '../../ui/button.tsx';
import type { AgendaCheck } from './use-findings.ts';

type RepairsProps = {
  readonly finding: RatedFinding;
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
};

const mostOffered = 3;

/** The ways to put a finding right, each in one press; Undo takes it back. */
export function Repairs({ finding, snapshot, check }: RepairsProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const repairs = useMemo(() => repairsOf(finding, check.agenda, check.settings, newId), [finding, check]);
  return repairs.slice(0, mostOffered).map((each) => {
    const text = repairText(each, snapshot, t, language);
    return (
      <Button key={text} small look="quiet" onPress={() => void runUndoably('finding.repair', repair(each))}>
        {text}
      </Button>
    );
  });
}
