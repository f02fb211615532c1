import type { ReactNode } from 'react';
import { listOrders, type Workshop } from '../../shared/domain/workshop.ts';
import { editRecord } from '../commands/record.ts';
import { useFeedback } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';
import { Select } from '../ui/fields/select.tsx';

type ListOrderSelectProps = { readonly workshop: Workshop; readonly labelHidden?: boolean };

/** The order of people in a workshop: the same on every screen and on every paper. */
export function ListOrderSelect({ workshop, labelHidden = false }: ListOrderSelectProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <Select
      label={t('screens.people.order.label')}
      labelHidden={labelHidden}
      choices={listOrders.map((value) => ({ value, name: t(`screens.people.order.${value}`) }))}
      value={workshop.listOrder}
      onChange={(listOrder) => void run(editRecord('workshop.edit', 'workshop', workshop, { listOrder }))}
    />
  );
}
