import { clsx } from 'clsx';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { failureText } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';
import { savingQueue } from '../storage/saving-queue.ts';
import { recover, type Recovery } from '../storage/recovery.ts';
import { Button, IconButton } from '../ui/button.tsx';
import pageStyles from '../ui/page.module.css';
import { reloadPage } from './closing.tsx';
import styles from './frame.module.css';

type Recovered = Awaited<ReturnType<typeof recover>>;

/** Shows its children once the working store holds what the journal holds; a sentence where that cannot be reached. */
export function RecoveryGate({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useText();
  const [result, setResult] = useState<Recovered | null>(null);
  // The strict mode of React runs effects twice; the store is compared once.
  const recovering = useRef<Promise<Recovered>>(undefined);
  useEffect(() => {
    recovering.current ??= recover();
    savingQueue.whenOutOfOrder(reloadPage);
    void recovering.current.then(setResult);
  }, []);
  if (result === null) return <p className="visually-hidden">{t('screens.opening')}</p>;
  if (result.ok) {
    return (
      <>
        {children}
        <RecoveryNotice recovery={result.value} />
      </>
    );
  }
  return (
    <main className={pageStyles['empty']}>
      <div role="alert">
        <h2>{t('screens.cannotStart')}</h2>
        <p>{failureText(t, result.failure)}</p>
        <p className="small faint">{result.failure.code}</p>
      </div>
      <Button look="primary" onPress={() => location.reload()}>
        {t('screens.tryAgain')}
      </Button>
    </main>
  );
}

/** Numbers of damaged entries that fit into a sentence. */
const mostTold = 20;

function RecoveryNotice({ recovery }: { readonly recovery: Recovery }): ReactNode {
  const t = useText();
  const [closed, setClosed] = useState(false);
  const restored = recovery.restoredRecords ?? 0;
  const { mended, damaged = [] } = recovery;
  // Of a torn end or an older snapshot the text says that everything is here, which damaged entries belie.
  const told = damaged.length > 0 && mended !== 'damaged-entries' ? null : mended;
  const isWhole = mended === null && damaged.length === 0;
  if (closed || (restored === 0 && isWhole)) return null;
  const numbers = damaged.slice(0, mostTold).join(', ') + (damaged.length > mostTold ? ', …' : '');
  return (
    <div className={clsx(styles['recovery-notice'], pageStyles['notice'])} role="status">
      <p>
        {restored === 0 ? null : t('screens.restored', { count: restored })} {isWhole ? t('screens.nothingLost') : null}{' '}
        {told === null ? null : t(`screens.mended.${told}`)}{' '}
        {damaged.length === 0 ? null : t('screens.damagedEntries', { numbers })}
      </p>
      <IconButton icon="close" name={t('screens.close')} onPress={() => setClosed(true)} />
    </div>
  );
}
