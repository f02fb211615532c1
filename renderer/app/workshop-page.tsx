import type { ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { readWorkshop } from '../queries/snapshot.ts';
import { useStored } from '../storage/reading.ts';
import { AgendaSection } from '../features/agenda/agenda-section.tsx';
import { AttendanceSection } from '../features/attendance/attendance-section.tsx';
import { DeskSection } from '../features/desk/desk-section.tsx';
import { DocumentsSection } from '../features/documents/documents-section.tsx';
import { OverviewSection } from '../features/overview/overview-section.tsx';
import { PeopleSection } from '../features/people/people-section.tsx';
import { RegisterSection } from '../features/register/register-section.tsx';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { useText } from './preferences.tsx';
import { isSection, type Section } from './routes.ts';

const screens: Readonly<Record<Section, (props: { readonly snapshot: WorkshopSnapshot }) => ReactNode>> = {
  overview: OverviewSection,
  agenda: AgendaSection,
  people: PeopleSection,
  attendance: AttendanceSection,
  desk: DeskSection,
  register: RegisterSection,
  documents: DocumentsSection,
};

/** One workshop, one section. Everything shown is read from the store and follows every change at once. */
export function WorkshopPage(): ReactNode {
  const t = useText();
  const { workshopId, section } = useParams<{ workshopId: string; section: string }>();
  const snapshot = useStored(() => readWorkshop(workshopId), [workshopId]);
  if (snapshot === undefined) return <div className="work" aria-busy="true" />;
  if (snapshot === null || !isSection(section)) {
    return (
      <div className="work">
        <div className="empty">
          <h2>{t('screens.workshopGone')}</h2>
          <Link href="/">{t('screens.toAllWorkshops')}</Link>
        </div>
      </div>
    );
  }
  const Screen = screens[section];
  return <Screen key={workshopId} snapshot={snapshot} />;
}
