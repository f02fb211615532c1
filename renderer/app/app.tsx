import type { ReactNode } from 'react';
import { Link, Route, Switch, useParams } from 'wouter';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { PreferencesProvider, useText } from '../context/preferences.tsx';
import { isSection, routes, type SectionName } from '../context/routes.ts';
import { AgendaSection } from '../features/agenda/agenda-section.tsx';
import { AttendanceSection } from '../features/attendance/attendance-section.tsx';
import { DeskSection } from '../features/desk/desk-section.tsx';
import { DocumentsSection } from '../features/documents/documents-section.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { OverviewSection } from '../features/overview/overview-section.tsx';
import { PeopleSection } from '../features/people/people-section.tsx';
import { RegisterSection } from '../features/register/register-section.tsx';
import { readWorkshop } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import { Announcements, Toasts } from '../ui/messages.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { AppFrame } from './frame.tsx';
import { RecoveryGate } from './recovery-gate.tsx';
import pageStyles from '../ui/page.module.css';

export function App(): ReactNode {
  return (
    <PreferencesProvider>
      <ErrorBoundary>
        <RecoveryGate>
          <AppFrame>
            <Switch>
              <Route path={routes.workshop} component={WorkshopPage} />
              <Route component={HomePage} />
            </Switch>
          </AppFrame>
        </RecoveryGate>
      </ErrorBoundary>
      <Announcements />
      <NamedToasts />
    </PreferencesProvider>
  );
}

function NamedToasts(): ReactNode {
  const t = useText();
  return <Toasts name={t('screens.messages')} close={t('screens.close')} />;
}

const screens: Readonly<Record<SectionName, (props: { readonly snapshot: WorkshopSnapshot }) => ReactNode>> = {
  overview: OverviewSection,
  agenda: AgendaSection,
  people: PeopleSection,
  attendance: AttendanceSection,
  desk: DeskSection,
  register: RegisterSection,
  documents: DocumentsSection,
};

/** One workshop, one section. Everything shown is read from the store and follows every change at once. */
function WorkshopPage(): ReactNode {
  const t = useText();
  const { workshopId, section } = useParams<{ workshopId: string; section: string }>();
  const snapshot = useStored(() => readWorkshop(workshopId), [workshopId]);
  if (snapshot === undefined) return <div className={pageStyles['work']} aria-busy="true" />;
  if (snapshot === null || !isSection(section)) {
    return (
      <div className={pageStyles['work']}>
        <div className={pageStyles['empty']}>
          <h2>{t('screens.workshopGone')}</h2>
          <Link href="/">{t('screens.toAllWorkshops')}</Link>
        </div>
      </div>
    );
  }
  const Screen = screens[section];
  return <Screen key={workshopId} snapshot={snapshot} />;
}
