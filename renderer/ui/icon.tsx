import type { ReactNode } from 'react';

const shapes = {
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3.5 8.5l3 3 6-7',
  chevron: 'M4 6l4 4 4-4',
  up: 'M8 13V4M4 7.5L8 3.5l4 4',
  down: 'M8 3v9M4 8.5l4 4 4-4',
  undo: 'M5.5 3L2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10.5 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14',
  print: 'M4.5 6V2.5h7V6M4.5 12H3a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-1.5M4.5 9.5h7v4h-7z',
  save: 'M8 2.5v7M5 6.5l3 3 3-3M2.5 11v2.5h11V11',
  open: 'M2 4.5a1 1 0 0 1 1-1h3l1.5 1.5H13a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1z',
  remove: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5',
  swap: 'M3 5.5h9M9.5 3L12 5.5 9.5 8M13 10.5H4M6.5 8L4 10.5 6.5 13',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z',
  shield: 'M8 2l5 2v3.5c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5V4z',
  camera:
    'M2 5.5a1 1 0 0 1 1-1h2L6 3h4l1 1.5h2a1 1 0 0 1 1 1V12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1zM8 11a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  sign: 'M2 13.5h12M3.5 10.5l1-3 6-5 2 2-5 6-3 1z',
  pin: 'M8 10v4M5 10h6M6 2.5h4M6.5 2.5v4L5 10M9.5 2.5v4L11 10',
  people:
    'M6 7.5a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM2 13c0-2.2 1.8-3.5 4-3.5s4 1.3 4 3.5M10.5 3.3a2.25 2.25 0 0 1 0 4.1M11.5 9.7c1.5.4 2.5 1.6 2.5 3.3',
  duplicate: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  directory:
    'M4 2.5h8a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4zM4 2.5v11M2.5 5H4M2.5 8H4M2.5 11H4M8.5 7.5a1.25 1.25 0 1 0 0-2.5 1.25 1.25 0 0 0 0 2.5zM6.5 11c0-1.2.9-1.8 2-1.8s2 .6 2 1.8',
  home: 'M2.5 2.5H7V7H2.5zM9 2.5h4.5V7H9zM2.5 9H7v4.5H2.5zM9 9h4.5v4.5H9z',
  overview: 'M2.5 3h11v10.5h-11zM2.5 6.5h11M6.5 6.5v7',
  agenda: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5',
  attendance: 'M2.5 2.5h11v11h-11zM5 8l2 2.5L11 6',
  documents: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 10.5h4',
  desk: 'M1.5 7h13M3.5 7v6.5M12.5 7v6.5M6 7V4.5h4V7',
  register: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M8 11h2.5',
  display:
    'M2 4.5h6.5M12 4.5h2M2 11.5h2M7.5 11.5H14M10.25 6.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5zM5.75 13.25a1.75 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5z',
  rows: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  rules: 'M2.5 3h2v2h-2zM2.5 7h2v2h-2zM2.5 11h2v2h-2zM7.5 4h6M7.5 8h6M7.5 12h6',
  contrast: 'M8 14A6 6 0 1 0 8 2zM8 2v12M8 2A6 6 0 0 0 8 14M5.5 4.5v7M3.2 7v2',
  larger: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14M5 7h4M7 5v4',
  smaller: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5L14 14M5 7h4',
} as const;

export type IconName = keyof typeof shapes;

/** An icon of 16 by 16 px, when nothing is zoomed, in the colour of the text, hidden from screen readers: its control needs a name. */
export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg width="1rem" height="1rem" viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <path d={shapes[name]} stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
