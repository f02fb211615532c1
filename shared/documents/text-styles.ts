import type { FontWeight } from './page.ts';

export const colours = {
  ink: '#16202c',
  muted: '#5b6773',
  accent: '#1f4e79',
  rule: '#c3cad2',
  strongRule: '#5b6773',
  tint: '#f1f4f7',
  band: '#e4eaf0',
} as const;

export type TextStyle = {
  /** In points. */
  readonly size: number;
  readonly weight: FontWeight;
  readonly colour: string;
  /** Height of a line as a multiple of the size. */
  readonly leading: number;
  readonly tabular: boolean;
};

const plain: TextStyle = { size: 9, weight: 'regular', colour: colours.ink, leading: 1.28, tabular: false };
const muted: TextStyle = { ...plain, colour: colours.muted };

/** THE list of the looks that text has on paper. */
export const textStyles = {
  overline: { ...plain, size: 8.5, weight: 'semibold', colour: colours.muted },
  /** On the right of the kicker: which state of things the paper shows. */
  version: { ...plain, size: 8.5, weight: 'semibold', leading: 1.4 },
  kicker: { ...plain, size: 10, weight: 'bold', colour: colours.accent, leading: 1.4 },
  title: { ...plain, size: 17, weight: 'bold', leading: 1.2 },
  secondTitle: { ...plain, size: 12.5, weight: 'semibold', colour: colours.muted, leading: 1.25 },
  fact: { ...plain, size: 9.5, leading: 1.4 },
  dayHeading: { ...plain, size: 11.5, weight: 'bold', colour: colours.accent, leading: 1.3 },
  /** Small enough for the longest date in half the width. */
  dayHeadingPair: { ...plain, size: 10, weight: 'bold', colour: colours.accent, leading: 1.3 },
  dayContinued: { ...plain, weight: 'semibold', colour: colours.accent, leading: 1.4 },
  dayTheme: { ...plain, size: 9, colour: colours.muted },
  tableHead: { ...plain, size: 7.5, weight: 'semibold', colour: colours.muted, leading: 1.22 },
  timeHead: { ...plain, size: 8, weight: 'semibold', tabular: true, leading: 1.22 },
  body: plain,
  bodyStrong: { ...plain, weight: 'semibold' },
  bodyMuted: muted,
  time: { ...plain, weight: 'semibold', tabular: true },
  timeMuted: { ...muted, tabular: true },
  small: { ...muted, size: 7.6 },
  sheetTitle: { ...plain, size: 12.5, weight: 'bold', leading: 1.22 },
  sheetSecondTitle: { ...plain, size: 9.5, weight: 'semibold', colour: colours.muted },
  sheetSubject: { ...plain, size: 8.6, weight: 'semibold', colour: colours.accent },
  /** On a strip that is cut off, where a name would stand. */
  stripCode: { ...plain, size: 13, weight: 'bold' },
  sheetName: { ...plain, size: 8.6, weight: 'semibold', leading: 1.2 },
  sheetBody: { ...plain, size: 7.6, leading: 1.2 },
  sheetMuted: { ...muted, size: 7.4, leading: 1.2 },
  group: { ...plain, size: 8.4, weight: 'semibold', leading: 1.2 },
  field: { ...plain, size: 8.2 },
  badgeWorkshop: { ...muted, size: 7, leading: 1.25 },
  badgeName: { ...plain, size: 22, weight: 'bold', leading: 1.12 },
  badgeSecondName: { ...plain, size: 12, weight: 'semibold', colour: colours.muted, leading: 1.2 },
  badgeInstitution: { ...plain, size: 8.5, leading: 1.22 },
  badgeCountry: { ...plain, weight: 'bold', leading: 1.22 },
  badgeRole: { ...plain, size: 10, weight: 'bold', colour: '#ffffff', leading: 1.2 },
  footer: { ...muted, size: 7, leading: 1.3 },
  footerStrong: { ...plain, size: 8, weight: 'semibold', leading: 1.3 },
} as const satisfies Record<string, TextStyle>;

export type TextStyleName = keyof typeof textStyles;
