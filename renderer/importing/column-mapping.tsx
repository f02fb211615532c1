import type { ReactNode } from 'react';
import { languageSchema } from '../../shared/domain/language.ts';
import {
  repeatableColumns,
  type TableColumn,
  tableColumns,
  type TableMapping,
} from '../../shared/exchange/table/table-columns.ts';
import type { Translate } from '../../shared/text/text.ts';
import { useText } from '../context/preferences.tsx';
import { Select } from '../ui/fields/select.tsx';
import styles from './importing.module.css';

type ColumnMappingProps = {
  readonly rows: readonly (readonly string[])[];
  readonly mapping: TableMapping;
  readonly onMapping: (mapping: TableMapping) => void;
};

const unused = 'unused';
const rowsShown = 4;

/** The first rows of the table; above each column, what it holds. */
export function ColumnMapping({ rows, mapping, onMapping }: ColumnMappingProps): ReactNode {
  const t = useText();
  const choose = (index: number, value: TableColumn | typeof unused): void => {
    const columns = mapping.columns.map((column, at) => {
      if (at === index) return value === unused ? null : value;
      // Most kinds of content stand in one column only.
      const isMoved = column !== null && column === value && !repeatableColumns.includes(column);
      return isMoved ? null : column;
    });
    onMapping({ ...mapping, columns });
  };
  return (
    <div className={styles['column-mapping']}>
      <table>
        <thead>
          <tr>
            {mapping.columns.map((column, index) => (
              // A column of a file is known by its place.
              // oxlint-disable-next-line react/no-array-index-key -- its place is all it is known by
              <th key={index}>
                <Select
                  labelHidden
                  label={t('screens.importing.column', { number: index + 1 })}
                  value={column ?? unused}
                  choices={[unused, ...tableColumns].map((each) => ({ value: each, name: columnName(each, t) }))}
                  onChange={(value) => choose(index, value as TableColumn | typeof unused)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mapping.headRow + 1 + rowsShown).map((cells, number) => (
            // oxlint-disable-next-line react/no-array-index-key -- its place is all it is known by
            <tr key={number} className={number <= mapping.headRow ? 'soft' : ''}>
              {mapping.columns.map((_, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- its place is all it is known by
                <td key={index}>{cells[index] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function columnName(column: string, t: Translate): string {
  const [kind = '', code] = column.split('-');
  const language = languageSchema.safeParse(code);
  if (kind === 'title' && language.success) {
    return t('exchange.column.title', { language: t(`vocabulary.language.${language.data}`) });
  }
  return t(`exchange.column.${column as 'unused'}`);
}
