/** The fixed sections of a workshop, in working order. */
export const sections = ['overview', 'agenda', 'people', 'attendance', 'documents'] as const;
/** Desk and register belong to attendance and are reached from there; the desk takes the whole window. */
const pages = [...sections, 'desk', 'register'] as const;
export type Section = (typeof pages)[number];

export const routes = { home: '/', workshop: '/workshop/:workshopId/:section' } as const;

export function workshopPath(workshopId: string, section: Section): string {
  return `/workshop/${workshopId}/${section}`;
}

export function isSection(text: string | undefined): text is Section {
  return pages.some((section) => section === text);
}
