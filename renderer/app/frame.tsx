import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import { recordsOf } from '../../shared/changes/partition.ts';
import { languages, ownNames, textIn, unreviewedLanguages } from '../../shared/domain/language.ts';
import type { Translate } from '../../shared/text/text.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { formatDate } from '../../shared/text/dates.ts';
import { closeBeside, readBesideMark } from '../commands/backups.ts';
import { type ActionPlace, actions, keysText } from '../context/action-list.ts';
import { runAction, useActions } from '../context/actions.tsx';
import { failureText } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { isSection, routes, type SectionName, sections, workshopPath } from '../context/routes.ts';
import { useUndoRedo } from '../context/undo-redo.ts';
import { savingQueue } from '../storage/saving-queue.ts';
import { isOpenForReadingOnly, readPartition, readSummaries, useStored } from '../storage/working-store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton } from '../ui/menu-button.tsx';
import { clearMessages, FailurePlace } from '../ui/messages.tsx';
import { useShowLog } from './error-boundary.tsx';
import pageStyles from '../ui/page.module.css';
import styles from './frame.module.css';
import { Palette, type Whereabouts } from './palette.tsx';
import { StandingTrouble, useHeldFor } from './standing-trouble.tsx';
import { ShortcutSheet, useShortcuts } from './shortcuts.tsx';

export function AppFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useText();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const here = useWhereabouts(setOpen);
  const close = (): void => setOpen(null);
  useShortcuts();
  useMessagesOf(here.workshopId);
  return (
    <div className={styles['frame']}>
      <TopBar />
      <StandingTrouble />
      <FailurePlace close={t('screens.close')} />
      <Sidebar />
      {children}
      <BesideNotice />
      {open === 'palette' ? <Palette here={here} onClose={close} /> : null}
      {open === 'shortcuts' ? <ShortcutSheet place={here.place} onClose={close} /> : null}
    </div>
  );
}

/** Takes the messages away when the workshop in which they were shown is left; outside a workshop they stay. */
function useMessagesOf(workshopId: string | null): void {
  useEffect(() => (workshopId === null ? undefined : clearMessages), [workshopId]);
}

/** Where the user is, and what can be done on every screen. */
function useWhereabouts(open: (what: 'palette' | 'shortcuts') => void): Whereabouts {
  const { setLanguage, theme, setTheme } = usePreferences();
  const { undo, redo } = useUndoRedo();
  const showLog = useShowLog();
  const [, navigate] = useLocation();
  const [matches, params] = useRoute(routes.workshop);
  const workshopId = matches ? params.workshopId : null;
  const place: ActionPlace = matches && isSection(params.section) ? params.section : 'home';
  const to = (section: SectionName) => (workshopId === null ? null : () => navigate(workshopPath(workshopId, section)));
  useActions({
    palette: () => open('palette'),
    undo,
    redo,
    'go.overview': to('overview'),
    'go.agenda': to('agenda'),
    'go.people': to('people'),
    'go.attendance': to('attendance'),
    'go.documents': to('documents'),
    'go.desk': to('desk'),
    'go.register': to('register'),
    'go.home': () => navigate('/'),
    language: (part) => languages.filter((each) => each === part).forEach(setLanguage),
    theme: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    shortcuts: () => open('shortcuts'),
    log: showLog,
  });
  return useMemo(() => ({ place, workshopId, navigate }), [place, workshopId, navigate]);
}

function TopBar(): ReactNode {
  const { t, language, theme } = usePreferences();
  return (
    <header className={styles['top-bar']} data-part="top-bar">
      <Link href="/" className={styles['brand']} data-action="go.home">
        <Mark />
        Rostrum
      </Link>
      <Crumbs />
      <SavingMark />
      <span className={styles['gap']} />
      <button type="button" className={styles['find']} data-action="palette" onClick={() => runAction('palette')}>
        <Icon name="search" />
        {t('screens.palette.find')}
        <kbd>{keysText('palette')}</kbd>
      </button>
      <IconButton
        icon="undo"
        name={`${t(actions.undo.name)} (${keysText('undo')})`}
        data-action="undo"
        onPress={() => runAction('undo')}
      />
      <IconButton
        icon="redo"
        name={`${t(actions.redo.name)} (${keysText('redo')})`}
        data-action="redo"
        onPress={() => runAction('redo')}
      />
      <MenuButton
        name={`${t('screens.language')}: ${ownNames[language]}`}
        choices={languages.map((each) => ({
          id: each,
          action: 'language',
          name: ownNames[each],
          ...(each === language ? { icon: 'check' as const } : {}),
          ...(unreviewedLanguages.includes(each) ? { note: t('screens.languageUnreviewed') } : {}),
          onChoose: () => runAction('language', each),
        }))}
      >
        {ownNames[language]}
      </MenuButton>
      <IconButton
        icon={theme === 'dark' ? 'sun' : 'moon'}
        name={theme === 'dark' ? t('screens.light') : t('screens.dark')}
        data-action="theme"
        onPress={() => runAction('theme')}
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
    const programmes = recordsOf(await readPartition('programmes'), 'programme');
    return { summary, programme: programmes.find((each) => each.id === summary?.programmeId) };
  }, [workshopId]);
  if (here?.summary === undefined) return <span />;
  const programme = here.programme?.code === '' ? textIn(here.programme.name, language) : here.programme?.code;
  return (
    <p className={styles['crumbs']}>
      {programme === undefined || programme === '' ? null : (
        <>
          <span className="one-line">{programme}</span>
          <span aria-hidden="true">›</span>
        </>
      )}
      <span className={clsx(styles['here'], 'one-line')}>{textIn(here.summary.title, language)}</span>
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

const mostRecent = 12;

/** Sections of the open workshop in working order, then other workshops, those of its programme first. */
function Sidebar(): ReactNode {
  const { t, language } = usePreferences();
  const [matches, params] = useRoute(routes.workshop);
  const summaries = useStored(readSummaries, []) ?? [];
  const workshopId = matches ? params.workshopId : null;
  if (params?.section === 'desk') return null;
  const open = params?.section === 'register' ? 'attendance' : params?.section;
  const current = summaries.find((each) => each.id === workshopId);
  const neighbours = summaries.filter((each) => each.programmeId === current?.programmeId && each.id !== workshopId);
  const others = summaries.filter((each) => each.programmeId !== current?.programmeId);
  return (
    <nav className={styles['side']} data-part="side" aria-label={t('screens.navigation')}>
      {current === undefined ? null : (
        <>
          {sections.map((section) => (
            <Link
              key={section}
              href={workshopPath(current.id, section)}
              data-action={`go.${section}`}
              aria-current={open === section ? 'page' : undefined}
            >
              {t(`screens.section.${section}`)}
            </Link>
          ))}
        </>
      )}
      <h2>{t('screens.workshops')}</h2>
      <Link href="/" data-action="go.home" aria-current={matches ? undefined : 'page'}>
        {t('screens.allWorkshops')}
        <span className={clsx(styles['count'], 'number')}>{summaries.length}</span>
      </Link>
      {[...neighbours, ...others].slice(0, mostRecent).map((each) => (
        <Link key={each.id} className={styles['sub']} href={workshopPath(each.id, 'overview')}>
          <span className="one-line" title={textIn(each.title, language)}>
            {textIn(each.title, language)}
          </span>
        </Link>
      ))}
    </nav>
  );
}

/** Milliseconds of saving after which "Saving" is shown; most saves take less. */
const slow = 200;

/** Shows "Saved 14:02" once the journal is flushed to the disk, and a warning while saving fails. */
function SavingMark(): ReactNode {
  const t = useText();
  const saving = useSyncExternalStore(savingQueue.onChange, savingQueue.current);
  const isSaving = saving.state === 'saving';
  const isSlow = useHeldFor(slow, isSaving);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const clock = useClock();
  if (saving.state === 'saved' && saving.at !== savedAt) setSavedAt(saving.at);
  if (isOpenForReadingOnly()) {
    return (
      <span className={clsx(styles['saving'], styles['waiting'])} data-part="saving" data-state="read-only">
        {t('screens.trouble.readOnly')}
      </span>
    );
  }
  if (saving.state === 'waiting') {
    return (
      <span
        className={clsx(styles['saving'], styles['waiting'])}
        data-part="saving"
        data-state="waiting"
        role="status"
        title={failureText(t, saving.failure)}
      >
        {t('screens.notSaved')}
      </span>
    );
  }
  if (saving.state === 'typing') {
    return (
      <span className={clsx(styles['saving'], styles['busy'])} data-part="saving" data-state="typing" role="status">
        {t('screens.typing')}
      </span>
    );
  }
  if (isSaving && isSlow)
    return (
      <span className={clsx(styles['saving'], styles['busy'])} data-part="saving" data-state="busy">
        {t('screens.saving')}
      </span>
    );
  return (
    <span className={clsx(styles['saving'], 'number')} data-part="saving" role="status" aria-busy={isSaving}>
      {savedText(t, savedAt, clock)}
    </span>
  );
}

/** The time of the last saving, with its day where that is not today; none where the clock was put back since. */
function savedText(t: Translate, savedAt: string | null, clock: string): string {
  if (savedAt === null || savedAt > clock) return t('screens.saved');
  const { day, clock: time } = localTime(savedAt);
  return t('screens.savedAt', { time: day === localTime(clock).day ? time : `${day} ${time}` });
}

/** Milliseconds after which the time of day is read again. */
const clockReadAfter = 30_000;

/** This moment in UTC, as of the last drawing; drawn again twice a minute and when the computer wakes up. */
function useClock(): string {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const draw = (): void => setTurn((turn) => turn + 1);
    const timer = setInterval(draw, clockReadAfter);
    document.addEventListener('visibilitychange', draw);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', draw);
    };
  }, []);
  return now();
}

/** Marks the window of a backup that was opened beside, in every section, and leads back. */
function BesideNotice(): ReactNode {
  const { t, language } = usePreferences();
  const [mark, setMark] = useState<Awaited<ReturnType<typeof readBesideMark>>>(null);
  useEffect(() => {
    void readBesideMark().then(setMark);
  }, []);
  if (mark === null) return null;
  const { day, clock, device } = mark;
  return (
    <div className={clsx(styles['beside-notice'], pageStyles['notice'], pageStyles['bad'])} role="note">
      <p>{t('screens.backups.beside.note', { day: formatDate(day, language), clock, device })}</p>
      <Button small onPress={() => void closeBeside()}>
        {t('screens.backups.beside.close')}
      </Button>
    </div>
  );
}
