import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Delegation } from '../../../shared/domain/people/groups.ts';
import { isCounted, participationStatuses } from '../../../shared/domain/people/participation.ts';
import type { Workshop } from '../../../shared/domain/workshop.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { deleteDelegation, takeOut } from '../../commands/people.ts';
import { ListOrderSelect } from '../../components/list-order-select.tsx';
import { dialogLoadedLater, LoadedLater, preloadWhenIdle } from '../../components/loaded-later.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { pastedTable } from '../../importing/agenda-file.ts';
import { TextField } from '../../ui/fields/field.tsx';
import { SegmentedControl, Select } from '../../ui/fields/select.tsx';
import { useReturnedFocus } from '../../ui/dialog.tsx';
import { DelegationBoard } from './delegation-board.tsx';
import { DelegationPanel } from './delegation-panel.tsx';
import { type OpenDialog, PeopleDialogs } from './people-dialogs.tsx';
import {
  countPeople,
  everybody,
  filterGroups,
  type PeopleFilter,
  type PeopleGroup,
  peopleGroups,
  type PeopleRow,
} from './people-groups.ts';
import { PeopleList } from './people-list.tsx';
import { PersonPanel } from './person-panel.tsx';
import { ActionButton, useActions } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './people.module.css';

/** With the readers of lists, a chunk of its own. */
const peopleImport = new LoadedLater(async () => (await import('./people-import-dialog.tsx')).PeopleImportDialog);
const PeopleImportDialog = dialogLoadedLater(peopleImport);

/** The people section: participants and team by delegation, and the panel of the selected one on the right. */
export function PeopleSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [filter, setFilter] = useState(everybody);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [view, setView] = useState<PeopleView>('list');
  const [importing, setImporting] = useState<{ readonly first: File | null } | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => preloadWhenIdle([peopleImport]), []);
  usePastedList(importing === null && dialog === null, (first) => setImporting({ first }));
  useReturnedFocus(dialog !== null, grid);
  const groups = useMemo(() => peopleGroups(snapshot, language), [snapshot, language]);
  const shown = useMemo(() => filterGroups(groups, filter, language), [groups, filter, language]);
  // The panel's fields are rendered with lower priority, so that a held arrow key is not slowed by them.
  const panelId = useDeferredValue(selectedId);
  const selected = find(groups, panelId);

  const remove = ({ participation, names }: PeopleRow): void => {
    setSelectedId(neighbourOf(shown, participation.id));
    void runUndoably('participation.remove', takeOut(participation), names[0]);
    grid.current?.focus();
  };
  const close = (): void => {
    setSelectedId(null);
    grid.current?.focus();
  };
  const made = (id: string): void => {
    setView('list');
    setFilter(everybody);
    setSelectedId(id);
  };
  useActions({ 'show.person': made });
  const panelGone = selected === null || (selected.row === null && selected.group.delegation === null);
  const delegationId = selected?.row?.participation.delegationId ?? selected?.group.delegation?.id ?? null;
  return (
    <main className={clsx(pageStyles['work'], pageStyles['fixed'])}>
      <PeopleHead
        groups={groups}
        onAddPerson={() => setDialog({ kind: 'person', delegationId })}
        onAddDelegation={() => setDialog({ kind: 'delegation' })}
        onImport={() => setImporting({ first: null })}
      />
      {groups.length === 0 ? (
        <NobodyYet
          onAddPerson={() => setDialog({ kind: 'person', delegationId: null })}
          onAddDelegation={() => setDialog({ kind: 'delegation' })}
          onImport={() => setImporting({ first: null })}
        />
      ) : (
        <>
          <PeopleTools
            snapshot={snapshot}
            view={view}
            onView={setView}
            filter={filter}
            onFilter={setFilter}
            onLeave={() => grid.current?.focus()}
          />
          {view === 'board' ? (
            <DelegationBoard snapshot={snapshot} onOpen={made} />
          ) : (
            <div className={clsx(styles['people'], !panelGone && [pageStyles['with-panel'], styles['with-panel']])}>
              <div className={styles['people-side']}>
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
          )}
        </>
      )}
      {importing === null ? null : (
        <PeopleImportDialog snapshot={snapshot} first={importing.first} onClose={() => setImporting(null)} />
      )}
      <PeopleDialogs snapshot={snapshot} open={dialog} onClose={() => setDialog(null)} onMade={made} />
    </main>
  );
}

/** A table that is pasted into the section, and not into one of its fields, is a list to be brought in. */
function usePastedList(isOn: boolean, onList: (list: File) => void): void {
  const { t } = usePreferences();
  const take = useRef(onList);
  useEffect(() => {
    take.current = onList;
  });
  useEffect(() => {
    if (!isOn) return;
    const onPaste = (event: ClipboardEvent): void => {
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const list = isField ? null : pastedTable(event.clipboardData, t('peopleList.pasted'));
      if (list === null) return;
      event.preventDefault();
      take.current(list);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isOn, t]);
}

function find(groups: readonly PeopleGroup[], id: string | null): Selected | null {
  for (const group of groups) {
    if (group.id === id) return { group, row: null };
    const row = group.rows.find((each) => each.participation.id === id);
    if (row !== undefined) return { group, row };
  }
  return null;
}

/** The person selected after a deletion: the next one, else the one before. */
function neighbourOf(groups: readonly PeopleGroup[], id: string): string | null {
  const ids = groups.flatMap((group) => group.rows.map((row) => row.participation.id));
  const index = ids.indexOf(id);
  return ids[index + 1] ?? ids[index - 1] ?? null;
}

function focusFirstField(): void {
  document.querySelector<HTMLElement>('[data-part="panel"] fieldset button, [data-part="panel"] input')?.focus();
}

type PeopleHeadProps = {
  readonly groups: readonly PeopleGroup[];
  readonly onAddPerson: () => void;
  readonly onAddDelegation: () => void;
  readonly onImport: () => void;
};

/** "26 participants · 15 women · 11 men · 5 delegations". */
function PeopleHead({ groups, onAddPerson, onAddDelegation, onImport }: PeopleHeadProps): ReactNode {
  const t = useText();
  const counted = groups.flatMap((group) => group.rows).filter((row) => isCounted(row.participation));
  const counts = countPeople(counted);
  const delegations = groups.filter((group) => group.kind === 'delegation').length;
  const facts = [
    t('screens.people.about', { count: counts.all }),
    t('screens.people.women', { count: counts.women }),
    t('screens.people.men', { count: counts.men }),
    ...(delegations === 0 ? [] : [t('screens.people.delegations', { count: delegations })]),
  ];
  return (
    <div className={pageStyles['page-head']}>
      <h1>{t('screens.section.people')}</h1>
      {groups.length === 0 ? null : <p className={pageStyles['about']}>{facts.join(' · ')}</p>}
      <div className={pageStyles['actions']}>
        <ActionButton action="people.import" plain onPress={onImport} />
        <ActionButton action="people.add-delegation" plain onPress={onAddDelegation} />
        <ActionButton action="people.add" look="primary" onPress={onAddPerson} />
      </div>
    </div>
  );
}

/** People one by one, or the nominations of the delegations. */
type PeopleView = 'list' | 'board';

type PeopleToolsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly view: PeopleView;
  readonly onView: (view: PeopleView) => void;
  readonly filter: PeopleFilter;
  readonly onFilter: (filter: PeopleFilter) => void;
  /** Called by arrow down or Enter in the search: moves the focus to the list. */
  readonly onLeave: () => void;
};

const anyKey = 'any';

function PeopleTools({ snapshot, view, onView, ...filters }: PeopleToolsProps): ReactNode {
  const t = useText();
  const views = (['list', 'board'] as const).map((value) => ({ value, name: t(`screens.people.board.${value}`) }));
  return (
    <div className={pageStyles['tool-bar']}>
      {snapshot.delegations.length === 0 ? null : (
        <SegmentedControl label={t('screens.people.board.view')} choices={views} value={view} onChange={onView} />
      )}
      {view === 'board' ? null : <ListTools workshop={snapshot.workshop} {...filters} />}
    </div>
  );
}

type ListToolsProps = Pick<PeopleToolsProps, 'filter' | 'onFilter' | 'onLeave'> & { readonly workshop: Workshop };

function ListTools({ workshop, filter, onFilter, onLeave }: ListToolsProps): ReactNode {
  const t = useText();
  const statuses = participationStatuses.map((value) => ({
    value: value as string,
    name: t(`vocabulary.participationStatus.${value}`),
  }));
  return (
    <>
      <div className={styles['people-find']}>
        <TextField
          label={t('screens.people.find')}
          labelHidden
          placeholder={t('screens.people.find')}
          value={filter.query}
          onChange={(query) => onFilter({ ...filter, query })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onFilter({ ...filter, query: '' });
            if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
          }}
        />
      </div>
      <div className={styles['people-status']}>
        <Select
          label={t('screens.people.status')}
          labelHidden
          choices={[{ value: anyKey, name: t('screens.people.anyStatus') }, ...statuses]}
          value={filter.status ?? anyKey}
          onChange={(value) => {
            onFilter({ ...filter, status: participationStatuses.find((each) => each === value) ?? null });
          }}
        />
      </div>
      <div className={styles['people-status']}>
        <ListOrderSelect workshop={workshop} labelHidden />
      </div>
      <p className={clsx(pageStyles['end'], styles['people-keys'])}>{t('screens.people.keys')}</p>
    </>
  );
}

type NobodyYetProps = {
  readonly onAddPerson: () => void;
  readonly onAddDelegation: () => void;
  readonly onImport: () => void;
};

function NobodyYet({ onAddPerson, onAddDelegation, onImport }: NobodyYetProps): ReactNode {
  const t = useText();
  return (
    <div className={clsx(pageStyles['empty'], pageStyles['card'])}>
      <h2>{t('screens.people.empty.title')}</h2>
      <p>{t('screens.people.empty.text')}</p>
      <div className={pageStyles['tool-bar']}>
        <ActionButton action="people.add" look="primary" onPress={onAddPerson} />
        <ActionButton action="people.add-delegation" plain onPress={onAddDelegation} />
        <ActionButton action="people.import" plain onPress={onImport} />
      </div>
    </div>
  );
}

function NoMatch({ onShowAll }: { readonly onShowAll: () => void }): ReactNode {
  const t = useText();
  return (
    <div className={clsx(pageStyles['empty'], pageStyles['card'])} role="status">
      <p>{t('screens.people.noMatch')}</p>
      <ActionButton action="people.everybody" plain onPress={onShowAll} />
    </div>
  );
}

/** A line of the list: a person, or the header of a group. */
type Selected = { readonly group: PeopleGroup; readonly row: PeopleRow | null };

type SelectedPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly selected: Selected;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onRemovePerson: (row: PeopleRow) => void;
  readonly onRemoveDelegation: (delegation: Delegation) => void;
  readonly onClose: () => void;
  /** Called by Escape: moves the focus back to the list; the panel stays open. */
  readonly onLeave: () => void;
};

function SelectedPanel(props: SelectedPanelProps): ReactNode {
  const { snapshot, selected, onDialog, onRemovePerson, onRemoveDelegation, onClose, onLeave } = props;
  const { group, row } = selected;
  const { delegation } = group;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave();
  };
  return (
    <div className={styles['panel-place']} role="presentation" onKeyDown={onKeyDown}>
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
