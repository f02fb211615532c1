import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { problemSentence } from '../../../../shared/forms/field-problem.ts';
import { ActionButton } from '../../../context/actions.tsx';
import { useText } from '../../../context/preferences.tsx';
import pageStyles from '../../../ui/page.module.css';
import { columnName } from './grid-columns.ts';
import type { GridEdits } from './grid-edits.ts';
import type { GridLine } from './grid-selection.ts';
import type { CellProblem } from './people-line.tsx';
import styles from './people-grid.module.css';

type UnreadStripProps = {
  readonly edits: GridEdits;
  readonly lines: readonly GridLine[];
  readonly columns: readonly PeopleColumn[];
  readonly onGo: (line: GridLine, column: number) => void;
};

type UnreadPlace = { readonly line: GridLine; readonly column: PeopleColumn; readonly cell: CellProblem };

/** Below the list: how many cells hold what could not be read, the first of them, and the ways to it and out of it. */
export function UnreadStrip({ edits, lines, columns, onGo }: UnreadStripProps): ReactNode {
  const t = useText();
  const places = lines.flatMap((line): UnreadPlace[] =>
    [...(edits.problems.get(line.id) ?? [])].map(([column, cell]) => ({ line, column, cell })),
  );
  const [first] = places;
  if (first === undefined) return null;
  const at = columns.indexOf(first.column);
  return (
    <div className={clsx(pageStyles['notice'], pageStyles['bad'], styles['strip'])} role="status">
      <span>
        {t('screens.people.unread', { number: places.length })}{' '}
        {t('screens.doneTo', {
          action: `${first.line.row?.names[0] ?? ''}, ${t(columnName(first.column))}`,
          name: first.cell.text.slice(0, 80),
        })}{' '}
        {problemSentence(t, first.cell.problem)}
      </span>
      <ActionButton action="people.go-unread" plain small onPress={() => onGo(first.line, Math.max(at, 0))} />
      <ActionButton action="people.leave-unread" plain small onPress={() => edits.dismissAll()} />
    </div>
  );
}
