import { type ReactNode, useState } from 'react';
import { emptySheet, marksIn } from '../../../shared/domain/attendance/attendance.ts';
import { dayAfterPresence } from '../../../shared/operations/people.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { addDelegation, addKnownPerson, addPerson, replacePerson } from '../../commands/people.ts';
import { dialogLoadedLater, LoadedLater } from '../../components/loaded-later.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { readAttendance } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import { announce } from '../../ui/messages.tsx';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { DelegationDialog } from './delegation-panel.tsx';
import { type PeopleRow, publicName } from './people-groups.ts';
import { SuccessorDaySelect } from './participation-fields.tsx';
import { PersonDialog } from './person-dialog.tsx';

const AllowanceRulesDialog = dialogLoadedLater(
  new LoadedLater(async () => (await import('./allowances/allowance-rules-dialog.tsx')).AllowanceRulesDialog),
);

export type OpenDialog =
  | { readonly kind: 'person'; readonly delegationId: string | null }
  | { readonly kind: 'replace'; readonly row: PeopleRow }
  | { readonly kind: 'delegation' }
  | { readonly kind: 'allowance-rules' };

type PeopleDialogsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly open: OpenDialog | null;
  readonly onClose: () => void;
  /** Called with the id of the new record, which the list then selects. */
  readonly onMade: (id: string) => void;
};

export function PeopleDialogs({ snapshot, open, onClose, onMade }: PeopleDialogsProps): ReactNode {
  const { t } = usePreferences();
  const { run } = useFeedback();
  const { id } = snapshot.workshop;
  const finish = (made: string | undefined): void => {
    if (made === undefined) return;
    onClose();
    onMade(made);
  };
  switch (open?.kind) {
    case undefined:
      return null;
    case 'allowance-rules':
      return <AllowanceRulesDialog workshop={snapshot.workshop} onClose={onClose} />;
    case 'delegation':
      return (
        <DelegationDialog
          snapshot={snapshot}
          onClose={onClose}
          onSave={async (delegation) => finish(await run(addDelegation(delegation)))}
        />
      );
    case 'person': {
      return (
        <AddPersonDialog
          snapshot={snapshot}
          delegationId={open.delegationId}
          onKnown={async (person, { role, delegationId }) =>
            finish(await run(addKnownPerson(id, person.id, role, delegationId)))
          }
          onClose={onClose}
          onAdd={async ({ person, role, delegationId }, isLast) => {
            const made = await run(addPerson(id, person, role, delegationId));
            if (isLast) finish(made);
            else if (made !== undefined) announce(t('screens.action.participation-add'));
            return made !== undefined;
          }}
        />
      );
    }
    case 'replace':
      return <ReplaceDialog snapshot={snapshot} row={open.row} onClose={onClose} onDone={finish} />;
  }
}

type ReplaceDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly row: PeopleRow;
  readonly onClose: () => void;
  readonly onDone: (made: string | undefined) => void;
};

const noMarks = emptySheet('');

/** Asks for a replacement; country and institution are those of the person who is replaced. */
function ReplaceDialog({ snapshot, row, onClose, onDone }: ReplaceDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { person, participation } = row;
  const name = publicName(person, participation, language);
  const [chosen, setChosen] = useState<string | null>();
  const sheet = useStored(() => readAttendance(snapshot.workshop.id), [snapshot.workshop.id]);
  const from = chosen === undefined ? dayAfterPresence(participation.id, snapshot, marksIn(sheet ?? noMarks)) : chosen;
  return (
    <PersonDialog
      snapshot={snapshot}
      title={t('screens.people.replacing.title', { name })}
      note={t('screens.people.replacing.note', { name })}
      save={t('screens.people.replacing.save')}
      more={<SuccessorDaySelect snapshot={snapshot} from={from} onChange={setChosen} />}
      initial={{
        country: person.country,
        institutionId: person.institutionId,
      }}
      onClose={onClose}
      onSave={async (successor) => onDone(await run(replacePerson(participation, successor, from)))}
    />
  );
}
