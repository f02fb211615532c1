import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ExaminedBackup, KnownBackup } from '../../../../shared/backup/backup-status.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import { backupTime } from '../../../../shared/text/dates.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { bringBack, examineBackup, readBackups } from '../../../commands/backups.ts';
import { failureText, useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { reloadPage } from '../../../context/routes.ts';
import { computerName } from '../../../storage/working-store.ts';
import { Button } from '../../../ui/button.tsx';
import buttonStyles from '../../../ui/button.module.css';
import { Dialog } from '../../../ui/dialog.tsx';
import { notify } from '../../../ui/messages.tsx';
import styles from './backups.module.css';
import { FolderBrowser } from './folder-browser.tsx';

type Step = { readonly show: 'list' | 'files' } | { readonly show: 'one'; readonly token: string };

/** Chooses a backup, shows what is in it and what it would change, and brings it back over what is here or beside it. */
export function RestoreDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  const [step, setStep] = useState<Step>({ show: 'list' });
  const open = (token: string): void => setStep({ show: 'one', token });
  return (
    <Dialog title={t('screens.backups.restore.title')} wide onClose={onClose}>
      {step.show === 'one' ? (
        <OneBackup token={step.token} onBack={() => setStep({ show: 'list' })} onClose={onClose} />
      ) : (
        <div className={styles['backup-step']}>
          {step.show === 'list' ? <KnownBackups onChoose={open} /> : <FolderBrowser onBackup={open} />}
          <div className={styles['backups-actions']}>
            <Button onPress={() => setStep({ show: step.show === 'list' ? 'files' : 'list' })}>
              {t(step.show === 'list' ? 'screens.backups.restore.choose' : 'screens.backups.restore.back')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

function KnownBackups({ onChoose }: { readonly onChoose: (token: string) => void }): ReactNode {
  const t = useText();
  const [known, setKnown] = useState<readonly KnownBackup[] | null>(null);
  useEffect(() => {
    void readBackups().then((read) => setKnown(read.ok ? read.value : []));
  }, []);
  if (known === null) return <div aria-busy="true" />;
  if (known.length === 0) return <p className="soft">{t('screens.backups.restore.none')}</p>;
  return (
    <div className={styles['backup-list']} role="group" aria-label={t('screens.backups.restore.known')}>
      {known.map((backup) => (
        <KnownRow key={backup.token} backup={backup} onPress={() => onChoose(backup.token)} />
      ))}
    </div>
  );
}

function KnownRow({ backup, onPress }: { readonly backup: KnownBackup; readonly onPress: () => void }): ReactNode {
  const { t, language } = usePreferences();
  const { info, problem, name } = backup;
  return (
    <AriaButton
      className={clsx(buttonStyles['button'], styles['backup-row'])}
      isDisabled={info === null}
      onPress={onPress}
    >
      {info === null ? (
        <>
          <strong>{name}</strong>
          <span />
          <span className="small">{problem === null ? '' : failureText(t, problem)}</span>
        </>
      ) : (
        <>
          <strong>{backupTime(t, language, info.header)}</strong>
          <span className="small soft">{t(`screens.backups.restore.kind.${info.header.kind}`)}</span>
          <span className="small soft">{countsOf(t, info.summary).join(' · ')}</span>
        </>
      )}
    </AriaButton>
  );
}

type Counted = { readonly workshops: number; readonly people: number; readonly marks: number };

function countsOf(t: Translate, { workshops, people, marks }: Counted): string[] {
  return [
    t('screens.backups.restore.workshops', { count: workshops }),
    t('screens.backups.restore.people', { count: people }),
    t('screens.backups.restore.marks', { count: marks }),
  ];
}

type OneBackupProps = { readonly token: string; readonly onBack: () => void; readonly onClose: () => void };

function OneBackup({ token, onBack, onClose }: OneBackupProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const [examined, setExamined] = useState<ExaminedBackup | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void examineBackup(token).then((read) =>
      read.ok ? setExamined(read.value) : setProblem(failureText(t, read.failure)),
    );
  }, [token, t]);
  const restore = async (how: 'over' | 'beside'): Promise<void> => {
    setWorking(true);
    const restored = await run(bringBack(token, how));
    setWorking(false);
    if (restored === undefined) return;
    if (how === 'over') return reloadPage();
    notify(t('screens.backups.restore.besideOpened'));
    onClose();
  };
  const isFresh = examined?.comparison == null || isEmpty(examined.comparison);
  return (
    <div className={styles['backup-step']}>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {examined === null && problem === null ? <p role="status">{t('screens.backups.restore.reading')}</p> : null}
      {examined === null ? null : <Facts examined={examined} />}
      {isWorking ? <p role="status">{t('screens.backups.restore.working')}</p> : null}
      {examined === null || isFresh ? null : <p className="small soft">{t('screens.backups.restore.overNote')}</p>}
      <div className={styles['backups-actions']}>
        {examined === null ? null : (
          <>
            <Button look={isFresh ? 'primary' : 'danger'} isDisabled={isWorking} onPress={() => void restore('over')}>
              {t(isFresh ? 'screens.backups.restore.overFresh' : 'screens.backups.restore.over')}
            </Button>
            <Button isDisabled={isWorking} onPress={() => void restore('beside')}>
              {t('screens.backups.restore.beside')}
            </Button>
          </>
        )}
        <Button look="quiet" isDisabled={isWorking} onPress={onBack}>
          {t('screens.backups.restore.back')}
        </Button>
      </div>
    </div>
  );
}

type Comparison = NonNullable<ExaminedBackup['comparison']>;

/** Whether nothing that is here would go or change. */
function isEmpty({ workshops, people, marks }: Comparison): boolean {
  return [workshops, people, marks].every(({ lost, differing }) => lost === 0 && differing === 0);
}

function Facts({ examined }: { readonly examined: ExaminedBackup }): ReactNode {
  const { t, language } = usePreferences();
  const { info, isForeign, evidenceMissing, comparison } = examined;
  const { device, timeZone: zone, application } = info.header;
  const [workshops = '', people = '', marks = ''] = countsOf(t, info.summary);
  const made = { when: backupTime(t, language, info.header), zone, device: computerName(device), application };
  return (
    <div className={styles['backup-facts']}>
      <p>{t('screens.backups.restore.madeOn', made)}</p>
      <p>{t('screens.backups.restore.holds', { workshops, people, marks })}</p>
      {info.summary.latest.length === 0 ? null : (
        <p className="small soft">{info.summary.latest.map(({ title }) => textIn(title, language)).join(' · ')}</p>
      )}
      {isForeign ? <p className={styles['warning']}>{t('screens.backups.restore.foreign')}</p> : null}
      {evidenceMissing === 0 ? null : (
        <p className={styles['warning']}>{t('screens.backups.restore.evidenceMissing', { count: evidenceMissing })}</p>
      )}
      {comparison === null ? null : <ComparisonTable comparison={comparison} />}
    </div>
  );
}

const directions = ['gained', 'lost', 'differing'] as const;

function ComparisonTable({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { t, language } = usePreferences();
  const rows = [
    { name: t('screens.backups.restore.workshopsRow'), counts: comparison.workshops },
    { name: t('screens.backups.restore.peopleRow'), counts: comparison.people },
    { name: t('screens.backups.restore.marksRow'), counts: comparison.marks },
  ];
  const isSame = rows.every(({ counts }) => directions.every((each) => counts[each] === 0));
  if (isSame) return <p>{t('screens.backups.restore.same')}</p>;
  return (
    <>
      <table className={styles['comparison']}>
        <caption className="visually-hidden">{t('screens.backups.restore.changes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('screens.backups.restore.changes')}</th>
            {directions.map((each) => (
              <th key={each} scope="col">
                {t(`screens.backups.restore.${each}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {directions.map((each) => (
                <td key={each} className="number">
                  {counts[each]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl className={styles['titles']}>
        {directions
          .filter((each) => comparison.titles[each].length > 0)
          .map((each) => (
            <div key={each}>
              <dt>{t(`screens.backups.restore.${each}`)}</dt>
              <dd>{comparison.titles[each].map((title) => textIn(title, language)).join(' · ')}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
