import type { ReactNode } from 'react';
import { documents } from '../../../shared/documents/documents.ts';
import { documentKinds, sheetUnits, type DocumentFormat } from '../../../shared/documents/document-request.ts';
import { textIn, type Language } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { countryName } from '../../../shared/text/country-name.ts';
import { formatDayMonth } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { DraftField, type Read } from '../../forms/draft-field.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChoiceCards } from '../../ui/choice-cards.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { languageChoices, printableLanguages, type Options } from './options.ts';

type DocumentOptionsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly options: Options;
  readonly onChange: (options: Options) => void;
};

export function DocumentOptions({ snapshot, options, onChange }: DocumentOptionsProps): ReactNode {
  const { t } = usePreferences();
  const change = (patch: Partial<Options>): void => onChange({ ...options, ...patch });
  const { formats } = documents[options.kind];
  return (
    <section className="card document-options" aria-label={t('screens.documents.options')}>
      <ChoiceCards
        label={t('screens.documents.document')}
        value={options.kind}
        onChange={(kind) => {
          const comesAs: readonly DocumentFormat[] = documents[kind].formats;
          change({ kind, format: comesAs.includes(options.format) ? options.format : 'pdf' });
        }}
        choices={documentKinds.map((kind) => ({
          value: kind,
          name: t(`documents.name.${kind}`),
          about: t(`screens.documents.kindAbout.${kind}`),
        }))}
      />
      <div className="field">
        <span className="label">{t('screens.documents.format')}</span>
        <div>
          <Segments
            label={t('screens.documents.format')}
            value={options.format}
            onChange={(format) => change({ format })}
            choices={formats.map((value) => ({ value, name: t(`screens.documents.${value}`) }))}
          />
        </div>
        {options.format === 'xlsx' ? <span className="hint">{t('screens.documents.xlsxNote')}</span> : null}
      </div>
      <LanguageField snapshot={snapshot} options={options} onChange={onChange} />
      <DaysField snapshot={snapshot} options={options} onChange={onChange} />
      {options.kind === 'attendance-sheet' ? (
        <SheetOptions snapshot={snapshot} options={options} onChange={onChange} />
      ) : null}
    </section>
  );
}

function LanguageField({ snapshot, options, onChange }: DocumentOptionsProps): ReactNode {
  const { t } = usePreferences();
  const choices = languageChoices(printableLanguages(snapshot));
  return (
    <Select
      label={t('screens.documents.languages')}
      choices={choices.map((languages) => ({ value: languages.join('+'), name: namesOf(t, languages) }))}
      value={options.languages.join('+')}
      onChange={(value) => {
        const languages = choices.find((each) => each.join('+') === value);
        if (languages !== undefined) onChange({ ...options, languages });
      }}
    />
  );
}

function DaysField({ snapshot, options, onChange }: DocumentOptionsProps): ReactNode {
  const { t, language } = usePreferences();
  return (
    <MultiSelect
      label={t('screens.documents.days')}
      choices={snapshot.days.map(({ id, number, date }) => ({
        value: id,
        name:
          date === null
            ? t('screens.documents.dayNumber', { number })
            : t('screens.documents.dayWithDate', { number, date: formatDayMonth(date, language) }),
      }))}
      values={options.dayIds ?? []}
      onChange={(dayIds) => onChange({ ...options, dayIds: someOf(dayIds, snapshot.days.length) })}
      none={t('screens.documents.allDays')}
      empty={t('screens.documents.noDays')}
    />
  );
}

function SheetOptions({ snapshot, options, onChange }: DocumentOptionsProps): ReactNode {
  const { t, language } = usePreferences();
  const readRows = (typed: string): Read<number> => {
    const rows = /^\d{1,2}$/.test(typed.trim()) ? Number(typed) : -1;
    return rows < 0 || rows > 40 ? { problem: t('screens.documents.blankRowsProblem') } : { value: rows };
  };
  return (
    <>
      <Select
        label={t('screens.documents.by')}
        value={options.by}
        choices={sheetUnits.map((unit) => ({ value: unit, name: t(`screens.documents.unit.${unit}`) }))}
        onChange={(by) => onChange({ ...options, by })}
      />
      <MultiSelect
        label={t('screens.documents.delegations')}
        choices={snapshot.delegations.map((each) => ({ value: each.id, name: nameOf(each, language) }))}
        values={options.delegationIds ?? []}
        onChange={(chosen) => onChange({ ...options, delegationIds: someOf(chosen, snapshot.delegations.length) })}
        none={t('screens.documents.allDelegations')}
        empty={t('screens.documents.noDelegations')}
      />
      <DraftField
        label={t('screens.documents.blankRows')}
        stored={String(options.blankRows)}
        read={readRows}
        onSave={(blankRows) => onChange({ ...options, blankRows })}
      />
      <Checkbox
        label={t('screens.documents.contacts')}
        hint={t('screens.documents.contactsHint')}
        value={options.contacts}
        onChange={(contacts) => onChange({ ...options, contacts })}
      />
      <Checkbox
        label={t('screens.documents.sheetPerDelegation')}
        value={options.sheetPerDelegation}
        onChange={(sheetPerDelegation) => onChange({ ...options, sheetPerDelegation })}
      />
      <Checkbox
        label={t('screens.documents.separateInternational')}
        value={options.separateInternational}
        onChange={(separateInternational) => onChange({ ...options, separateInternational })}
      />
      <Checkbox
        label={t('screens.documents.safe')}
        hint={t('screens.documents.safeHint')}
        value={options.safe}
        onChange={(safe) => onChange({ ...options, safe })}
      />
    </>
  );
}

/** Nothing chosen means all, and so does everything. */
function someOf(chosen: readonly string[], count: number): readonly string[] | null {
  return chosen.length === 0 || chosen.length === count ? null : chosen;
}

function namesOf(t: Translate, [first = 'en', second]: readonly Language[]): string {
  const name = (language: Language): string => t(`vocabulary.language.${language}`);
  const all =
    second === undefined
      ? name(first)
      : t('screens.documents.sideBySide', { first: name(first), second: name(second) });
  return all.slice(0, 1).toUpperCase() + all.slice(1);
}

function nameOf(delegation: WorkshopSnapshot['delegations'][number], language: Language): string {
  const written = textIn(delegation.name, language);
  return written !== '' || delegation.country === null ? written : countryName(delegation.country, language);
}
