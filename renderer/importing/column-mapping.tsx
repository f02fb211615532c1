import type { ReactNode } from 'react';
import { useText } from '../context/preferences.tsx';
import { Select } from '../ui/fields/select.tsx';
import styles from './importing.module.css';

type ColumnMappingProps<Column extends string> = {
  readonly rows: readonly (readonly string[])[];
  /** How the rows are named where something is said of them; '' for one that has no number. */
  readonly rowNames: readonly string[];
  /** The index of the last row with heads; -1 for none. */
  readonly headRow: number;
  /** What each column holds; null for nothing that is read. */
  readonly columns: readonly (Column | null)[];
  readonly all: readonly Column[];
  readonly nameOf: (column: Column | 'unused') => string;
  /** Whether several columns may hold it. */
  readonly isRepeatable: (column: Column) => boolean;
  readonly onColumns: (columns: readonly (Column | null)[]) => void;
};

const unused = 'unused';
const rowsShown = 4;

/** The first rows of the table; above each column, what it holds. */
export function ColumnMapping<Column extends string>(props: ColumnMappingProps<Column>): ReactNode {
  const { rows, rowNames, headRow, columns, all, nameOf, isRepeatable, onColumns } = props;
  const t = useText();
  const choose = (index: number, value: Column | typeof unused): void =>
    onColumns(
      columns.map((column, at) => {
        if (at === index) return value === unused ? null : value;
        // Most kinds of content stand in one column only.
        const isMoved = column !== null && column === value && !isRepeatable(column);
        return isMoved ? null : column;
      }),
    );
  return (
    <div className={styles['column-mapping']}>
      <table>
        <thead>
          <tr>
            <td className="soft">№</td>
            {[...columns.entries()].map(([index, column]) => (
              // Columns and rows of a file are known by their numbers.
              <th key={index}>
                <Select<Column | typeof unused>
                  labelHidden
                  label={t('screens.importing.column', { number: index + 1 })}
                  value={column ?? unused}
                  choices={[
                    { value: unused, name: nameOf(unused) },
                    ...all.map((value) => ({ value, name: nameOf(value) })),
                  ]}
                  onChange={(value) => choose(index, value)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows.slice(0, headRow + 1 + rowsShown).entries()].map(([number, cells]) => (
            <tr key={number} className={number <= headRow ? 'soft' : ''}>
              <td className="soft">{rowNames[number] ?? ''}</td>
              {[...columns.keys()].map((index) => (
                <td key={index}>{cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
