import { documentFormats, documentKinds } from '../../shared/documents/document-request.ts';
import { sessionKinds, sessionTitle } from '../../shared/domain/agenda/session.ts';
import { attendanceStatuses, signOffOf } from '../../shared/domain/attendance/attendance.ts';
import { daysInOrder, slotAt, slotsOf, timedSlots } from '../../shared/domain/attendance/slots.ts';
import type { IssuedSheet } from '../../shared/domain/evidence/issued-sheet.ts';
import { type Language, languages, ownNames, textIn } from '../../shared/domain/language.ts';
import { isCounted } from '../../shared/domain/people/participation.ts';
import type { WorkshopSummary } from '../../shared/changes/workshop-summary.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { delegationName } from '../../shared/text/collation.ts';
import { dayName, slotName } from '../../shared/text/slot-name.ts';
import type { TextKey, Translate } from '../../shared/text/text.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import type { ActionDescription, ActionNeed, ActionPlace } from '../context/action-description.ts';
import { type ActionId, actionIds, actions, keysText } from '../context/action-list.ts';
import {
  type ActionParts,
  attendanceViews,
  directoryTabs,
  peoplePageNames,
  peoplePagesOf,
  pictureFormats,
  previewSizes,
  registerViews,
  sampleKeys,
} from '../context/action-parts.ts';
import { isOffered, rowsOffering, runActionAt } from '../context/actions.tsx';
import { routes, type SectionName, workshopPath } from '../context/routes.ts';
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
  /** What its control says, where that is not its name; '' where it is. Missing for what is no action. */
  readonly said?: string;
  readonly icon: IconName;
  /** An action that is done to one of many lines of a list which may be elsewhere. */
  readonly isOfLine?: boolean;
  readonly run: () => void;
};

/** What decides what can be done. */
export type Known = {
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
    const one = ({ id: part, values = {}, line = '', label, also: known = '' }: Part): FoundAction => {
      const said = [known, ...also.map((key) => t(key, { ...values, ...shownValues(t) }))].join(' ').trim();
      return {
        id: `${id} ${part}`,
        name: label ?? t(name, values),
        about: [line === '' ? placeName(place, t) : line, keysText(id)].filter((each) => each !== '').join(' · '),
        also: said,
        said,
        icon,
        run: () => runActionAt(id, part, pathTo(place, here), here.navigate),
      };
    };
    const rows = rowsOffering(id).map((row) => one({ ...row, line: row.name }));
    if (!isDone(id, known)) return rows;
    const whole: readonly Part[] = parts === undefined ? [{ id: '' }] : partsOf(parts, known);
    return [...whole.map((part) => ({ ...one(part), isOfLine: (part.line ?? '') !== '' })), ...rows];
  });
}

/** What stands in the words of a control where it counts or names a format. */
function shownValues(t: Translate): Values {
  return { count: 2, format: documentFormats.map((each) => t(`screens.documents.${each}`)).join(' ') };
}

function isPossible(id: ActionId, known: Known): boolean {
  return isDone(id, known) || rowsOffering(id).length > 0;
}

/** Whether it is done to no row. Of another screen are offered those that need no selection there and whose needs the data meet. */
function isDone(id: ActionId, { here, snapshot }: Known): boolean {
  const action: ActionDescription = actions[id];
  if (action.place === 'everywhere' || action.place === here.place) return isOffered(id);
  const isOutside = action.place === 'home' || action.place === 'directory';
  if (action.onSelection === true || (!isOutside && here.workshopId === null)) return false;
  return action.needs === undefined || (snapshot !== null && isMet(action.needs, snapshot));
}

function isMet(need: ActionNeed, { workshop, days, sessions, participations }: WorkshopSnapshot): boolean {
  if (need === 'attendance')
    return participations.length > 0 && slotsOf(workshop.attendance, days, sessions).length > 0;
  return slotAt(timedSlots({ workshop, days, sessions }), localTime(now(), workshop.timeZone)) !== null;
}

function pathTo(place: ActionPlace, { workshopId }: Whereabouts): string {
  if (place === 'everywhere') return location.pathname;
  if (place === 'directory') return routes.directory;
  return place === 'home' ? '/' : workshopPath(workshopId ?? '', place);
}

export function placeName(place: ActionPlace, t: Translate): string {
  if (place === 'everywhere') return '';
  if (place === 'directory') return t('screens.directory.title');
  return place === 'home' ? t('screens.workshops') : t(`screens.section.${place}`);
}

type Values = Readonly<Record<string, string | number>>;
type Part = {
  readonly id: string;
  readonly values?: Values;
  /** The name of the line of a list to which it is done, beside the name of the action. */
  readonly line?: string;
  /** In the place of the name of the action. */
  readonly label?: string;
  /** By what else it is known. */
  readonly also?: string;
};

const named = (id: string, part: string): Part => ({ id, values: { part } });

function partsOf(parts: ActionParts, known: Known): readonly Part[] {
  const { summaries, snapshot, language, t } = known;
  if (parts === 'language') return languages.map((each) => named(each, ownNames[each]));
  if (parts === 'workshop') return summaries.map(({ id, title }) => named(id, textIn(title, language)));
  if (parts === 'sample') return sampleKeys.map((key) => named(key, t(`screens.home.sample.${key}.title`)));
  if (parts === 'directory-view') return directoryTabs.map((each) => named(each, t(`screens.directory.tab.${each}`)));
  return snapshot === null ? [] : partsInWorkshop[parts]({ snapshot, language, t });
}

/** A choice of a bar of choices, with the section in which it stands. */
function choice(t: Translate, section: SectionName, id: string, name: string, also = ''): Part {
  return { ...named(id, `${t(`screens.section.${section}`)} · ${name}`), also };
}

const lineOf = ({ sheetId, id }: IssuedSheet): Part => ({ id, line: sheetId });

const hasStaff = ({ participations }: WorkshopSnapshot): boolean => participations.some((each) => !isCounted(each));

const numbered = ({ id, number }: WorkshopSnapshot['days'][number]): Part => ({ id, values: { number } });

function daysThat(isSigned: boolean, { days, signOffs }: WorkshopSnapshot): Part[] {
  return daysInOrder(days)
    .filter((day) => (signOffOf(day.id, signOffs) !== undefined) === isSigned)
    .map(numbered);
}

/** "Mon 18 May, morning". */
function slotParts({ snapshot, language, t }: Open): { readonly id: string; readonly line: string }[] {
  const { workshop, days, sessions } = snapshot;
  return slotsOf(workshop.attendance, days, sessions).map((slot) => ({
    id: slot.id,
    line: `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`,
  }));
}

type Open = { readonly snapshot: WorkshopSnapshot; readonly language: Language; readonly t: Translate };

/** The parts that the open workshop has. */
const partsInWorkshop: Readonly<
  Record<Exclude<ActionParts, 'language' | 'workshop' | 'sample' | 'directory-view'>, (open: Open) => readonly Part[]>
> = {
  'placed-session': ({ snapshot, language, t }) =>
    snapshot.sessions
      .filter(({ placement }) => placement !== null)
      .map((session) => ({ id: session.id, line: sessionTitle(session, language, t) })),
  sheet: ({ snapshot, t }) =>
    snapshot.issuedSheets.map(({ id, sheetId }) => ({ id, label: t('screens.register.attachTo', { sheet: sheetId }) })),
  'valid-sheet': ({ snapshot }) => snapshot.issuedSheets.filter(({ withdrawal }) => withdrawal === null).map(lineOf),
  'withdrawn-sheet': ({ snapshot }) =>
    snapshot.issuedSheets.filter(({ withdrawal }) => withdrawal !== null).map(lineOf),
  scan: ({ snapshot }) =>
    snapshot.issuedSheets.flatMap(({ scans, sheetId }) =>
      scans.map(({ id, name }) => ({ id, line: name, also: sheetId })),
    ),
  mark: ({ t }) =>
    attendanceStatuses.map((status) =>
      named(status, t(status === 'unmarked' ? 'screens.attendance.clear' : `vocabulary.attendanceStatus.${status}`)),
    ),
  'session-kind': ({ t }) => sessionKinds.map((kind) => named(kind, t(`vocabulary.sessionKind.${kind}`))),
  paper: ({ t }) => documentKinds.map((kind) => named(kind, t(`documents.name.${kind}`))),
  slot: (open) => slotParts(open).map(({ id, line }) => named(id, line)),
  'counted-slot': slotParts,
  day: ({ snapshot }) => daysInOrder(snapshot.days).map(numbered),
  'open-day': ({ snapshot }) => daysThat(false, snapshot),
  'closed-day': ({ snapshot }) => daysThat(true, snapshot),
  // The last day stays.
  'day-of-several': ({ snapshot: { days } }) => (days.length === 1 ? [] : daysInOrder(days).map(numbered)),
  room: ({ snapshot: { rooms }, language }) =>
    rooms.map(({ id, name }) => ({ id, values: { name: textIn(name, language) } })),
  'agenda-view': ({ snapshot, language, t }) => [
    choice(t, 'agenda', 'all-days', t('screens.agenda.allDays')),
    ...daysInOrder(snapshot.days).map(({ id, number }) => {
      const name = t('screens.agenda.day', { number });
      return choice(t, 'agenda', id, name, `${name}\n${dayName(id, snapshot, language, t)}`);
    }),
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
        also: t(`screens.attendance.pictures.${format}`),
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
