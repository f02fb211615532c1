import type { ReactNode } from 'react';
import { severityOf } from '../../../../shared/domain/schedule-rules/check.ts';
import { type RuleSettings, severities } from '../../../../shared/domain/schedule-rules/rule-settings.ts';
import { rules } from '../../../../shared/domain/schedule-rules/rules.ts';
import { setRules } from '../../../commands/agenda.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { useText } from '../../../context/preferences.tsx';
import { asNumber, DraftField, type Read } from '../../../forms/draft-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import formStyles from '../../../ui/form.module.css';
import styles from './agenda-dialogs.module.css';

type RulesDialogProps = { readonly settings: RuleSettings; readonly onClose: () => void };

/** Lengths that the user may set, in minutes, with their least and greatest value. */
const lengths = [
  ['longestStretch', 15, 1440],
  ['longestDay', 60, 1440],
  ['turnRound', 0, 10],
  ['lunchMinutes', 0, 240],
  ['interpreterDay', 30, 1440],
] as const;

/** Severity and limits of each schedule rule. */
export function RulesDialog({ settings, onClose }: RulesDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const save = (patch: Partial<RuleSettings>): void => void run(setRules({ ...settings, ...patch }));
  const readFactor = (typed: string): Read<number> => {
    const factor = Number(typed.trim().replace(',', '.'));
    return factor >= 1 && factor <= 3 ? { value: factor } : { problem: t('screens.agenda.factorWrong') };
  };
  return (
    <Dialog wide title={t('screens.agenda.rules')} onClose={onClose}>
      <p className="soft small">{t('screens.agenda.rulesHint')}</p>
      <div className={formStyles['form']}>
        <div className={formStyles['triple']}>
          <DraftField
            label={t('screens.agenda.setting.consecutiveFactor')}
            stored={String(settings.consecutiveFactor)}
            read={readFactor}
            onSave={(consecutiveFactor) => save({ consecutiveFactor })}
          />
          {lengths.map(([name, least, most]) => (
            <DraftField
              key={name}
              label={t(`screens.agenda.setting.${name}`)}
              stored={String(settings[name])}
              read={asNumber(least, most, t('screens.agenda.lengthWrong', { least, most }))}
              onSave={(value) => save({ [name]: value })}
            />
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
                onChange={(severity) => save({ severities: { ...settings.severities, [rule.name]: severity } })}
              />
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
