import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { deleteDelegation } from '../../commands/people.ts';
import { takeOut } from '../../commands/removals.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import '../../styles/people.css';
import { PeopleDialogs, type OpenDialog } from './people-dialogs.tsx';
import { everybody, filterGroups, peopleGroups, type PeopleGroup, type PersonRow } from './people-groups.ts';
import { PeopleHead } from './people-head.tsx';
import { PeopleList } from './people-list.tsx';
import { NoMatch, NobodyYet } from './people-empty.tsx';
import { PeopleTools } from './people-tools.tsx';
import { useReturnedFocus } from './focus.ts';
import { SelectedPanel, type Selected } from './selected-panel.tsx';

/** Participants, trainers and staff by delegation; what is selected is edited on the right. */
export function PeopleSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [filter, setFilter] = useState(everybody);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  useReturnedFocus(dialog !== null, grid);
  const groups = useMemo(() => peopleGroups(snapshot, language), [snapshot, language]);
  const shown = useMemo(() => filterGroups(groups, filter, language), [groups, filter, language]);
  // Running down the list with an arrow key must not wait for twenty fields to be drawn at each step.
  const panelId = useDeferredValue(selectedId);
  const selected = find(groups, panelId);

  const remove = ({ participation }: PersonRow): void => {
    setSelectedId(neighbourOf(shown, participation.id));
    void runUndoably('participation.remove', takeOut(participation));
    grid.current?.focus();
  };
  const close = (): void => {
    setSelectedId(null);
    grid.current?.focus();
  };
  const made = (id: string): void => {
    setFilter(everybody);
    setSelectedId(id);
  };
  const panelGone = selected === null || (selected.row === null && selected.group.delegation === null);
  const delegationId = selected?.row?.participation.delegationId ?? selected?.group.delegation?.id ?? null;
  return (
    <main className="work fixed">
      <PeopleHead
        groups={groups}
        onAddPerson={() => setDialog({ kind: 'person', delegationId })}
        onAddDelegation={() => setDialog({ kind: 'delegation' })}
      />
      {groups.length === 0 ? (
        <NobodyYet
          onAddPerson={() => setDialog({ kind: 'person', delegationId: null })}
          onAddDelegation={() => setDialog({ kind: 'delegation' })}
        />
      ) : (
        <>
          <PeopleTools filter={filter} onFilter={setFilter} onLeave={() => grid.current?.focus()} />
          <div className={panelGone ? 'people' : 'people with-panel'}>
            <div className="people-side">
              {shown.length === 0 ? (
                <NoMatch onShowAll={() => setFilter(everybody)} />
              ) : (
                <PeopleList
                  groups={shown}
                  selectedId={selectedId}
                  onSelect={setSelectedId}
                  onOpen={() => focusFirstField()}
                  onRemove={remove}
                  gridRef={grid}
                />
              )}
            </div>
            {panelGone ? null : (
              <SelectedPanel
                snapshot={snapshot}
                selected={selected}
                onDialog={setDialog}
                onRemovePerson={remove}
                onRemoveDelegation={(delegation) => {
                  setSelectedId(null);
                  void runUndoably('delegation.remove', deleteDelegation(delegation));
                }}
                onClose={close}
                onLeave={() => grid.current?.focus()}
              />
            )}
          </div>
        </>
      )}
      <PeopleDialogs snapshot={snapshot} open={dialog} onClose={() => setDialog(null)} onMade={made} />
    </main>
  );
}

function find(groups: readonly PeopleGroup[], id: string | null): Selected | null {
  for (const group of groups) {
    if (group.id === id) return { group, row: null };
    const row = group.rows.find((each) => each.participation.id === id);
    if (row !== undefined) return { group, row };
  }
  return null;
}

/** Who is selected when somebody goes: the next person, or else the one before. */
function neighbourOf(groups: readonly PeopleGroup[], id: string): string | null {
  const ids = groups.flatMap((group) => group.rows.map((row) => row.participation.id));
  const index = ids.indexOf(id);
  return ids[index + 1] ?? ids[index - 1] ?? null;
}

function focusFirstField(): void {
  document.querySelector<HTMLElement>('.people-panel fieldset button, .people-panel input')?.focus();
}
