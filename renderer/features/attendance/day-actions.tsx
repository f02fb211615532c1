import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import type { Day } from '../../../shared/domain/agenda/day.ts';
import { type SignOff, signOffOf, signOffSchema } from '../../../shared/domain/attendance/attendance.ts';
import { daysInOrder } from '../../../shared/domain/attendance/slots.ts';
import { type Workshop, workshopSchema } from '../../../shared/domain/workshop.ts';
import { formatDate } from '../../../shared/text/dates.ts';
import { slotName } from '../../../shared/text/slot-name.ts';
import { isTimeZone, localTime } from '../../../shared/time/instant.ts';
import { recordSignOff, reopen } from '../../commands/attendance.ts';
import { editRecord } from '../../commands/record.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { Choice, TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { readSignatures } from '../../queries/snapshot.ts';
import { currentAuthor, useStored } from '../../storage/working-store.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/fields/field.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import type { Attendance, GroupRow, PersonRow } from './rows/attendance.ts';
import { groupCounts } from './rows/grid-marks.ts';
import { SignaturesDialog } from './signatures-dialog.tsx';
import { actions } from '../../context/action-list.ts';
import { actionChoice, useActions } from '../../context/actions.tsx';
import formStyles from '../../ui/form.module.css';
import badgeStyles from '../../ui/badge.module.css';
import styles from './attendance.module.css';

type DayActionsProps = {
  readonly attendance: Attendance;
  readonly countsHeads: boolean;
  readonly onCountHeads: (counts: boolean) => void;
};

/** Signs off the next day that is open; the menu has the other days and what is rarely needed. */
export function DayActions({ attendance, countsHeads, onCountHeads }: DayActionsProps): ReactNode {
  const t = useText();
  const { runUndoably } = useFeedback();
  const { workshop, days, signOffs } = attendance.snapshot;
  const [signing, setSigning] = useState<Day | null>(null);
  const [opening, setOpening] = useState<Day | null>(null);
  const [counting, setCounting] = useState(false);
  const [showsSignatures, setShowsSignatures] = useState(false);
  const signatures = useStored(() => readSignatures(workshop.id), [workshop.id]) ?? [];
  const inOrder = daysInOrder(days);
  const open = inOrder.filter((day) => signOffOf(day.id, signOffs) === undefined);
  const closed = inOrder.filter((day) => signOffOf(day.id, signOffs) !== undefined);
  const [next, ...later] = open;
  const toggleHeads = (): void => onCountHeads(!countsHeads);
  useActions({
    'attendance.counting': () => setCounting(true),
    'attendance.heads': toggleHeads,
    'attendance.signatures': signatures.length === 0 ? null : () => setShowsSignatures(true),
    'attendance.sign-off': (part) => setSigning(open.find((day) => day.id === part) ?? null),
    'attendance.reopen': (part) => setOpening(closed.find((day) => day.id === part) ?? null),
  });
  return (
    <>
      {next === undefined ? null : (
        <Button look="primary" data-action="attendance.sign-off" onPress={() => setSigning(next)}>
          {t(actions['attendance.sign-off'].name, { number: next.number })}
        </Button>
      )}
      <MenuButton
        name={t('screens.attendance.more')}
        choices={[
          actionChoice(t, 'attendance.counting', () => setCounting(true)),
          actionChoice(t, 'attendance.heads', toggleHeads, { icon: countsHeads ? 'check' : 'people' }),
          ...(signatures.length === 0
            ? []
            : [actionChoice(t, 'attendance.signatures', () => setShowsSignatures(true))]),
          ...later.map((day) =>
            actionChoice(t, 'attendance.sign-off', () => setSigning(day), {
              id: `sign ${day.id}`,
              values: { number: day.number },
            }),
          ),
          ...closed.map((day) =>
            actionChoice(t, 'attendance.reopen', () => setOpening(day), {
              id: `open ${day.id}`,
              values: { number: day.number },
            }),
          ),
        ]}
      />
      {counting ? <CountingDialog workshop={workshop} onClose={() => setCounting(false)} /> : null}
      {showsSignatures ? (
        <SignaturesDialog attendance={attendance} signatures={signatures} onClose={() => setShowsSignatures(false)} />
      ) : null}
      {signing === null ? null : (
        <SignOffDialog attendance={attendance} day={signing} onClose={() => setSigning(null)} />
      )}
      {opening === null ? null : (
        <ReasonDialog
          title={t('screens.attendance.reopenTitle', { number: opening.number })}
          note={t('screens.attendance.reopenNote', { by: signOffOf(opening.id, signOffs)?.by ?? '' })}
          about={<EarlierSignOffs attendance={attendance} day={opening} />}
          action={t('screens.attendance.reopenNow')}
          onAnswer={(reason) => {
            void runUndoably(
              'attendance.reopen',
              reopen(workshop.id, opening.id, reason),
              t('screens.agenda.day', { number: opening.number }),
            );
            setOpening(null);
          }}
          onCancel={() => setOpening(null)}
        />
      )}
    </>
  );
}

const signerSchema = signOffSchema.pick({ by: true });

type SignOffDialogProps = { readonly attendance: Attendance; readonly day: Day; readonly onClose: () => void };

const noStaff: readonly PersonRow[] = [];

/** Asks who signs off a day; shows for each slot how many are present, and how many of all and of the staff not marked. */
function SignOffDialog({ attendance, day, onClose }: SignOffDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const { snapshot, slots, rows, counted, read } = attendance;
  const counts = groupCounts(counted, slots.length, read);
  const staff = rows.find((row): row is GroupRow => row.kind === 'group' && row.id === 'staff');
  const staffCounts = groupCounts(staff?.people ?? noStaff, slots.length, read);
  const form = useRecordForm({
    schema: signerSchema,
    stored: { by: snapshot.signOffs.at(-1)?.by ?? currentAuthor().user },
    onSubmit: ({ by }) => {
      void runUndoably(
        'attendance.sign-off',
        recordSignOff(snapshot.workshop.id, day.id, by),
        t('screens.agenda.day', { number: day.number }),
      );
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.attendance.signOff', { number: day.number })}
      save={t('screens.attendance.signOffNow')}
      onClose={onClose}
    >
      <ul className={styles['sign-off-slots']}>
        {slots.map((slot, column) => {
          if (slot.dayId !== day.id) return null;
          const { present = 0, open = 0, expected = 0 } = counts[column] ?? {};
          const openStaff = staffCounts[column]?.open ?? 0;
          return (
            <li key={slot.id}>
              <span className="one-line">{slotName(slot, snapshot, language, t)}</span>
              <strong className="number">{t('screens.attendance.present', { present, expected })}</strong>
              <span className={styles['sign-off-open']}>
                {open === 0 ? null : (
                  <span className={clsx(badgeStyles['badge'], badgeStyles['warn'])} data-part="badge">
                    {t('screens.attendance.notMarkedYet', { count: open })}
                  </span>
                )}
                {openStaff === 0 ? null : (
                  <span className={clsx(badgeStyles['badge'], badgeStyles['warn'])} data-part="badge">
                    {t('screens.attendance.chip.staff')}: {t('screens.attendance.notMarkedYet', { count: openStaff })}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <EarlierSignOffs attendance={attendance} day={day} />
      <p className={formStyles['note']}>{t('screens.attendance.signOffNote')}</p>
      <TextInput form={form} name="by" label={t('screens.attendance.signedBy')} autoFocus />
    </FormDialog>
  );
}

type EarlierSignOffsProps = Pick<SignOffDialogProps, 'attendance' | 'day'>;

/** The withdrawn sign-offs of a day: who signed, when it was withdrawn and why, at the time of the zone of the sign-off. */
function EarlierSignOffs({ attendance, day }: EarlierSignOffsProps): ReactNode {
  const { t, language } = usePreferences();
  const { workshop, signOffs } = attendance.snapshot;
  const withdrawn = signOffs.flatMap((each) =>
    each.dayId === day.id && each.withdrawn !== null ? [{ ...each, withdrawn: each.withdrawn }] : [],
  );
  if (withdrawn.length === 0) return null;
  const timeOf = (instant: string, { timeZone }: Pick<SignOff, 'timeZone'>): string => {
    const zone = [timeZone, workshop.timeZone].find(isTimeZone) ?? 'UTC';
    const { day: date, clock } = localTime(instant, zone);
    return `${formatDate(date, language)}, ${clock}`;
  };
  return (
    <ul className={styles['earlier-sign-offs']} aria-label={t('screens.attendance.earlierSignOffs')}>
      {withdrawn.map((each) => (
        <li key={each.id}>
          {t('screens.attendance.withdrawnSignOff', {
            by: each.by,
            signed: timeOf(each.at, each),
            withdrawn: timeOf(each.withdrawn.at, each),
            reason: each.withdrawn.reason,
          })}
        </li>
      ))}
    </ul>
  );
}

type CountingDialogProps = { readonly workshop: Workshop; readonly onClose: () => void };

const countingSchema = workshopSchema.shape.attendance
  .pick({ excusedCounts: true, completionFrom: true, participationFrom: true })
  .refine(({ completionFrom, participationFrom }) => participationFrom <= completionFrom, {
    path: ['participationFrom'],
    message: 'participation-above-completion',
  });

/** How the percentages are counted, and from which share on there is a certificate. */
function CountingDialog({ workshop, onClose }: CountingDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const { attendance } = workshop;
  const form = useRecordForm({
    schema: countingSchema,
    checksTyping: true,
    stored: attendance,
    onSubmit: (counting) => {
      const changed = { ...attendance, ...counting };
      void run(editRecord('workshop.edit', 'workshop', workshop, { attendance: changed }));
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.attendance.counting.title')}
      save={t('screens.attendance.counting.save')}
      onClose={onClose}
    >
      <TextInput
        form={form}
        name="completionFrom"
        label={t('screens.attendance.counting.completionFrom')}
        inputMode="numeric"
        autoFocus
      />
      <TextInput
        form={form}
        name="participationFrom"
        label={t('screens.attendance.counting.participationFrom')}
        inputMode="numeric"
      />
      <Choice form={form} name="excusedCounts" label={t('screens.attendance.counting.excusedCounts')}>
        {({ value, onChange }) => (
          <Checkbox
            label={t('screens.attendance.counting.excusedCounts')}
            hint={t('screens.attendance.counting.excusedHint')}
            value={value}
            onChange={onChange}
          />
        )}
      </Choice>
    </FormDialog>
  );
}
