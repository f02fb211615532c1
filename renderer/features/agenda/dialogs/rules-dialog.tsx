import type { ReactNode } from 'react';
import { severityOf } from '../../../../shared/domain/schedule-rules/check.ts';
import {
  type RuleSettings,
  ruleSettingsSchema,
  severities,
} from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { rules } from '../../../../shared/domain/schedule-rules/rules.ts';
import { setRules } from '../../../commands/agenda.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import formStyles from '../../../ui/form.module.css';
import styles from './agenda-dialogs.module.css';

type RulesDialogProps = { readonly settings: RuleSettings; readonly onClose: () => void };

/** What the user may set; all but the first in minutes. */
const numbers = [
  'consecutiveFactor',
  'longestStretch',
  'longestDay',
  'turnRound',
  'lunchMinutes',
  'interpreterDay',
] as const satisfies readonly (keyof RuleSettings)[];

/** Severity and limits of each schedule rule. */
export function RulesDialog({ settings, onClose }: RulesDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const save = async (patch: Partial<RuleSettings>): Promise<unknown> => run(setRules(settings, patch));
  const form = useRecordForm({ schema: ruleSettingsSchema, stored: settings, record: settings.id, onSave: save });
  return (
    <Dialog wide undoes title={t('screens.agenda.rules')} onClose={onClose}>
      <p className="soft small">{t('screens.agenda.rulesHint')}</p>
      <div className={formStyles['form']}>
        <div className={formStyles['triple']}>
          {numbers.map((name) => (
            <TextInput key={name} form={form} name={name} label={t(`screens.agenda.setting.${name}`)} />
          ))}
        </div>
        <ul className={styles['rule-list']}>
          {rules.map((rule) => (
            <li key={rule.name}>
              <span>{t(`findings.rule.${rule.name}`)}</span>
              <Select
                labelHidden
                label={t(`findings.rule.${rule.name}`)}
                value={severityOf(rule, settings)}
                choices={severities.map((severity) => ({ value: severity, name: t(`findings.severity.${severity}`) }))}
                onChange={(severity) => void save({ severities: { ...settings.severities, [rule.name]: severity } })}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
