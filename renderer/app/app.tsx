import { type ReactNode, useEffect } from 'react';
import { Route, Switch, useLocation, useParams, useRoute } from 'wouter';
import type { Language } from '../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { PageLink } from '../components/page-link.tsx';
import { rememberAppearance } from '../commands/installation.ts';
import { KeptPlaces } from '../context/kept-places.tsx';
import { initialLanguage, PreferencesProvider, usePreferences, useText } from '../context/preferences.tsx';
import { isSection, routes, type SectionName } from '../context/routes.ts';
import { LoadedLater, PageLoadedLater, PageSkeleton, preloadWhenIdle } from '../components/loaded-later.tsx';
import { HomePage } from '../features/home/home-page.tsx';
import { OpeningProvider } from '../opening/opening.tsx';
import { PasteGuard } from '../components/paste-guard.tsx';
import { WholeTexts } from '../components/whole-texts.tsx';
import { SystemFiles } from '../opening/system-files.tsx';
import { readWorkshop } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import { Announcements, Toasts } from '../ui/messages.tsx';
import { ClosingQuestion } from './closing.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { AppFrame } from './frame.tsx';
import { RecoveryGate } from './recovery-gate.tsx';
import pageStyles from '../ui/page.module.css';

/** `language` is one whose texts are loaded; by default the one chosen last, whose texts must be. */
export function App({ language }: { readonly language?: Language }): ReactNode {
  return (
    <PreferencesProvider language={language ?? initialLanguage()}>
      <RememberedAppearance />
      <ErrorBoundary>
        <RecoveryGate>
          <OpeningProvider>
            <KeptPlaces>
              <AppFrame>
                <Sections />
              </AppFrame>
            </KeptPlaces>
            <SystemFiles />
            <ClosingQuestion />
          </OpeningProvider>
        </RecoveryGate>
      </ErrorBoundary>
      <Announcements />
      <NamedToasts />
      <PasteGuard />
      <WholeTexts />
    </PreferencesProvider>
  );
}

/** Remembers theme and language for the next start, whenever one changes. */
function RememberedAppearance(): null {
  const { theme, language } = usePreferences();
  useEffect(() => void rememberAppearance({ theme, language }), [theme, language]);
  return null;
}

/** An error boundary around each section: where one throws, the frame and the other sections stay usable. */
function Sections(): ReactNode {
  const [place] = useLocation();
  const [isInWorkshop] = useRoute(routes.workshop);
  useEffect(
    () => preloadWhenIdle(isInWorkshop ? Object.values(screens) : [screens.overview, directory]),
    [isInWorkshop],
  );
  return (
    <ErrorBoundary place={place}>
      <Switch>
        <Route path={routes.workshop} component={WorkshopPage} />
        <Route path={routes.directory} component={DirectoryRoute} />
        <Route component={HomePage} />
      </Switch>
    </ErrorBoundary>
  );
}

const directory = new LoadedLater(async () => (await import('../features/directory/directory-page.tsx')).DirectoryPage);

function DirectoryRoute(): ReactNode {
  return <PageLoadedLater later={directory} props={{}} />;
}

function NamedToasts(): ReactNode {
  const t = useText();
  return <Toasts name={t('screens.messages')} close={t('screens.close')} />;
}

type Screen = (props: { readonly snapshot: WorkshopSnapshot }) => ReactNode;

/**
 * Each section is a chunk of its own. Behind the one that a workshop shows, the attendance is loaded at once, for it is
 * opened in a hurry, and the others after the start; before that, the one with which a workshop opens.
 */
const screens: Readonly<Record<SectionName, LoadedLater<Screen>>> = {
  attendance: new LoadedLater(
    async () => (await import('../features/attendance/attendance-section.tsx')).AttendanceSection,
  ),
  overview: new LoadedLater(async () => (await import('../features/overview/overview-section.tsx')).OverviewSection),
  agenda: new LoadedLater(async () => (await import('../features/agenda/agenda-section.tsx')).AgendaSection),
  people: new LoadedLater(async () => (await import('../features/people/people-section.tsx')).PeopleSection),
  desk: new LoadedLater(async () => (await import('../features/desk/desk-section.tsx')).DeskSection),
  documents: new LoadedLater(
    async () => (await import('../features/documents/documents-section.tsx')).DocumentsSection,
  ),
  register: new LoadedLater(async () => (await import('../features/register/register-section.tsx')).RegisterSection),
};

/** One section of one workshop, read from the store by live queries. */
function WorkshopPage(): ReactNode {
  const t = useText();
  const { workshopId, section } = useParams<{ workshopId: string; section: string }>();
  const snapshot = useStored(() => readWorkshop(workshopId), [workshopId]);
  // While the workshop is read; then what is used in a hurry.
  useEffect(() => {
    if (isSection(section)) void screens[section].load().then(() => screens.attendance.load());
  }, [section]);
  if (snapshot === undefined) return <PageSkeleton />;
  if (snapshot === null || !isSection(section)) {
    return (
      <div className={pageStyles['work']}>
        <div className={pageStyles['empty']}>
          <h2>{t('screens.workshopGone')}</h2>
          <PageLink to="/">{t('screens.toAllWorkshops')}</PageLink>
        </div>
      </div>
    );
  }
  return <PageLoadedLater key={`${workshopId} ${section}`} later={screens[section]} props={{ snapshot }} />;
}
