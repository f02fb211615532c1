import { clsx } from 'clsx';
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { sessionTitle } from '../../shared/domain/agenda/session.ts';
import {
  searchDistance,
  type SearchedText,
  searchedText,
  type SearchQuery,
  searchQuery,
} from '../../shared/domain/forgiving-search.ts';
import { type Language, languages, textIn } from '../../shared/domain/language.ts';
import { listName, otherScript } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { delegationName } from '../../shared/text/collation.ts';
import { dayName } from '../../shared/text/slot-name.ts';
import type { Translate } from '../../shared/text/text.ts';
import { runActionAt } from '../context/actions.tsx';
import { usePreferences } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { type Attendee, readEverybody } from '../queries/everybody.ts';
import { readWorkshop } from '../queries/snapshot.ts';
import { readSummaries, useStored } from '../storage/working-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import popoverStyles from '../ui/popover.module.css';
import fieldStyles from '../ui/fields/field.module.css';
import styles from './frame.module.css';
import { type FoundAction, type Known, possibleActions, type Whereabouts } from './possible-actions.ts';

/** `searched` is its name with where it is; with what else it is known by; of an action also its name and what its control says. */
type Finding = FoundAction & { readonly searched: readonly SearchedText[] };

const mostShown = 40;
/** Scrollable regions take the focus, so that the keyboard can scroll them (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

/**
 * Ctrl+K: finds every action of every screen and of the lines of its lists, workshops, sessions, people and issued sheets, in both
 * alphabets and with typing errors.
 */
export function Palette({ here, onClose }: { readonly here: Whereabouts; readonly onClose: () => void }): ReactNode {
  const { t } = usePreferences();
  const [query, setQuery] = useState('');
  const { everything, isComplete } = useFindings(here);
  const sought = useDeferredValue(query);
  const [recent] = useState(readRecent);
  const found = useMemo(() => likeliest(everything, sought, recent), [everything, sought, recent]);
  const choose = (id: string): void => {
    onClose();
    rememberRecent(id);
    everything.find((finding) => finding.id === id)?.run();
  };
  const onKeyDown = useEnter((typed, id) => {
    const first = id ?? likeliest(everything, typed, recent)[0]?.id;
    if (first !== undefined) choose(first);
  }, isComplete);
  return (
    <Dialog wide title={t('screens.palette.name')} onClose={onClose}>
      <div className={styles['palette']}>
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <SearchField autoFocus aria-label={t('screens.palette.name')}>
            <Input
              className={clsx(fieldStyles['input'])}
              data-part="input"
              placeholder={t('screens.palette.hint')}
              onKeyDownCapture={onKeyDown}
            />
          </SearchField>
          <div className={styles['palette-found']} {...reachable}>
            <Menu
              aria-label={t('screens.palette.found')}
              onAction={(key) => choose(String(key))}
              renderEmptyState={() => <p className={popoverStyles['list-empty']}>{t('screens.palette.nothing')}</p>}
            >
              {found.map((finding) => (
                <MenuItem
                  key={finding.id}
                  id={finding.id}
                  data-finding={finding.id}
                  textValue={finding.name}
                  className={clsx(popoverStyles['menu-item'])}
                >
                  <span className={styles['icon']}>
                    <Icon name={finding.icon} />
                  </span>
                  <span className={styles['name']}>{finding.name}</span>
                  <span className={clsx(popoverStyles['shortcut'], styles['shortcut'], 'one-line')}>
                    {finding.about}
                  </span>
                </MenuItem>
              ))}
            </Menu>
          </div>
        </Autocomplete>
      </div>
    </Dialog>
  );
}

/** Keys that move through what was found. */
const movingKeys = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp']);

/**
 * What Enter does: the line that was moved to, else the first one of what is in the field at that moment, which the list below it
 * may not show yet. Where not everything has been read, it is done as soon as it has.
 */
function useEnter(
  act: (typed: string, id: string | null) => void,
  isComplete: boolean,
): (event: KeyboardEvent<HTMLInputElement>) => void {
  const waiting = useRef<string | null>(null);
  const moved = useRef('');
  const onWaiting = useEffectEvent(() => {
    const typed = waiting.current;
    waiting.current = null;
    if (typed !== null) act(typed, null);
  });
  useEffect(() => {
    if (isComplete) onWaiting();
  }, [isComplete]);
  return (event) => {
    const { value } = event.currentTarget;
    if (movingKeys.has(event.key)) moved.current = value;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const line = document.getElementById(event.currentTarget.getAttribute('aria-activedescendant') ?? '');
    const id = moved.current === value ? line?.getAttribute('data-finding') : undefined;
    if (value.trim() === '' && id === undefined) return;
    if (isComplete || id !== undefined) act(value, id ?? null);
    else waiting.current = value;
  };
}

/**
 * What the query means, the likeliest first; of the equally likely, what was chosen last comes first, and what is done to one of
 * many lines elsewhere comes last.
 */
export function likeliest(
  everything: readonly Finding[],
  query: string,
  recent: readonly string[],
): readonly Finding[] {
  const sought = searchQuery(query);
  const ranked = everything.flatMap((finding) => {
    const distance = leastDistance(finding, sought);
    const lately = recent.indexOf(finding.id);
    return distance === null ? [] : [{ finding, distance, lately: lately === -1 ? recent.length : lately }];
  });
  ranked.sort(
    (one, other) =>
      Math.floor(one.distance) - Math.floor(other.distance) ||
      one.lately - other.lately ||
      Number(one.finding.isOfLine ?? false) - Number(other.finding.isOfLine ?? false) ||
      one.distance - other.distance,
  );
  return ranked.slice(0, mostShown).map(({ finding }) => finding);
}

const recentKey = 'recently-found';
const mostRecent = 12;

/** Ids of what was chosen lately, the last one first. */
function readRecent(): readonly string[] {
  return (localStorage.getItem(recentKey) ?? '').split('\n').filter((id) => id !== '');
}

function rememberRecent(id: string): void {
  const others = readRecent().filter((each) => each !== id);
  localStorage.setItem(recentKey, [id, ...others].slice(0, mostRecent).join('\n'));
}

type Findings = {
  readonly everything: readonly Finding[];
  /** Whether all that it is made of has been read. */
  readonly isComplete: boolean;
};

function useFindings(here: Whereabouts): Findings {
  const { t, language } = usePreferences();
  const { workshopId } = here;
  const storedSummaries = useStored(readSummaries, []);
  const snapshot = useStored(async () => (workshopId === null ? null : readWorkshop(workshopId)), [workshopId]);
  const attendees = useStored(readEverybody, []);
  const [summaries, everybody] = [storedSummaries ?? noSummaries, attendees ?? nobody];
  const isComplete = storedSummaries !== undefined && snapshot !== undefined && attendees !== undefined;
  const everything = useMemo(
    () => findingsOf({ here, summaries, snapshot: snapshot ?? null, everybody, language, t }),
    [here, summaries, snapshot, everybody, language, t],
  );
  return { everything, isComplete };
}

/** All that the palette can find: actions, then workshops, people, delegations, sessions and sheets. */
export function findingsOf(known: Known & { readonly everybody: readonly Attendee[] }): readonly Finding[] {
  const { here, snapshot, summaries, everybody, language, t } = known;
  const { navigate } = here;
  const workshops = summaries.map((summary) => ({
    id: summary.id,
    name: textIn(summary.title, language),
    about: textIn(summary.city, language),
    icon: 'open' as const,
    run: () => navigate(workshopPath(summary.id, 'overview')),
  }));
  const sessions = (snapshot?.sessions ?? []).map((session) => ({
    id: session.id,
    name: sessionTitle(session, language, t),
    about: session.placement?.start ?? '',
    icon: 'chevron' as const,
    run: () => runActionAt('show.session', session.id, workshopPath(session.workshopId, 'agenda'), navigate),
  }));
  const found = [
    ...possibleActions(known),
    ...workshops,
    ...peopleFindings(here, everybody, language),
    ...delegationFindings(here, snapshot, language, t),
    ...sessions,
    ...sheetFindings(here, snapshot, language, t),
  ];
  return found.map(toBeFound);
}

/** Of a text that is typed for its name, what else it is known by takes nothing away; null where it is not meant at all. */
function leastDistance({ searched }: Finding, sought: SearchQuery): number | null {
  const distances = searched.flatMap((text) => searchDistance(text, sought) ?? []);
  return distances.length === 0 ? null : Math.min(...distances);
}

/** With its texts as the search compares them. */
export function toBeFound(given: FoundAction): Finding {
  const { name, about, also = '', said } = given;
  const own = `${name} ${about}`.trim();
  const texts = new Set([own, also === about ? own : `${own} ${also}`.trim()]);
  // What is typed may be the words of an action or of its control alone.
  if (said !== undefined) for (const each of [name, ...said.split('\n')]) texts.add(each.trim() === '' ? name : each);
  return { ...given, searched: [...texts].map(searchedText) };
}

const noSummaries: Awaited<ReturnType<typeof readSummaries>> = [];
const nobody: readonly Attendee[] = [];

/** Everybody in every workshop, those of the open one first; of protected people nobody. */
function peopleFindings(here: Whereabouts, everybody: readonly Attendee[], language: Language): FoundAction[] {
  const { workshopId, navigate } = here;
  const inOrder = everybody.toSorted(
    (one, other) => Number(other.workshop.id === workshopId) - Number(one.workshop.id === workshopId),
  );
  return inOrder
    .filter(({ person }) => !person.protected)
    .map(({ person, participation, workshop }) => ({
      id: participation.id,
      name: listName(person, language),
      about: workshop.id === workshopId ? listName(person, otherScript(language)) : textIn(workshop.title, language),
      also: listName(person, otherScript(language)),
      icon: 'people' as const,
      run: () => runActionAt('show.person', participation.id, workshopPath(workshop.id, 'people'), navigate),
    }));
}

/** The delegations of the open workshop, under the name in each language. */
function delegationFindings(
  { navigate }: Whereabouts,
  snapshot: WorkshopSnapshot | null,
  language: Language,
  t: Translate,
): FoundAction[] {
  return (snapshot?.delegations ?? []).map((delegation) => ({
    id: delegation.id,
    name: delegationName(delegation, language),
    about: t('screens.people.field.delegation'),
    also: languages.map((each) => delegationName(delegation, each)).join(' '),
    icon: 'people' as const,
    run: () => runActionAt('show.person', delegation.id, workshopPath(delegation.workshopId, 'people'), navigate),
  }));
}

/** The issued sheets of the open workshop, by the number on the paper, the day, and the names of their scans. */
function sheetFindings(
  { navigate }: Whereabouts,
  snapshot: WorkshopSnapshot | null,
  language: Language,
  t: Translate,
): FoundAction[] {
  if (snapshot === null) return [];
  return snapshot.issuedSheets.map(({ id, workshopId, sheetId, dayId, scans }) => ({
    id,
    name: sheetId,
    about: `${t('screens.section.register')} · ${dayName(dayId, snapshot, language, t)}`,
    also: scans.map((scan) => scan.name).join(' '),
    icon: 'register' as const,
    run: () => runActionAt('show.sheet', sheetId, workshopPath(workshopId, 'register'), navigate),
  }));
}
