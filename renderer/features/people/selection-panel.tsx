import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { languages } from '../../../shared/domain/language.ts';
import type { CellEdit } from '../../../shared/exchange/people/people-cells.ts';
import { ActionButton, actionChoice, useActions } from '../../context/actions.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { ComboBox } from '../../ui/fields/combo-box.tsx';
import { vainText } from '../../../shared/forms/typed-schema.ts';
import { Checkbox } from '../../ui/fields/field.tsx';
import { MultiSelect, Select, type SelectChoice } from '../../ui/fields/select.tsx';
import formStyles from '../../ui/form.module.css';
import { chosenLanguages, fixedChoices } from '../../components/person/choices.tsx';
import { cellChoices } from './grid/grid-columns.ts';
import type { GridEdits } from './grid/grid-edits.ts';
import { countPeople, type PeopleRow } from './people-groups.ts';
import { PeoplePanel } from './people-panel.tsx';
import styles from './people.module.css';

type SelectionPanelProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Two people or more. */
  readonly rows: readonly PeopleRow[];
  readonly edits: GridEdits;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

const none = 'none';

/** Several people who are chosen: each field is what all of them have, and a choice in it is for all of them at once. */
export function SelectionPanel({ snapshot, rows, edits, onRemove, onClose }: SelectionPanelProps): ReactNode {
  const { t, language } = usePreferences();
  const choices = fixedChoices(t);
  const name = t('screens.people.chosen', { count: rows.length });
  const { women, men } = countPeople(rows);
  const change = (value: CellEdit): void => edits.changeAll(rows, value);
  const changed = (field: keyof NonNullable<CellEdit['participation']>, value: string | null): void =>
    change({ participation: { [field]: value } });
  useActions({ 'people.remove-chosen': onRemove });
  const isReplaced = rows.some(({ participation }) => participation.status === 'replaced');
  const facts = [t('screens.people.women', { count: women }), t('screens.people.men', { count: men })];
  const shared = <Value,>(valueOf: (row: PeopleRow) => Value): Value | undefined => sharedBy(rows, valueOf);
  const institutionId = shared(({ person }) => person.institutionId);
  const spoken = shared(({ person }) => person.languages.join(' '));
  return (
    <PeoplePanel
      name={name}
      title={name}
      choices={[actionChoice(t, 'people.remove-chosen', onRemove, { danger: true, shortcut: 'Del' })]}
      below={<p className="soft small">{facts.join(' · ')}</p>}
      onClose={onClose}
    >
      <p className="soft small">{t('screens.people.changeAll')}</p>
      <div className={clsx(formStyles['pair'], styles['pair'])}>
        <SharedSelect
          label={t('screens.people.field.status')}
          choices={choices.statuses.filter(({ value }) => value !== 'replaced')}
          value={isReplaced ? undefined : shared(({ participation }) => participation.status)}
          onChange={(status) => changed('status', status)}
        />
        <SharedSelect
          label={t('screens.people.field.role')}
          choices={choices.roles}
          value={shared(({ participation }) => participation.role)}
          onChange={(role) => changed('role', role)}
        />
      </div>
      <SharedSelect
        label={t('screens.people.field.delegation')}
        isOptional
        choices={cellChoices('delegation', { snapshot, institutions: [] }, language, t)}
        value={shared(({ participation }) => participation.delegationId)}
        onChange={(delegationId) => changed('delegationId', delegationId)}
      />
      <SharedSelect
        label={t('screens.people.field.category')}
        isOptional
        choices={choices.categories}
        value={shared(({ participation }) => participation.category)}
        onChange={(category) => changed('category', category)}
      />
      <ComboBox
        label={t('screens.people.field.institution')}
        hint={institutionId === undefined ? t('screens.people.various') : undefined}
        choices={cellChoices('institution', { snapshot, institutions: edits.institutions }, language, t)}
        nothing={t('screens.people.noChoice')}
        value={institutionId ?? null}
        onChange={(value) => {
          if (vainText(value) === null) change({ person: { institutionId: value } });
        }}
        onRevert={() => undefined}
        creation={{
          name: (typed) => t('screens.people.createInstitution', { name: typed }),
          run: (typed) => change({ institution: typed }),
        }}
      />
      <MultiSelect
        label={t('screens.people.field.languages')}
        choices={choices.languages}
        values={languages.filter((each) => spoken?.split(' ').includes(each) === true)}
        onChange={(values) => change({ person: { languages: chosenLanguages(values) } })}
        none={spoken === undefined ? t('screens.people.various') : t('screens.people.notKnown')}
        empty={t('screens.people.noChoice')}
      />
      <Checkbox
        label={t('screens.people.field.protected')}
        hint={t('screens.people.field.protectedHint')}
        value={rows.every(({ person }) => person.protected)}
        onChange={(isProtected) => change({ person: { protected: isProtected } })}
      />
      <ActionButton action="people.remove-chosen" onPress={onRemove} />
    </PeoplePanel>
  );
}

/** What all of them have; undefined where they differ. */
function sharedBy<Value>(rows: readonly PeopleRow[], valueOf: (row: PeopleRow) => Value): Value | undefined {
  const [first] = rows;
  const value = first === undefined ? undefined : valueOf(first);
  return rows.every((row) => valueOf(row) === value) ? value : undefined;
}

type SharedSelectProps = {
  readonly label: string;
  readonly choices: readonly SelectChoice<string>[];
  /** Undefined where they differ. */
  readonly value: string | null | undefined;
  readonly isOptional?: boolean;
  readonly onChange: (value: string | null) => void;
};

function SharedSelect({ label, choices, value, isOptional = false, onChange }: SharedSelectProps): ReactNode {
  const { t } = usePreferences();
  const all = isOptional ? [{ value: none, name: t('screens.people.none') }, ...choices] : choices;
  return (
    <Select
      label={label}
      placeholder={t('screens.people.various')}
      choices={all}
      value={value === undefined ? null : (value ?? none)}
      onChange={(key) => onChange(key === none ? null : key)}
    />
  );
}
