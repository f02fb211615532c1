import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import type { WorkshopSummary } from '../../../shared/changes/workshop-summary.ts';
import { textIn } from '../../../shared/domain/language.ts';
import type { ErasingStatus } from '../../../shared/host/erasing-status.ts';
import { formatDate } from '../../../shared/text/dates.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { eraseCopies, readErasingStatus } from '../../commands/erasing.ts';
import { ActionButton, runAction, useActions } from '../../context/actions.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { reloadPage } from '../../context/routes.ts';
import { ErasingDialogLater } from '../../erasing/erasing-later.tsx';
import { Button } from '../../ui/button.tsx';
import pageStyles from '../../ui/page.module.css';

/** Workshops of which the identities are due to be erased, and what an erasing has not reached yet. */
export function ErasingNotices({ summaries }: { readonly summaries: readonly WorkshopSummary[] }): ReactNode {
  const { t, language } = usePreferences();
  const [erasedId, setErasedId] = useState<string | null>(null);
  const { day } = localTime(now());
  const due = summaries.filter(({ eraseOn }) => eraseOn !== null && eraseOn <= day);
  useActions({ 'workshop.erase': setErasedId });
  const chosen = summaries.find(({ id }) => id === erasedId);
  return (
    <>
      {due.map(({ id, title, eraseOn }) => (
        <div key={id} className={pageStyles['notice']} role="status" data-part="due">
          <span>
            {t('screens.erasing.due', { date: formatDate(eraseOn ?? '', language), title: textIn(title, language) })}
          </span>
          <Button small data-action="workshop.erase" onPress={() => runAction('workshop.erase', id)}>
            {t('screens.erasing.open')}
          </Button>
        </div>
      ))}
      <CopiesNotice />
      {chosen === undefined ? null : (
        <ErasingDialogLater
          wish={{ kind: 'workshop', workshopId: chosen.id }}
          workshop={chosen}
          onClose={() => setErasedId(null)}
        />
      )}
    </>
  );
}

/** Copies that still hold what was erased; nothing where there are none. */
function CopiesNotice(): ReactNode {
  const { t } = usePreferences();
  const [status, setStatus] = useState<ErasingStatus | null>(null);
  const [isWorking, setWorking] = useState(false);
  useEffect(() => {
    void readErasingStatus().then((read) => (read.ok ? setStatus(read.value) : undefined));
  }, []);
  if (status === null) return null;
  const { isUnfinished, waitsFor, left } = status;
  const finish = async (): Promise<void> => {
    setWorking(true);
    await eraseCopies();
    reloadPage();
  };
  return (
    <>
      {isUnfinished ? (
        <div className={clsx(pageStyles['notice'], pageStyles['bad'])} role="alert">
          <span>{t('screens.erasing.unfinished')}</span>
          <ActionButton action="home.finish-erasing" plain small isDisabled={isWorking} onPress={() => void finish()} />
        </div>
      ) : null}
      {waitsFor === null ? null : (
        <p className={pageStyles['notice']} role="status">
          {t('screens.erasing.waits', { folder: waitsFor })}
        </p>
      )}
      {left.length === 0 ? null : (
        <p className={clsx(pageStyles['notice'], pageStyles['bad'])} role="status">
          {t('screens.erasing.left', { paths: left.join(', ') })}
        </p>
      )}
    </>
  );
}
