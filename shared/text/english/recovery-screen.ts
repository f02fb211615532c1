/** After a start that had something to mend. */
export const englishRecoveryNotice = {
  restored_one: '{{count}} record was restored from the journal.',
  restored_other: '{{count}} records were restored from the journal.',
  nothingLost: 'Nothing is lost.',
  // What may be said where the witness does not agree exactly.
  endsAt: 'The data end with change number {{sequence}}; whether there was more is not known.',
  reaches: 'All changes that were recorded as saved are here; the last one is number {{sequence}}.',
  damagedEntries: 'Changes from which values were taken by another program: {{numbers}}.',
  mended: {
    'torn-tail': 'The last writing to the journal was cut off.',
    'damaged-entries':
      'Part of the journal was damaged. Its changes were read from the whole copies; the damaged files are kept.',
    'snapshot-older': 'A damaged snapshot was passed over; an older one and the journal were used.',
  },
  accepted: 'You decided to go on without these changes, which are missing: {{ranges}}.',
  adopted: 'The journal was written anew from the data of this window, which end with change number {{sequence}}.',
  adoptedMissing: 'Missing in the journal were: {{ranges}}.',
  keptIn: 'What was there before is kept in {{folder}}.',
} as const;

/** The screen that is shown instead of the data where somebody has to decide. */
export const englishTroubleScreen = {
  title: {
    incomplete: 'Part of your data is missing',
    gone: 'Your data are not where they were',
    another: 'These data belong to another installation',
    forked: 'Journal and window hold different data',
  },
  explanation: {
    incomplete: 'Nothing was changed yet. Neither the journal nor the data of this window are whole.',
    gone: 'Nothing was changed yet. The journal and the data of this window are empty, although there was work in them.',
    another:
      'Nothing was changed yet. The journal in the data folder is not the one that this installation worked with.',
    forked:
      'Nothing was changed yet. Both have changes that the other does not have. Choose one; the other is kept aside whole.',
  },
  was_one: 'Before: {{count}} change, as recorded on {{day}} at {{time}}.',
  was_other: 'Before: {{count}} changes, as recorded on {{day}} at {{time}}.',
  wasUnknown: 'How many changes there were before is not recorded.',
  journalHas_one: 'Now, in the journal: {{count}} change.',
  journalHas_other: 'Now, in the journal: {{count}} changes.',
  storeHas_one: 'Now, in this window: {{count}} change.',
  storeHas_other: 'Now, in this window: {{count}} changes.',
  storeUnreadable: 'Now, in this window: nothing that can be read.',
  missing_one: 'Missing in the journal: {{count}} change ({{ranges}}).',
  missing_other: 'Missing in the journal: {{count}} changes ({{ranges}}).',
  between: 'made between {{after}} and {{before}}',
  since: 'made on {{after}} or later',
  until: 'made on {{before}} or earlier',
  unapplied_one:
    '{{count}} later change cannot be made, because the record that it concerns is missing with the others.',
  unapplied_other:
    '{{count}} later changes cannot be made, because the records that they concern are missing with the others.',
  concerned: 'The missing changes concern: {{names}}.',
  concernedUnknown: 'Whom the missing changes concern can no longer be read.',
  lies: 'The files lie in {{folder}}; nothing in it was deleted.',
  advice: 'If somebody has a newer copy, on a stick or another computer, look for it before you go on.',
  useJournal: 'Go on with the journal',
  useStore: 'Go on with this window’s data',
  beginAnew: 'Begin with empty data',
  look: 'Look without changing anything',
  saveAll: 'Save all workshops as files',
  showFolder: 'Show the folder',
  readOnly: 'Only to look at: nothing can be changed',
  savedAll_one: '{{count}} workshop was saved in {{folder}}.',
  savedAll_other: '{{count}} workshops were saved in {{folder}}.',
  nothingToSave: 'There is no workshop that could be saved.',
  folderIs: 'The data lie in {{folder}}.',
} as const;
