import type { ReactNode } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';

export function OverviewSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  return <main className="work">{snapshot.workshop.id}</main>;
}
