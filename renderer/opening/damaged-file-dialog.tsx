import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { DamagedWorkshop, FileFault } from '../../shared/files/damaged-workshop.ts';
import { formatDate } from '../../shared/text/dates.ts';
import { authorText, type TextKey, type Translate } from '../../shared/text/text.ts';
import { localTime } from '../../shared/time/instant.ts';
import { usePreferences } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import formStyles from '../ui/form.module.css';
import pageStyles from '../ui/page.module.css';

type DamagedFileDialogProps = {
  readonly damaged: DamagedWorkshop;
  readonly onOpen: (snapshot: WorkshopSnapshot) => void;
  readonly onClose: () => void;
};

const mostFaultsShown = 30;

/** A workshop file that does not agree with its checksums: what is wrong with it, and what of it can be opened. */
export function DamagedFileDialog({ damaged, onOpen, onClose }: DamagedFileDialogProps): ReactNode {
  const { t } = usePreferences();
  const { faults, isProven, whole, asItIs } = damaged;
  const rest = faults.length - mostFaultsShown;
  return (
    <Dialog wide title={t('screens.home.damaged.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p>
          <strong>{t(`screens.home.damaged.${introductionTo(damaged)}`)}</strong>
        </p>
        <WrittenBy damaged={damaged} />
        {faults.length === 0 ? null : (
          <ul className={clsx(pageStyles['differences'])} aria-label={t('screens.home.damaged.list')}>
            {faults.slice(0, mostFaultsShown).map((fault) => (
              <li key={JSON.stringify(fault)}>{faultText(t, fault)}</li>
            ))}
          </ul>
        )}
        {rest > 0 ? <p className="soft small">{t('screens.importing.more', { count: rest })}</p> : null}
      </div>
      <div className={formStyles['actions']}>
        <Button onPress={onClose}>{t('screens.cancel')}</Button>
        {asItIs === null ? null : (
          <Button onPress={() => onOpen(asItIs)}>{t('screens.home.damaged.openAsItIs')}</Button>
        )}
        <Button look="primary" autoFocus onPress={() => onOpen(whole)}>
          {t(isProven ? 'screens.home.damaged.openMended' : 'screens.home.damaged.openWhole')}
        </Button>
      </div>
    </Dialog>
  );
}

function introductionTo({ isProven, asItIs }: DamagedWorkshop): 'mended' | 'changed' | 'partly' {
  if (isProven) return 'mended';
  return asItIs === null ? 'partly' : 'changed';
}

/** Who wrote the file and when; nothing where the file does not say it. */
function WrittenBy({ damaged: { head, whole } }: { readonly damaged: DamagedWorkshop }): ReactNode {
  const { t, language } = usePreferences();
  if (head?.writtenAt === undefined) return null;
  const { day, clock } = localTime(head.writtenAt, whole.workshop.timeZone);
  const when = `${formatDate(day, language)}, ${clock}`;
  const by = head.by ?? { user: '', computer: '' };
  return (
    <p className="soft">
      {by.user === '' && by.computer === ''
        ? t('screens.home.damaged.written', { when })
        : t('screens.home.damaged.writtenBy', { when, author: authorText(t, by, '') })}
    </p>
  );
}

function faultText(t: Translate, { what, part, number, name, field, count }: FileFault): string {
  const partName = t(`screens.home.damaged.part.${part === '' ? 'unknown' : part}` as TextKey);
  const record = [partName, number === null ? '' : String(number), name === '' ? '' : `“${name}”`];
  const place = [...record, field === null ? '' : `(${field})`].filter((word) => word !== '').join(' ');
  return t(`screens.home.damaged.fault.${what === 'dependent' && field !== null ? 'emptied' : what}`, { place, count });
}
