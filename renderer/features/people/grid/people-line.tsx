import { clsx } from 'clsx';
import { memo, type ReactNode } from 'react';
import type { Language } from '../../../../shared/domain/language.ts';
import { isBlankLetter } from '../../../../shared/domain/people/groups.ts';
import type { Participation } from '../../../../shared/domain/people/participation.ts';
import { cellText, type PeopleColumn } from '../../../../shared/exchange/people/people-cells.ts';
import { problemSentence } from '../../../../shared/forms/field-problem.ts';
import { letterText } from '../../../../shared/text/letters.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { useActions } from '../../../context/actions.tsx';
import { useText } from '../../../context/preferences.tsx';
import badgeStyles from '../../../ui/badge.module.css';
import buttonStyles from '../../../ui/button.module.css';
import { Icon } from '../../../ui/icon.tsx';
import type { PeopleGroup, PeopleRow } from '../people-groups.ts';
import { gridCellId } from './grid-selection.ts';
import styles from './people-grid.module.css';

/** What was typed or pasted into a cell and could not be read, and why. */
export type CellProblem = { readonly text: string; readonly problem: string };

type PersonCellsProps = {
  readonly row: PeopleRow;
  readonly columns: readonly PeopleColumn[];
  readonly language: Language;
  readonly t: Translate;
  /** First and last column of the range that is chosen, both included; -1 where the row is not in it. */
  readonly first: number;
  readonly last: number;
  /** The column of the cursor; -1 where it is in another row. */
  readonly cursor: number;
  /** What could not be read, by column. */
  readonly problems: ReadonlyMap<PeopleColumn, CellProblem> | undefined;
  /** The editor of a cell of this row, in its place. */
  readonly editor: { readonly column: PeopleColumn; readonly element: ReactNode } | null;
};

/** The cells of one person. A protected person stands there by code. */
export const PersonLineCells = memo(function PersonLineCells(props: PersonCellsProps): ReactNode {
  const { row, columns, language, t, first, last, cursor, problems, editor } = props;
  const gone = looks[row.participation.status] === 'past';
  return columns.map((column, index) => {
    const problem = problems?.get(column);
    const sentence = problemSentence(t, problem?.problem);
    const isEdited = editor?.column === column;
    return (
      <span
        key={column}
        id={gridCellId(row.participation.id, column)}
        role="gridcell"
        aria-colindex={index + 1}
        aria-selected={index >= first && index <= last}
        aria-invalid={problem === undefined ? undefined : true}
        data-column={column}
        className={clsx(
          styles['cell'],
          lookOf(column),
          gone && column === 'name' && styles['gone'],
          index >= first && index <= last && styles['in-range'],
          index === cursor && styles['at-cursor'],
          problem !== undefined && styles['unread'],
          isEdited && styles['edited'],
        )}
        title={sentence ?? titleOf(column, row, language, t)}
      >
        {isEdited ? editor.element : null}
        {!isEdited && problem !== undefined ? (
          <>
            <span className="one-line">{problem.text}</span>
            <span className="visually-hidden"> – {sentence}</span>
          </>
        ) : null}
        {!isEdited && problem === undefined ? (
          <CellContents column={column} row={row} language={language} t={t} />
        ) : null}
      </span>
    );
  });
});

function lookOf(column: PeopleColumn): string | undefined {
  if (column === 'number') return clsx('number', styles['number-cell']);
  if (column === 'name') return styles['name'];
  return column === 'status' ? undefined : styles['paler'];
}

function titleOf(column: PeopleColumn, row: PeopleRow, language: Language, t: Translate): string {
  if (column === 'name') return row.names.join(' · ');
  return column === 'sex' ? t(`vocabulary.sex.${row.person.sex}`) : cellText(column, row, language, t);
}

type CellContentsProps = Pick<PersonCellsProps, 'row' | 'language' | 't'> & { readonly column: PeopleColumn };

function CellContents({ column, row, language, t }: CellContentsProps): ReactNode {
  const [first = '', ...others] = row.names;
  switch (column) {
    case 'name':
      return (
        <>
          <span className="one-line">
            {first}
            {others.map((name) => (
              <span key={name} className="soft">
                {' '}
                · {name}
              </span>
            ))}
          </span>
          {row.person.protected ? (
            <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['violet'])}>
              <Icon name="shield" />
              {t('screens.people.protected')}
            </span>
          ) : null}
        </>
      );
    case 'sex':
      return t(`vocabulary.sexShort.${row.person.sex}`);
    case 'status':
      return <StatusBadge status={row.participation.status} />;
    default:
      return <span className="one-line">{cellText(column, row, language, t)}</span>;
  }
}

type Status = Participation['status'];

const looks: Readonly<Record<Status, string>> = {
  invited: '',
  nominated: '',
  accepted: '',
  reserve: 'warn',
  declined: 'past',
  confirmed: 'good',
  travelling: 'good',
  arrived: 'good',
  attended: 'good',
  withdrawn: 'past',
  replaced: 'past',
};

/** Status of a participation, as text and colour. */
export function StatusBadge({ status }: { readonly status: Status }): ReactNode {
  const t = useText();
  return (
    <span className={clsx(badgeStyles['badge'], badgeStyles[looks[status]])}>
      {t(`vocabulary.participationStatus.${status}`)}
    </span>
  );
}

type GroupCellProps = {
  readonly group: PeopleGroup;
  readonly columns: number;
  readonly isChosen: boolean;
  /** Chooses everybody of the group, or takes them off again. */
  readonly onEverybody: (group: PeopleGroup) => void;
};

/** The heading of a delegation: its name, balance, head, seats and letter, and a box that chooses all of its people. */
export function GroupCell({ group, columns, isChosen, onEverybody }: GroupCellProps): ReactNode {
  const t = useText();
  const title = groupTitle(t, group);
  const facts = factsOf(t, group);
  const { quota } = group.delegation ?? { quota: null };
  const name = t('screens.people.chooseGroup', { name: title });
  const choose = (): void => onEverybody(group);
  useActions(
    { 'people.choose-group': group.rows.length === 0 ? null : choose },
    { id: group.id, name: '', label: name },
  );
  return (
    <>
      <span
        id={gridCellId(group.id, 'title')}
        role="gridcell"
        aria-colspan={columns}
        className={styles['group-cell']}
        title={[title, ...facts].join(' · ')}
      >
        <strong className="one-line">{title}</strong>
        <span className={clsx(styles['facts'], 'one-line')}>{facts.join(' · ')}</span>
        {quota === null ? null : (
          <span
            className={clsx(badgeStyles['badge'], group.counts.all > quota && badgeStyles['warn'], styles['badge'])}
          >
            {t('screens.people.seats', { count: group.counts.all, quota })}
          </span>
        )}
      </span>
      {group.rows.length === 0 ? null : (
        <span role="gridcell" className={clsx(styles['group-choice'], isChosen && styles['pressed'])}>
          <button
            type="button"
            tabIndex={-1}
            className={clsx(buttonStyles['button'], buttonStyles['quiet'], buttonStyles['small'])}
            data-part="button"
            aria-pressed={isChosen}
            aria-label={name}
            data-action="people.choose-group"
            // The grid keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={choose}
          >
            {t('screens.people.chooseAll')}
          </button>
        </span>
      )}
    </>
  );
}

export function groupTitle(t: Translate, group: PeopleGroup): string {
  if (group.kind === 'all') return t('screens.people.participants');
  if (group.kind === 'without') return t('screens.people.withoutDelegation');
  return group.kind === 'team' ? t('screens.people.team') : group.title;
}

function factsOf(t: Translate, { counts, headName, delegation, isNarrowed, rows }: PeopleGroup): string[] {
  const unstated = counts.all - counts.women - counts.men;
  return [
    ...(isNarrowed === true ? [t('screens.people.narrowed', { count: rows.length })] : []),
    t('screens.people.people', { count: counts.all }),
    ...(counts.women === 0 ? [] : [t('screens.people.women', { count: counts.women })]),
    ...(counts.men === 0 ? [] : [t('screens.people.men', { count: counts.men })]),
    ...(unstated === 0 ? [] : [t('screens.people.unstated', { count: unstated })]),
    ...(headName === null ? [] : [t('screens.people.head', { name: headName })]),
    ...(delegation === null || isBlankLetter(delegation.letter) ? [] : [letterText(t, delegation.letter)]),
  ];
}
