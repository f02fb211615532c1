import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { emptySheet } from '../../../shared/domain/attendance/attendance.ts';
import { beginsBadge } from '../../../shared/domain/evidence/printed-code.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { PrintTitle, useIsPrinted } from '../../components/printed-screen.tsx';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { useUndoRedo } from '../../context/undo-redo.ts';
import { readAttendance } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import { Checkbox } from '../../ui/fields/field.tsx';
import { CameraPanel } from './badge-camera.tsx';
import { DeskHead } from './desk-head.tsx';
import { DeskOutcome, isTakenBack } from './desk-outcome.tsx';
import { type DeskGroup, deskGroups, deskPeople, type DeskPerson, findPeople } from './desk-people.ts';
import { DeskSearch, mostRows } from './desk-search.tsx';
import { type SlotChoice, useSlot } from './desk-slot.ts';
import { ExchangeCard } from './exchange-card.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { type Desk, useDesk, useDeskKeys } from './use-desk.ts';
import { WalkInDialog } from './walk-in-dialog.tsx';
import { actions, keysText } from '../../context/action-list.ts';
import { ActionButton } from '../../context/actions.tsx';
import deskStyles from './desk.module.css';
import deskOutcomeStyles from './desk-outcome.module.css';
import pageStyles from '../../ui/page.module.css';

/** The page of the registration desk: one key or one scanned badge marks one person. */
export function DeskSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { undo } = useUndoRedo();
  const { id: workshopId } = snapshot.workshop;
  const sheet = useStored(() => readAttendance(workshopId), [workshopId]);
  const nothing = useMemo(() => emptySheet(workshopId), [workshopId]);
  const marks = sheet ?? nothing;
  const choice = useSlot(snapshot, marks);
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
  useDeskKeys(input);
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
    <main className={clsx(deskStyles['desk'], 'prints')}>
      <PrintTitle workshop={snapshot.workshop} />
      <DeskHead snapshot={snapshot} choice={choice} />
      <div className={deskStyles['desk-work']}>
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
        <div role="status" className={isSearching ? 'visually-hidden' : deskStyles['desk-status']} key={desk.turn}>
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
      <div className={deskOutcomeStyles['desk-side']}>
        {camera ? <CameraPanel onCode={see} /> : null}
        {slot === null ? null : <MissingPanel groups={groups} />}
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

/** The typed query and the people whom it finds; each change of the query highlights the first one again. */
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

type DeskToolsProps = {
  readonly canAdd: boolean;
  readonly camera: boolean;
  readonly showNames: boolean;
  readonly onWalkIn: () => void;
  readonly onCamera: () => void;
  /** Null where nobody is protected. */
  readonly onShowNames: ((shown: boolean) => void) | null;
};

/** Buttons of the desk with their keys. */
function DeskTools(props: DeskToolsProps): ReactNode {
  const { canAdd, camera, showNames, onWalkIn, onCamera, onShowNames } = props;
  const t = useText();
  return (
    <div className={deskOutcomeStyles['desk-tools']} role="toolbar" aria-label={t('screens.section.desk')}>
      <ActionButton action="desk.walk-in" onPress={onWalkIn} isDisabled={!canAdd}>
        {t(actions['desk.walk-in'].name)} <kbd>{keysText('desk.walk-in')}</kbd>
      </ActionButton>
      <ActionButton action="desk.camera" onPress={onCamera}>
        {t(camera ? 'screens.desk.cameraOff' : actions['desk.camera'].name)} <kbd>{keysText('desk.camera')}</kbd>
      </ActionButton>
      {onShowNames === null ? null : (
        <Checkbox label={t('screens.desk.showNames')} value={showNames} onChange={onShowNames} />
      )}
      <p className={clsx(deskOutcomeStyles['desk-keys'], 'small soft')}>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('screens.desk.keys.arrows')} · <kbd>Enter</kbd> {t('screens.desk.keys.enter')} ·{' '}
        <kbd>Ctrl Enter</kbd> {t('screens.desk.keys.sign')} · <kbd>Ctrl Z</kbd> {t('screens.desk.keys.undo')}
      </p>
    </div>
  );
}

/** The number of people still missing, in large digits; their names on demand. */
function MissingPanel({ groups }: { readonly groups: readonly DeskGroup[] }): ReactNode {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const named = useIsPrinted() || isOpen;
  const counted = groups.filter((group) => group.isCounted);
  const expected = counted.reduce((sum, group) => sum + group.expected, 0);
  const missing = counted.reduce((sum, group) => sum + group.missing.length, 0);
  const here = counted.reduce((sum, group) => sum + group.here, 0);
  return (
    <section
      className={clsx(pageStyles['card'], deskOutcomeStyles['desk-missing'])}
      aria-label={t('screens.desk.byDelegation')}
    >
      <p className={deskOutcomeStyles['desk-count']}>
        <strong className="number">{missing}</strong>{' '}
        {missing === 0
          ? t(here === expected ? 'screens.desk.complete' : 'screens.desk.nobodyMissing')
          : t('screens.desk.missing', { count: missing })}
      </p>
      <p className="soft">{t('screens.desk.here', { present: here, expected })}</p>
      <progress value={here} max={Math.max(expected, 1)} aria-hidden="true" />
      <ActionButton action="desk.missing" plain onPress={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {t(isOpen ? 'screens.desk.hideMissing' : 'screens.desk.showMissing')}
      </ActionButton>
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <div className={deskOutcomeStyles['desk-group']}>
              <span className={deskOutcomeStyles['desk-group-name']}>{group.name}</span>
              <span className={clsx(group.missing.length === 0 && deskOutcomeStyles['good'], 'number')}>
                {group.missing.length === 0
                  ? t('screens.desk.groupComplete', { here: group.here, expected: group.expected })
                  : t('screens.desk.missingOf', { missing: group.missing.length, expected: group.expected })}
              </span>
            </div>
            {named && group.missing.length > 0 ? (
              <ul className={deskOutcomeStyles['desk-names']}>
                {group.missing.map((person) => (
                  <li key={person.participation.id}>
                    <span className="faint number">{person.participation.number}</span> {person.name}
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
