import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { groupSets } from '../../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { deleteSet } from '../../../commands/breakout-groups.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { documentPath } from '../../../context/routes.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import { GroupSetView } from './group-set-view.tsx';
import { NewSetForm } from './new-set-form.tsx';
import pageStyles from '../../../ui/page.module.css';
import buttonStyles from '../../../ui/button.module.css';
import styles from './groups.module.css';

type GroupsDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

/** Breakout groups: one set at a time. Everything is saved as it is done, and Undo takes it back. */
export function GroupsDialog({ snapshot, onClose }: GroupsDialogProps): ReactNode {
  const t = useText();
  const { runUndoably } = useFeedback();
  const sets = useMemo(() => groupSets(snapshot.breakoutGroups), [snapshot.breakoutGroups]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isNew, setIsNew] = useState(false);
  const set = isNew ? undefined : (sets.find((each) => each.name === chosen) ?? sets.at(-1));
  const show = (name: string): void => {
    setIsNew(false);
    setChosen(name);
  };
  return (
    <Dialog
      full
      undoes
      title={t('screens.groups.title')}
      onClose={onClose}
      head={
        <div className={clsx(pageStyles['tool-bar'], styles['groups-sets'])}>
          {sets.length === 0 ? null : (
            <Select
              labelHidden
              label={t('screens.groups.set')}
              placeholder={t('screens.groups.newSet')}
              value={set?.name ?? null}
              choices={sets.map(({ name }) => ({
                value: name,
                name: name === '' ? t('screens.groups.unnamed') : name,
              }))}
              onChange={show}
            />
          )}
          {set === undefined ? null : (
            <Button look="quiet" icon="plus" onPress={() => setIsNew(true)}>
              {t('screens.groups.newSet')}
            </Button>
          )}
          <span className={pageStyles['end']}>
            {set === undefined ? null : (
              <>
                <Link
                  className={buttonStyles['button']}
                  data-part="button"
                  href={documentPath(snapshot.workshop.id, 'group-lists')}
                >
                  <Icon name="print" />
                  {t('screens.groups.print')}
                </Link>
                <IconButton
                  icon="remove"
                  name={t('screens.groups.remove')}
                  onPress={() => void runUndoably('groups.remove', deleteSet(snapshot.workshop.id, set))}
                />
              </>
            )}
          </span>
        </div>
      }
    >
      {set === undefined ? (
        <NewSetForm snapshot={snapshot} taken={sets.map((each) => each.name)} onMade={show} />
      ) : (
        <GroupSetView
          key={set.groups[0]?.id ?? ''}
          set={set}
          taken={sets.map((each) => each.name)}
          snapshot={snapshot}
          onRenamed={setChosen}
        />
      )}
    </Dialog>
  );
}
