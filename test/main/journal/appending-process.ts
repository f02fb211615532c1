import { openJournal } from '../../../main/journal/journal.ts';
import { sampleEntries } from './sample-history.ts';

/** Appends to the journal in the folder that it is given until it is killed; prints each sequence once it is acknowledged. */
const journal = await openJournal(process.argv[2] ?? '', undefined, { snapshotEntries: 40 });
if (!journal.ok) throw new Error(JSON.stringify(journal.failure));
process.stdout.write('open\n');
for (;;) {
  const appended = await journal.value.append(sampleEntries(3, journal.value.status().end));
  if (!appended.ok) throw new Error(JSON.stringify(appended.failure));
  process.stdout.write(`${appended.value.end.sequence}\n`);
}
