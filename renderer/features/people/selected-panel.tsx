import type { KeyboardEvent, ReactNode } from 'react';
import type { Delegation } from '../../../shared/domain/delegation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { DelegationPanel } from './delegation-panel.tsx';
import type { OpenDialog } from './people-dialogs.tsx';
import type { PeopleGroup, PersonRow } from './people-groups.ts';
import { PersonPanel } from './person-panel.tsx';

/** A line of the list: a person, or the header of a group. */
export type Selected = { readonly group: PeopleGroup; readonly row: PersonRow | null };

type SelectedPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly selected: Selected;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onRemovePerson: (row: PersonRow) => void;
  readonly onRemoveDelegation: (delegation: Delegation) => void;
  readonly onClose: () => void;
  /** Escape: back to the list, with the panel still there. */
  readonly onLeave: () => void;
};

export function SelectedPanel(props: SelectedPanelProps): ReactNode {
  const { snapshot, selected, onDialog, onRemovePerson, onRemoveDelegation, onClose, onLeave } = props;
  const { group, row } = selected;
  const { delegation } = group;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave();
  };
  return (
    <div className="panel-place" role="presentation" onKeyDown={onKeyDown}>
      {row === null ? null : (
        <PersonPanel
          key={row.participation.id}
          snapshot={snapshot}
          row={row}
          onReplace={() => onDialog({ kind: 'replace', row })}
          onRemove={() => onRemovePerson(row)}
          onClose={onClose}
        />
      )}
      {row !== null || delegation === null ? null : (
        <DelegationPanel
          key={delegation.id}
          snapshot={snapshot}
          group={group}
          delegation={delegation}
          onAddPerson={() => onDialog({ kind: 'person', delegationId: delegation.id })}
          onRemove={() => onRemoveDelegation(delegation)}
          onClose={onClose}
        />
      )}
    </div>
  );
}
