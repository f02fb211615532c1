import { clsx } from 'clsx';
import { type ReactNode, useMemo } from 'react';
import { emptySheet, marksIn } from '../../../../shared/domain/attendance/attendance.ts';
import { contradictions } from '../../../../shared/domain/attendance/contradictions.ts';
import { dayFinder } from '../../../../shared/domain/attendance/slots.ts';
import { type Allowance, allowancesOf, totalOf } from '../../../../shared/domain/attendance/allowance.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { AllowanceRules } from '../../../../shared/domain/workshop.ts';
import { formatShortDate } from '../../../../shared/text/dates.ts';
import { moneyText, termText, transportText } from '../../../../shared/text/money-text.ts';
import { dayName } from '../../../../shared/text/slot-name.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { ActionButton } from '../../../context/actions.tsx';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { readAttendance, readSignatures } from '../../../queries/snapshot.ts';
import { useStored } from '../../../storage/working-store.ts';
import badgeStyles from '../../../ui/badge.module.css';
import pageStyles from '../../../ui/page.module.css';
import type { PeopleGroup } from '../people-groups.ts';
import peopleStyles from '../people.module.css';
import styles from './allowances.module.css';

type AllowancesPageProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly groups: readonly PeopleGroup[];
  readonly onRules: () => void;
};

/** What everybody gets as daily allowance, a line each with its formula, and whether it was paid. */
export function AllowancesPage({ snapshot, groups, onRules }: AllowancesPageProps): ReactNode {
  const t = useText();
  const { allowances: rules } = snapshot.workshop;
  const rulesButton = <ActionButton action="people.allowance-rules" look="primary" onPress={onRules} />;
  if (rules === null) {
    return (
      <div className={clsx(pageStyles['empty'], pageStyles['card'])}>
        <h2>{t('screens.allowances.none.title')}</h2>
        <p>{t('screens.allowances.none.text')}</p>
        {rulesButton}
      </div>
    );
  }
  return (
    <>
      <div className={pageStyles['tool-bar']}>{rulesButton}</div>
      <AllowanceTable snapshot={snapshot} groups={groups} rules={rules} />
    </>
  );
}

type AllowanceTableProps = Omit<AllowancesPageProps, 'onRules'> & { readonly rules: AllowanceRules };

function AllowanceTable({ snapshot, groups, rules }: AllowanceTableProps): ReactNode {
  const { t, language } = usePreferences();
  const unearned = useUnearnedDays(snapshot);
  const allowances = useMemo(
    () => new Map(allowancesOf(snapshot, rules).map((each) => [each.participation.id, each])),
    [snapshot, rules],
  );
  const lines = groups.flatMap(({ rows }) =>
    rows.flatMap(({ participation: { id }, name }) => {
      const allowance = allowances.get(id);
      return allowance === undefined ? [] : [{ id, name, allowance }];
    }),
  );
  const total = totalOf([...allowances.values()]);
  return (
    <div
      className={clsx(pageStyles['card'], peopleStyles['wide-table'], styles['allowances'])}
      role="region"
      aria-label={t('screens.allowances.title')}
      // The table is scrolled by keyboard too.
      tabIndex={0}
    >
      <table>
        <caption className="visually-hidden">{t('screens.allowances.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('screens.people.column.number')}</th>
            <th scope="col">{t('screens.people.column.name')}</th>
            <th scope="col">{t('screens.allowances.column.days')}</th>
            <th scope="col" className={peopleStyles['figure']}>
              {t('screens.allowances.column.terminals')}
            </th>
            <th scope="col" className={peopleStyles['figure']}>
              {`${t('screens.allowances.column.total')}, ${rules.currency}`}
            </th>
            <th scope="col">{t('screens.allowances.column.paid')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, allowance }) => (
            <AllowanceLine
              key={id}
              snapshot={snapshot}
              name={name}
              allowance={allowance}
              rules={rules}
              unearned={unearned.get(id) ?? noDays}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('screens.allowances.all')}
            </th>
            <td className={peopleStyles['figure']}>{total === null ? '–' : moneyText(total, language)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const noDays: readonly string[] = [];

/** The days that were paid although the person was absent, by the id of the participation. */
function useUnearnedDays(snapshot: WorkshopSnapshot): ReadonlyMap<string, readonly string[]> {
  const { id } = snapshot.workshop;
  const sheet = useStored(() => readAttendance(id), [id]);
  const signatures = useStored(() => readSignatures(id), [id]);
  return useMemo(() => {
    const attendance = marksIn(sheet ?? emptySheet(id));
    const found = contradictions({ ...snapshot, attendance }, signatures ?? []);
    const dayOf = dayFinder(snapshot.sessions);
    const days = new Map<string, readonly string[]>();
    for (const { kind, participationId, slotIds } of found) {
      if (kind !== 'paid-absent') continue;
      const own = slotIds.flatMap((slotId) => dayOf(slotId) ?? []);
      days.set(participationId, [...(days.get(participationId) ?? []), ...own]);
    }
    return days;
  }, [snapshot, sheet, signatures, id]);
}

type AllowanceLineProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly name: string;
  readonly allowance: Allowance;
  readonly rules: AllowanceRules;
  readonly unearned: readonly string[];
};

function AllowanceLine({ snapshot, name, allowance, rules, unearned }: AllowanceLineProps): ReactNode {
  const { t, language } = usePreferences();
  const { participation, days, terminals, total, isDue } = allowance;
  const payable = days.filter(({ dayId }) => dayId !== null).length;
  const paid = participation.paidDayIds.length;
  return (
    <tr>
      <td className={peopleStyles['figure']}>{participation.number}</td>
      <th scope="row">
        {name}
        {remarksOn(allowance, t).map((remark) => (
          <div key={remark} className="small soft">
            {remark}
          </div>
        ))}
      </th>
      <td>
        <Formula allowance={allowance} rules={rules} />
      </td>
      <td className={peopleStyles['figure']}>
        {terminals === 0 ? null : `${rules.terminals.count} × ${moneyText(rules.terminals.amount, language)}`}
      </td>
      <td className={clsx(peopleStyles['figure'], isDue && styles['total'], !isDue && 'soft')}>
        {total === null ? '–' : isDue ? moneyText(total, language) : `(${moneyText(total, language)})`}
      </td>
      <td>
        {paid === 0 && payable === 0 ? null : t('screens.allowances.paidDays', { count: paid, all: payable })}
        {unearned.length === 0 ? null : (
          <div className={styles['trouble']}>
            {t('screens.allowances.paidAbsent', {
              days: unearned.map((dayId) => dayName(dayId, snapshot, language, t)).join(', '),
            })}
          </div>
        )}
      </td>
    </tr>
  );
}

/** What is to be said beside a name: as what the person is paid, and why it does not belong to the sum. */
function remarksOn({ basis, isAssumed, isDue }: Allowance, t: Translate): string[] {
  return [
    ...(basis === 'allowance' ? [] : [t(`screens.allowances.basis.${basis}`)]),
    ...(isAssumed ? [t('screens.allowances.assumed')] : []),
    ...(isDue ? [] : [t('screens.allowances.notDue')]),
  ];
}

/** How the sum of a person comes about, a line for equal days; what lacks a rate is said. */
function Formula({ allowance, rules }: Pick<AllowanceLineProps, 'allowance' | 'rules'>): ReactNode {
  const { t, language } = usePreferences();
  const { basis, days, terms, transportDays } = allowance;
  if (basis === 'contract') return null;
  if (basis === 'local') {
    if (transportDays === 0) return null;
    const { localTransport } = rules;
    return `${t('screens.allowances.transport')}: ${transportText(transportDays, localTransport, language)}`;
  }
  if (days.length === 0) return <span className="soft">{t('screens.allowances.noDay')}</span>;
  const lacking = days.filter(({ amount }) => amount === null);
  return (
    <>
      {terms.map((term) => (
        <div key={`${term.percent} ${rules.rates.indexOf(term.rate)}`} className={styles['term']}>
          {termText(term, rules, language)}
        </div>
      ))}
      {lacking.length === 0 ? null : (
        <span className={clsx(badgeStyles['badge'], badgeStyles['warn'])} data-part="badge">
          {t('screens.allowances.noRate', { days: datesText(lacking, t) })}
        </span>
      )}
    </>
  );
}

function datesText(days: Allowance['days'], t: Translate): string {
  const dates = days.flatMap(({ date }) => (date === null ? [] : [formatShortDate(date)]));
  return [...dates, ...(dates.length < days.length ? [t('screens.allowances.undated')] : [])].join(', ');
}
