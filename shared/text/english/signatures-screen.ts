/** Signatures that were taken on the screen. */
export const signaturesScreen = {
  title: 'Signatures on the screen',
  open: 'Signatures on the screen…',
  slot: 'Signed for',
  signed_one: '{{count}} person has signed',
  signed_other: '{{count}} people have signed',
  unsigned_one: '{{count}} was there and has not signed',
  unsigned_other: '{{count}} were there and have not signed',
  signedAt: 'Signed on the screen: {{moment}}',
  of: 'Signature of {{name}}',
  show: 'Show the signature',
  hidden: 'not shown: protected',
} as const;
