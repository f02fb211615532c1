import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import { v7 as newId } from 'uuid';
import type { DeskFile } from '../../../shared/desks/desk-file.ts';
import {
  type CellNews,
  type Decisions,
  prepareTakeIn,
  type TakeIn,
  takeInChanges,
  undecided,
} from '../../../shared/desks/take-in.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { authorText } from '../../../shared/text/text.ts';
import { minutesBetween, now } from '../../../shared/time/instant.ts';
import { takeIn } from '../../commands/desk.ts';
import { useFeedback } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import { readDeskState } from '../../queries/history.ts';
import { deviceName, useStored } from '../../storage/working-store.ts';
import badgeStyles from '../../ui/badge.module.css';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import formStyles from '../../ui/form.module.css';
import pageStyles from '../../ui/page.module.css';
import deskExchangeStyles from './desk-exchange.module.css';
import type { DeskPerson } from './desk-people.ts';
import { useInstants } from './desk-slot.ts';
import deskStyles from './desk.module.css';
import { TakeInMarks } from './take-in-marks.tsx';
import { TakeInPeople } from './take-in-people.tsx';

type TakeInDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly people: readonly DeskPerson[];
  readonly file: DeskFile;
  /** Called after the file was taken in, with the instant in UTC. */
  readonly onTaken: (at: string) => void;
  readonly onClose: () => void;
};

/** Preview of the changes by another desk's file, with the decisions that it needs, before anything changes. */
export function TakeInDialog({ snapshot, people, file, onTaken, onClose }: TakeInDialogProps): ReactNode {
  const t = useText();
  const { runUndoably } = useFeedback();
  const workshopId = snapshot.workshop.id;
  const [decisions, setDecisions] = useState<Decisions>(undecided);
  const state = useStored(() => readDeskState(workshopId, file), [workshopId, file]);
  const prepared = useMemo(
    () => (state === undefined || state === null ? null : prepareTakeIn(state, file, decisions)),
    [state, file, decisions],
  );
  const isNew = useMemo(() => prepared !== null && takeInChanges(prepared, newId).length > 0, [prepared]);
  const accept = (): void => {
    onClose();
    onTaken(now());
    void runUndoably('desk.take-in', takeIn(workshopId, file, decisions));
  };
  const decide = (change: Partial<Decisions>): void => setDecisions((before) => ({ ...before, ...change }));
  return (
    <Dialog wide title={t('screens.deskExchange.preview.title', { desk: file.desk })} onClose={onClose}>
      <div className={clsx(formStyles['form'], deskExchangeStyles['take-in'])}>
        <Origin file={file} timeZone={snapshot.workshop.timeZone} />
        {prepared === null ? null : (
          <>
            <Counts takeIn={prepared} isNew={isNew} />
            <TakeInMarks takeIn={prepared} people={people} onDecide={decide} />
            <TakeInPeople takeIn={prepared} people={people} onDecide={decide} />
          </>
        )}
      </div>
      {prepared === null ? null : (
        <div className={formStyles['actions']}>
          <Button autoFocus={!isNew} onPress={onClose}>
            {t(isNew ? 'screens.cancel' : 'screens.close')}
          </Button>
          <Button look="primary" autoFocus={isNew} isDisabled={!isNew} onPress={accept}>
            {t('screens.deskExchange.preview.accept')}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

/** Minutes by which another computer's clock may be ahead without a warning. */
const minutesForgiven = 5;

function Origin({ file, timeZone }: { readonly file: DeskFile; readonly timeZone: string }): ReactNode {
  const t = useText();
  const instantText = useInstants(timeZone);
  const ahead = minutesBetween(now(), file.writtenAt);
  return (
    <>
      <p className="soft">
        {file.by.user === '' && file.by.computer === ''
          ? null
          : t('screens.deskExchange.preview.from', { author: authorText(t, file.by, file.desk) })}{' '}
        {t('screens.deskExchange.preview.written', { when: instantText(file.writtenAt) })}{' '}
        {file.desk === deviceName() ? t('screens.deskExchange.preview.ownFile') : null}
      </p>
      {ahead > minutesForgiven ? (
        <p className={pageStyles['notice']}>{t('screens.deskExchange.preview.clockAhead', { count: ahead })}</p>
      ) : null}
    </>
  );
}

const counted = [
  'new',
  'changed',
  'conflict',
  'held',
  'unknown',
  'same',
] as const satisfies readonly CellNews['kind'][];

function Counts({
  takeIn: { cells, gathering },
  isNew,
}: {
  readonly takeIn: TakeIn;
  readonly isNew: boolean;
}): ReactNode {
  const t = useText();
  const counts = counted.map((kind) => ({ kind, count: cells.filter((cell) => cell.kind === kind).length }));
  const newcomers = gathering.newcomers.length;
  if (!isNew && newcomers === 0 && counts.every(({ kind, count }) => kind === 'same' || count === 0)) {
    return <p role="status">{t('screens.deskExchange.preview.nothing')}</p>;
  }
  return (
    <div role="status">
      <ul className={deskExchangeStyles['take-in-counts']}>
        {counts.map(({ kind, count }) =>
          count === 0 ? null : (
            <li
              key={kind}
              className={clsx(badgeStyles['badge'], badgeStyles[looks[kind]], deskExchangeStyles['badge'])}
            >
              {t(`screens.deskExchange.preview.${kind}`, { count })}
            </li>
          ),
        )}
        {newcomers === 0 ? null : (
          <li
            className={clsx(
              badgeStyles['badge'],
              deskStyles['badge'],
              deskExchangeStyles['badge'],
              badgeStyles['good'],
            )}
          >
            {t('screens.deskExchange.preview.newcomers', { count: newcomers })}
          </li>
        )}
      </ul>
    </div>
  );
}

const looks = { new: 'good', changed: 'violet', conflict: 'warn', held: 'warn', unknown: 'warn', same: '' } as const;
