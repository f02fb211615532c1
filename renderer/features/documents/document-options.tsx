import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { frozenDay } from '../../../shared/documents/agenda/printed-agenda.ts';
import {
  badgeSizes,
  type DocumentFormat,
  documentKinds,
  documentRequestSchema,
  recipients,
  sheetUnits,
  formatsOf,
} from '../../../shared/documents/document-request.ts';
import type { Edition } from '../../../shared/domain/agenda/edition.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { isCounted, isExpected, isListed, participationRoles } from '../../../shared/domain/people/participation.ts';
import type { Workshop } from '../../../shared/domain/workshop.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { peopleChoices } from '../../../shared/text/choice-lists.ts';
import { delegationName } from '../../../shared/text/collation.ts';
import { formatDate, formatDayMonth } from '../../../shared/text/dates.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { ListOrderSelect } from '../../components/list-order-select.tsx';
import { useActions } from '../../context/actions.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { ChoiceCards } from '../../ui/fields/choice-cards.tsx';
import { Checkbox } from '../../ui/fields/field.tsx';
import { MultiSelect, SegmentedControl, Select, type SelectChoice } from '../../ui/fields/select.tsx';
import { forDelegation, languageChoices, type OptionsProps, papersOf, someOf, withKind } from './options.ts';
import pageStyles from '../../ui/page.module.css';
import fieldStyles from '../../ui/fields/field.module.css';
import styles from './documents.module.css';

export function DocumentOptions(props: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const { options, onChange } = props;
  const formats: readonly DocumentFormat[] = formatsOf[options.kind];
  useActions({
    'documents.format': (part) =>
      formats.filter((each) => each === part).forEach((format) => onChange({ ...options, format })),
  });
  const listsPeople =
    papersOf[options.kind] !== 'agenda' && options.kind !== 'code-key' && options.kind !== 'certificates';
  const hasDays = papersOf[options.kind] !== 'people';
  return (
    <section
      className={clsx(pageStyles['card'], styles['document-options'])}
      aria-label={t('screens.documents.options')}
    >
      <ChoiceCards
        label={t('screens.documents.document')}
        value={options.kind}
        onChange={(kind) => onChange(withKind(props.snapshot, options, kind))}
        choices={documentKinds.map((kind) => ({
          value: kind,
          name: t(`documents.name.${kind}`),
          about: t(`screens.documents.kindAbout.${kind}`),
          group: t(`screens.documents.papers.${papersOf[kind]}`),
        }))}
      />
      <div className={fieldStyles['field']} data-part="field">
        <span className={fieldStyles['label']} data-part="label">
          {t('screens.documents.format')}
        </span>
        <div>
          <SegmentedControl
            action="documents.format"
            label={t('screens.documents.format')}
            value={options.format}
            onChange={(format) => onChange({ ...options, format })}
            choices={formats.map((value) => ({ value, name: t(`screens.documents.${value}`) }))}
          />
        </div>
        {options.kind === 'nomination-form' ? (
          <span className={fieldStyles['hint']}>{t('screens.documents.formNote')}</span>
        ) : options.format === 'xlsx' ? (
          <span className={fieldStyles['hint']}>{t('screens.documents.xlsxNote')}</span>
        ) : null}
      </div>
      {options.kind === 'agenda' || options.kind === 'agenda-changes' ? <AgendaOptions {...props} /> : null}
      <LanguageSelect
        workshop={props.snapshot.workshop}
        value={options.languages}
        onChange={(languages) => onChange({ ...options, languages })}
      />
      {hasDays ? <DaysField {...props} /> : null}
      {listsPeople ? <ListOrderSelect workshop={props.snapshot.workshop} /> : null}
      {options.kind === 'attendance-sheet' ? <SheetOptions {...props} /> : null}
      {options.kind === 'badges' ? <BadgeOptions {...props} /> : null}
      {options.kind === 'participant-list' ? <ListOptions {...props} /> : null}
      {options.kind === 'nomination-form' ? <FormOptions {...props} /> : null}
      {options.kind === 'certificates' ? <CertificateOptions {...props} /> : null}
      {options.kind === 'code-key' ? (
        <OptionCheckbox {...props} name="withNames" hint={t('screens.documents.withNamesHint')} />
      ) : null}
      {options.kind === 'payment-list' ? <DelegationsField {...props} /> : null}
      {options.kind === 'group-lists' ? <OptionCheckbox {...props} name="pagePerGroup" /> : null}
    </section>
  );
}

type OptionCheckboxProps = OptionsProps & {
  /** What is chosen or not; its label has the same name. */
  readonly name:
    'contacts' | 'pagePerDay' | 'pagePerGroup' | 'safe' | 'separateInternational' | 'sheetPerDelegation' | 'withNames';
  readonly hint?: string;
};

function OptionCheckbox({ options, onChange, name, hint }: OptionCheckboxProps): ReactNode {
  const { t } = usePreferences();
  return (
    <Checkbox
      label={t(`screens.documents.${name}`)}
      {...(hint !== undefined && { hint })}
      value={options[name]}
      onChange={(value) => onChange({ ...options, [name]: value })}
    />
  );
}

type LanguageSelectProps = {
  readonly workshop: Workshop;
  readonly value: readonly Language[];
  readonly onChange: (languages: readonly Language[]) => void;
};

/** In which languages of the workshop something is written: one, or two side by side. */
export function LanguageSelect({ workshop, value, onChange }: LanguageSelectProps): ReactNode {
  const { t } = usePreferences();
  const choices = languageChoices(workshop.languages);
  return (
    <Select
      label={t('screens.documents.languages')}
      choices={choices.map((languages) => ({ value: languages.join('+'), name: namesOf(t, languages) }))}
      value={value.join('+')}
      onChange={(chosen) => {
        const languages = choices.find((each) => each.join('+') === chosen);
        if (languages !== undefined) onChange(languages);
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

/** Which agenda is printed: today's, what came of it, or one that was handed out; and what it is compared with. */
function AgendaOptions(props: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const { snapshot, options, onChange } = props;
  const editions = useEditionChoices(snapshot);
  return (
    <>
      {options.kind === 'agenda-changes' ? (
        <ChoiceField
          label={t('screens.documents.since')}
          value={options.since ?? 'latest'}
          choices={[{ value: 'latest', name: t('screens.documents.sinceLatest') }, ...editions]}
          onChange={(since) => onChange({ ...options, since: since === 'latest' ? null : since })}
        />
      ) : null}
      <ChoiceField
        label={t('screens.documents.agenda')}
        value={options.agenda}
        choices={[
          { value: 'planned', name: t('screens.documents.agendaPlanned') },
          { value: 'delivered', name: t('screens.documents.agendaDelivered') },
          ...editions,
        ]}
        onChange={(agenda) => onChange({ ...options, agenda })}
      />
      {options.kind === 'agenda' ? <OptionCheckbox {...props} name="pagePerDay" /> : null}
    </>
  );
}

type ChoiceFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly SelectChoice<string>[];
  readonly onChange: (value: string) => void;
};

/** An edition that was chosen may have been taken back by Undo: the first choice then stands in. */
function ChoiceField({ label, value, choices, onChange }: ChoiceFieldProps): ReactNode {
  const isThere = choices.some((choice) => choice.value === value);
  return (
    <Select label={label} value={isThere ? value : (choices[0]?.value ?? null)} choices={choices} onChange={onChange} />
  );
}

/** The editions of a workshop, the latest first: "Edition 2 of 10 July 2025 – for the ministry". */
function useEditionChoices(snapshot: WorkshopSnapshot): SelectChoice<string>[] {
  const { t, language } = usePreferences();
  const nameOf = (edition: Edition): string => {
    const date = formatDate(frozenDay(edition, snapshot), language);
    const name = t('documents.agenda.edition', { number: edition.number, date });
    return edition.note === '' ? name : `${name} – ${edition.note}`;
  };
  return [...snapshot.editions]
    .sort((one, other) => other.number - one.number)
    .map((edition) => ({ value: edition.id, name: nameOf(edition) }));
}

/** Whose certificate; that of a protected person is printed alone, and only with the name. */
function CertificateOptions(props: OptionsProps): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot, options, onChange } = props;
  const choices = peopleChoices(snapshot, language).filter(
    ({ participation }) => isListed(participation) && isCounted(participation),
  );
  const everybody = 'everybody';
  const chosen = choices.find(({ value }) => value === options.holderId);
  return (
    <>
      <Select
        label={t('screens.documents.certificateOf')}
        value={chosen?.value ?? everybody}
        choices={[{ value: everybody, name: t('screens.documents.certificatesOfAll') }, ...choices]}
        onChange={(value) => onChange({ ...options, holderId: value === everybody ? null : value, withNames: false })}
      />
      {chosen?.isProtected === true ? <OptionCheckbox {...props} name="withNames" /> : null}
    </>
  );
}

/** For whom the list is, who stands on it, and what of them leaves: the preview shows all that the recipient sees. */
function ListOptions(props: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const { options, onChange } = props;
  return (
    <>
      <ChoiceCards
        label={t('screens.documents.recipient')}
        value={options.recipient}
        choices={recipients.map((value) => ({
          value,
          name: t(`documents.participants.for.${value}`),
          about: t(`screens.documents.recipientAbout.${value}`),
        }))}
        onChange={(recipient) => onChange({ ...options, recipient })}
      />
      <DelegationsField {...props} />
      <RolesField {...props} />
    </>
  );
}

/** Whose form: each delegation gets one of its own. */
function FormOptions({ snapshot, options, onChange }: OptionsProps): ReactNode {
  const { t, language } = usePreferences();
  const chosen = snapshot.delegations.find(({ id }) => options.delegationIds?.includes(id) === true);
  return (
    <Select
      label={t('screens.people.field.delegation')}
      value={chosen?.id ?? null}
      choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
      onChange={(id) => onChange(forDelegation(options, id))}
    />
  );
}

function RolesField({ snapshot, options, onChange }: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const present = new Set(snapshot.participations.filter(isExpected).map(({ role }) => role));
  const choices = participationRoles.filter((role) => present.has(role));
  return (
    <MultiSelect
      label={t('screens.documents.roles')}
      choices={choices.map((role) => ({ value: role, name: t(`vocabulary.role.${role}`) }))}
      values={options.roles ?? []}
      onChange={(chosen) => {
        const roles = choices.filter((role) => chosen.includes(role));
        onChange({ ...options, roles: roles.length === 0 || roles.length === choices.length ? null : roles });
      }}
      none={t('screens.documents.allRoles')}
      empty={t('screens.documents.noRoles')}
    />
  );
}

/** Who gets a badge, and how large it is. */
function BadgeOptions(props: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const { options, onChange } = props;
  return (
    <>
      <DelegationsField {...props} />
      <RolesField {...props} />
      <Select
        label={t('screens.documents.badgeSize')}
        value={options.badgeSize}
        choices={badgeSizes.map((size) => ({ value: size, name: t(`screens.documents.badgeSizeName.${size}`) }))}
        onChange={(badgeSize) => onChange({ ...options, badgeSize })}
      />
    </>
  );
}

const blankRowsSchema = documentRequestSchema.pick({ blankRows: true });

/** What stands on a sheet to sign, and for whom there is one. */
function SheetOptions(props: OptionsProps): ReactNode {
  const { t } = usePreferences();
  const { snapshot, options, onChange } = props;
  const form = useRecordForm({
    schema: blankRowsSchema,
    stored: options,
    record: `${snapshot.workshop.id} ${options.kind}`,
    onSave: (patch) => onChange({ ...options, ...patch }),
  });
  return (
    <>
      <Select
        label={t('screens.documents.by')}
        value={options.by}
        choices={sheetUnits.map((unit) => ({ value: unit, name: t(`screens.documents.unit.${unit}`) }))}
        onChange={(by) => onChange({ ...options, by })}
      />
      <DelegationsField {...props} />
      <TextInput form={form} name="blankRows" label={t('screens.documents.blankRows')} />
      <OptionCheckbox {...props} name="contacts" hint={t('screens.documents.contactsHint')} />
      <OptionCheckbox {...props} name="sheetPerDelegation" />
      <OptionCheckbox {...props} name="separateInternational" />
      <OptionCheckbox {...props} name="safe" hint={t('screens.documents.safeHint')} />
    </>
  );
}

function DelegationsField({ snapshot, options, onChange }: OptionsProps): ReactNode {
  const { t, language } = usePreferences();
  return (
    <MultiSelect
      label={t('screens.documents.delegations')}
      choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
      values={options.delegationIds ?? []}
      onChange={(chosen) => onChange({ ...options, delegationIds: someOf(chosen, snapshot.delegations.length) })}
      none={t('screens.documents.allDelegations')}
      empty={t('screens.documents.noDelegations')}
    />
  );
}
