/** The fixed words of lists of groups and of badges. */
export const groupLists = {
  none: 'No breakout groups have been made yet.',
  'none-reason': 'no breakout groups have been made yet',
  set: 'Groups',
  group: 'Group',
} as const;

export const badges = {
  nobody: 'There is nobody to print a badge for.',
  'nobody-reason': 'nobody is expected who would get a badge',
  code: 'Text of the code',
} as const;
