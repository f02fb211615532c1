/** The fixed sections of a workshop, in working order. */
export const sections = ['overview', 'agenda', 'people', 'attendance', 'documents'] as const;
export type Section = (typeof sections)[number];

export const routes = { home: '/', workshop: '/workshop/:workshopId/:section' } as const;

export function workshopPath(workshopId: string, section: Section): string {
  return `/workshop/${workshopId}/${section}`;
}

export function isSection(text: string | undefined): text is Section {
  return sections.some((section) => section === text);
}
