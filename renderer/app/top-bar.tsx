import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useRoute } from 'wouter';
import { recordsOf } from '../../shared/changes/partition.ts';
import { textIn } from '../../shared/domain/language.ts';
import type { Failure } from '../../shared/result.ts';
import type { TextKey, Translate } from '../../shared/text/text.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { PageLink } from '../components/page-link.tsx';
import { type ActionId, actions, keysText } from '../context/action-list.ts';
import { actionChoice, runAction } from '../context/actions.tsx';
import { failureText } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { routes } from '../context/routes.ts';
import { savingQueue } from '../storage/saving-queue.ts';
import { isOpenForReadingOnly, readPartition, readSummaries, useStored } from '../storage/working-store.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { MenuButton, type MenuChoice } from '../ui/menu-button.tsx';
import { announce } from '../ui/messages.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { useHeldFor } from './standing-trouble.tsx';
import styles from './frame.module.css';

/** Where one is, how it stands with saving, and what is on every screen. */
export function TopBar(): ReactNode {
  const { t, theme } = usePreferences();
  return (
    <header className={styles['top-bar']} data-part="top-bar">
      <PageLink to="/" className={styles['brand']} data-action="go.home">
        <Mark />
        <span className={styles['words']}>Rostrum</span>
      </PageLink>
      <Crumbs />
      <SavingMark />
      <span className={styles['gap']} />
      <button type="button" className={styles['find']} data-action="palette" onClick={() => runAction('palette')}>
        <Icon name="search" />
        <span className={styles['words']}>{t('screens.palette.find')}</span>
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
      <LanguageMenu />
      <IconButton
        icon={theme === 'dark' ? 'sun' : 'moon'}
        name={theme === 'dark' ? t('screens.light') : t('screens.dark')}
        data-action="theme"
        onPress={() => runAction('theme')}
      />
      <DisplayMenu />
    </header>
  );
}

/** Density, contrast and size; each change of size is read aloud. */
function DisplayMenu(): ReactNode {
  const { t, density, contrast, zoom } = usePreferences();
  const announced = useRef(zoom);
  useEffect(() => {
    if (announced.current !== zoom) announce(t('screens.zoomed', { percent: zoom }));
    announced.current = zoom;
  }, [zoom, t]);
  const line = (action: ActionId, name = t(actions[action].name)): MenuChoice => ({
    ...actionChoice(t, action, () => runAction(action)),
    name,
  });
  return (
    <MenuButton
      icon="display"
      name={t('screens.display')}
      choices={[
        line('density', t(density === 'compact' ? 'screens.comfortable' : 'screens.compact')),
        line('contrast', t(contrast === 'more' ? 'screens.usualContrast' : 'screens.highContrast')),
        line('zoom.in'),
        line('zoom.out'),
        { ...line('zoom.usual'), note: t('screens.zoomed', { percent: zoom }) },
      ]}
    />
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

/** Milliseconds of saving after which "Saving" is shown; most saves take less. */
const slow = 200;

/** Why nothing can be saved, in as many words as there is room for; the whole sentence stands below and in the tip. */
function notSavedKey({ code, details }: Failure): TextKey {
  if (code === 'disk-full' || details?.['reason'] === 'no-space') return 'screens.notSavedFull';
  if (code === 'folder-gone') return 'screens.notSavedGone';
  const isClosed = code === 'journal-unwritable' || code === 'profile-temporary';
  return isClosed ? 'screens.notSavedClosed' : 'screens.notSaved';
}

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
        {t(notSavedKey(saving.failure))}
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
