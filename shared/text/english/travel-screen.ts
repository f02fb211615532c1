/** When a person comes and goes, and for which days the allowance was paid. */
export const travelScreen = {
  title: 'Travel and allowance',
  arrival: 'Arrives',
  arrivalTime: 'Arrives at',
  departure: 'Leaves',
  departureTime: 'Leaves at',
  notSaid: 'Not said',
  paid: 'Allowance paid for',
  paidNone: 'No day',
  noDays: 'The workshop has no days yet.',
  badTime: 'Write the time as 14:30, or leave it empty.',
} as const;
