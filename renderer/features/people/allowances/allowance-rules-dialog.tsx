import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { allowancePercent, sameCurrency, usualAllowances } from '../../../../shared/domain/attendance/allowance.ts';
import { type AllowanceRules, provisions, stayDayKinds, type Workshop } from '../../../../shared/domain/workshop.ts';
import { typedAllowanceRulesSchema } from '../../../../shared/forms/typed-money.ts';
import { typedValue } from '../../../../shared/forms/typed-schema.ts';
import { editRecord } from '../../../commands/record.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { Choice, TextInput } from '../../../forms/form-fields.tsx';
import { type RecordForm, useFormRecord, useRecordForm } from '../../../forms/use-record-form.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/fields/field.tsx';
import { MultiSelect, Select } from '../../../ui/fields/select.tsx';
import formStyles from '../../../ui/form.module.css';
import styles from './allowances.module.css';

type AllowanceRulesDialogProps = { readonly workshop: Workshop; readonly onClose: () => void };

/** Rates by city and period, what is paid and provided on which days, terminal expenses and rounding. */
export function AllowanceRulesDialog({ workshop, onClose }: AllowanceRulesDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const form = useRecordForm<AllowanceRules>({
    schema: typedAllowanceRulesSchema(language),
    checksTyping: true,
    stored: workshop.allowances ?? withOneRate(usualAllowances),
    onSubmit: async (allowances) => {
      const done = await run(editRecord('allowances.set', 'workshop', workshop, { allowances }));
      if (done !== undefined) onClose();
    },
  });
  const title = (key: 'rates' | 'shares' | 'stay' | 'terminals'): string => t(`screens.allowances.dialog.${key}`);
  return (
    <FormDialog
      form={form}
      title={t('screens.allowances.dialog.title')}
      note={<p className={formStyles['note']}>{t('screens.allowances.dialog.note')}</p>}
      save={t('screens.allowances.dialog.save')}
      wide
      onClose={onClose}
    >
      <div className={formStyles['triple']}>
        <TextInput form={form} name="currency" label={t('screens.allowances.dialog.currency')} autoFocus />
        <TextInput form={form} name="rounding.to" label={t('screens.allowances.dialog.roundTo')} />
        <RoundingMode form={form} />
      </div>
      <fieldset>
        <legend>{title('rates')}</legend>
        <RateFields form={form} />
      </fieldset>
      <fieldset>
        <legend>{title('shares')}</legend>
        <div className={styles['quarters']}>
          {provisions.map((each) => (
            <TextInput
              key={each}
              form={form}
              name={`shares.${each}`}
              label={t(`screens.allowances.provision.${each}`)}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{title('stay')}</legend>
        <StayFields form={form} />
      </fieldset>
      <fieldset>
        <legend>{title('terminals')}</legend>
        <div className={formStyles['pair']}>
          <TextInput form={form} name="terminals.count" label={t('screens.allowances.dialog.ways')} />
          <MoneyInput form={form} name="terminals.amount" label={t('screens.allowances.dialog.each')} />
        </div>
      </fieldset>
      <MoneyInput form={form} name="localTransport" label={t('screens.allowances.dialog.localTransport')} />
    </FormDialog>
  );
}

type RulesFormProps = { readonly form: RecordForm<AllowanceRules> };

type MoneyInputProps = RulesFormProps & {
  readonly name: 'terminals.amount' | 'localTransport';
  readonly label: string;
};

/** An amount in the currency of payment, whose code stands in the label. */
function MoneyInput({ form, name, label }: MoneyInputProps): ReactNode {
  const currency = useWatch({ control: form.control, name: 'currency' }) as string;
  return <TextInput form={form} name={name} label={`${label}, ${currency}`} />;
}

const modes = ['nearest', 'up', 'down'] as const;

function RoundingMode({ form }: RulesFormProps): ReactNode {
  const t = useText();
  const label = t('screens.allowances.dialog.mode');
  return (
    <Choice form={form} name="rounding" label={label}>
      {({ value, onChange }) => (
        <Select
          label={label}
          choices={modes.map((mode) => ({ value: mode, name: t(`screens.allowances.mode.${mode}`) }))}
          value={value.mode}
          onChange={(mode) => onChange({ ...value, mode })}
        />
      )}
    </Choice>
  );
}

/** The columns of a rate, in their order; `exchange` counts for a rate in another currency than that of payment. */
const columns = ['city', 'from', 'to', 'amount', 'rateCurrency', 'exchange'] as const;

function RateFields({ form }: RulesFormProps): ReactNode {
  const { t, language } = usePreferences();
  const rates = useWatch({ control: form.control, name: 'rates' }) as readonly unknown[];
  const currency = useWatch({ control: form.control, name: 'currency' }) as string;
  const set = (changed: readonly unknown[]): void => {
    form.setValue('rates', changed);
    form.recheck();
  };
  const blank = (): object =>
    typedValue(typedAllowanceRulesSchema(language).shape.rates.element, { ...blankRate, currency });
  return (
    <div className={styles['rates']}>
      <div className={clsx(styles['rate'], styles['heads'])} aria-hidden="true">
        {columns.map((column) => (
          <span key={column}>{t(`screens.allowances.dialog.${column}`)}</span>
        ))}
      </div>
      {[...rates.keys()].map((index) => {
        const label = (column: (typeof columns)[number]): string =>
          `${t('screens.allowances.dialog.rate', { number: index + 1 })}: ${t(`screens.allowances.dialog.${column}`)}`;
        return (
          // The position is the identity of a rate: it has no id.
          <div key={index} className={styles['rate']}>
            <TextInput
              form={form}
              name={`rates.${index}.city`}
              label={label('city')}
              labelHidden
              placeholder={t('screens.allowances.dialog.everywhere')}
            />
            <TextInput form={form} name={`rates.${index}.from`} label={label('from')} labelHidden placeholder="–" />
            <TextInput form={form} name={`rates.${index}.to`} label={label('to')} labelHidden placeholder="–" />
            <TextInput form={form} name={`rates.${index}.amount`} label={label('amount')} labelHidden />
            <TextInput form={form} name={`rates.${index}.currency`} label={label('rateCurrency')} labelHidden />
            <TextInput form={form} name={`rates.${index}.exchange`} label={label('exchange')} labelHidden />
            <IconButton
              small
              icon="remove"
              name={t('screens.allowances.dialog.removeRate', { number: index + 1 })}
              onPress={() => set(rates.filter((_rate, at) => at !== index))}
            />
          </div>
        );
      })}
      <Button small look="quiet" icon="plus" onPress={() => set([...rates, blank()])}>
        {t('screens.allowances.dialog.addRate')}
      </Button>
    </div>
  );
}

const blankRate = {
  city: '',
  from: null,
  to: null,
  currency: usualAllowances.currency,
  amount: 0,
  exchange: sameCurrency,
};

function withOneRate(rules: AllowanceRules): AllowanceRules {
  return { ...rules, rates: [blankRate] };
}

/** For each kind of day: whether it is paid, what is provided, and the share of a full allowance that this leaves. */
function StayFields({ form }: RulesFormProps): ReactNode {
  const t = useText();
  const record = useFormRecord(form);
  const choices = provisions.map((value) => ({ value, name: t(`screens.allowances.provision.${value}`) }));
  return (
    <Choice form={form} name="stay" label={t('screens.allowances.dialog.stay')}>
      {({ value, onChange }) =>
        stayDayKinds.map((kind) => {
          const { isPaid, provided } = value[kind];
          return (
            <div key={kind} className={styles['stay-day']}>
              <Checkbox
                label={t(`screens.allowances.day.${kind}`)}
                value={isPaid}
                onChange={(paid) => onChange({ ...value, [kind]: { isPaid: paid, provided } })}
              />
              <MultiSelect
                labelHidden
                label={`${t(`screens.allowances.day.${kind}`)}: ${t('screens.allowances.dialog.provided')}`}
                none={t('screens.allowances.dialog.nothing')}
                empty=""
                choices={choices}
                values={provided}
                onChange={(chosen) =>
                  onChange({
                    ...value,
                    [kind]: { isPaid, provided: provisions.filter((each) => chosen.includes(each)) },
                  })
                }
              />
              <strong>{record === null ? '–' : `${allowancePercent(kind, record)}\u00A0%`}</strong>
            </div>
          );
        })
      }
    </Choice>
  );
}
