import { clsx } from 'clsx';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { documentKinds } from '../../shared/documents/document-request.ts';
import { sessionKinds, sessionTitle } from '../../shared/domain/agenda/session.ts';
import { signOffOf } from '../../shared/domain/attendance/attendance.ts';
import { daysInOrder, slotsOf } from '../../shared/domain/attendance/slots.ts';
import { searchDistance, type SearchedText, searchedText, searchQuery } from '../../shared/domain/forgiving-search.ts';
import { type Language, languages, ownNames, textIn } from '../../shared/domain/language.ts';
import { listName, otherScript } from '../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { dayName, slotName } from '../../shared/text/slot-name.ts';
import type { Translate } from '../../shared/text/text.ts';
import {
  type ActionDescription,
  type ActionId,
  actionIds,
  type ActionPlace,
  actions,
  type ActionParts,
  keysText,
} from '../context/action-list.ts';
import { isOffered, runActionAt } from '../context/actions.tsx';
import { usePreferences } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { type Attendee, readEverybody } from '../queries/everybody.ts';
import { readWorkshop } from '../queries/snapshot.ts';
import { readSummaries, useStored } from '../storage/working-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import popoverStyles from '../ui/popover.module.css';
import fieldStyles from '../ui/fields/field.module.css';
import styles from './frame.module.css';

/** Where the user is. */
export type Whereabouts = {
  readonly place: ActionPlace;
  /** Of the open workshop; null where none is open. */
  readonly workshopId: string | null;
  readonly navigate: (path: string) => void;
};

type Finding = {
  readonly id: string;
  readonly name: string;
  /** Where it is, or its shortcut. */
  readonly about: string;
  readonly icon: IconName;
  readonly searched: SearchedText;
  readonly run: () => void;
};

const mostShown = 40;

/** Ctrl+K: finds every action of every screen, and workshops, sessions and people, in both alphabets and with typing errors. */
export function Palette({ here, onClose }: { readonly here: Whereabouts; readonly onClose: () => void }): ReactNode {
  const { t } = usePreferences();
  const [query, setQuery] = useState('');
  const everything = useFindings(here);
  const sought = useDeferredValue(query);
  const [recent] = useState(readRecent);
  const found = useMemo(() => likeliest(everything, sought, recent), [everything, sought, recent]);
  const choose = (id: string): void => {
    onClose();
    rememberRecent(id);
    everything.find((finding) => finding.id === id)?.run();
  };
  return (
    <Dialog title={t('screens.palette.name')} onClose={onClose}>
      <div className={styles['palette']}>
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <SearchField autoFocus aria-label={t('screens.palette.name')}>
            <Input className={clsx(fieldStyles['input'])} data-part="input" placeholder={t('screens.palette.hint')} />
          </SearchField>
          <Menu
            aria-label={t('screens.palette.found')}
            className={clsx(styles['palette-found'])}
            onAction={(key) => choose(String(key))}
            renderEmptyState={() => <p className={popoverStyles['list-empty']}>{t('screens.palette.nothing')}</p>}
          >
            {found.map((finding) => (
              <MenuItem
                key={finding.id}
                id={finding.id}
                textValue={finding.name}
                className={clsx(popoverStyles['menu-item'])}
              >
                <Icon name={finding.icon} />
                <span className="one-line">{finding.name}</span>
                <span className={clsx(popoverStyles['shortcut'], styles['shortcut'])}>{finding.about}</span>
              </MenuItem>
            ))}
          </Menu>
        </Autocomplete>
      </div>
    </Dialog>
  );
}

/** What the query means, the likeliest first; of the equally likely, what was chosen last comes first. */
function likeliest(everything: readonly Finding[], query: string, recent: readonly string[]): readonly Finding[] {
  const sought = searchQuery(query);
  const ranked = everything.flatMap((finding) => {
    const distance = searchDistance(finding.searched, sought);
    const lately = recent.indexOf(finding.id);
    return distance === null ? [] : [{ finding, distance, lately: lately === -1 ? recent.length : lately }];
  });
  ranked.sort(
    (one, other) =>
      Math.floor(one.distance) - Math.floor(other.distance) ||
      one.lately - other.lately ||
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

function useFindings(here: Whereabouts): readonly Finding[] {
  const { t, language } = usePreferences();
  const { workshopId } = here;
  const summaries = useStored(readSummaries, []) ?? noSummaries;
  const snapshot = useStored(async () => (workshopId === null ? null : readWorkshop(workshopId)), [workshopId]);
  const everybody = useStored(readEverybody, []) ?? nobody;
  return useMemo(() => {
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
      ...actionFindings(here, snapshot ?? null, language, t),
      ...workshops,
      ...peopleFindings(here, everybody, language),
      ...sessions,
    ];
    return found
      .map((finding) => ({ also: '', ...finding }))
      .map((finding) => ({
        ...finding,
        searched: searchedText(`${finding.name} ${finding.about} ${finding.also}`),
      }));
  }, [here, summaries, snapshot, everybody, language, t]);
}

const noSummaries: Awaited<ReturnType<typeof readSummaries>> = [];
const nobody: readonly Attendee[] = [];

type Found = Omit<Finding, 'searched'> & { readonly also?: string };

/** Everybody in every workshop, those of the open one first; of protected people nobody. */
function peopleFindings(here: Whereabouts, everybody: readonly Attendee[], language: Language): Found[] {
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

/** The actions that can be done from where the user is, those of the screen first. */
function actionFindings(
  here: Whereabouts,
  snapshot: WorkshopSnapshot | null,
  language: Language,
  t: Translate,
): Found[] {
  const ids = actionIds.filter((id) => id !== 'palette' && isPossible(id, here));
  const isHere = (id: ActionId): boolean => actions[id].place === here.place;
  return [...ids.filter(isHere), ...ids.filter((id) => !isHere(id))].flatMap((id) => {
    const { name, icon, place, parts }: ActionDescription = actions[id];
    const about = [placeName(place, t), keysText(id)];
    const one = (part: string, values: Readonly<Record<string, string | number>>): Found => ({
      id: `${id} ${part}`,
      name: t(name, values),
      about: about.filter((each) => each !== '').join(' · '),
      icon,
      run: () => runActionAt(id, part, pathTo(place, here), here.navigate),
    });
    if (parts === undefined) return [one('', {})];
    return partsIn(parts, snapshot, language, t).map((each) => one(each.id, each.values));
  });
}

/** What is done on another screen is offered as soon as a workshop is open, since only that screen knows more. */
function isPossible(id: ActionId, { place, workshopId }: Whereabouts): boolean {
  const action: ActionDescription = actions[id];
  if (action.place === 'everywhere' || action.place === place) return isOffered(id);
  return action.onSelection !== true && (action.place === 'home' || workshopId !== null);
}

function pathTo(place: ActionPlace, { workshopId }: Whereabouts): string {
  if (place === 'everywhere') return location.pathname;
  return place === 'home' ? '/' : workshopPath(workshopId ?? '', place);
}

export function placeName(place: ActionPlace, t: Translate): string {
  if (place === 'everywhere') return '';
  return place === 'home' ? t('screens.workshops') : t(`screens.section.${place}`);
}

type Part = { readonly id: string; readonly values: Readonly<Record<string, string | number>> };

function partsIn(parts: ActionParts, snapshot: WorkshopSnapshot | null, language: Language, t: Translate): Part[] {
  if (parts === 'language') {
    return languages.map((each) => ({ id: each, values: { part: ownNames[each] } }));
  }
  if (snapshot === null) return [];
  const { days, sessions, signOffs, workshop } = snapshot;
  switch (parts) {
    case 'session-kind':
      return sessionKinds.map((kind) => ({ id: kind, values: { part: t(`vocabulary.sessionKind.${kind}`) } }));
    case 'paper':
      return documentKinds.map((kind) => ({ id: kind, values: { part: t(`documents.name.${kind}`) } }));
    case 'slot':
      return slotsOf(workshop.attendance, days, sessions).map((slot) => ({
        id: slot.id,
        values: { part: `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}` },
      }));
    case 'day':
    case 'open-day':
    case 'closed-day':
      return daysInOrder(days)
        .filter((day) => parts === 'day' || (signOffOf(day.id, signOffs) === undefined) === (parts === 'open-day'))
        .map((day) => ({ id: day.id, values: { number: day.number } }));
  }
}
