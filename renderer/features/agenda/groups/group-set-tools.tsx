import { useState, type ReactNode } from 'react';
import type { GroupSet } from '../../../../shared/domain/breakout-group.ts';
import { sessionTitle } from '../../../../shared/domain/session-title.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { divisibleSessions, parallelSessions } from '../../../../shared/operations/parallel-sessions.ts';
import { useFeedback } from '../../../app/feedback.ts';
import { usePreferences, useText } from '../../../app/preferences.tsx';
import { mixSet, nameSet, splitSession, spreadOverSessions } from '../../../commands/breakout-groups.ts';
import { DraftField } from '../../../forms/draft-field.tsx';
import { asNumber } from '../../../forms/readings.ts';
import { Button } from '../../../ui/button.tsx';
import { MenuButton, type MenuChoice } from '../../../ui/menu-button.tsx';
import { GroupingRulesFields } from './grouping-rules-fields.tsx';
import { nameProblemOf } from './new-set-form.tsx';
import { momentText } from './session-choices.ts';

type GroupSetToolsProps = {
  readonly set: GroupSet;
  /** Names of all sets. */
  readonly taken: readonly string[];
  readonly snapshot: WorkshopSnapshot;
  readonly onRenamed: (name: string) => void;
};

/** What is done with a set as a whole. */
export function GroupSetTools({ set, taken, snapshot, onRenamed }: GroupSetToolsProps): ReactNode {
  const t = useText();
  const { run, runUndoably } = useFeedback();
  const [showsRules, setShowsRules] = useState(false);
  const workshopId = snapshot.workshop.id;
  const people = set.groups.reduce((sum, group) => sum + group.participationIds.length, 0);
  const { apart, together } = snapshot.workshop.grouping;
  const mix = (groups: number): void => void runUndoably('groups.mix', mixSet(workshopId, set, groups));
  const others = taken.filter((name) => name !== set.name);
  return (
    <>
      <div className="groups-tools">
        <DraftField
          label={t('screens.groups.name')}
          stored={set.name}
          read={(typed) => {
            const problem = nameProblemOf(typed, others, t);
            return problem === undefined ? { value: typed.trim().slice(0, 300) } : { problem };
          }}
          onSave={(name) => void run(nameSet(workshopId, set, name)).then(() => onRenamed(name))}
        />
        <DraftField
          label={t('screens.groups.count')}
          stored={String(set.groups.length)}
          read={asNumber(1, Math.max(people, 1), t('screens.groups.countWrong', { most: Math.max(people, 1) }))}
          onSave={mix}
        />
        <Button onPress={() => mix(set.groups.length)}>{t('screens.groups.mix')}</Button>
        <AssignMenu set={set} snapshot={snapshot} />
        <Button look="quiet" aria-expanded={showsRules} onPress={() => setShowsRules(!showsRules)}>
          {t('screens.groups.rules')}
          {apart.length + together.length === 0 ? null : (
            <span className="badge">{t('screens.groups.rulesCount', { count: apart.length + together.length })}</span>
          )}
        </Button>
      </div>
      {showsRules ? (
        <div className="groups-wishes">
          <GroupingRulesFields snapshot={snapshot} />
        </div>
      ) : null}
    </>
  );
}

type AssignMenuProps = Pick<GroupSetToolsProps, 'set' | 'snapshot'>;

/** One group to each of some parallel sessions; or one session made into one for each group. */
function AssignMenu({ set, snapshot }: AssignMenuProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const parallel: MenuChoice[] = parallelSessions(snapshot).flatMap((sessions) => {
    const [first] = sessions;
    if (first === undefined) return [];
    const ids = sessions.map((session) => session.id);
    const when = momentText(first, snapshot, t);
    return {
      id: first.id,
      name: t('screens.groups.parallel', { when, count: sessions.length }),
      onChoose: () => void runUndoably('groups.assign', spreadOverSessions(snapshot.workshop.id, set, ids)),
    };
  });
  const divisible: MenuChoice[] = divisibleSessions(snapshot).map((session) => ({
    id: session.id,
    name: t('screens.groups.split', {
      when: momentText(session, snapshot, t),
      title: sessionTitle(session, language, t),
    }),
    onChoose: () => void runUndoably('groups.assign', splitSession(session, set)),
  }));
  const choices = [...parallel, ...divisible];
  const none = { id: 'none', name: t('screens.groups.noSessions'), disabled: true, onChoose: () => undefined };
  return (
    <MenuButton look="plain" name={t('screens.groups.assign')} choices={choices.length === 0 ? [none] : choices}>
      {t('screens.groups.assign')}
    </MenuButton>
  );
}
