import { type ReactNode, useMemo, useState } from 'react';
import { hasNames, type ListMapping, repeatedColumns } from '../../shared/exchange/people/list-columns.ts';
import { listColumns } from '../../shared/exchange/people/list-heads.ts';
import { readPeopleList, suggestedListSheets } from '../../shared/exchange/people/imported-people.ts';
import { formPlace } from '../../shared/exchange/forms/returned-form.ts';
import { shownRows } from '../../shared/exchange/table/table-rows.ts';
import type { OpenedTable } from '../../shared/exchange/table/table-file.ts';
import type { TextEncoding } from '../../shared/exchange/table/text-encoding.ts';
import { localTime, now } from '../../shared/time/instant.ts';
import { useText } from '../context/preferences.tsx';
import fieldStyles from '../ui/fields/field.module.css';
import type { AgendaFileReading } from './agenda-file.ts';
import { OpenedFileView } from './opened-file-view.tsx';
import { Refusal } from './agenda-preview.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { FormNotice } from './form-notice.tsx';
import { firstListMapping, rememberListMapping } from './remembered-mapping.ts';
import { SheetChoice } from './sheet-choice.tsx';
import { type PeopleGoal, PeoplePreview } from './people-preview.tsx';

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
