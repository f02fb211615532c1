import { type ReactNode, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { textIn } from '../../shared/domain/language.ts';
import type { OpenedTable } from '../../shared/exchange/table/table-file.ts';
import type { TextEncoding } from '../../shared/exchange/table/text-encoding.ts';
import { importPeople } from '../commands/people.ts';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { useWorkshopOfForm } from '../importing/form-notice.tsx';
import { PeopleListView } from '../importing/people-list-view.tsx';
import type { PeopleGoal } from '../importing/people-preview.tsx';
import { usePeopleRegister } from '../matching/people-register.ts';
import { readInstitutions, readWorkshop } from '../queries/snapshot.ts';
import { readSummaries, useStored } from '../storage/working-store.ts';
import { Select } from '../ui/fields/select.tsx';

type PeopleArrivalProps = {
  readonly file: OpenedTable;
  readonly onEncoding: (encoding: TextEncoding) => void;
  readonly onClose: () => void;
};

/** A list of people that was opened: into which workshop they come, the one that is open first, and the preview. */
export function PeopleArrival({ file, onEncoding, onClose }: PeopleArrivalProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const [location, navigate] = useLocation();
  const [chosen, setChosen] = useState<string | null>(null);
  const summaries = useStored(readSummaries, []) ?? [];
  const open = summaries.find(({ id }) => location.startsWith(`/workshop/${id}/`)) ?? summaries[0];
  const ofForm = useWorkshopOfForm(file.form);
  // A form says of which workshop it is; until that is found, none is shown.
  const id = chosen ?? ofForm?.id ?? (file.form !== undefined && ofForm === undefined ? null : (open?.id ?? null));
  const snapshot = useStored(async () => (id === null ? null : readWorkshop(id)), [id]) ?? null;
  const institutions = useStored(readInstitutions, []);
  const register = usePeopleRegister(institutions);
  const target = useMemo(
    () =>
      snapshot === null || institutions === undefined
        ? null
        : { snapshot, institutions, ...(register === null ? {} : { register }) },
    [snapshot, institutions, register],
  );
  const accept = async (...[people, settings]: Parameters<PeopleGoal['accept']>): Promise<void> => {
    if (id === null || !(await runUndoably('people.import', importPeople(id, people, settings)))) return;
    onClose();
    navigate(workshopPath(id, 'people'));
  };
  if (summaries.length === 0) return <p role="status">{t('peopleList.noWorkshop')}</p>;
  return (
    <>
      <Select
        label={t('peopleList.into')}
        value={id}
        choices={summaries.map((each) => ({ value: each.id, name: textIn(each.title, language) }))}
        onChange={setChosen}
      />
      {target === null || target.snapshot.workshop.id !== id ? null : (
        <PeopleListView
          key={id}
          file={file}
          goal={{ target, accept: (...each) => void accept(...each) }}
          onEncoding={onEncoding}
        />
      )}
    </>
  );
}
