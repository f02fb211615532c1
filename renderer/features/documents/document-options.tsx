import type { ReactNode } from 'react';
import { documents } from '../../../shared/documents/documents.ts';
import { documentKinds, type DocumentFormat } from '../../../shared/documents/document-request.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { formatDayMonth } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ChoiceCards } from '../../ui/choice-cards.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { AgendaOptions } from './agenda-options.tsx';
import { BadgeOptions } from './badge-options.tsx';
import { languageChoices, papersOf, printableLanguages, someOf, type OptionsProps } from './options.ts';
import { SheetOptions } from './sheet-options.tsx';

export function DocumentOptions(props: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const { options, onChange } = props;
  const { formats } = documents[options.kind];
  const hasDays = options.kind !== 'group-lists' && options.kind !== 'badges';
  return (
    <section className="card document-options" aria-label={t('screens.documents.options')}>
      <ChoiceCards
        label={t('screens.documents.document')}
        value={options.kind}
        onChange={(kind) => {
          const comesAs: readonly DocumentFormat[] = documents[kind].formats;
          onChange({ ...options, kind, format: comesAs.includes(options.format) ? options.format : 'pdf' });
        }}
        choices={documentKinds.map((kind) => ({
          value: kind,
          name: t(`documents.name.${kind}`),
          about: t(`screens.documents.kindAbout.${kind}`),
          group: t(`screens.documents.papers.${papersOf[kind]}`),
        }))}
      />
      <div className="field">
        <span className="label">{t('screens.documents.format')}</span>
        <div>
          <Segments
            label={t('screens.documents.format')}
            value={options.format}
            onChange={(format) => onChange({ ...options, format })}
            choices={formats.map((value) => ({ value, name: t(`screens.documents.${value}`) }))}
          />
        </div>
        {options.format === 'xlsx' ? <span className="hint">{t('screens.documents.xlsxNote')}</span> : null}
      </div>
      {options.kind === 'agenda' || options.kind === 'agenda-changes' ? <AgendaOptions {...props} /> : null}
      <LanguageField {...props} />
      {hasDays ? <DaysField {...props} /> : null}
      {options.kind === 'attendance-sheet' ? <SheetOptions {...props} /> : null}
      {options.kind === 'badges' ? <BadgeOptions {...props} /> : null}
      {options.kind === 'group-lists' ? (
        <Checkbox
          label={t('screens.documents.pagePerGroup')}
          value={options.pagePerGroup}
          onChange={(pagePerGroup) => onChange({ ...options, pagePerGroup })}
        />
      ) : null}
    </section>
  );
}

function LanguageField({ snapshot, options, onChange }: OptionsProps): ReactNode {
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

function DaysField({ snapshot, options, onChange }: OptionsProps): ReactNode {
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

function namesOf(t: Translate, [first = 'en', second]: readonly Language[]): string {
  const name = (language: Language): string => t(`vocabulary.language.${language}`);
  const all =
    second === undefined
      ? name(first)
      : t('screens.documents.sideBySide', { first: name(first), second: name(second) });
  return all.slice(0, 1).toUpperCase() + all.slice(1);
}
