import { type ReactNode, useEffect, useState } from 'react';
import type { Damage, MissingChanges } from '../../../../shared/integrity/damage.ts';
import { missingChangesText } from '../../../../shared/text/dates.ts';
import { checkData, mendData } from '../../../commands/backups.ts';
import { failureText, useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { reloadPage } from '../../../context/routes.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import styles from './backups.module.css';

/** Finds what is wrong with the data, says it, and puts it right when it is told to. */
export function CheckDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const [found, setFound] = useState<Awaited<ReturnType<typeof checkData>> | null>(null);
  const [state, setState] = useState<'found' | 'mending' | 'mended'>('found');
  useEffect(() => {
    void checkData().then(setFound);
  }, []);
  const damages = found?.ok === true ? found.value : null;
  const mend = async (): Promise<void> => {
    setState('mending');
    const mended = await run(mendData());
    if (mended?.isRebuilt === true) return reloadPage();
    setFound(await checkData());
    setState(mended === undefined ? 'found' : 'mended');
  };
  return (
    <Dialog title={t('screens.backups.check.title')} wide onClose={onClose}>
      <div className={styles['backup-step']}>
        <p className="small soft">{t('screens.backups.check.note')}</p>
        <div role="status">
          {found?.ok === false ? (
            <p>{failureText(t, found.failure)}</p>
          ) : (
            <CheckState state={found === null ? 'looking' : state} count={damages?.length ?? 0} />
          )}
        </div>
        {damages === null ? null : <DamageList damages={damages} />}
        <div className={styles['backups-actions']}>
          {state === 'found' && damages?.some(({ isMendable }) => isMendable) === true ? (
            <Button look="primary" onPress={() => void mend()}>
              {t('screens.backups.check.mend')}
            </Button>
          ) : null}
          <Button onPress={onClose}>{t('screens.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

type CheckStateProps = { readonly state: 'looking' | 'found' | 'mending' | 'mended'; readonly count: number };

function CheckState({ state, count }: CheckStateProps): ReactNode {
  const t = useText();
  if (state === 'looking' || state === 'mending') return <p>{t(`screens.backups.check.${state}`)}</p>;
  if (state === 'mended') return <p>{t(`screens.backups.check.${count === 0 ? 'mended' : 'left'}`)}</p>;
  return <p>{count === 0 ? t('screens.backups.check.whole') : t('screens.backups.check.found', { count })}</p>;
}

/** Each kind once, with how often it was found, and which changes are missing. */
function DamageList({ damages }: { readonly damages: readonly Damage[] }): ReactNode {
  const { t, language } = usePreferences();
  const counted = new Map<string, { readonly damage: Damage; readonly missing: MissingChanges[]; count: number }>();
  for (const damage of damages) {
    const key = `${damage.kind} ${damage.isMendable}`;
    const known = counted.get(key) ?? { damage, missing: [], count: 0 };
    known.count += 1;
    if (damage.missing !== undefined) known.missing.push(damage.missing);
    counted.set(key, known);
  }
  return (
    <ul className={styles['found-list']}>
      {[...counted].map(([key, { damage, missing, count }]) => (
        <li key={key}>
          <span className="number">{count} × </span>
          {t(`screens.backups.check.kind.${damage.kind}`)}
          {missing.length === 0 ? null : ` (${missingChangesText(t, language, missing)})`}
          {damage.isMendable ? null : <strong> — {t('screens.backups.check.unmendable')}</strong>}
        </li>
      ))}
    </ul>
  );
}
