import { usualAllowances } from '../../../shared/domain/attendance/allowance.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { sampleTraining } from './training.ts';

/** The rate of a full day, in hundredths. */
export const paidRate = { city: '', from: null, to: null, currency: 'KZT', amount: 12_345_50, exchange: 1_000_000 };

/** The training of two days with a rate, and an arrival on the day before it that is paid; departure is not. */
export function paidTraining(): WorkshopSnapshot {
  return paid(sampleTraining());
}

/** A training with a rate. */
export function paid(training: WorkshopSnapshot): WorkshopSnapshot {
  const allowances = {
    ...usualAllowances,
    currency: 'KZT',
    rates: [paidRate],
    terminals: { count: 2, amount: 1_500_00 },
    localTransport: 2_000_00,
  };
  return { ...training, workshop: { ...training.workshop, allowances } };
}
