/** The fixed sections of a workshop, in working order. */
export const sections = ['overview', 'agenda', 'people', 'attendance', 'documents'] as const;
/** The desk belongs to attendance and is reached from there; it takes the whole window and stands in no list. */
const pages = [...sections, 'desk'] as const;
export type Section = (typeof pages)[number];

export const routes = { home: '/', workshop: '/workshop/:workshopId/:section' } as const;

export function workshopPath(workshopId: string, section: Section): string {
  return `/workshop/${workshopId}/${section}`;
}

export function isSection(text: string | undefined): text is Section {
  return pages.some((section) => section === text);
}
