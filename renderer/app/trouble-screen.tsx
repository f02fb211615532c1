import { type ReactNode, useEffect, useState } from 'react';
import { backupTime, formatDate, missingChangesText } from '../../shared/text/dates.ts';
import type { Language } from '../../shared/domain/language.ts';
import { fileTroubles } from '../../shared/result.ts';
import type { Translate } from '../../shared/text/text.ts';
import { localTime } from '../../shared/time/instant.ts';
import { saveAllWorkshops } from '../commands/rescue.ts';
import { dialogLoadedLater, LoadedLater } from '../components/loaded-later.tsx';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { namesConcerned } from '../queries/concerned.ts';
import { callHost } from '../storage/host-client.ts';
import type { StartDecision, Trouble } from '../storage/recovery.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/messages.tsx';
import styles from './frame.module.css';

const RestoreDialog = dialogLoadedLater(
  new LoadedLater(async () => (await import('../features/home/backups/restore-dialog.tsx')).RestoreDialog),
);

type Missing = Trouble['journal']['missing'];

/** Names that fit into a sentence. */
const mostNames = 12;

/** What there was, what there is, what is missing, where it lies, and what can be done. */
export function TroubleScreen({
  trouble,
  onDecide,
}: {
  readonly trouble: Trouble;
  readonly onDecide: (decision: StartDecision) => void;
}): ReactNode {
  const { t, language } = usePreferences();
  const { verdict, journal, store, backup } = trouble;
  const names = useNames(journal.concerned, language);
  const sentences = [...factsOf(t, language, trouble), ...lossOf(t, names, trouble)];
  const hasStore = typeof store === 'object' && store.end.sequence > 0;
  const isBackupMore =
    backup !== null && (!hasStore || journal.fork !== undefined || backup.header.end.sequence > store.end.sequence);
  const isNothingRead = verdict === 'gone' && store === 'unreadable';
  return (
    <div className={styles['trouble-screen']} data-part="trouble">
      <div role="alert">
        <h2>{t(`screens.trouble.title.${verdict}`)}</h2>
        <p>{t(`screens.trouble.explanation.${isNothingRead ? 'goneUnreadable' : verdict}`)}</p>
      </div>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="soft">{t('screens.trouble.advice')}</p>
      {isBackupMore ? <BackupWay isBest /> : null}
      <WaysOut
        onDecide={onDecide}
        onUseStore={hasStore ? () => onDecide('use-store') : undefined}
        onUseJournal={() => onDecide('use-journal')}
        isJournalEmpty={journal.end.sequence === 0}
      />
      {hasStore || backup !== null ? null : <BackupWay />}
    </div>
  );
}

/** Where no working store holds more than the journal: what is missing may be in a backup, here or in any folder or stick. */
export function BackupWay({ isBest = false }: { readonly isBest?: boolean }): ReactNode {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles['ways']}>
      <Button look={isBest ? 'primary' : 'plain'} onPress={() => setOpen(true)}>
        {t('screens.backups.bringBack')}
      </Button>
      {isOpen ? <RestoreDialog onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

type WaysOutProps = {
  readonly onDecide: (decision: StartDecision) => void;
  readonly onTryAgain?: () => void;
  readonly onUseStore?: (() => void) | undefined;
  readonly onUseJournal?: () => void;
  readonly isJournalEmpty?: boolean;
};

/**
 * The ways out of a start that failed. Looking and saving delete nothing. Where somebody goes on with the journal or with
 * the store, the other is put aside; only a store that cannot be read is replaced without that.
 */
export function WaysOut({ onDecide, onTryAgain, onUseStore, onUseJournal, isJournalEmpty }: WaysOutProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const saveAll = async (): Promise<void> => {
    const saved = await run(saveAllWorkshops());
    if (saved === undefined) return;
    const { count, folder } = saved;
    notify(count === 0 ? t('screens.trouble.nothingToSave') : t('screens.trouble.savedAll', { count, folder }));
  };
  const showFolder = async (): Promise<void> => {
    const shown = await run(callHost('data-folder.show', {}));
    if (shown?.shown === false) notify(t('screens.trouble.folderIs', { folder: shown.folder }));
  };
  return (
    <div className={styles['ways']}>
      {onTryAgain === undefined ? null : (
        <Button look="primary" onPress={onTryAgain}>
          {t('screens.tryAgain')}
        </Button>
      )}
      {onUseStore === undefined ? null : <Button onPress={onUseStore}>{t('screens.trouble.useStore')}</Button>}
      {onUseJournal === undefined ? null : (
        <Button onPress={onUseJournal}>
          {t(isJournalEmpty === true ? 'screens.trouble.beginAnew' : 'screens.trouble.useJournal')}
        </Button>
      )}
      <Button onPress={() => onDecide('read-only')}>{t('screens.trouble.look')}</Button>
      <Button onPress={() => void saveAll()}>{t('screens.trouble.saveAll')}</Button>
      <Button onPress={() => void showFolder()}>{t('screens.trouble.showFolder')}</Button>
    </div>
  );
}

/** Names of people and workshops in what is missing; undefined until they are read. */
function useNames(ids: readonly string[], language: Language): readonly string[] | undefined {
  const [names, setNames] = useState<readonly string[]>();
  const key = ids.join(' ');
  useEffect(() => {
    void namesConcerned(key === '' ? [] : key.split(' '), language).then(setNames);
  }, [key, language]);
  return names;
}

/** Before, and now. */
function factsOf(t: Translate, language: Language, { journal, store, backup }: Trouble): string[] {
  const { witness, unreadable = [], fork } = journal;
  const lost = journal.missing.filter(({ from }) => from <= journal.end.sequence);
  return [
    witness === null
      ? t('screens.trouble.wasUnknown')
      : t('screens.trouble.was', { count: witness.end.sequence, ...dayAndTime(witness.at, language) }),
    t('screens.trouble.journalHas', { count: journal.end.sequence - countIn(lost) }),
    typeof store === 'object'
      ? t('screens.trouble.storeHas', { count: store.end.sequence })
      : t(store === 'unreadable' ? 'screens.trouble.storeUnreadable' : 'screens.trouble.storeFilled'),
    ...unreadable.map((file) =>
      t('screens.trouble.fileUnreadable', { name: file.name, reason: reasonText(t, file.reason) }),
    ),
    ...(fork === undefined ? [] : [t('screens.trouble.fork', { at: fork.at, ...dayAndTime(fork.madeAt, language) })]),
    ...(journal.missing.length === 0
      ? []
      : [
          t('screens.trouble.missing', {
            count: countIn(journal.missing),
            ranges: missingChangesText(t, language, journal.missing),
          }),
        ]),
    ...(backup === null
      ? []
      : [
          t('screens.trouble.backupHas', {
            count: backup.header.end.sequence,
            when: backupTime(t, language, backup.header),
          }),
        ]),
  ];
}

/** Whom it concerns, what cannot be done any more, and where the files lie. */
function lossOf(t: Translate, names: readonly string[] | undefined, { journal, verdict, backup }: Trouble): string[] {
  const sentences: string[] = [];
  // What a backup holds can be read there.
  if (verdict === 'incomplete' && names !== undefined && (names.length > 0 || backup === null)) {
    const shown = names.slice(0, mostNames).join(', ') + (names.length > mostNames ? ', …' : '');
    sentences.push(
      names.length === 0 ? t('screens.trouble.concernedUnknown') : t('screens.trouble.concerned', { names: shown }),
    );
  }
  if (journal.unapplied > 0) sentences.push(t('screens.trouble.unapplied', { count: journal.unapplied }));
  sentences.push(t('screens.trouble.lies', { folder: journal.folder }));
  return sentences;
}

function reasonText(t: Translate, reason: string): string {
  const known = fileTroubles.find((trouble) => trouble === reason);
  return known === undefined
    ? t('vocabulary.fileTrouble.other', { code: reason })
    : t(`vocabulary.fileTrouble.${known}`);
}

function countIn(ranges: Missing): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

function dayAndTime(instant: string, language: Language): { readonly day: string; readonly time: string } {
  const { day, clock } = localTime(instant);
  return { day: formatDate(day, language), time: clock };
}
