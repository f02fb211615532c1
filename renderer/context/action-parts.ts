import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { TextKey } from '../../shared/text/text.ts';

/**
 * What an action is done to where it is offered once for each: the days that are not signed off, those that are, the slots in which
 * attendance is taken, all days, those that can be deleted, rooms, kinds of sessions, papers, languages, workshops, samples, and what
 * can be chosen in a bar of choices: views of agenda, people, attendance, register and directory, whom the grid shows, the format of a paper and
 * the size of its preview; the pictures of attendance, each in two formats; sessions with a time, issued sheets and their scans; the
 * marks of a cell; slots in which heads are counted.
 */
export type ActionParts =
  | 'placed-session'
  | 'sheet'
  | 'valid-sheet'
  | 'withdrawn-sheet'
  | 'scan'
  | 'mark'
  | 'counted-slot'
  | 'open-day'
  | 'closed-day'
  | 'slot'
  | 'day'
  | 'day-of-several'
  | 'room'
  | 'session-kind'
  | 'paper'
  | 'language'
  | 'workshop'
  | 'sample'
  | 'agenda-view'
  | 'people-view'
  | 'attendance-view'
  | 'attendance-filter'
  | 'picture'
  | 'register-view'
  | 'directory-view'
  | 'paper-format'
  | 'preview-size';

/** The trainings that come with the program, in the order of the welcome. */
export const sampleKeys = [
  'cadap-respectful-care',
  'unodc-treatnet-family-bishkek',
  'unfpa-technical-meeting-turkestan',
  'iom-victim-identification-ashgabat',
  'osce-gbv-ashgabat',
] as const;
export type SampleKey = (typeof sampleKeys)[number];

export const attendanceViews = ['grid', 'pictures', 'contradictions'] as const;
export type AttendanceView = (typeof attendanceViews)[number];

/** People one by one, the nominations of the delegations, or daily allowances. */
const peoplePages = ['list', 'board', 'allowances'] as const;
export type PeoplePage = (typeof peoplePages)[number];

export const peoplePageNames = {
  list: 'screens.people.board.list',
  board: 'screens.people.board.board',
  allowances: 'screens.allowances.page',
} as const satisfies Readonly<Record<PeoplePage, TextKey>>;

/** Nominations have a board only where there are delegations. */
export function peoplePagesOf({ delegations }: Pick<WorkshopSnapshot, 'delegations'>): readonly PeoplePage[] {
  return delegations.length === 0 ? peoplePages.filter((page) => page !== 'board') : peoplePages;
}

/** The lists of the directory. */
export const directoryTabs = ['people', 'institutions', 'trainers'] as const;
export type DirectoryTab = (typeof directoryTabs)[number];

export const registerViews = ['all', 'lacking'] as const;
export type RegisterView = (typeof registerViews)[number];

export const previewSizes = ['fitWidth', 'actualSize'] as const;
export type PreviewSize = (typeof previewSizes)[number];

export const pictureFormats = ['png', 'svg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];
