import { documentKinds } from '../../shared/documents/document-request.ts';
import { sessionKinds } from '../../shared/domain/agenda/session.ts';
import { signOffOf } from '../../shared/domain/attendance/attendance.ts';
import { daysInOrder, slotAt, slotsOf, timedSlots } from '../../shared/domain/attendance/slots.ts';
import { type Language, languages, ownNames, textIn } from '../../shared/domain/language.ts';
import type { WorkshopSummary } from '../../shared/changes/workshop-summary.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { dayName, slotName } from '../../shared/text/slot-name.ts';
import type { TextKey, Translate } from '../../shared/text/text.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import {
  type ActionDescription,
  type ActionId,
  actionIds,
  type ActionNeed,
  type ActionPlace,
  actions,
  type ActionParts,
  attendanceViews,
  keysText,
  sampleKeys,
} from '../context/action-list.ts';
import { isOffered, runActionAt } from '../context/actions.tsx';
import { workshopPath } from '../context/routes.ts';
import type { IconName } from '../ui/icon.tsx';

/** Where the user is. */
export type Whereabouts = {
  readonly place: ActionPlace;
  /** Of the open workshop; null where none is open. */
  readonly workshopId: string | null;
  readonly navigate: (path: string) => void;
};

/** Something that Ctrl+K finds. */
export type FoundAction = {
  readonly id: string;
  readonly name: string;
  /** Where it is, or its shortcut. */
  readonly about: string;
  readonly icon: IconName;
  readonly run: () => void;
};

type Known = {
  readonly here: Whereabouts;
  /** Null where no workshop is open. */
  readonly snapshot: WorkshopSnapshot | null;
  readonly summaries: readonly WorkshopSummary[];
  readonly language: Language;
  readonly t: Translate;
};

/** The actions that can be done from where the user is, those of the screen first. */
export function possibleActions(known: Known): FoundAction[] {
  const { here, t } = known;
  const ids = actionIds.filter((id) => id !== 'palette' && isPossible(id, known));
  const isHere = (id: ActionId): boolean => actions[id].place === here.place;
  return [...ids.filter(isHere), ...ids.filter((id) => !isHere(id))].flatMap((id) => {
    const { name, icon, place, parts }: ActionDescription = actions[id];
    const about = [placeName(place, t), keysText(id)];
    const one = (part: string, values: Values): FoundAction => ({
      id: `${id} ${part}`,
      name: t(name, values),
      about: about.filter((each) => each !== '').join(' · '),
      icon,
      run: () => runActionAt(id, part, pathTo(place, here), here.navigate),
    });
    if (parts === undefined) return [one('', {})];
    return partsOf(parts, known).map((each) => one(each.id, each.values));
  });
}

/** Of another screen are offered those that need no selection there and whose needs the data meet. */
function isPossible(id: ActionId, { here, snapshot }: Known): boolean {
  const action: ActionDescription = actions[id];
  if (action.place === 'everywhere' || action.place === here.place) return isOffered(id);
  if (action.onSelection === true || (action.place !== 'home' && here.workshopId === null)) return false;
  return action.needs === undefined || (snapshot !== null && isMet(action.needs, snapshot));
}

function isMet(need: ActionNeed, { workshop, days, sessions, participations }: WorkshopSnapshot): boolean {
  if (need === 'attendance')
    return participations.length > 0 && slotsOf(workshop.attendance, days, sessions).length > 0;
  return slotAt(timedSlots({ workshop, days, sessions }), localTime(now(), workshop.timeZone)) !== null;
}

function pathTo(place: ActionPlace, { workshopId }: Whereabouts): string {
  if (place === 'everywhere') return location.pathname;
  return place === 'home' ? '/' : workshopPath(workshopId ?? '', place);
}

export function placeName(place: ActionPlace, t: Translate): string {
  if (place === 'everywhere') return '';
  return place === 'home' ? t('screens.workshops') : t(`screens.section.${place}`);
}

type Values = Readonly<Record<string, string | number>>;
type Part = { readonly id: string; readonly values: Values };

const named = (id: string, part: string): Part => ({ id, values: { part } });

function partsOf(parts: ActionParts, known: Known): Part[] {
  const { summaries, snapshot, language, t } = known;
  if (parts === 'language') return languages.map((each) => named(each, ownNames[each]));
  if (parts === 'workshop') return summaries.map(({ id, title }) => named(id, textIn(title, language)));
  if (parts === 'sample') return sampleKeys.map((key) => named(key, t(`screens.home.sample.${key}.title`)));
  return snapshot === null ? [] : partsOfWorkshop(parts, snapshot, language, t);
}

function partsOfWorkshop(
  parts: Exclude<ActionParts, 'language' | 'workshop' | 'sample'>,
  snapshot: WorkshopSnapshot,
  language: Language,
  t: Translate,
): Part[] {
  const { days, sessions, signOffs, workshop } = snapshot;
  const view = (section: 'agenda' | 'attendance', id: string, name: string): Part =>
    named(id, `${t(`screens.section.${section}`)} · ${name}`);
  switch (parts) {
    case 'session-kind':
      return sessionKinds.map((kind) => named(kind, t(`vocabulary.sessionKind.${kind}`)));
    case 'paper':
      return documentKinds.map((kind) => named(kind, t(`documents.name.${kind}`)));
    case 'slot':
      return slotsOf(workshop.attendance, days, sessions).map((slot) =>
        named(slot.id, `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`),
      );
    case 'agenda-view':
      return [
        view('agenda', 'all-days', t('screens.agenda.allDays')),
        ...daysInOrder(days).map(({ id, number }) => view('agenda', id, t('screens.agenda.day', { number }))),
        view('agenda', 'table', t('screens.agenda.table')),
      ];
    case 'attendance-view':
      return attendanceViews.map((each) => view('attendance', each, t(attendanceViewNames[each])));
    case 'day':
    case 'open-day':
    case 'closed-day':
      return daysInOrder(days)
        .filter((day) => parts === 'day' || (signOffOf(day.id, signOffs) === undefined) === (parts === 'open-day'))
        .map((day) => ({ id: day.id, values: { number: day.number } }));
  }
}

const attendanceViewNames = {
  grid: 'screens.attendance.page.grid',
  pictures: 'screens.attendance.page.pictures',
  contradictions: 'screens.palette.contradictions',
} as const satisfies Record<string, TextKey>;
