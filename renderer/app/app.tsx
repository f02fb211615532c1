import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { HomePage } from '../features/home/home-page.tsx';
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
          <Frame>
            <Switch>
              <Route path={routes.workshop} component={WorkshopPage} />
              <Route component={HomePage} />
            </Switch>
          </Frame>
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
