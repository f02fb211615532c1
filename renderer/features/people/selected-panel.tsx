import type { KeyboardEvent, ReactNode } from 'react';
import type { Delegation } from '../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { DelegationPanel } from './delegation-panel.tsx';
import type { GridEdits } from './grid/grid-edits.ts';
import type { OpenDialog } from './people-dialogs.tsx';
import type { PeopleGroup, PeopleRow } from './people-groups.ts';
import { PersonPanel } from './person-panel.tsx';
import { SelectionPanel } from './selection-panel.tsx';
import styles from './people.module.css';

/** What the panel beside the list shows: a person, the heading of a group, or several people who are chosen. */
export type SelectedInList =
  | { readonly kind: 'person'; readonly row: PeopleRow }
  | { readonly kind: 'delegation'; readonly group: PeopleGroup; readonly delegation: Delegation }
  | { readonly kind: 'several'; readonly rows: readonly PeopleRow[] };

type SelectedPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly selected: SelectedInList;
  readonly edits: GridEdits;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onRemovePeople: (rows: readonly PeopleRow[]) => void;
  readonly onRemoveDelegation: (delegation: Delegation) => void;
  readonly onChooseGroup: (group: PeopleGroup) => void;
  readonly onClose: () => void;
  /** Called by Escape: moves the focus back to the list; the panel stays open. */
  readonly onLeave: () => void;
};

export function SelectedPanel(props: SelectedPanelProps): ReactNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') props.onLeave();
  };
  return (
    <div className={styles['panel-place']} role="presentation" onKeyDown={onKeyDown}>
      <Contents {...props} />
    </div>
  );
}

function Contents(props: SelectedPanelProps): ReactNode {
  const { snapshot, selected, edits, onDialog, onRemovePeople, onRemoveDelegation, onChooseGroup, onClose } = props;
  switch (selected.kind) {
    case 'person': {
      const { row } = selected;
      return (
        <PersonPanel
          key={row.participation.id}
          snapshot={snapshot}
          row={row}
          onReplace={() => onDialog({ kind: 'replace', row })}
          onRemove={() => onRemovePeople([row])}
          onClose={onClose}
        />
      );
    }
    case 'delegation': {
      const { group, delegation } = selected;
      return (
        <DelegationPanel
          key={delegation.id}
          snapshot={snapshot}
          group={group}
          delegation={delegation}
          onAddPerson={() => onDialog({ kind: 'person', delegationId: delegation.id })}
          onChooseAll={() => onChooseGroup(group)}
          onRemove={() => onRemoveDelegation(delegation)}
          onClose={onClose}
        />
      );
    }
    case 'several':
      return (
        <SelectionPanel
          snapshot={snapshot}
          rows={selected.rows}
          edits={edits}
          onRemove={() => onRemovePeople(selected.rows)}
          onClose={onClose}
        />
      );
  }
}
