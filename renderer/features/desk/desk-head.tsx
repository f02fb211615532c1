import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { addMinutes } from '../../../shared/time/wall-clock.ts';
import { PageLink } from '../../components/page-link.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { workshopPath } from '../../context/routes.ts';
import { Select } from '../../ui/fields/select.tsx';
import { deskSlotName, type SlotChoice } from './desk-slot.ts';
import styles from './desk.module.css';

const byClockKey = 'clock';
const tolerances = [0, 5, 10, 15, 20, 30, 60];

type DeskHeadProps = { readonly snapshot: WorkshopSnapshot; readonly choice: SlotChoice };

/** The slot that is being marked, the minutes until somebody is late, and the time at the place of the workshop. */
export function DeskHead({ snapshot, choice }: DeskHeadProps): ReactNode {
  const { t, language } = usePreferences();
  const { workshop } = snapshot;
  return (
    <header className={styles['desk-head']}>
      <div className={styles['desk-title']}>
        <h1>{t('screens.section.desk')}</h1>
        <PageLink data-action="go.attendance" to={workshopPath(workshop.id, 'attendance')}>
          ← {t('screens.desk.back')}
        </PageLink>
        <p className="soft one-line" title={textIn(workshop.title, language)}>
          {textIn(workshop.title, language)}
        </p>
      </div>
      <SlotSelect snapshot={snapshot} choice={choice} />
      <ToleranceSelect choice={choice} />
      <p className={clsx(styles['desk-clock'], 'number')}>
        <span className="visually-hidden">{t('screens.desk.clock')}: </span>
        {choice.now.clock}
      </p>
    </header>
  );
}

function SlotSelect({ snapshot, choice }: DeskHeadProps): ReactNode {
  const { t, language } = usePreferences();
  const { byClock, slots, slot, isByHand, choose } = choice;
  const byClockName =
    byClock === null
      ? t('screens.desk.byClockNone')
      : t('screens.desk.byClock', { slot: deskSlotName(byClock, snapshot, language, t) });
  return (
    <div className={clsx(styles['desk-slot'], slot === null && styles['unset'])}>
      <Select
        label={t('screens.desk.slot')}
        value={isByHand && slot !== null ? slot.id : byClockKey}
        onChange={(value) => choose(value === byClockKey ? null : value)}
        choices={[
          { value: byClockKey, name: byClockName },
          ...slots.map((each) => ({ value: each.id, name: deskSlotName(each, snapshot, language, t) })),
        ]}
      />
    </div>
  );
}

function ToleranceSelect({ choice }: { readonly choice: SlotChoice }): ReactNode {
  const { t } = usePreferences();
  const { slot, tolerance, setTolerance } = choice;
  const nameOf = (minutes: number): string => {
    const name = minutes === 0 ? t('screens.desk.atOnce') : t('screens.desk.minutes', { count: minutes });
    if (slot === null) return name;
    return t('screens.desk.lateFrom', { tolerance: name, clock: addMinutes(slot.startsAt, minutes) });
  };
  const steps = tolerances.includes(tolerance) ? tolerances : [...tolerances, tolerance];
  return (
    <div className={styles['desk-tolerance']}>
      <Select
        label={t('screens.desk.tolerance')}
        value={String(tolerance)}
        onChange={(value) => setTolerance(Number(value))}
        choices={steps.map((minutes) => ({
          value: String(minutes),
          name: nameOf(minutes),
        }))}
      />
    </div>
  );
}
