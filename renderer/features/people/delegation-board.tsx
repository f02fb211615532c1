import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { emptySheet, marksIn } from '../../../shared/domain/attendance/attendance.ts';
import { isBlankLetter } from '../../../shared/domain/people/groups.ts';
import { type NominationState, nominationStates } from '../../../shared/domain/attendance/nominations.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { delegationName, orderedDelegations } from '../../../shared/text/collation.ts';
import { formatShortDate } from '../../../shared/text/dates.ts';
import { letterText } from '../../../shared/text/letters.ts';
import { localTime, now } from '../../../shared/time/instant.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useActions } from '../../context/actions.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { documentPath } from '../../context/routes.ts';
import { readAttendance } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import buttonStyles from '../../ui/button.module.css';
import badgeStyles from '../../ui/badge.module.css';
import pageStyles from '../../ui/page.module.css';
import styles from './people.module.css';

type DelegationBoardProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Shows a delegation in the list. */
  readonly onOpen: (delegationId: string) => void;
};

/** All delegations, one a line: seats, who has confirmed, the balance that was asked for, letters, and what is missing by when. */
export function DelegationBoard({ snapshot, onOpen }: DelegationBoardProps): ReactNode {
  const { t, language } = usePreferences();
  const { id, timeZone } = snapshot.workshop;
  const [onlyToAsk, setOnlyToAsk] = useState(false);
  const sheet = useStored(() => readAttendance(id), [id]);
  const states = useMemo(() => {
    const ordered = { ...snapshot, delegations: orderedDelegations(snapshot.delegations, language) };
    return nominationStates(ordered, marksIn(sheet ?? emptySheet(id)), localTime(now(), timeZone).day);
  }, [snapshot, sheet, id, timeZone, language]);
  const toAsk = states.filter(({ gaps }) => gaps.some(({ gap }) => gap === 'to-ask-again'));
  const shown = onlyToAsk ? toAsk : states;
  const name = t('screens.people.invite.onlyAgain', { number: toAsk.length });
  const toggle = (): void => setOnlyToAsk(!onlyToAsk);
  useActions({ 'people.to-ask': toggle }, { id: 'to-ask', name: '', label: name });
  const hasCome = states.some(({ came }) => came > 0);
  const heads = ['seats', 'confirmed', 'women', 'reserve', ...(hasCome ? (['came'] as const) : [])] as const;
  return (
    <>
      <div className={pageStyles['tool-bar']}>
        <button
          type="button"
          aria-pressed={onlyToAsk}
          className={clsx(buttonStyles['button'], buttonStyles['small'])}
          data-part="button"
          data-action="people.to-ask"
          onClick={toggle}
        >
          {name}
        </button>
        {onlyToAsk && toAsk.length === 0 ? <p className="soft">{t('screens.people.invite.nobody')}</p> : null}
      </div>
      <div className={clsx(pageStyles['card'], styles['wide-table'], styles['delegation-board'])}>
        <table>
          <caption className="visually-hidden">{t('screens.people.board.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('screens.people.field.delegation')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={styles['figure']}>
                  {t(`screens.people.board.${head}`)}
                </th>
              ))}
              <th scope="col">{t('screens.people.board.letters')}</th>
              <th scope="col">{t('screens.people.board.missing')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((state) => (
              <BoardLine key={state.delegation.id} state={state} hasCome={hasCome} onOpen={onOpen} />
            ))}
          </tbody>
          <BoardFoot states={shown} hasCome={hasCome} />
        </table>
      </div>
    </>
  );
}

type BoardLineProps = {
  readonly state: NominationState;
  readonly hasCome: boolean;
  readonly onOpen: (delegationId: string) => void;
};

function BoardLine({ state, hasCome, onOpen }: BoardLineProps): ReactNode {
  const { t, language } = usePreferences();
  const { delegation, named, confirmed, women, reserve, came, noShow, gaps } = state;
  const { quota, womenWished, invitation, addressee, reminders, letter, deadline, focalPoint } = delegation;
  const name = delegationName(delegation, language);
  const [, navigate] = useLocation();
  const form = documentPath(delegation.workshopId, 'nomination-form', delegation.id);
  useActions({ 'people.form-of': () => navigate(form) }, { id: delegation.id, name });
  const contact = [focalPoint.name, focalPoint.phone, focalPoint.email].filter((part) => part !== '').join(' · ');
  return (
    <tr>
      <th scope="row">
        <button type="button" title={t('screens.people.board.open', { name })} onClick={() => onOpen(delegation.id)}>
          {name}
        </button>
        {contact === '' ? null : <div className="small soft">{contact}</div>}
        <div>
          <PageLink className="small" data-action="people.form-of" to={form}>
            {t('screens.people.nominationForm')}
          </PageLink>
        </div>
      </th>
      <td className={styles['figure']}>
        {quota === null ? named : t('screens.people.board.of', { count: named, all: quota })}
      </td>
      <td className={styles['figure']}>{confirmed}</td>
      <td className={styles['figure']}>
        {womenWished === null ? women : t('screens.people.board.of', { count: women, all: womenWished })}
      </td>
      <td className={styles['figure']}>{reserve}</td>
      {hasCome ? (
        <td className={styles['figure']}>
          {came}
          {noShow === 0 ? null : (
            <div className="small soft">{t('screens.people.board.noShow', { count: noShow })}</div>
          )}
        </td>
      ) : null}
      <td>
        {isBlankLetter(invitation) ? null : (
          <div>{t('screens.people.board.invited', { letter: letterText(t, invitation) })}</div>
        )}
        {addressee === '' ? null : <div>{t('screens.people.invite.to', { name: addressee })}</div>}
        {reminders.map((reminder) => (
          <div key={`${reminder.number} ${reminder.date ?? ''}`}>
            {t('screens.people.invite.askedAgain', { letter: letterText(t, reminder) })}
          </div>
        ))}
        {deadline === null ? null : <div>{t('screens.people.board.until', { date: formatShortDate(deadline) })}</div>}
        {isBlankLetter(letter) ? null : (
          <div>{t('screens.people.board.answered', { letter: letterText(t, letter) })}</div>
        )}
      </td>
      <td>
        {gaps.length === 0 ? (
          <span className={clsx(badgeStyles['badge'], badgeStyles['good'])}>{t('screens.people.board.nothing')}</span>
        ) : (
          <ul className={styles['gaps']}>
            {gaps.map(({ gap, count }) => (
              <li
                key={gap}
                className={clsx(
                  badgeStyles['badge'],
                  gap === 'to-ask-again' ? badgeStyles['bad'] : gap === 'declined' ? undefined : badgeStyles['warn'],
                )}
              >
                {t(`screens.people.gap.${gap}`, { count })}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function BoardFoot({
  states,
  hasCome,
}: {
  readonly states: readonly NominationState[];
  readonly hasCome: boolean;
}): ReactNode {
  const { t } = usePreferences();
  const sum = (of: (state: NominationState) => number): number => states.reduce((total, state) => total + of(state), 0);
  const seats = states.every(({ delegation }) => delegation.quota !== null)
    ? sum(({ delegation }) => delegation.quota ?? 0)
    : null;
  const named = sum((state) => state.named);
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('screens.people.board.total')}</th>
        <td className={styles['figure']}>
          {seats === null ? named : t('screens.people.board.of', { count: named, all: seats })}
        </td>
        <td className={styles['figure']}>{sum((state) => state.confirmed)}</td>
        <td className={styles['figure']}>{sum((state) => state.women)}</td>
        <td className={styles['figure']}>{sum((state) => state.reserve)}</td>
        {hasCome ? <td className={styles['figure']}>{sum((state) => state.came)}</td> : null}
      </tr>
    </tfoot>
  );
}
