import { clsx } from 'clsx';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { failure, type Result } from '../../shared/result.ts';
import type { Language } from '../../shared/domain/language.ts';
import { missingChangesText, rangesText } from '../../shared/text/dates.ts';
import { failureText } from '../context/feedback.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { reloadPage } from '../context/routes.ts';
import { recover, type Recovery, type RecoveryCode, type StartDecision } from '../storage/recovery.ts';
import { savingQueue } from '../storage/saving-queue.ts';
import { IconButton } from '../ui/button.tsx';
import pageStyles from '../ui/page.module.css';
import styles from './frame.module.css';
import { LanguageMenu } from './language-menu.tsx';
import { BackupWay, TroubleScreen, WaysOut } from './trouble-screen.tsx';

type Recovered = Result<Recovery, RecoveryCode | 'journal-out-of-order'>;

/** Milliseconds. A second disagreement of journal and store within this time is shown instead of mended again. */
const shortlyAfter = 60_000;

/** Failures of a start that a backup helps against: the data are there, and cannot be opened. */
const helpedByBackup: readonly string[] = [
  'journal-unreadable',
  'journal-unwritable',
  'journal-damaged',
  'file-unreadable',
  'restore-failed',
];

/** Shows its children once journal and working store agree; where that needs a decision, the screen that asks for it. */
export function RecoveryGate({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useText();
  const [result, setResult] = useState<Recovered | null>(null);
  // Somebody wanted to look, and there was nothing to look at.
  const [isLookedAt, setLookedAt] = useState(false);
  // The strict mode of React runs effects twice; the store is compared once.
  const recovering = useRef<Promise<Recovered>>(undefined);
  const start = useCallback(async (decision: StartDecision | null): Promise<void> => {
    setResult(null);
    recovering.current = recover(decision);
    setResult(await recovering.current);
    setLookedAt(decision === 'read-only');
  }, []);
  useEffect(() => {
    let mendedAt = -Infinity;
    savingQueue.whenOutOfOrder(() => {
      const isAgain = performance.now() - mendedAt < shortlyAfter;
      mendedAt = performance.now();
      if (isAgain) setResult(failure('journal-out-of-order'));
      else void start(null);
    });
    if (recovering.current === undefined) void start(null);
  }, [start]);
  if (result === null) return <p className="visually-hidden">{t('screens.opening')}</p>;
  if (result.ok && result.value.trouble === undefined) {
    return (
      <>
        {children}
        <RecoveryNotice recovery={result.value} />
      </>
    );
  }
  return (
    <main className={pageStyles['empty']}>
      <div className={styles['trouble-language']}>
        <LanguageMenu />
      </div>
      {result.ok && result.value.trouble !== undefined ? (
        <TroubleScreen trouble={result.value.trouble} onDecide={(decision) => void start(decision)} />
      ) : null}
      {result.ok ? null : (
        <>
          <div role="alert">
            <h2>{t('screens.cannotStart')}</h2>
            <p>{failureText(t, result.failure)}</p>
            {isLookedAt ? <p>{t('screens.trouble.nothingToLook')}</p> : null}
            <p className="small faint">{result.failure.code}</p>
          </div>
          <WaysOut onDecide={(decision) => void start(decision)} onTryAgain={reloadPage} />
          {helpedByBackup.includes(result.failure.code) ? <BackupWay /> : null}
        </>
      )}
    </main>
  );
}

/** Numbers of damaged entries that fit into a sentence. */
const mostTold = 20;

function RecoveryNotice({ recovery }: { readonly recovery: Recovery }): ReactNode {
  const { t, language } = usePreferences();
  const [closed, setClosed] = useState(false);
  const { restoredRecords, mended, damaged = [], adopted, accepted } = recovery;
  const isUsual = (restoredRecords ?? 0) === 0 && mended === null && damaged.length === 0 && !adopted && !accepted;
  if (closed || isUsual) return null;
  return (
    <div className={clsx(styles['recovery-notice'], pageStyles['notice'])} role="status">
      <p>{recoveryText(t, language, recovery)}</p>
      <IconButton icon="close" name={t('screens.close')} onPress={() => setClosed(true)} />
    </div>
  );
}

/** Says what was brought back, put right and taken over, and how much of it the witness proves. */
function recoveryText(t: ReturnType<typeof useText>, language: Language, recovery: Recovery): string {
  const { restoredRecords, mended, damaged = [], accepted, fromBackup } = recovery;
  const restored = restoredRecords ?? 0;
  const numbers = damaged.slice(0, mostTold).join(', ') + (damaged.length > mostTold ? ', …' : '');
  return [
    restored === 0 ? null : t('screens.recovered.restored', { count: restored }),
    mended === null || fromBackup !== undefined ? null : t(`screens.recovered.mended.${mended}`),
    fromBackup === undefined
      ? null
      : t('screens.recovered.fromBackup', { ranges: missingChangesText(t, language, fromBackup) }),
    accepted === undefined ? null : t('screens.recovered.accepted', { ranges: rangesText(accepted.missing) }),
    ...adoptedTexts(t, recovery),
    damaged.length === 0 ? null : t('screens.recovered.damagedEntries', { numbers }),
    proofText(t, recovery),
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

function adoptedTexts(t: ReturnType<typeof useText>, { adopted, proof }: Recovery): (string | null)[] {
  if (adopted === undefined) return [];
  return [
    t('screens.recovered.adopted', { sequence: proof?.sequence ?? 0 }),
    adopted.missing.length === 0
      ? null
      : t('screens.recovered.adoptedMissing', { ranges: rangesText(adopted.missing) }),
    adopted.folder === null ? null : t('screens.recovered.keptIn', { folder: adopted.folder }),
  ];
}

/** Never more than the witness proves. */
function proofText(t: ReturnType<typeof useText>, { proof, damaged = [], accepted }: Recovery): string | null {
  if (proof === undefined || accepted !== undefined) return null;
  const { sequence, against } = proof;
  if (against === 'exact') return damaged.length > 0 ? null : t('screens.recovered.nothingLost');
  return against === 'ahead'
    ? t('screens.recovered.reaches', { sequence })
    : t('screens.recovered.endsAt', { sequence });
}
