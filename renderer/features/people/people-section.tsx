import { clsx } from 'clsx';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { cellText, isOfferedColumn, type PeopleColumn } from '../../../shared/exchange/people/people-cells.ts';
import { PrintTitle } from '../../components/printed-screen.tsx';
import { deleteDelegation, takeOut, takeOutAll } from '../../commands/people.ts';
import { dialogLoadedLater, LoadedLater, partLoadedLater, preloadWhenIdle } from '../../components/loaded-later.tsx';
import type { PeoplePage } from '../../context/action-parts.ts';
import { useActions } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { pastedTable } from '../../importing/agenda-file.ts';
import { useReturnedFocus } from '../../ui/dialog.tsx';
import pageStyles from '../../ui/page.module.css';
import { DelegationBoard } from './delegation-board.tsx';
import { useGridEdits } from './grid/grid-edits.ts';
import { type GridSelection, linesOf, noSelection, selectedAt, withEverybody } from './grid/grid-selection.ts';
import { useShownGroups } from './grid/held-places.ts';
import { PeopleGrid } from './grid/people-grid.tsx';
import { sortedBy, usePeopleViews } from './grid/people-view.ts';
import { type OpenDialog, PeopleDialogs } from './people-dialogs.tsx';
import { everybody, type PeopleGroup, peopleGroups, type PeopleRow } from './people-groups.ts';
import { NobodyYet, NoMatch, PeopleHead, PeopleTools } from './people-head.tsx';
import { type SelectedInList, SelectedPanel } from './selected-panel.tsx';
import styles from './people.module.css';

/** With the readers of lists, a chunk of its own. */
const peopleImport = new LoadedLater(async () => (await import('./people-import-dialog.tsx')).PeopleImportDialog);
const PeopleImportDialog = dialogLoadedLater(peopleImport);
const allowancesPage = new LoadedLater(async () => (await import('./allowances/allowances-page.tsx')).AllowancesPage);
const AllowancesPage = partLoadedLater(allowancesPage);
const samePeople = new LoadedLater(
  async () => (await import('../../matching/same-people-dialog.tsx')).SamePeopleDialog,
);
const SamePeopleDialog = dialogLoadedLater(samePeople);

type Importing = { readonly first: File | null; readonly delegationId: string | null };

/** The people section: participants and team by delegation, edited in place, and the panel of what is chosen beside it. */
export function PeopleSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [filter, setFilter] = useKept('filter', everybody);
  const [selection, setSelection] = useKept<GridSelection>('selection', noSelection);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [page, setPage] = useKept<PeoplePage>('page', 'list');
  const [importing, setImporting] = useState<Importing | null>(null);
  const [isComparing, setComparing] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const views = usePeopleViews();
  const edits = useGridEdits(snapshot);
  useEffect(() => preloadWhenIdle([peopleImport, allowancesPage]), []);
  usePastedList(importing === null && dialog === null, (first) => setImporting({ first, delegationId: null }));
  useReturnedFocus(dialog !== null || importing !== null, grid);
  const { columns: wanted, sort } = views.view;
  const { workshop } = snapshot;
  const columns = useMemo(() => wanted.filter((column) => isOfferedColumn(column, workshop)), [wanted, workshop]);
  const groups = useMemo(() => peopleGroups(snapshot, language), [snapshot, language]);
  const shown = useShownGroups(
    groups,
    { filter, view: views.view, order: snapshot.workshop.listOrder },
    selection.chosen,
  );
  const chosen = useMemo(() => chosenRows(shown, selection), [shown, selection]);
  // The panel's fields are rendered with lower priority, so that a held arrow key is not slowed by them.
  const selected = useDeferredValue(useMemo(() => inPanel(groups, selection, chosen), [groups, selection, chosen]));
  const focusGrid = (): void => grid.current?.focus();

  const remove = (rows: readonly PeopleRow[]): void => {
    const [first, ...others] = rows;
    if (first === undefined) return;
    setSelection(neighbourOf(shown, rows, selection.column));
    const { workshopId, id } = first.participation;
    if (others.length === 0) void runUndoably('participation.remove', takeOut({ workshopId, id }), first.names[0]);
    else {
      const ids = rows.map(({ participation }) => participation.id);
      void runUndoably('people.remove', takeOutAll(workshopId, ids));
    }
    focusGrid();
  };
  const close = (): void => {
    setSelection(noSelection);
    focusGrid();
  };
  const showAll = (): void => {
    setFilter(everybody);
    views.setView({ ...views.view, values: [] });
  };
  const made = (id: string): void => {
    setPage('list');
    showAll();
    setSelection({ ...noSelection, line: id, anchor: id, chosen: new Set([id]) });
  };
  const choose = (rows: readonly PeopleRow[]): void => {
    setSelection(withEverybody(selection, rows));
    focusGrid();
  };
  const openRules = (): void => setDialog({ kind: 'allowance-rules' });
  useActions({
    'show.person': made,
    'people.allowance-rules': openRules,
    'people.choose-all': () => choose(shown.flatMap(({ rows }) => rows)),
  });
  const delegationId = delegationOf(selected);
  return (
    <main className={clsx(pageStyles['work'], pageStyles['fixed'], 'prints prints-wide')}>
      <PrintTitle workshop={snapshot.workshop} />
      <PeopleHead
        groups={groups}
        onAddPerson={() => setDialog({ kind: 'person', delegationId })}
        onAddDelegation={() => setDialog({ kind: 'delegation' })}
        onImport={() => setImporting({ first: null, delegationId: null })}
        onCompare={() => setComparing(true)}
      />
      {groups.length === 0 ? (
        <NobodyYet
          onAddPerson={() => setDialog({ kind: 'person', delegationId: null })}
          onAddDelegation={() => setDialog({ kind: 'delegation' })}
          onImport={() => setImporting({ first: null, delegationId: null })}
        />
      ) : (
        <>
          <PeopleTools
            snapshot={snapshot}
            page={page}
            onPage={setPage}
            filter={filter}
            onFilter={setFilter}
            views={views}
            cell={cellAt(chosen, selection, columns, (row, column) => cellText(column, row, language, t))}
            onLeave={() => focusGrid()}
          />
          {page === 'board' ? <DelegationBoard snapshot={snapshot} onOpen={made} /> : null}
          {page === 'allowances' ? <AllowancesPage snapshot={snapshot} groups={groups} onRules={openRules} /> : null}
          {page === 'list' ? (
            <div
              className={clsx(styles['people'], selected !== null && [pageStyles['with-panel'], styles['with-panel']])}
            >
              <div className={styles['people-side']}>
                {shown.length === 0 ? <NoMatch onShowAll={showAll} /> : null}
                <PeopleGrid
                  snapshot={snapshot}
                  groups={shown}
                  columns={columns}
                  sort={sort}
                  onSort={(column) => views.setView({ ...views.view, sort: sortedBy(sort, column) })}
                  edits={edits}
                  selection={selection}
                  onSelection={setSelection}
                  chosen={chosen}
                  onOpen={() => focusFirstField()}
                  onRemove={remove}
                  onList={(first, into) => setImporting({ first, delegationId: into })}
                  gridRef={grid}
                />
                <p className={clsx(styles['people-keys'], 'small soft not-printed')}>{t('screens.people.keys')}</p>
              </div>
              {selected === null ? null : (
                <SelectedPanel
                  snapshot={snapshot}
                  selected={selected}
                  edits={edits}
                  onDialog={setDialog}
                  onRemovePeople={remove}
                  onRemoveDelegation={(delegation) => {
                    setSelection(noSelection);
                    void runUndoably('delegation.remove', deleteDelegation(delegation));
                  }}
                  onChooseGroup={({ rows }) => choose(rows)}
                  onClose={close}
                  onLeave={focusGrid}
                />
              )}
            </div>
          ) : null}
        </>
      )}
      {isComparing ? <SamePeopleDialog onClose={() => setComparing(false)} /> : null}
      {importing === null ? null : (
        <PeopleImportDialog snapshot={snapshot} {...importing} onClose={() => setImporting(null)} />
      )}
      <PeopleDialogs snapshot={snapshot} open={dialog} onClose={() => setDialog(null)} onMade={made} />
    </main>
  );
}

/** A table that is pasted into the section, and not into one of its fields or cells, is a list to be brought in. */
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
      if (isField || event.defaultPrevented) return;
      const list = pastedTable(event.clipboardData, t('peopleList.pasted'));
      if (list === null) return;
      event.preventDefault();
      take.current(list);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isOn, t]);
}

function chosenRows(groups: readonly PeopleGroup[], { chosen }: GridSelection): readonly PeopleRow[] {
  if (chosen.size === 0) return [];
  return groups.flatMap((group) => group.rows.filter(({ participation }) => chosen.has(participation.id)));
}

/** What the panel shows: all who are chosen, or what the cursor is at; null where that has no panel. */
function inPanel(
  groups: readonly PeopleGroup[],
  { line, chosen: ids }: GridSelection,
  chosen: readonly PeopleRow[],
): SelectedInList | null {
  if (chosen.length > 1) return { kind: 'several', rows: chosen };
  for (const group of groups) {
    if (group.id === line)
      return group.delegation === null ? null : { kind: 'delegation', group, delegation: group.delegation };
    const row = group.rows.find(({ participation }) => ids.has(participation.id));
    if (row !== undefined) return { kind: 'person', row };
  }
  return null;
}

function delegationOf(selected: SelectedInList | null): string | null {
  if (selected?.kind === 'delegation') return selected.delegation.id;
  const row = selected?.kind === 'several' ? selected.rows[0] : selected?.row;
  return row?.participation.delegationId ?? null;
}

function cellAt(
  chosen: readonly PeopleRow[],
  { line, column }: GridSelection,
  columns: readonly PeopleColumn[],
  textOf: (row: PeopleRow, column: PeopleColumn) => string,
): { readonly column: PeopleColumn; readonly text: string } | null {
  const row = chosen.find(({ participation }) => participation.id === line);
  const at = columns[column];
  return row === undefined || at === undefined ? null : { column: at, text: textOf(row, at) };
}

/** Who is selected after some have gone: the next one, else the one before. */
function neighbourOf(groups: readonly PeopleGroup[], gone: readonly PeopleRow[], column: number): GridSelection {
  const lines = linesOf(groups).filter(({ row }) => row !== null);
  const isGone = new Set(gone);
  const last = lines.findLastIndex(({ row }) => row !== null && isGone.has(row));
  const left = (line: (typeof lines)[number]): boolean => line.row !== null && !isGone.has(line.row);
  return selectedAt(lines.slice(last).find(left) ?? lines.slice(0, last + 1).findLast(left), column);
}

function focusFirstField(): void {
  document.querySelector<HTMLElement>('[data-part="panel"] fieldset button, [data-part="panel"] input')?.focus();
}
