import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { DirectoryPerson } from '../../../shared/directory/directory.ts';
import { type DirectoryColumn, directoryColumns, directoryText } from '../../../shared/directory/people-columns.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { TextKey, Translate } from '../../../shared/text/text.ts';
import type { LikelySame } from '../../matching/likely-same.ts';
import badgeStyles from '../../ui/badge.module.css';
import type { GridColumn } from './rows/directory-grid.tsx';

/** Least width in pixels at 100 %, and the share of what is left. */
const widths: Readonly<Record<DirectoryColumn, readonly [number, number]>> = {
  name: [186, 1.6],
  latinName: [170, 0.8],
  cyrillicName: [190, 0.9],
  family: [130, 0.5],
  given: [120, 0.4],
  patronymic: [140, 0.5],
  sex: [76, 0],
  institution: [150, 1.2],
  position: [140, 1],
  country: [104, 0.3],
  languages: [110, 0.4],
  roles: [100, 0.4],
  workshops: [96, 0],
  lastWorkshop: [170, 0.8],
  lastDate: [132, 0],
  ageBand: [84, 0],
  email: [170, 0.6],
  phone: [140, 0.4],
  protected: [100, 0],
  topics: [180, 0.9],
};

export const usualDirectoryColumns: readonly DirectoryColumn[] = [
  'name',
  'institution',
  'position',
  'country',
  'sex',
  'roles',
  'workshops',
  'lastDate',
  'languages',
];

export function directoryColumnName(column: DirectoryColumn): TextKey {
  switch (column) {
    case 'name':
    case 'sex':
      return `screens.people.column.${column}`;
    case 'roles':
    case 'workshops':
    case 'lastWorkshop':
    case 'lastDate':
    case 'topics':
      return `screens.directory.column.${column}`;
    default:
      return `screens.people.field.${column}`;
  }
}

/** The columns of people; whoever may be listed twice is marked beside the name. */
export function peopleGridColumns(
  likely: LikelySame,
  language: Language,
  t: Translate,
): readonly GridColumn<DirectoryPerson, DirectoryColumn>[] {
  return directoryColumns.map((id) => {
    const column = {
      id,
      name: t(directoryColumnName(id)),
      width: widths[id],
      isNumber: id === 'workshops',
      text: (row: DirectoryPerson) => directoryText(id, row, language, t),
    };
    if (id !== 'name') return column;
    return { ...column, content: (row: DirectoryPerson) => nameCell(row, column.text(row), likely, t) };
  });
}

function nameCell({ person }: DirectoryPerson, name: string, likely: LikelySame, t: Translate): ReactNode {
  const pairs = likely.get(person.id) ?? [];
  return (
    <>
      <span className="one-line">{name}</span>
      {person.protected ? (
        <span className={clsx(badgeStyles['badge'], badgeStyles['violet'])} data-part="badge">
          {t('screens.people.protected')}
        </span>
      ) : null}
      {pairs.some(({ verdict }) => verdict === 'likely') ? (
        <span className={clsx(badgeStyles['badge'], badgeStyles['warn'])} data-part="badge">
          {t('screens.directory.twice')}
        </span>
      ) : null}
    </>
  );
}
