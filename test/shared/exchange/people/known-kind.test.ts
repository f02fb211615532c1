import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { isPeopleList } from '../../../../shared/exchange/people/imported-people.ts';

const folder = join(import.meta.dirname, '../../../files/tables');

test('no agenda is taken for a list of people', async () => {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const taken: string[] = [];
  for (const { parentPath, name } of names) {
    const opened = await openAgendaFile(readFileSync(join(parentPath, name)), { language: 'en', timeZone: null });
    if (opened.ok && 'sheets' in opened.value && isPeopleList(opened.value)) taken.push(name);
  }
  expect(names.length).toBeGreaterThan(20);
  expect(taken).toEqual([]);
});
