import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { useText } from '../../../context/preferences.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox } from '../../../ui/fields/field.tsx';
import formStyles from '../../../ui/form.module.css';
import styles from '../directory.module.css';

const storedSchema = z.array(z.string().max(60)).max(60);

export type ChosenColumns<Column extends string> = {
  /** In their order; the first of all is always the first. */
  readonly ids: readonly Column[];
  readonly choose: (ids: readonly Column[]) => void;
};

/** Which columns a list has, in which order; remembered on this computer under the name of the list. */
export function useChosenColumns<Column extends string>(
  name: string,
  all: readonly Column[],
  usual: readonly Column[],
): ChosenColumns<Column> {
  const key = `directory-columns ${name}`;
  const [ids, setIds] = useState(() => readColumns(key, all) ?? usual);
  return {
    ids,
    choose: (chosen) => {
      setIds(chosen);
      localStorage.setItem(key, JSON.stringify(chosen));
    },
  };
}

function readColumns<Column extends string>(key: string, all: readonly Column[]): readonly Column[] | null {
  try {
    const read = storedSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    const known = read.success ? all.filter((each) => read.data.includes(each)) : [];
    const inTheirOrder = known.toSorted((one, other) =>
      read.success ? read.data.indexOf(one) - read.data.indexOf(other) : 0,
    );
    const [first] = all;
    return known.length === 0 || first === undefined ? null : [...new Set([first, ...inTheirOrder])];
  } catch {
    return null;
  }
}

type ColumnsDialogProps<Column extends string> = {
  readonly chosen: ChosenColumns<Column>;
  readonly all: readonly { readonly id: Column; readonly name: string }[];
  readonly usual: readonly Column[];
  readonly onClose: () => void;
};

/** Chooses the columns and their order; what is chosen is seen at once. */
export function DirectoryColumnsDialog<Column extends string>(props: ColumnsDialogProps<Column>): ReactNode {
  const { chosen, all, usual, onClose } = props;
  const t = useText();
  const { ids, choose } = chosen;
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const inOrder = [...ids, ...all.map(({ id }) => id).filter((id) => !ids.includes(id))];
  const move = (id: Column, step: 1 | -1): void => {
    const at = ids.indexOf(id);
    choose(ids.toSpliced(at, 1).toSpliced(at + step, 0, id));
  };
  return (
    <Dialog title={t('screens.people.columnsDialog.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p className={formStyles['note']}>{t('screens.directory.columnsNote')}</p>
        <ul className={styles['column-list']}>
          {inOrder.map((id, index) => {
            const name = names.get(id) ?? '';
            const at = ids.indexOf(id);
            return (
              <li key={id}>
                {index === 0 ? (
                  <span className="soft">{name}</span>
                ) : (
                  <Checkbox
                    label={name}
                    value={at !== -1}
                    onChange={(isShown) => choose(isShown ? [...ids, id] : ids.filter((each) => each !== id))}
                  />
                )}
                {index === 0 || at === -1 ? null : (
                  <span className={styles['column-moves']}>
                    <IconButton
                      small
                      icon="up"
                      name={t('screens.people.columnsDialog.earlier', { column: name })}
                      isDisabled={at <= 1}
                      onPress={() => move(id, -1)}
                    />
                    <IconButton
                      small
                      icon="down"
                      name={t('screens.people.columnsDialog.later', { column: name })}
                      isDisabled={at === ids.length - 1}
                      onPress={() => move(id, 1)}
                    />
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <div className={formStyles['actions']}>
          <Button onPress={() => choose(usual)}>{t('screens.people.columnsDialog.usual')}</Button>
          <Button look="primary" onPress={onClose}>
            {t('screens.people.columnsDialog.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
