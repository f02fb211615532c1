import { documentFormats, documentKinds } from '../../shared/documents/document-request.ts';
import { sessionKinds } from '../../shared/domain/agenda/session.ts';
import { signOffOf } from '../../shared/domain/attendance/attendance.ts';
import { daysInOrder, slotAt, slotsOf, timedSlots } from '../../shared/domain/attendance/slots.ts';
import { type Language, languages, ownNames, textIn } from '../../shared/domain/language.ts';
import { isCounted } from '../../shared/domain/people/participation.ts';
import type { WorkshopSummary } from '../../shared/changes/workshop-summary.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { delegationName } from '../../shared/text/collation.ts';
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
  keysText,
} from '../context/action-list.ts';
import {
  type ActionParts,
  attendanceViews,
  peoplePageNames,
  peoplePagesOf,
  pictureFormats,
  previewSizes,
  registerViews,
  sampleKeys,
} from '../context/action-parts.ts';
import { isOffered, runActionAt } from '../context/actions.tsx';
import { type SectionName, workshopPath } from '../context/routes.ts';
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
  /** By what else it is known. */
  readonly also?: string;
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
    const { name, also = [], icon, place, parts }: ActionDescription = actions[id];
    const about = [placeName(place, t), keysText(id)];
    const one = (part: string, values: Values): FoundAction => ({
      id: `${id} ${part}`,
      name: t(name, values),
      about: about.filter((each) => each !== '').join(' · '),
      also: also.map((key) => t(key, { ...values, ...shownValues(t) })).join(' '),
      icon,
      run: () => runActionAt(id, part, pathTo(place, here), here.navigate),
    });
    if (parts === undefined) return [one('', {})];
    return partsOf(parts, known).map((each) => one(each.id, each.values));
  });
}

/** What stands in the words of a control where it counts or names a format. */
function shownValues(t: Translate): Values {
  return { count: 2, format: documentFormats.map((each) => t(`screens.documents.${each}`)).join(' ') };
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

function partsOf(parts: ActionParts, known: Known): readonly Part[] {
  const { summaries, snapshot, language, t } = known;
  if (parts === 'language') return languages.map((each) => named(each, ownNames[each]));
  if (parts === 'workshop') return summaries.map(({ id, title }) => named(id, textIn(title, language)));
  if (parts === 'sample') return sampleKeys.map((key) => named(key, t(`screens.home.sample.${key}.title`)));
  return snapshot === null ? [] : partsInWorkshop[parts]({ snapshot, language, t });
}

/** A choice of a bar of choices, with the section in which it stands. */
function choice(t: Translate, section: SectionName, id: string, name: string): Part {
  return named(id, `${t(`screens.section.${section}`)} · ${name}`);
}

const hasStaff = ({ participations }: WorkshopSnapshot): boolean => participations.some((each) => !isCounted(each));

const numbered = ({ id, number }: WorkshopSnapshot['days'][number]): Part => ({ id, values: { number } });

function daysThat(isSigned: boolean, { days, signOffs }: WorkshopSnapshot): Part[] {
  return daysInOrder(days)
    .filter((day) => (signOffOf(day.id, signOffs) !== undefined) === isSigned)
    .map(numbered);
}

type Open = { readonly snapshot: WorkshopSnapshot; readonly language: Language; readonly t: Translate };

/** The parts that the open workshop has. */
const partsInWorkshop: Readonly<
  Record<Exclude<ActionParts, 'language' | 'workshop' | 'sample'>, (open: Open) => readonly Part[]>
> = {
  'session-kind': ({ t }) => sessionKinds.map((kind) => named(kind, t(`vocabulary.sessionKind.${kind}`))),
  paper: ({ t }) => documentKinds.map((kind) => named(kind, t(`documents.name.${kind}`))),
  slot: ({ snapshot, language, t }) =>
    slotsOf(snapshot.workshop.attendance, snapshot.days, snapshot.sessions).map((slot) =>
      named(slot.id, `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`),
    ),
  day: ({ snapshot }) => daysInOrder(snapshot.days).map(numbered),
  'open-day': ({ snapshot }) => daysThat(false, snapshot),
  'closed-day': ({ snapshot }) => daysThat(true, snapshot),
  // The last day stays.
  'day-of-several': ({ snapshot: { days } }) => (days.length === 1 ? [] : daysInOrder(days).map(numbered)),
  room: ({ snapshot: { rooms }, language }) =>
    rooms.map(({ id, name }) => ({ id, values: { name: textIn(name, language) } })),
  'agenda-view': ({ snapshot, t }) => [
    choice(t, 'agenda', 'all-days', t('screens.agenda.allDays')),
    ...daysInOrder(snapshot.days).map(({ id, number }) => choice(t, 'agenda', id, t('screens.agenda.day', { number }))),
    choice(t, 'agenda', 'table', t('screens.agenda.table')),
  ],
  'people-view': ({ snapshot, t }) =>
    peoplePagesOf(snapshot).map((each) => choice(t, 'people', each, t(peopleViewNames[each]))),
  'attendance-view': ({ t }) =>
    attendanceViews.map((each) => choice(t, 'attendance', each, t(attendanceViewNames[each]))),
  'attendance-filter': ({ snapshot, language, t }) => [
    choice(
      t,
      'attendance',
      'all',
      t(hasStaff(snapshot) ? 'screens.attendance.chip.allWithStaff' : 'screens.attendance.chip.all'),
    ),
    choice(t, 'attendance', 'unmarked', t('screens.attendance.chip.unmarked')),
    choice(t, 'attendance', 'at-risk', t('screens.attendance.chip.atRisk')),
    ...snapshot.delegations.map((each) => choice(t, 'attendance', each.id, delegationName(each, language))),
    ...(hasStaff(snapshot) ? [choice(t, 'attendance', 'staff', t('screens.attendance.chip.staff'))] : []),
  ],
  picture: ({ snapshot: { workshop }, t }) =>
    [...new Set(['day', workshop.attendance.slots, 'delegation', 'sex'] as const)].flatMap((key) =>
      pictureFormats.map((format) => ({
        id: `${key} ${format}`,
        values: { title: `${t(`screens.attendance.pictures.${key}`)} · ${format.toUpperCase()}` },
      })),
    ),
  'register-view': ({ t }) =>
    registerViews.map((each) => choice(t, 'register', each, t(`screens.register.${each}`, { count: '' }).trim())),
  'paper-format': ({ t }) =>
    documentFormats.map((each) => choice(t, 'documents', each, t(`screens.documents.${each}`))),
  'preview-size': ({ t }) => previewSizes.map((each) => choice(t, 'documents', each, t(`screens.documents.${each}`))),
};

const peopleViewNames = {
  ...peoplePageNames,
  allowances: 'screens.allowances.title',
} as const satisfies Record<string, TextKey>;

const attendanceViewNames = {
  grid: 'screens.attendance.page.grid',
  pictures: 'screens.attendance.page.pictures',
  contradictions: 'screens.palette.contradictions',
} as const satisfies Record<string, TextKey>;
