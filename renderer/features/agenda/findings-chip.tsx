import type { ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import type { AgendaCheck } from './use-findings.ts';

type FindingsChipProps = { readonly check: AgendaCheck; readonly open: boolean; readonly onToggle: () => void };

/** "1 must fix · 2 warnings": opens the list. */
export function FindingsChip({ check, open, onToggle }: FindingsChipProps): ReactNode {
  const t = useText();
  const count = (severity: string): number =>
    check.checked.findings.filter((finding) => finding.severity === severity).length;
  const [mustFix, warnings, notes] = [count('must-fix'), count('warning'), count('note')];
  return (
    <button type="button" className="findings-chip" aria-expanded={open} onClick={onToggle}>
      {mustFix === 0 ? null : <span className="badge bad">{t('screens.agenda.mustFix', { count: mustFix })}</span>}
      {warnings === 0 ? null : <span className="badge warn">{t('screens.agenda.warnings', { count: warnings })}</span>}
      {notes === 0 ? null : <span className="badge">{t('screens.agenda.notes', { count: notes })}</span>}
      {mustFix + warnings + notes === 0 ? <span className="badge good">{t('screens.agenda.allWell')}</span> : null}
    </button>
  );
}
