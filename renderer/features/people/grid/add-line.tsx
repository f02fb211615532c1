import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { cellText, type PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { problemSentence } from '../../../../shared/forms/field-problem.ts';
import { delegationName } from '../../../../shared/text/collation.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { AddDraft } from './add-draft.ts';
import { addLineId, gridCellId } from './grid-selection.ts';
import styles from './people-grid.module.css';

type AddLineProps = {
  readonly draft: AddDraft;
  readonly columns: readonly PeopleColumn[];
  /** The column of the cursor; null: it is in another line. */
  readonly cursor: number | null;
  /** Lines of the list, with this one. */
  readonly lineCount: number;
  readonly editor: { readonly column: PeopleColumn; readonly element: ReactNode } | null;
};

/** The last line of the list, in which somebody is added; it stays in view. */
export function AddLine({ draft, columns, cursor, lineCount, editor }: AddLineProps): ReactNode {
  const { t } = usePreferences();
  return (
    <div role="rowgroup" className={styles['add-place']}>
      <div
        role="row"
        data-line={addLineId}
        data-part="line"
        aria-rowindex={lineCount + 1}
        aria-label={t('screens.people.add.title')}
        className={clsx(styles['line'], styles['add'], cursor !== null && styles['has-cursor'])}
      >
        {columns.map((column, index) => {
          const problem = draft.problems.get(column);
          const isEdited = editor?.column === column;
          return (
            <span
              key={column}
              id={gridCellId(addLineId, column)}
              role="gridcell"
              aria-colindex={index + 1}
              aria-invalid={problem === undefined ? undefined : true}
              data-column={column}
              title={problemSentence(t, problem?.problem)}
              className={clsx(
                styles['cell'],
                column === 'number' && styles['number-cell'],
                column === 'name' && styles['name'],
                isPale(column, draft) && styles['paler'],
                index === cursor && styles['at-cursor'],
                problem !== undefined && styles['unread'],
                isEdited && styles['edited'],
              )}
            >
              {isEdited ? editor.element : <AddContents column={column} draft={draft} />}
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** Nothing typed yet, or proposed. */
function isPale(column: PeopleColumn, { isTyped, isSexProposed, name }: AddDraft): boolean {
  return !isTyped || (column === 'name' && name === null) || (column === 'sex' && isSexProposed);
}

type AddContentsProps = { readonly column: PeopleColumn; readonly draft: AddDraft };

/** Before anything is typed the line says only what stays for everybody: delegation and institution. */
function AddContents({ column, draft }: AddContentsProps): ReactNode {
  const { t, language } = usePreferences();
  const { cells, problems, isTyped } = draft;
  if (column === 'number') return <Icon name="plus" />;
  const text = problems.get(column)?.text ?? cellText(column, cells, language, t);
  if (column === 'name' && text === '') {
    const to = cells.delegation === undefined ? '' : delegationName(cells.delegation, language);
    const invitation = to === '' ? t('screens.people.add.title') : t('screens.people.addTo', { name: to });
    return <span className="one-line">{invitation}</span>;
  }
  if (!isTyped && column !== 'institution' && column !== 'delegation') return null;
  const shown = column === 'sex' && !problems.has('sex') ? t(`vocabulary.sexShort.${cells.person.sex}`) : text;
  return <span className="one-line">{shown}</span>;
}
