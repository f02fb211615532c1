import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { detailGroups } from '../../../../shared/domain/people/participation.ts';
import type { Workshop } from '../../../../shared/domain/workshop.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { isOfferedColumn, type PeopleColumn, peopleColumns } from '../../../../shared/exchange/people/people-cells.ts';
import { actionChoice, useActions } from '../../../context/actions.tsx';
import { useText } from '../../../context/preferences.tsx';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import buttonStyles from '../../../ui/button.module.css';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox } from '../../../ui/fields/field.tsx';
import { Select } from '../../../ui/fields/select.tsx';
import formStyles from '../../../ui/form.module.css';
import { Icon } from '../../../ui/icon.tsx';
import { MenuButton } from '../../../ui/menu-button.tsx';
import peopleStyles from '../people.module.css';
import { ErasingDialogLater } from '../../../erasing/erasing-later.tsx';
import { SecondStepDialog } from '../second-step.tsx';
import { columnName, fixedColumns } from './grid-columns.ts';
import { type PeopleViews, sortedBy, usualView } from './people-view.ts';
import styles from './people-grid.module.css';

type ViewToolsProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly views: PeopleViews;
  /** The cell of the cursor; null where it is in none. */
  readonly cell: { readonly column: PeopleColumn; readonly text: string } | null;
};

const usual = 'usual';
const own = 'own';

/** How the list is looked at: the saved views, the values by which it is narrowed, and the menu of the view. */
export function ViewTools({ snapshot, views, cell }: ViewToolsProps): ReactNode {
  const t = useText();
  const { workshop } = snapshot;
  const { view, saved, setView, forget } = views;
  const [open, setOpen] = useState<'columns' | 'name' | 'second-step' | 'erasing' | null>(null);
  const columns = (): void => setOpen('columns');
  const save = (): void => setOpen('name');
  const secondStep = (): void => setOpen('second-step');
  const forgetView = view.name === '' ? null : () => forget(view.name);
  const sort = cell === null ? null : () => setView({ ...view, sort: sortedBy(view.sort, cell.column) });
  const only =
    cell === null || cell.text === ''
      ? null
      : () => setView({ ...view, values: [...view.values.filter(({ column }) => column !== cell.column), cell] });
  useActions({
    'people.columns': columns,
    'people.save-view': save,
    'people.forget-view': forgetView,
    'people.second-step': secondStep,
    'people.sort': sort,
    'people.only': only,
  });
  const isNamed = saved.some(({ name }) => name === view.name);
  return (
    <>
      {view.values.map(({ column, text }) => (
        <ValueChip
          key={column}
          name={`${t(columnName(column))}: ${text}`}
          onRemove={() => setView({ ...view, values: view.values.filter((each) => each.column !== column) })}
        />
      ))}
      <div className={peopleStyles['people-status']}>
        <Select
          label={t('screens.people.view')}
          labelHidden
          choices={[
            ...(isNamed || isUsual(view) ? [] : [{ value: own, name: t('screens.people.ownView') }]),
            { value: usual, name: t('screens.people.usualView') },
            ...saved.map(({ name }) => ({ value: `view ${name}`, name })),
          ]}
          value={isNamed ? `view ${view.name}` : isUsual(view) ? usual : own}
          onChange={(key) => {
            const chosen = saved.find(({ name }) => `view ${name}` === key);
            if (chosen !== undefined) setView(chosen);
            else if (key === usual) setView(usualView);
          }}
        />
      </div>
      <MenuButton
        name={t('screens.people.viewMenu')}
        choices={[
          actionChoice(t, 'people.columns', columns),
          actionChoice(t, 'people.second-step', secondStep),
          actionChoice(t, 'people.sort', () => sort?.(), { disabled: sort === null }),
          actionChoice(t, 'people.only', () => only?.(), { disabled: only === null }),
          actionChoice(t, 'people.save-view', save),
          actionChoice(t, 'people.forget-view', () => forgetView?.(), { disabled: forgetView === null }),
        ]}
      />
      {open === 'columns' ? <ColumnsDialog workshop={workshop} views={views} onClose={() => setOpen(null)} /> : null}
      {open === 'second-step' ? (
        <SecondStepDialog snapshot={snapshot} onErase={() => setOpen('erasing')} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'erasing' ? (
        <ErasingDialogLater
          wish={{
            kind: 'details',
            workshopId: workshop.id,
            groups: detailGroups.filter((group) => !workshop.asksFor.includes(group)),
          }}
          workshop={workshop}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'name' ? <ViewNameDialog views={views} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

/** A value by which people are filtered; pressed, all are shown again. */
function ValueChip({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }): ReactNode {
  const t = useText();
  useActions({ 'people.without-value': onRemove }, { id: name, name });
  return (
    <button
      type="button"
      aria-pressed="true"
      className={`${buttonStyles['button'] ?? ''} ${buttonStyles['small'] ?? ''} ${styles['chip'] ?? ''}`}
      data-part="button"
      data-action="people.without-value"
      title={t('screens.people.withoutValue')}
      onClick={onRemove}
    >
      <span className="one-line">{name}</span>
      <Icon name="close" />
    </button>
  );
}

function isUsual({ columns, sort, values }: PeopleViews['view']): boolean {
  return sort === null && values.length === 0 && columns.join(' ') === usualView.columns.join(' ');
}

type ViewDialogProps = { readonly views: PeopleViews; readonly onClose: () => void };

/** Chooses the columns and their order; what is chosen is seen at once. */
function ColumnsDialog({ workshop, views, onClose }: ViewDialogProps & { readonly workshop: Workshop }): ReactNode {
  const t = useText();
  const { view, setView } = views;
  const { columns } = view;
  const all = [...columns, ...peopleColumns.filter((column) => !columns.includes(column))].filter((column) =>
    isOfferedColumn(column, workshop),
  );
  const move = (column: PeopleColumn, step: 1 | -1): void => {
    const at = columns.indexOf(column);
    const others = columns.toSpliced(at, 1);
    setView({ ...view, columns: others.toSpliced(at + step, 0, column) });
  };
  return (
    <Dialog title={t('screens.people.columnsDialog.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <p className={formStyles['note']}>{t('screens.people.columnsDialog.note')}</p>
        <ul className={styles['column-list']}>
          {all.map((column) => {
            const at = columns.indexOf(column);
            const name = t(columnName(column));
            const isFixed = fixedColumns.includes(column);
            return (
              <li key={column}>
                {isFixed ? (
                  <span className="soft">{name}</span>
                ) : (
                  <Checkbox
                    label={name}
                    value={at !== -1}
                    onChange={(isShown) =>
                      setView({
                        ...view,
                        columns: isShown ? [...columns, column] : columns.filter((each) => each !== column),
                      })
                    }
                  />
                )}
                {isFixed || at === -1 ? null : (
                  <span className={styles['column-moves']}>
                    <IconButton
                      small
                      icon="up"
                      name={t('screens.people.columnsDialog.earlier', { column: name })}
                      isDisabled={at <= fixedColumns.length}
                      onPress={() => move(column, -1)}
                    />
                    <IconButton
                      small
                      icon="down"
                      name={t('screens.people.columnsDialog.later', { column: name })}
                      isDisabled={at === columns.length - 1}
                      onPress={() => move(column, 1)}
                    />
                  </span>
                )}
              </li>
            );
          })}
        </ul>
        <div className={formStyles['actions']}>
          <Button onPress={() => setView({ ...view, columns: [...usualView.columns] })}>
            {t('screens.people.columnsDialog.usual')}
          </Button>
          <Button look="primary" onPress={onClose}>
            {t('screens.people.columnsDialog.done')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const viewNameSchema = z.object({ name: z.string().min(1, 'template-name-missing').max(60) });

/** Asks for the name under which the present view is kept. */
function ViewNameDialog({ views, onClose }: ViewDialogProps): ReactNode {
  const t = useText();
  const form = useRecordForm({
    schema: viewNameSchema,
    stored: { name: views.view.name },
    onSubmit: ({ name }) => {
      views.save(name);
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t('screens.people.viewDialog.title')}
      note={<p className={formStyles['note']}>{t('screens.people.viewDialog.note')}</p>}
      save={t('screens.people.viewDialog.save')}
      onClose={onClose}
    >
      <TextInput form={form} name="name" label={t('screens.people.field.name')} autoFocus />
    </FormDialog>
  );
}
