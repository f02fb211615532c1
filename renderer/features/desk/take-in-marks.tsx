import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import type { CellNews, Decisions, TakeIn } from '../../../shared/desks/take-in.ts';
import type { AttendanceStatus } from '../../../shared/domain/attendance/attendance.ts';
import type { MarkVersion } from '../../../shared/domain/attendance/mark-register.ts';
import { slotsOf } from '../../../shared/domain/attendance/slots.ts';
import { deviceOf, instantOf } from '../../../shared/time/instant.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { deviceName } from '../../storage/working-store.ts';
import choiceCardsStyles from '../../ui/fields/choice-cards.module.css';
import { TextField } from '../../ui/fields/field.tsx';
import markStyles from '../../ui/mark.module.css';
import styles from './desk-exchange.module.css';
import type { DeskPerson } from './desk-people.ts';
import { deskSlotName, useInstants } from './desk-slot.ts';
import { personName } from './take-in-people.tsx';

const mostShown = 20;

type TakeInMarksProps = {
  readonly takeIn: TakeIn;
  readonly people: readonly DeskPerson[];
  readonly onDecide: (change: Partial<Decisions>) => void;
};

/** The marks that need attention: conflicts, corrections, signed-off days, and people or sessions that are not here. */
export function TakeInMarks(props: TakeInMarksProps): ReactNode {
  const { cells } = props.takeIn;
  const conflicts = cells.filter(({ kind }) => kind === 'conflict');
  const changed = cells.filter(({ kind }) => kind === 'changed');
  return (
    <>
      {conflicts.length === 0 ? null : <Conflicts {...props} conflicts={conflicts} />}
      {changed.length === 0 ? null : <Corrections {...props} changed={changed} />}
      <Held {...props} />
      <Unknown cells={cells.filter(({ kind }) => kind === 'unknown')} />
    </>
  );
}

function Conflicts(props: TakeInMarksProps & { readonly conflicts: readonly CellNews[] }): ReactNode {
  const t = useText();
  const { conflicts } = props;
  return (
    <section>
      <h3>{t('screens.deskExchange.preview.conflicts')}</h3>
      <p className="soft small">{t('screens.deskExchange.preview.conflictsHint')}</p>
      {conflicts.map((cell) => (
        <Conflict key={cell.key} {...props} cell={cell} />
      ))}
    </section>
  );
}

function Conflict({ takeIn, people, cell, onDecide }: TakeInMarksProps & { readonly cell: CellNews }): ReactNode {
  const t = useText();
  const named = useCellNames(takeIn, people);
  const statuses = [...new Set(cell.versions.map(({ status }) => status))].filter((status) => status !== 'unmarked');
  const decide = (status: string): void =>
    onDecide({ marks: new Map(takeIn.decisions.marks).set(cell.key, status as AttendanceStatus) });
  return (
    <RadioGroup
      className={clsx(styles['take-in-conflict'])}
      aria-label={named(cell)}
      value={cell.after}
      onChange={decide}
    >
      <strong>{named(cell)}</strong>
      {statuses.map((status) => (
        <RadioField key={status} value={status}>
          <RadioButton className={clsx(choiceCardsStyles['choice-card'])} data-part="choice-card">
            <span className={choiceCardsStyles['dot']} />
            <span>
              <span className={markStyles['mark']} data-status={status}>
                {t(`vocabulary.attendanceStatus.${status}`)}
              </span>
              {cell.versions
                .filter((version) => version.status === status)
                .map((version) => (
                  <Made key={version.timestamp} version={version} timeZone={takeIn.state.snapshot.workshop.timeZone} />
                ))}
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

/** Who made a mark, when and how. */
function Made({
  version: { timestamp, how, reason },
  timeZone,
}: {
  readonly version: MarkVersion;
  readonly timeZone: string;
}): ReactNode {
  const t = useText();
  const instantText = useInstants(timeZone);
  const device = deviceOf(timestamp);
  return (
    <span className={choiceCardsStyles['about']}>
      {timestamp === ''
        ? t('screens.deskExchange.preview.unknownTime')
        : t('screens.deskExchange.preview.made', {
            desk: device === deviceName() ? t('screens.deskExchange.preview.here') : device,
            when: instantText(instantOf(timestamp)),
            how: t(`screens.attendance.how.${how}`),
          })}
      {reason === null ? null : <q>{reason}</q>}
    </span>
  );
}

function Corrections({
  takeIn,
  people,
  changed,
}: TakeInMarksProps & { readonly changed: readonly CellNews[] }): ReactNode {
  const t = useText();
  const named = useCellNames(takeIn, people);
  const status = (value: AttendanceStatus): string => t(`vocabulary.attendanceStatus.${value}`);
  return (
    <section>
      <h3>{t('screens.deskExchange.preview.corrected')}</h3>
      <ul className={styles['take-in-list']}>
        {changed.slice(0, mostShown).map((cell) => (
          <li key={cell.key}>
            <span>{named(cell)}</span>
            <span className="soft">
              {t('screens.deskExchange.preview.correction', {
                before: status(cell.before),
                after: status(cell.after),
              })}
            </span>
          </li>
        ))}
      </ul>
      {changed.length > mostShown ? (
        <p className="soft small">{t('screens.deskExchange.preview.more', { count: changed.length - mostShown })}</p>
      ) : null}
    </section>
  );
}

/** The marks of signed-off days with the field for the reason; stays visible once a reason is given. */
function Held({ takeIn: { cells, decisions }, onDecide }: TakeInMarksProps): ReactNode {
  const t = useText();
  const held = cells.filter(({ kind }) => kind === 'held').length;
  if (held === 0 && decisions.reason === '') return null;
  return (
    <section>
      {held === 0 ? null : <p>{t('screens.deskExchange.preview.heldHint', { count: held })}</p>}
      <TextField
        label={t('screens.deskExchange.preview.reason')}
        value={decisions.reason}
        maxLength={300}
        onChange={(reason) => onDecide({ reason })}
      />
    </section>
  );
}

function Unknown({ cells }: { readonly cells: readonly CellNews[] }): ReactNode {
  const t = useText();
  if (cells.length === 0) return null;
  return (
    <p className="soft">
      {t('screens.deskExchange.preview.unknownHint', { count: cells.length })} (
      {t('screens.deskExchange.preview.unknownPeople', {
        count: new Set(cells.map((each) => each.participationId)).size,
      })}
      , {t('screens.deskExchange.preview.unknownSlots', { count: new Set(cells.map(({ slotId }) => slotId)).size })})
    </p>
  );
}

/** "Orazow Batyr · Tue 15 July · Morning". */
function useCellNames(takeIn: TakeIn, people: readonly DeskPerson[]): (cell: CellNews) => string {
  const { t, language } = usePreferences();
  const { snapshot } = takeIn.state;
  const named = takeIn.cells.map(({ slotId }) => slotId);
  const slots = slotsOf(snapshot.workshop.attendance, snapshot.days, snapshot.sessions, named);
  return ({ participationId, slotId }) => {
    const slot = slots.find((each) => each.id === slotId);
    const name = personName(participationId, takeIn, people, language);
    return slot === undefined ? name : `${name} · ${deskSlotName(slot, snapshot, language, t)}`;
  };
}
