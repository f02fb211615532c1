import { type ReactNode, useMemo, useState } from 'react';
import { v7 as newId } from 'uuid';
import { participationStatuses, plainParticipation } from '../../shared/domain/people/participation.ts';
import { hasNames, type ListMapping, repeatedColumns } from '../../shared/exchange/people/list-columns.ts';
import { listColumns } from '../../shared/exchange/people/list-heads.ts';
import type { ImportedPerson } from '../../shared/exchange/people/imported-person.ts';
import {
  type FormDifference,
  type PeopleImport,
  type PeopleImportSettings,
  type PeopleTarget,
  type PersonDecision,
  type PersonToImport,
} from '../../shared/exchange/people/people-import.ts';
import {
  type ImportedPeople,
  readPeopleList,
  suggestedListSheets,
} from '../../shared/exchange/people/imported-people.ts';
import { arrivingPeopleChanges } from '../../shared/exchange/forms/form-difference.ts';
import { formPlace, formRowKey, type ReturnedForm } from '../../shared/exchange/forms/returned-form.ts';
import { type FormField, formFields } from '../../shared/documents/nomination-form/form-fields.ts';
import { toldPeopleRemark } from '../../shared/exchange/people/understood-people.ts';
import { toldInOneLine } from '../../shared/exchange/told.ts';
import { shownRows } from '../../shared/exchange/table/table-rows.ts';
import type { OpenedTable } from '../../shared/exchange/table/table-file.ts';
import type { TextEncoding } from '../../shared/exchange/table/text-encoding.ts';
import { delegationName } from '../../shared/text/collation.ts';
import type { Translate } from '../../shared/text/text.ts';
import { formatShortDate } from '../../shared/text/dates.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import fieldStyles from '../ui/fields/field.module.css';
import { Checkbox } from '../ui/fields/field.tsx';
import { Select } from '../ui/fields/select.tsx';
import formStyles from '../ui/form.module.css';
import type { AgendaFileReading } from './agenda-file.ts';

import { OpenedFileView } from './opened-file-view.tsx';
import { Refusal, Remarks } from './agenda-preview.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { FormDifferences, FormNotice, useNames } from './form-notice.tsx';
import { type ListedField, ListedPeople } from './listed-people.tsx';
import { firstListMapping, rememberListMapping } from './remembered-mapping.ts';
import { SheetChoice } from './sheet-choice.tsx';

/** Where the people of a list come in. */
export type PeopleGoal = {
  readonly target: PeopleTarget;
  readonly accept: (people: readonly PersonToImport[], settings: PeopleImportSettings) => void;
  /** The delegation of those of whom the list says none; null or missing for what it says. */
  readonly delegationId?: string | null;
};

type PeopleFileViewProps = { readonly reading: AgendaFileReading; readonly goal: PeopleGoal };

/** Shows a file that is opened as a list of people: progress, then the preview, or why it was refused. */
export function PeopleFileView({ reading, goal }: PeopleFileViewProps): ReactNode {
  return (
    <OpenedFileView reading={reading}>
      {(file) =>
        'agenda' in file ? (
          <Refusal failure={{ code: 'people-list-unread' }} />
        ) : (
          <PeopleListView file={file} goal={goal} onEncoding={reading.readAs} />
        )
      }
    </OpenedFileView>
  );
}

type PeopleListViewProps = {
  readonly file: OpenedTable;
  readonly goal: PeopleGoal;
  readonly onEncoding: (encoding: TextEncoding) => void;
};

/** A list of people: how it is read, who comes in and what will change; accepting brings in all of it. */
export function PeopleListView({ file, goal, onEncoding }: PeopleListViewProps): ReactNode {
  const suggested = useMemo(() => suggestedListSheets(file), [file]);
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const sheets = chosen ?? suggested;
  const { form } = file;
  const notice =
    form === undefined ? null : (
      <FormNotice form={form} snapshot={goal.target.snapshot} delegationId={goal.delegationId ?? null} />
    );
  if (form !== undefined && formPlace(form.code, goal.target.snapshot).kind !== 'here') return notice;
  return (
    <>
      {notice}
      {form === undefined ? (
        <SheetChoice file={file} suggested={suggested} sheets={sheets} onSheets={setChosen} onEncoding={onEncoding} />
      ) : null}
      <ListSheets key={sheets.join(' ')} file={file} sheets={sheets} goal={goal} />
    </>
  );
}

const nothingMapped = {
  mapping: { firstHead: -1, headRow: -1, columns: [], order: null },
  isRemembered: false,
} as const;

type ListSheetsProps = { readonly file: OpenedTable; readonly sheets: readonly number[]; readonly goal: PeopleGoal };

function ListSheets({ file, sheets, goal }: ListSheetsProps): ReactNode {
  const t = useText();
  const sheet = file.sheets[sheets[0] ?? 0];
  const [first] = useState(() => (sheet === undefined ? nothingMapped : firstListMapping(sheet)));
  const [mapping, setMapping] = useState<ListMapping>(first.mapping);
  const { snapshot } = goal.target;
  const { form = null } = file;
  const place = form === null ? null : formPlace(form.code, snapshot);
  const country = place?.kind === 'here' ? place.delegation.country : null;
  const delegationId = place?.kind === 'here' ? place.delegation.id : null;
  const compared = useMemo(
    () => (form === null || delegationId === null ? null : { ...form, delegationId }),
    [form, delegationId],
  );
  const isWhole = form === null || !hasNames(mapping);
  const read = useMemo(
    () => readPeopleList(file, { sheets, mapping, country }, localTime(now()).day),
    [file, sheets, mapping, country],
  );
  return (
    <>
      {read.ok ? (
        <PeoplePreview
          key={mapping.columns.join(' ')}
          list={read.value}
          hasSheets={sheets.length > 1}
          form={compared}
          goal={{
            ...goal,
            accept: (people, settings) => {
              if (sheet !== undefined) rememberListMapping(sheet, mapping);
              goal.accept(people, settings);
            },
          }}
        />
      ) : (
        <Refusal failure={read.failure} />
      )}
      {isWhole ? (
        <>
          <h3 className={fieldStyles['label']} data-part="label">
            {t('peopleList.columns')}
          </h3>
          {first.isRemembered && mapping === first.mapping ? (
            <p className="soft small">{t('peopleList.remembered')}</p>
          ) : null}
          <ColumnMapping
            rows={sheet?.rows ?? []}
            rowNames={sheet === undefined ? [] : shownRows(sheet)}
            headRow={mapping.headRow}
            columns={mapping.columns}
            all={listColumns}
            nameOf={(column) => t(`peopleList.column.${column}`)}
            isRepeatable={(column) => repeatedColumns.has(column)}
            onColumns={(columns) => setMapping({ ...mapping, columns })}
          />
        </>
      ) : null}
    </>
  );
}

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
function PeoplePreview({ list, hasSheets, form, goal }: PeoplePreviewProps): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot } = goal.target;
  const nameOf = useNames(snapshot);
  const [people, setPeople] = useState<readonly PersonToImport[]>(() =>
    list.people.map((person) => {
      const row = form?.rows.get(formRowKey(person));
      return { person, decision: 'auto', ...(row !== undefined && { row }) };
    }),
  );
  const [keptIds, setKeptIds] = useState<readonly string[]>(() =>
    snapshot.participations.filter(({ status: each }) => underWay.includes(each)).map(({ id }) => id),
  );
  // Nobody is confirmed unless somebody says so: here, or in a list of people who have come.
  const [status, setStatus] = useState<PeopleImportSettings['status']>(plainParticipation.status);
  // A list that was pasted into a delegation, and names neither delegations nor countries, is of that delegation.
  const saysWhere = list.people.some((person) => person.delegation !== '' || person.country !== null);
  const [delegation, setDelegation] = useState(saysWhere ? fromList : (goal.delegationId ?? fromList));
  const [takesLetter, setTakesLetter] = useState(true);
  const { letter } = list;
  const settings = useMemo<PeopleImportSettings>(
    () => ({
      status,
      delegation: delegation === fromList ? 'list' : delegation === none ? null : { id: delegation },
      letter,
      ...(form !== null && { form: { delegationId: form.delegationId, sent: form.sent, keptIds } }),
    }),
    [status, delegation, letter, form, keptIds],
  );
  const wanted = useMemo(
    () => arrivingPeopleChanges(goal.target, people, settings, newId),
    [goal.target, people, settings],
  );
  const change = (index: number, patch: Partial<ImportedPerson>, decision?: PersonDecision): void =>
    setPeople(people.map((each, at) => (at === index ? edited(each, patch, decision) : each)));
  if (!wanted.ok) return <Refusal failure={wanted.failure} />;
  const { outcomes, alike, otherRoles, newDelegations, newInstitutions, letterOf } = wanted.value;
  const count = (outcome: (typeof outcomes)[number]): number => outcomes.filter((each) => each === outcome).length;
  const [added, completed] = [count('new') + count('known'), count('completed')];
  const [differing, gone] = [count('changed') + count('replaces'), goneIn(wanted.value)];
  const all = added + completed + differing + gone;
  // What was suggested and not refused is what was decided.
  const decided = people.map((each, index): PersonToImport => {
    const [likeliest] = alike[index] ?? [];
    const isKnown = outcomes[index] === 'known' || outcomes[index] === 'replaces';
    const isSame = each.decision === 'auto' && isKnown && likeliest?.verdict === 'likely';
    return isSame ? { ...each, decision: `same:${likeliest.other}` } : each;
  });
  // Who is as they are here is counted, and not shown again.
  const shown =
    form === null
      ? null
      : people.flatMap(({ decision }, at) => (decision === 'auto' && outcomes[at] === 'here' ? [] : [at]));
  const before = (wanted.value.form?.before ?? []).map((fields) => beforeTexts(fields, t));
  const delegations = goal.target.snapshot.delegations.map((each) => ({
    value: each.id,
    name: delegationName(each, language),
  }));
  return (
    <>
      <div className={formStyles['pair']}>
        <Select
          label={t('peopleList.status')}
          value={status}
          choices={participationStatuses
            .filter((each) => each !== 'replaced')
            .map((value) => ({ value, name: t(`vocabulary.participationStatus.${value}`) }))}
          onChange={setStatus}
        />
        {form === null ? (
          <Select
            label={t('peopleList.delegation')}
            value={delegation}
            choices={[
              { value: fromList, name: t('peopleList.fromList') },
              { value: none, name: t('peopleList.noDelegation') },
              ...delegations,
            ]}
            onChange={setDelegation}
          />
        ) : null}
      </div>
      <p role="status">
        {form === null
          ? t('peopleList.summary', {
              added,
              here: count('here') + completed,
              completed,
              delegations: newDelegations,
              institutions: newInstitutions,
            })
          : t('peopleList.form.summary', {
              added,
              changed: count('changed') + completed,
              replaced: count('replaces'),
              gone,
              same: count('here'),
            })}
        {count('known') === 0 ? '' : ` ${t('peopleList.knownElsewhere', { known: count('known') })}`}
      </p>
      {letter === null || letterOf === null ? null : (
        <Checkbox
          label={t('peopleList.takeLetter', {
            delegation: delegationName(letterOf, language),
            number: letter.number,
            date: letter.date === null ? '' : formatShortDate(letter.date),
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
          onKeep={(id, isKept) => setKeptIds(isKept ? [...keptIds, id] : keptIds.filter((each) => each !== id))}
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
