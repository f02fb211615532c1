import type { ReactNode } from 'react';
import type { FormDifference } from '../../shared/exchange/people/people-import.ts';
import { changedSince } from '../../shared/exchange/forms/form-difference.ts';
import { type FormPlace, formPlace, type ReturnedForm } from '../../shared/exchange/forms/returned-form.ts';
import { formVersion } from '../../shared/domain/evidence/form-code.ts';
import { textIn } from '../../shared/domain/language.ts';
import { shownName } from '../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { delegationName } from '../../shared/text/collation.ts';
import { formatDate } from '../../shared/text/dates.ts';
import { usePreferences } from '../context/preferences.tsx';
import { readRecords } from '../queries/snapshot.ts';
import { readSummaries, useStored } from '../storage/working-store.ts';
import { Checkbox } from '../ui/fields/field.tsx';
import fieldStyles from '../ui/fields/field.module.css';
import styles from './importing.module.css';

/** The workshop of this computer to which a form belongs, by its sheet code; null where there is none, undefined while it is looked for. */
export function useWorkshopOfForm(form: ReturnedForm | undefined): { id: string; title: string } | null | undefined {
  const { language } = usePreferences();
  const sheetCode = form?.code.sheetCode ?? null;
  return useStored(async () => {
    if (sheetCode === null) return null;
    for (const { id, title } of await readSummaries()) {
      const records = await readRecords(id);
      if (records?.workshop.sheetCode === sheetCode) return { id, title: textIn(title, language) };
    }
    return null;
  }, [sheetCode, language]);
}

type FormNoticeProps = {
  readonly form: ReturnedForm;
  readonly snapshot: WorkshopSnapshot;
  /** The delegation for which it was opened; null for none. */
  readonly delegationId: string | null;
};

/** Which form a file is, and what has to be known before it is accepted. */
export function FormNotice({ form, snapshot, delegationId }: FormNoticeProps): ReactNode {
  const { t, language } = usePreferences();
  const place = formPlace(form.code, snapshot);
  const known = useWorkshopOfForm(form);
  const { sheetCode, asOf, version } = form.code;
  const lines = [
    ...placeLines(place, { code: sheetCode, date: formatDate(asOf, language) }),
    ...(place.kind === 'other-workshop' && known != null
      ? [t('peopleList.form.known-workshop', { title: known.title })]
      : []),
    ...(version > formVersion ? [t('peopleList.form.newer')] : []),
    ...(form.others.length > 0
      ? [
          t('peopleList.form.put-together', {
            codes: [form.code, ...form.others].map((code) => `${code.sheetCode}-${code.delegation}`).join(', '),
          }),
        ]
      : []),
    ...(place.kind === 'here' ? sinceLines(place) : []),
  ];
  function placeLines(found: FormPlace, values: { readonly code: string; readonly date: string }): string[] {
    if (found.kind !== 'here') return [t(`peopleList.form.${found.kind}`, values)];
    const name = delegationName(found.delegation, language);
    const other = snapshot.delegations.find(({ id }) => id === delegationId && id !== found.delegation.id);
    return [
      t('peopleList.form.here', { delegation: name, date: values.date }),
      ...(other === undefined
        ? []
        : [t('peopleList.form.other-delegation', { form: name, asked: delegationName(other, language) })]),
    ];
  }
  function sinceLines({ delegation }: Extract<FormPlace, { kind: 'here' }>): string[] {
    if (form.sent === null) return [t('peopleList.form.not-remembered')];
    const { added, changed } = changedSince({ snapshot }, { delegationId: delegation.id, sent: form.sent });
    return added + changed === 0 ? [] : [t('peopleList.form.since', { added, changed })];
  }
  return (
    <div role={place.kind === 'here' ? 'status' : 'alert'} className={place.kind === 'here' ? '' : styles['refusal']}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

type FormDifferencesProps = {
  readonly difference: FormDifference;
  readonly snapshot: WorkshopSnapshot;
  /** Participations that have marks in signed days. */
  readonly signedIds: ReadonlySet<string>;
  readonly onKeep: (participationId: string, isKept: boolean) => void;
};

/** Who is no longer in a form, each to stay if the user says so, and whose fields stay as they are here. */
export function FormDifferences({ difference, snapshot, signedIds, onKeep }: FormDifferencesProps): ReactNode {
  const { t } = usePreferences();
  const nameOf = useNames(snapshot);
  const { gone, conflicts } = difference;
  const people = conflicts.map(({ participationId, fields }) => {
    const names = fields.map((field) => t(`peopleList.column.${field}`));
    return `${nameOf(participationId)} (${names.join(', ')})`;
  });
  return (
    <>
      {gone.length === 0 ? null : (
        <section aria-label={t('peopleList.form.gone')}>
          <h3 className={fieldStyles['label']} data-part="label">
            {t('peopleList.form.gone')}
          </h3>
          {gone.map(({ participationId, isKept }) => (
            <Checkbox
              key={participationId}
              label={t(`peopleList.form.withdraws${signedIds.has(participationId) ? '-signed' : ''}`, {
                name: nameOf(participationId),
              })}
              value={!isKept}
              onChange={(withdraws) => onKeep(participationId, !withdraws)}
            />
          ))}
        </section>
      )}
      {people.length === 0 ? null : <p role="note">{t('peopleList.form.conflicts', { people: people.join('; ') })}</p>}
    </>
  );
}

/** The name of somebody of a workshop by the id of the participation, a code for a protected person; '' for null. */
export function useNames(snapshot: WorkshopSnapshot): (participationId: string | null) => string {
  const { language } = usePreferences();
  return (participationId) => {
    const participation = snapshot.participations.find(({ id }) => id === participationId);
    const person = snapshot.people.find(({ id }) => id === participation?.personId);
    return participation === undefined ? '' : shownName(participation, person, language);
  };
}
