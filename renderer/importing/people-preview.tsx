import { type ReactNode, useMemo, useState } from 'react';
import { v7 as newId } from 'uuid';
import { isClosed, marksIn } from '../../shared/domain/attendance/attendance.ts';
import {
  type DetailGroup,
  isCounted,
  isExpected,
  participationStatuses,
  plainParticipation,
} from '../../shared/domain/people/participation.ts';
import type { ImportedPerson } from '../../shared/exchange/people/imported-person.ts';
import type {
  FormDifference,
  PeopleImport,
  PeopleImportSettings,
  PeopleTarget,
  PersonDecision,
  PersonOutcome,
  PersonToImport,
} from '../../shared/exchange/people/people-import.ts';
import type { ImportedPeople } from '../../shared/exchange/people/imported-people.ts';
import { arrivingPeople, type ArrivalSettings } from '../../shared/exchange/forms/arriving-people.ts';
import { formRowKey, type ReturnedForm } from '../../shared/exchange/forms/returned-form.ts';
import { cellMark, type FormField, formFields } from '../../shared/documents/nomination-form/form-fields.ts';
import { toldPeopleRemark } from '../../shared/exchange/people/understood-people.ts';
import { toldInOneLine } from '../../shared/exchange/told.ts';
import { delegationName } from '../../shared/text/collation.ts';
import { letterText } from '../../shared/text/letters.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { Translate } from '../../shared/text/text.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { readAttendance } from '../queries/snapshot.ts';
import { useStored } from '../storage/working-store.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/fields/field.tsx';
import { Select } from '../ui/fields/select.tsx';
import formStyles from '../ui/form.module.css';
import { Refusal, Remarks } from './agenda-preview.tsx';
import { DetailsNotice } from './details-notice.tsx';
import { FormDifferences, useNames } from './form-notice.tsx';
import { type ListedField, ListedPeople } from './listed-people.tsx';

/** Where the people of a list come in. */
export type PeopleGoal = {
  readonly target: PeopleTarget;
  readonly accept: (people: readonly PersonToImport[], settings: ArrivalSettings) => void;
  /** The delegation of those of whom the list says none; null or missing for what it says. */
  readonly delegationId?: string | null;
};

type PeoplePreviewProps = {
  readonly list: ImportedPeople;
  readonly hasSheets: boolean;
  /** The form that the list is; null for none. */
  readonly form: ComparedForm | null;
  readonly goal: PeopleGoal;
};

/** A form that came back, and the delegation of which it is. */
type ComparedForm = ReturnedForm & { readonly delegationId: string };

/** Whoever has set out is not taken to be withdrawn because a form does not name them. */
const underWay: readonly string[] = ['travelling', 'arrived', 'attended'];

const fromList = 'list';
const none = 'none';

/** Who comes in, each field to be set right in its place, and what will change. */
export function PeoplePreview({ list, hasSheets, form, goal }: PeoplePreviewProps): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot } = goal.target;
  const nameOf = useNames(snapshot);
  const [people, setPeople] = useState<readonly PersonToImport[]>(() => {
    const absent = absentRows(list);
    return list.people.map((person) => {
      const row = form?.rows.get(formRowKey(person));
      const decision: PersonDecision = absent.has(`${String(person.row)} ${person.sheet}`) ? 'left' : 'auto';
      return { person, decision, ...(row !== undefined && { row }) };
    });
  });
  const [kept, setKept] = useState<ReadonlyMap<string, boolean>>(new Map());
  const signedIds = useSignedIds(snapshot, form !== null);
  const unread = useMemo(() => unreadNumbers(form, list), [form, list]);
  const keptIds = useMemo(
    () =>
      snapshot.participations.flatMap(({ id, number, status: each }) =>
        (kept.get(id) ?? (underWay.includes(each) || signedIds.has(id) || unread.has(number))) ? [id] : [],
      ),
    [snapshot, kept, signedIds, unread],
  );
  // Nobody is confirmed unless somebody says so: here, or in a list of people who have come.
  const [status, setStatus] = useState<PeopleImportSettings['status']>(plainParticipation.status);
  // A list that was pasted into a delegation, and names neither delegations nor countries, is of that delegation.
  const saysWhere = list.people.some((person) => person.delegation !== '' || person.country !== null);
  const [delegation, setDelegation] = useState(saysWhere ? fromList : (goal.delegationId ?? fromList));
  const [takesLetter, setTakesLetter] = useState(true);
  const [switchOn, setSwitchOn] = useState<readonly DetailGroup[]>([]);
  const { letter } = list;
  const settings = useMemo<ArrivalSettings>(
    () => ({
      status,
      delegation: delegation === fromList ? 'list' : delegation === none ? null : { id: delegation },
      letter,
      switchOn,
      ...(form !== null && { form: { delegationId: form.delegationId, sent: form.sent, keptIds } }),
    }),
    [status, delegation, letter, switchOn, form, keptIds],
  );
  const wanted = useMemo(() => arrivingPeople(goal.target, people, settings, newId), [goal.target, people, settings]);
  const change = (index: number, patch: Partial<ImportedPerson>, decision?: PersonDecision): void =>
    setPeople(people.map((each, at) => (at === index ? edited(each, patch, decision) : each)));
  if (!wanted.ok) return <Refusal failure={wanted.failure} />;
  const { outcomes, alike, otherRoles, letterOf, details } = wanted.value;
  const { all } = countsOf(wanted.value);
  // What was suggested and not refused is what was decided.
  const decided = decidedPeople(people, wanted.value);
  // Who is as they are here is counted, and not shown again.
  const shown =
    form === null
      ? null
      : people.flatMap(({ decision }, at) => (decision === 'auto' && outcomes[at] === 'here' ? [] : [at]));
  const before = (wanted.value.form?.before ?? []).map((fields) => beforeTexts(fields, t));
  return (
    <>
      <ImportSettings
        snapshot={snapshot}
        isForm={form !== null}
        status={status}
        delegation={delegation}
        onStatus={setStatus}
        onDelegation={setDelegation}
      />
      <Summary wanted={wanted.value} snapshot={snapshot} delegationId={form?.delegationId ?? null} />
      <DetailsNotice details={details} switchedOn={switchOn} onSwitch={setSwitchOn} />
      {letter === null || letterOf === null ? null : (
        <Checkbox
          label={t('peopleList.takeLetter', {
            delegation: delegationName(letterOf, language),
            letter: letterText(t, letter),
          })}
          value={takesLetter}
          onChange={setTakesLetter}
        />
      )}
      {shown?.length === 0 ? null : (
        <ListedPeople
          people={people}
          outcomes={outcomes}
          alike={alike}
          register={goal.target.register}
          otherRoles={otherRoles}
          remarks={list.remarks}
          rowNames={(wanted.value.form?.rowIds ?? []).map(nameOf)}
          before={before}
          shown={shown}
          onChange={change}
        />
      )}
      {wanted.value.form === undefined ? null : (
        <FormDifferences
          difference={wanted.value.form}
          snapshot={snapshot}
          signedIds={signedIds}
          onKeep={(id, isKept) => setKept(new Map([...kept, [id, isKept]]))}
        />
      )}
      <Remarks
        label={t('peopleList.remarks')}
        remarks={list.remarks.map((remark) =>
          toldInOneLine(toldPeopleRemark(remark, { hasSheets, name: '', language }, t)),
        )}
      />
      {form === null ? <p className="soft small">{t('peopleList.notKept')}</p> : null}
      <div className={`${formStyles['actions'] ?? ''} ${formStyles['in-view'] ?? ''}`}>
        <Button
          look="primary"
          isDisabled={all === 0}
          onPress={() => goal.accept(decided, { ...settings, letter: takesLetter ? letter : null })}
        >
          {acceptText()}
        </Button>
      </div>
    </>
  );

  function acceptText(): string {
    if (form !== null) return all === 0 ? t('peopleList.form.nothing') : t('peopleList.form.accept', { count: all });
    return all === 0 ? t('peopleList.nobody') : t('peopleList.accept', { count: all });
  }
}

/** The rows of people who are not coming, as the list says: they are left out unless the user takes them. */
function absentRows({ remarks }: ImportedPeople): ReadonlySet<string> {
  return new Set(
    remarks.flatMap(({ code, rows, sheet }) =>
      code === 'not-coming' ? rows.map((row) => `${String(row)} ${sheet}`) : [],
    ),
  );
}

/** Whose row is in a form, though no name was read in it: they are not taken to be withdrawn. */
function unreadNumbers(form: ComparedForm | null, { people }: ImportedPeople): ReadonlySet<number> {
  const read = new Set(people.map(formRowKey));
  const said = [...(form?.rows ?? [])].filter(
    ([key, { marks }]) => !read.has(key) && Object.values(marks).some((mark) => mark !== cellMark('')),
  );
  return new Set(said.flatMap(([, { number }]) => number ?? []));
}

/** Who has marks in signed days, by the ids of their participations; of a list nobody is withdrawn. */
function useSignedIds(snapshot: WorkshopSnapshot, isForm: boolean): ReadonlySet<string> {
  const { signOffs, workshop } = snapshot;
  const isSigned = isForm && signOffs.length > 0;
  const marks = useStored(
    async () => (isSigned ? marksIn(await readAttendance(workshop.id)) : []),
    [workshop.id, isSigned],
  );
  return useMemo(
    () => new Set((marks ?? []).flatMap((mark) => (isClosed(mark.slotId, signOffs) ? [mark.participationId] : []))),
    [marks, signOffs],
  );
}

/** What was suggested and not refused is what was decided. */
function decidedPeople(people: readonly PersonToImport[], { alike, outcomes }: PeopleImport): PersonToImport[] {
  return people.map((each, index) => {
    const [likeliest] = alike[index] ?? [];
    const isKnown = outcomes[index] === 'known' || outcomes[index] === 'replaces';
    const isSame = each.decision === 'auto' && isKnown && likeliest?.verdict === 'likely';
    return isSame ? { ...each, decision: `same:${likeliest.other}` } : each;
  });
}

type Counts = Readonly<Record<'added' | 'completed' | 'differing' | 'gone' | 'all', number>> & {
  readonly of: (outcome: PersonOutcome) => number;
};

function countsOf(wanted: PeopleImport): Counts {
  const of = (outcome: PersonOutcome): number => wanted.outcomes.filter((each) => each === outcome).length;
  const [added, completed] = [of('new') + of('known'), of('completed')];
  const [differing, gone] = [of('changed') + of('replaces'), goneIn(wanted)];
  return { of, added, completed, differing, gone, all: added + completed + differing + gone };
}

type SummaryProps = {
  readonly wanted: PeopleImport;
  readonly snapshot: WorkshopSnapshot;
  /** Of a form that came back; null for a list. */
  readonly delegationId: string | null;
};

/** How many come in and what becomes of the others; of a form also that more would come than there are seats. */
function Summary({ wanted, snapshot, delegationId }: SummaryProps): ReactNode {
  const t = useText();
  const { of, added, completed, gone } = countsOf(wanted);
  const delegation = snapshot.delegations.find(({ id }) => id === delegationId);
  const coming = snapshot.participations.filter(
    (each) => each.delegationId === delegationId && isExpected(each) && isCounted(each),
  );
  const goneIds = new Set(wanted.form?.gone.flatMap((each) => (each.isKept ? [] : [each.participationId])));
  const count = coming.filter(({ id }) => !goneIds.has(id)).length + added;
  const quota = delegation?.quota ?? null;
  return (
    <>
      <p role="status">
        {delegationId === null
          ? t('peopleList.summary', {
              added,
              here: of('here') + completed,
              completed,
              delegations: wanted.newDelegations,
              institutions: wanted.newInstitutions,
            })
          : t('peopleList.form.summary', {
              added,
              changed: of('changed') + completed,
              replaced: of('replaces'),
              gone,
              same: of('here'),
            })}
        {of('known') === 0 ? '' : ` ${t('peopleList.knownElsewhere', { known: of('known') })}`}
      </p>
      {quota === null || count <= quota ? null : (
        <p role="note" className={formStyles['warn']}>
          {t('peopleList.form.seats', { quota, count })}
        </p>
      )}
    </>
  );
}

type ImportSettingsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly isForm: boolean;
  readonly status: PeopleImportSettings['status'];
  readonly delegation: string;
  readonly onStatus: (status: PeopleImportSettings['status']) => void;
  readonly onDelegation: (delegation: string) => void;
};

/** In which status and into which delegation people come in; a form says its delegation itself. */
function ImportSettings(props: ImportSettingsProps): ReactNode {
  const { snapshot, isForm, status, delegation, onStatus, onDelegation } = props;
  const { t, language } = usePreferences();
  return (
    <div className={formStyles['pair']}>
      <Select
        label={t('peopleList.status')}
        value={status}
        choices={participationStatuses
          .filter((each) => each !== 'replaced')
          .map((value) => ({ value, name: t(`vocabulary.participationStatus.${value}`) }))}
        onChange={onStatus}
      />
      {isForm ? null : (
        <Select
          label={t('peopleList.delegation')}
          value={delegation}
          choices={[
            { value: fromList, name: t('peopleList.fromList') },
            { value: none, name: t('peopleList.noDelegation') },
            ...snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) })),
          ]}
          onChange={onDelegation}
        />
      )}
    </div>
  );
}

/** In which column of the preview a field of a form is shown that has none of its own. */
const besides: Readonly<Partial<Record<FormField, ListedField>>> = {
  'family-latin': 'family',
  'given-latin': 'given',
  role: 'delegation',
};

/** What is said of the changed fields of a person: how they are here. */
function beforeTexts(fields: FormDifference['before'][number], t: Translate): Partial<Record<ListedField, string>> {
  const texts: Partial<Record<ListedField, string>> = {};
  for (const { field, text } of fields) {
    const column = besides[field] ?? (field as ListedField);
    const said = t('peopleList.form.before', {
      field: t(`peopleList.column.${field}`),
      text: text === '' ? '–' : text,
    });
    texts[column] = [texts[column] ?? '', said].filter(Boolean).join(' ');
  }
  return texts;
}

/** How many withdraw since a form does not name them any more. */
function goneIn({ form }: PeopleImport): number {
  return form?.gone.filter(({ isKept }) => !isKept).length ?? 0;
}

/** A person whom the user changes in the preview; of a row of a form it is kept which fields. */
function edited(each: PersonToImport, patch: Partial<ImportedPerson>, decision = each.decision): PersonToImport {
  const changed = { ...each, person: { ...each.person, ...patch }, decision };
  if (each.row === undefined) return changed;
  const fields = formFields.filter((field) => field in patch || (field === 'phone' && 'phones' in patch));
  return { ...changed, row: { ...each.row, edited: [...each.row.edited, ...fields] } };
}
