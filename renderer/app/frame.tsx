import { useState, type ReactNode } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { textIn } from '../../shared/domain/language.ts';
import { readShelf, readSummaries, useStored } from '../storage/reading.ts';
import { recordsOf } from '../../shared/changes/shelf.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { useShowLog } from './error-log.ts';
import { useFeedback } from './feedback.ts';
import { Palette } from './palette.tsx';
import { usePreferences } from './preferences.tsx';
import { routes } from './routes.ts';
import { SavingMark } from './saving-mark.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { Sidebar } from './sidebar.tsx';
import { useShortcuts } from './shortcuts.ts';
import type { Situation } from './user-actions.ts';

export function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const situation = useSituation(setOpen);
  const close = (): void => setOpen(null);
  useShortcuts(situation);
  return (
    <div className="frame">
      <TopBar situation={situation} />
      <Sidebar />
      {children}
      {open === 'palette' ? <Palette situation={situation} onClose={close} /> : null}
      {open === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
    </div>
  );
}

function useSituation(open: (what: 'palette' | 'shortcuts') => void): Situation {
  const { language, setLanguage, theme, setTheme } = usePreferences();
  const { undo, redo } = useFeedback();
  const showLog = useShowLog();
  const [, navigate] = useLocation();
  const [matches, params] = useRoute(routes.workshop);
  return {
    workshopId: matches ? params.workshopId : null,
    navigate,
    undo,
    redo,
    switchLanguage: () => setLanguage(language === 'en' ? 'ru' : 'en'),
    switchTheme: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    showPalette: () => open('palette'),
    showShortcuts: () => open('shortcuts'),
    showLog,
  };
}

function TopBar({ situation }: { readonly situation: Situation }): ReactNode {
  const { t, language, setLanguage, theme } = usePreferences();
  return (
    <header className="top-bar">
      <Link href="/" className="brand">
        <Mark />
        Rostrum
      </Link>
      <Crumbs />
      <SavingMark />
      <span className="gap" />
      <button type="button" className="find" onClick={situation.showPalette}>
        <Icon name="search" />
        {t('screens.palette.find')}
        <kbd>Ctrl K</kbd>
      </button>
      <IconButton icon="undo" name={`${t('screens.undo')} (Ctrl+Z)`} onPress={situation.undo} />
      <IconButton icon="redo" name={`${t('screens.redo')} (Ctrl+Shift+Z)`} onPress={situation.redo} />
      <Segments
        label={t('screens.language')}
        value={language}
        onChange={setLanguage}
        choices={[
          { value: 'en', name: 'EN' },
          { value: 'ru', name: 'РУ' },
        ]}
      />
      <IconButton
        icon={theme === 'dark' ? 'sun' : 'moon'}
        name={theme === 'dark' ? t('screens.light') : t('screens.dark')}
        onPress={situation.switchTheme}
      />
    </header>
  );
}

function Crumbs(): ReactNode {
  const { language } = usePreferences();
  const [matches, params] = useRoute(routes.workshop);
  const workshopId = matches ? params.workshopId : '';
  const here = useStored(async () => {
    const summary = (await readSummaries()).find((each) => each.id === workshopId);
    const programmes = recordsOf(await readShelf('programmes'), 'programme');
    return { summary, programme: programmes.find((each) => each.id === summary?.programmeId) };
  }, [workshopId]);
  if (here?.summary === undefined) return <span />;
  const programme = here.programme?.code === '' ? textIn(here.programme.name, language) : here.programme?.code;
  return (
    <p className="crumbs">
      {programme === undefined || programme === '' ? null : (
        <>
          <span className="one-line">{programme}</span>
          <span aria-hidden="true">›</span>
        </>
      )}
      <span className="here one-line">{textIn(here.summary.title, language)}</span>
    </p>
  );
}

function Mark(): ReactNode {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path d="M7 10.5h18l-2.2 6.4a2 2 0 0 1-1.9 1.3h-9.8a2 2 0 0 1-1.9-1.3z" fill="var(--on-accent)" />
      <path d="M14.2 18.2h3.6v5h-3.6zM10 23.2h12v2.6H10z" fill="var(--on-accent)" />
      <circle cx="16" cy="6.6" r="1.9" fill="var(--on-accent)" />
    </svg>
  );
}
