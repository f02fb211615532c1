import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { languages, textIn } from '../../shared/domain/language.ts';
import { formatDate } from '../../shared/text/dates.ts';
import { PageLink } from '../components/page-link.tsx';
import { closeBeside, readBesideMark, takeErased } from '../commands/backups.ts';
import type { ActionPlace } from '../context/action-description.ts';
import { ActionButton, useActions } from '../context/actions.tsx';
import { usePreferences, useText } from '../context/preferences.tsx';
import { isSection, routes, type SectionName, sections, workshopPath } from '../context/routes.ts';
import { useUndoRedo } from '../context/undo-redo.ts';
import { savingQueue } from '../storage/saving-queue.ts';
import { computerName, readSummaries, useStored } from '../storage/working-store.ts';
import { Icon } from '../ui/icon.tsx';
import { clearMessages, clearOutdated, FailurePlace } from '../ui/failures.tsx';
import { announce, notify } from '../ui/messages.tsx';
import { useShowLog } from './error-boundary.tsx';
import pageStyles from '../ui/page.module.css';
import styles from './frame.module.css';
import { Palette } from './palette.tsx';
import type { Whereabouts } from './possible-actions.ts';
import { StandingTrouble } from './standing-trouble.tsx';
import { ShortcutSheet, useShortcuts } from './shortcuts.tsx';
import { TopBar } from './top-bar.tsx';

export function AppFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useText();
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  const here = useWhereabouts(setOpen);
  const close = (): void => setOpen(null);
  useShortcuts();
  useMessagesOf(here);
  const [path] = useLocation();
  useArrival(path);
  useEffect(() => {
    if (takeErased()) notify(t('screens.erasing.done'));
  }, [t]);
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

/**
 * Takes the messages away when the workshop in which they were shown is left; outside a workshop they stay. Failures go with
 * the section too, and when a later change is saved.
 */
function useMessagesOf({ workshopId, place }: Whereabouts): void {
  useEffect(() => (workshopId === null ? undefined : clearMessages), [workshopId]);
  useEffect(() => (place === 'home' ? undefined : () => clearOutdated()), [place]);
  useEffect(() => {
    const savedAt = (): string | null => {
      const saving = savingQueue.current();
      return saving.state === 'saved' ? saving.at : null;
    };
    let last = savedAt();
    return savingQueue.onChange(() => {
      const at = savedAt();
      if (at === null || at === last) return;
      last = at;
      clearOutdated();
    });
  }, []);
}

/** Milliseconds within which a page that was gone to shows its heading. */
const arrivesWithin = 5000;

/**
 * Says the heading of a page that was gone to, as a browser does of a new page. Whoever had the focus on something that went with
 * the page before goes on from the beginning of the new one.
 */
function useArrival(path: string): void {
  const first = useRef(path);
  useEffect(() => {
    if (path === first.current) return undefined;
    first.current = '';
    const until = performance.now() + arrivesWithin;
    let frame = 0;
    const look = (): void => {
      const heading = document.querySelector<HTMLElement>('main h1');
      if (heading !== null) arrive(heading);
      else if (performance.now() < until) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [path]);
}

function arrive(heading: HTMLElement): void {
  announce(heading.textContent ?? '');
  if (document.activeElement !== document.body) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Where the user is, and what can be done on every screen. */
function useWhereabouts(open: (what: 'palette' | 'shortcuts') => void): Whereabouts {
  const look = usePreferences();
  const { undo, redo } = useUndoRedo();
  const showLog = useShowLog();
  const [, navigate] = useLocation();
  const [matches, params] = useRoute(routes.workshop);
  const workshopId = matches ? params.workshopId : null;
  const [isInDirectory] = useRoute(routes.directory);
  const outside = isInDirectory ? 'directory' : 'home';
  const place: ActionPlace = matches && isSection(params.section) ? params.section : outside;
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
    'go.directory': () => navigate(routes.directory),
    language: (part) => languages.filter((each) => each === part).forEach(look.setLanguage),
    theme: () => look.setTheme(look.theme === 'dark' ? 'light' : 'dark'),
    density: () => look.setDensity(look.density === 'compact' ? 'comfortable' : 'compact'),
    contrast: () => look.setContrast(look.contrast === 'more' ? 'usual' : 'more'),
    'zoom.in': () => look.changeZoom(1),
    'zoom.out': () => look.changeZoom(-1),
    'zoom.usual': () => look.changeZoom(0),
    shortcuts: () => open('shortcuts'),
    log: showLog,
  });
  return useMemo(() => ({ place, workshopId, navigate }), [place, workshopId, navigate]);
}

const mostRecent = 12;

/** Sections of the open workshop in working order, then other workshops, those of its programme first. */
function Sidebar(): ReactNode {
  const { t, language } = usePreferences();
  const [matches, params] = useRoute(routes.workshop);
  const [isInDirectory] = useRoute(routes.directory);
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
            <PageLink
              key={section}
              to={workshopPath(current.id, section)}
              data-action={`go.${section}`}
              current={open === section}
            >
              <Icon name={section} />
              <span>{t(`screens.section.${section}`)}</span>
            </PageLink>
          ))}
        </>
      )}
      <PageLink className={styles['apart']} to={routes.directory} data-action="go.directory" current={isInDirectory}>
        <Icon name="directory" />
        <span>{t('screens.directory.title')}</span>
      </PageLink>
      <h2>{t('screens.workshops')}</h2>
      <PageLink to="/" data-action="go.home" current={!matches && !isInDirectory}>
        <Icon name="home" />
        <span>{t('screens.allWorkshops')}</span>
        <span className={clsx(styles['count'], 'number')}>{summaries.length}</span>
      </PageLink>
      {[...neighbours, ...others].slice(0, mostRecent).map((each) => (
        <PageLink key={each.id} className={styles['sub']} to={workshopPath(each.id, 'overview')}>
          <span className="one-line" title={textIn(each.title, language)}>
            {textIn(each.title, language)}
          </span>
        </PageLink>
      ))}
    </nav>
  );
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
      <p>{t('screens.backups.beside.note', { day: formatDate(day, language), clock, device: computerName(device) })}</p>
      <ActionButton action="backup.close-beside" plain small onPress={() => void closeBeside()} />
    </div>
  );
}
