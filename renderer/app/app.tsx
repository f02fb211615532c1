import type { ReactNode } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { HomePage } from '../features/home/home-page.tsx';
import { OpeningProvider } from '../opening/opening.tsx';
import { SystemFiles } from '../opening/system-files.tsx';
import { Announcements } from '../ui/announcements.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { PreferencesProvider, useText } from './preferences.tsx';
import { RecoveryGate } from './recovery-gate.tsx';
import { routes } from './routes.ts';
import { WorkshopPage } from './workshop-page.tsx';

export function App(): ReactNode {
  return (
    <PreferencesProvider>
      <ErrorBoundary>
        <RecoveryGate>
          <OpeningProvider>
            <Frame>
              <Sections />
            </Frame>
            <SystemFiles />
          </OpeningProvider>
        </RecoveryGate>
      </ErrorBoundary>
      <Announcements />
      <NamedToasts />
    </PreferencesProvider>
  );
}

/** A bug in a section costs that section; the frame around it stays, and with it the way to the others. */
function Sections(): ReactNode {
  const [place] = useLocation();
  return (
    <ErrorBoundary place={place}>
      <Switch>
        <Route path={routes.workshop} component={WorkshopPage} />
        <Route component={HomePage} />
      </Switch>
    </ErrorBoundary>
  );
}

function NamedToasts(): ReactNode {
  const t = useText();
  return <Toasts name={t('screens.messages')} close={t('screens.close')} />;
}
