import type { ReactNode } from 'react';
import type { Participation } from '../../../shared/domain/participation.ts';
import { useText } from '../../app/preferences.tsx';

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
  replaced: 'past',
};

/** Where a person stands on the way from invitation to the room: the word says it, colour only helps. */
export function StatusBadge({ status }: { readonly status: Status }): ReactNode {
  const t = useText();
  return <span className={`badge ${looks[status]}`}>{t(`vocabulary.participationStatus.${status}`)}</span>;
}
