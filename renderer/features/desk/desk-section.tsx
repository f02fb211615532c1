import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { emptySheet } from '../../../shared/domain/attendance.ts';
import { beginsBadge } from '../../../shared/domain/badge-code.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readAttendance } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/reading.ts';
import '../../styles/desk.css';
import '../../styles/desk-outcome.css';
import { CameraPanel } from './camera-panel.tsx';
import { DeskHead } from './desk-head.tsx';
import { DeskOutcome } from './desk-outcome.tsx';
import { deskGroups, deskPeople, type DeskPerson } from './desk-people.ts';
import { DeskSearch, mostRows } from './desk-search.tsx';
import { DeskTools } from './desk-tools.tsx';
import { ExchangeCard } from './exchange-card.tsx';
import { findPeople } from './find-people.ts';
import { MissingPanel } from './missing-panel.tsx';
import { isTakenBack } from './outcome.ts';
import { SignDialog } from './sign-dialog.tsx';
import { useDesk, type Desk } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useSlot, type SlotChoice } from './use-slot.ts';
import { WalkInDialog } from './walk-in-dialog.tsx';

/** The registration table: people stand in line, and one key or one scan marks one of them. */
export function DeskSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { undo } = useFeedback();
  const { id: workshopId } = snapshot.workshop;
  const sheet = useStored(() => readAttendance(workshopId), [workshopId]);
  const nothing = useMemo(() => emptySheet(workshopId), [workshopId]);
  const marks = sheet ?? nothing;
  const choice = useSlot(snapshot);
  const { slot } = choice;
  const desk = useDesk(snapshot, marks, choice);
  const [showNames, setShowNames] = useState(false);
  const [open, setOpen] = useState<DeskPerson | 'walk-in' | null>(null);
  const [camera, setCamera] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const people = useMemo(
    () => deskPeople(snapshot, slot, language, t, showNames),
    [snapshot, slot, language, t, showNames],
  );
  const groups = useMemo(
    () => deskGroups(people, snapshot, marks, slot?.id ?? null),
    [people, snapshot, marks, slot?.id],
  );
  const search = useSearch(people);
  const toggleCamera = (): void => setCamera((on) => !on);
  const openWalkIn = (): void => {
    if (slot !== null) setOpen('walk-in');
  };
  useDeskKeys(input, { onWalkIn: openWalkIn, onCamera: toggleCamera });
  useEffect(() => input.current?.focus(), []);

  const choose = (person: DeskPerson): void => {
    search.type('');
    void desk.mark(person.participation, 'desk');
  };
  const enter = (typed: string): void => {
    if (typed.trim() === '') return;
    if (desk.scan(typed)) return search.type('');
    const person = findPeople(people, typed)[search.active];
    if (person !== undefined) choose(person);
  };
  const see = (text: string): void => {
    if (!desk.scan(text)) desk.refuse(t('screens.desk.notBadge'));
  };
  const close = (): void => {
    setOpen(null);
    search.type('');
  };
  const outcome = desk.outcome === null || isTakenBack(desk.outcome, marks) ? null : desk.outcome;
  const isSearching = search.query.trim() !== '' && !beginsBadge(search.query);
  return (
    <main className="desk">
      <DeskHead snapshot={snapshot} choice={choice} />
      <div className="desk-work">
        <DeskSearch
          input={input}
          query={search.query}
          found={search.found}
          active={search.active}
          sheet={marks}
          slot={slot}
          onType={search.type}
          onMove={search.move}
          onEnter={enter}
          onChoose={choose}
          onSign={setOpen}
        />
        <div role="status" className={isSearching ? 'visually-hidden' : 'desk-status'} key={desk.turn}>
          <DeskOutcome outcome={outcome} people={people} {...useReadiness(choice)} onUndo={undo} />
        </div>
        <DeskTools
          canAdd={slot !== null}
          camera={camera}
          onWalkIn={openWalkIn}
          onCamera={toggleCamera}
          showNames={showNames}
          onShowNames={people.some((each) => each.isProtected) ? setShowNames : null}
        />
      </div>
      <div className="desk-side">
        {camera ? <CameraPanel onCode={see} /> : null}
        <MissingPanel groups={groups} />
        <ExchangeCard snapshot={snapshot} people={people} />
      </div>
      <DeskDialogs open={open} snapshot={snapshot} desk={desk} typed={search.query} onClose={close} />
    </main>
  );
}

function useReadiness({ slot, isClosed }: SlotChoice): { readonly title: string; readonly hint: string } {
  const { t } = usePreferences();
  if (slot === null) return { title: t('screens.desk.noSlot'), hint: t('screens.desk.noSlotHint') };
  return { title: t('screens.desk.start'), hint: t(isClosed ? 'screens.desk.closed' : 'screens.desk.startHint') };
}

type DialogsProps = {
  readonly open: DeskPerson | 'walk-in' | null;
  readonly snapshot: WorkshopSnapshot;
  readonly desk: Desk;
  readonly typed: string;
  readonly onClose: () => void;
};

function DeskDialogs({ open, snapshot, desk, typed, onClose }: DialogsProps): ReactNode {
  if (open === null) return null;
  if (open === 'walk-in') {
    return (
      <WalkInDialog
        snapshot={snapshot}
        typed={/\d/.test(typed) ? '' : typed.trim()}
        onSave={desk.add}
        onClose={onClose}
      />
    );
  }
  return (
    <SignDialog
      person={open}
      onClose={onClose}
      onSave={(strokes) => {
        onClose();
        void desk.sign(open.participation, strokes);
      }}
    />
  );
}

type Search = {
  readonly query: string;
  readonly found: readonly DeskPerson[];
  readonly active: number;
  readonly type: (query: string) => void;
  readonly move: (active: number) => void;
};

/** What is typed and whom it finds; every letter highlights the likeliest again. */
function useSearch(people: readonly DeskPerson[]): Search {
  const [{ query, active }, setTyped] = useState({ query: '', active: 0 });
  const found = useMemo(() => (beginsBadge(query) ? [] : findPeople(people, query)), [people, query]);
  return {
    query,
    found,
    active: Math.min(active, Math.max(Math.min(found.length, mostRows) - 1, 0)),
    type: (text) => setTyped({ query: text, active: 0 }),
    move: (next) => setTyped((before) => ({ ...before, active: next })),
  };
}
