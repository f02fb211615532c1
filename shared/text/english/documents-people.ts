/** The fixed words of lists of groups and of badges. */
export const groupLists = {
  none: 'No breakout groups have been made yet.',
  'none-reason': 'no breakout groups have been made yet',
  set: 'Groups',
  group: 'Group',
} as const;
