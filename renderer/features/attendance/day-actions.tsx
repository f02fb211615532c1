import { useState, type ReactNode } from 'react';
import type { Day } from '../../../shared/domain/day.ts';
import { signOffOf } from '../../../shared/domain/sign-off.ts';
import { daysInOrder } from '../../../shared/domain/slots.ts';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { reopen } from '../../commands/attendance.ts';
import { readSignatures } from '../../queries/signatures.ts';
import { useStored } from '../../storage/reading.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { CountingDialog } from './counting-dialog.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { SignaturesDialog } from './signatures-dialog.tsx';
import { SignOffDialog } from './sign-off-dialog.tsx';
import type { Attendance } from './use-attendance.ts';

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
  return (
    <>
      {next === undefined ? null : (
        <Button look="primary" onPress={() => setSigning(next)}>
          {t('screens.attendance.signOff', { number: next.number })}
        </Button>
      )}
      <MenuButton
        name={t('screens.attendance.more')}
        choices={[
          {
            id: 'counting',
            name: t('screens.attendance.counting.open'),
            onChoose: () => setCounting(true),
          },
          {
            id: 'heads',
            name: t('screens.attendance.countUnnamed'),
            ...(countsHeads ? { icon: 'check' as const } : {}),
            onChoose: () => onCountHeads(!countsHeads),
          },
          ...(signatures.length === 0
            ? []
            : [{ id: 'signatures', name: t('screens.signatures.open'), onChoose: () => setShowsSignatures(true) }]),
          ...later.map((day) => ({
            id: `sign ${day.id}`,
            name: t('screens.attendance.signOff', { number: day.number }),
            onChoose: () => setSigning(day),
          })),
          ...closed.map((day) => ({
            id: `open ${day.id}`,
            name: t('screens.attendance.reopen', { number: day.number }),
            icon: 'undo' as const,
            onChoose: () => setOpening(day),
          })),
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
          action={t('screens.attendance.reopenNow')}
          onAnswer={(reason) => {
            void runUndoably('attendance.reopen', reopen(workshop.id, opening.id, reason));
            setOpening(null);
          }}
          onCancel={() => setOpening(null)}
        />
      )}
    </>
  );
}
