import type { ReactNode } from 'react';
import { v7 as newId } from 'uuid';
import * as z from 'zod';
import type { DirectoryPerson } from '../../../shared/directory/directory.ts';
import { languages, textIn, textSchema, workingLanguages } from '../../../shared/domain/language.ts';
import type { Institution } from '../../../shared/domain/people/person.ts';
import { newInstitution } from '../../../shared/exchange/people/institution-kind.ts';
import type { SharedEdit } from '../../../shared/operations/directory.ts';
import { vainText } from '../../../shared/forms/typed-schema.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { countriesByName } from '../../../shared/text/choice-lists.ts';
import { changeTogether } from '../../commands/directory.ts';
import { chosenLanguages, fixedChoices } from '../../components/person/choices.tsx';
import { ActionButton, actionChoice, useActions } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { TextByLanguage } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { ComboBox } from '../../ui/fields/combo-box.tsx';
import { Checkbox } from '../../ui/fields/field.tsx';
import { MultiSelect } from '../../ui/fields/select.tsx';
import { DirectoryPanel } from './directory-panel.tsx';

type SeveralCardProps = {
  /** Two people or more. */
  readonly rows: readonly DirectoryPerson[];
  readonly institutions: readonly Institution[];
  /** Shows two people beside each other; null where there are more. */
  readonly onMerge: (() => void) | null;
  readonly onClose: () => void;
};

const positionSchema = z.object({ position: textSchema });

/** Several people who are chosen: a choice in a field is for all of them at once, and one Undo takes it back. */
export function SeveralCard({ rows, institutions, onMerge, onClose }: SeveralCardProps): ReactNode {
  const { t } = usePreferences();
  const { runUndoably } = useFeedback();
  const ids = rows.map(({ person }) => person.id);
  const name = t('screens.people.chosen', { count: rows.length });
  const change = async (edit: SharedEdit): Promise<unknown> => runUndoably('people.edit', changeTogether(ids, edit));
  const isOnRegister = rows.every(({ person }) => person.trainer !== null);
  const register = (): void => void change({ isTrainer: !isOnRegister });
  useActions({ 'directory.register': register, 'directory.merge': onMerge });
  return (
    <DirectoryPanel
      name={name}
      title={name}
      choices={[
        actionChoice(t, 'directory.merge', () => onMerge?.(), { disabled: onMerge === null }),
        actionChoice(t, 'directory.register', register, {
          name: t(isOnRegister ? 'screens.directory.offRegister' : 'screens.directory.onRegister'),
        }),
      ]}
      onClose={onClose}
    >
      <p className="soft small">{t('screens.people.changeAll')}</p>
      <InstitutionChoice rows={rows} institutions={institutions} onChange={change} />
      <PositionFields key={ids.join(' ').slice(0, 400)} rows={rows} onChange={change} />
      <CountryChoice rows={rows} onChange={change} />
      <MultiSelect
        label={t('screens.people.field.languages')}
        choices={fixedChoices(t).languages}
        values={shared(rows, ({ person }) => person.languages.join(' '))?.split(' ') ?? []}
        onChange={(values) => void change({ person: { languages: chosenLanguages(values) } })}
        none={
          shared(rows, ({ person }) => person.languages.join(' ')) === null
            ? t('screens.people.various')
            : t('screens.people.notKnown')
        }
        empty={t('screens.people.noChoice')}
      />
      <Checkbox
        label={t('screens.people.field.protected')}
        hint={t('screens.people.field.protectedHint')}
        value={rows.every(({ person }) => person.protected)}
        onChange={(isProtected) => void change({ person: { protected: isProtected } })}
      />
      <ActionButton action="directory.register" onPress={register}>
        {isOnRegister ? t('screens.directory.offRegister') : t('screens.directory.onRegister')}
      </ActionButton>
      {onMerge === null ? null : <ActionButton action="directory.merge" onPress={onMerge} />}
    </DirectoryPanel>
  );
}

type FieldProps = {
  readonly rows: readonly DirectoryPerson[];
  readonly onChange: (edit: SharedEdit) => Promise<unknown>;
};

function InstitutionChoice({
  rows,
  institutions,
  onChange,
}: FieldProps & Pick<SeveralCardProps, 'institutions'>): ReactNode {
  const { t, language } = usePreferences();
  const compare = compareNames(language);
  const value = shared(rows, ({ person }) => person.institutionId ?? '');
  return (
    <ComboBox
      label={t('screens.people.field.institution')}
      hint={value === null ? t('screens.people.various') : undefined}
      choices={institutions
        .map((each) => ({ value: each.id, name: textIn(each.name, language) }))
        .sort((one, other) => compare(one.name, other.name))}
      nothing={t('screens.people.noChoice')}
      value={value === '' ? null : value}
      onChange={(id) => {
        if (vainText(id) === null) void onChange({ person: { institutionId: id } });
      }}
      onRevert={() => undefined}
      creation={{
        name: (typed) => t('screens.people.createInstitution', { name: typed }),
        run: (typed) => void onChange({ institution: newInstitution(newId(), typed, null, language) }),
      }}
    />
  );
}

function CountryChoice({ rows, onChange }: FieldProps): ReactNode {
  const { t, language } = usePreferences();
  const value = shared(rows, ({ person }) => person.country ?? '');
  return (
    <ComboBox
      label={t('screens.people.field.country')}
      hint={value === null ? t('screens.people.various') : undefined}
      choices={countriesByName(language)}
      nothing={t('screens.people.noChoice')}
      value={value === '' ? null : value}
      onChange={(country) => {
        if (vainText(country) === null) void onChange({ person: { country } });
      }}
      onRevert={() => undefined}
    />
  );
}

/** One position for all; empty where they have different ones, and only what is typed is changed. */
function PositionFields({ rows, onChange }: FieldProps): ReactNode {
  const { t, language } = usePreferences();
  const common = languages.flatMap((each) => {
    const text = shared(rows, ({ person }) => person.position[each] ?? '');
    return text === null || text === '' ? [] : [[each, text] as const];
  });
  const form = useRecordForm({
    schema: positionSchema,
    stored: { position: Object.fromEntries(common) },
    record: 'several',
    onSave: async ({ position = {} }) => onChange({ position }),
  });
  return (
    <TextByLanguage
      form={form}
      name="position"
      label={t('screens.people.field.position')}
      languages={workingLanguages(language)}
    />
  );
}

/** What all of them have; null where they differ. */
function shared(rows: readonly DirectoryPerson[], textOf: (row: DirectoryPerson) => string): string | null {
  const [first] = rows;
  const text = first === undefined ? '' : textOf(first);
  return rows.every((row) => textOf(row) === text) ? text : null;
}
