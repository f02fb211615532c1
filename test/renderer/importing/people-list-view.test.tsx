import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { PeopleListView } from '../../../renderer/importing/people-list-view.tsx';
import { plainSheet } from '../../../shared/exchange/sheets/table-sheet.ts';
import { aWorkshop, ids } from '../../factories/a-workshop.ts';
import { renderScreen } from '../rendered-section.tsx';

test('a delegation that is called as its country is stands there by the name of it in the language of the interface', async () => {
  const rows = [
    ['Surname', 'First name', 'Position'],
    ['Omarova', 'Aigul', 'Judge'],
  ];
  renderScreen(
    <main>
      <PeopleListView
        file={{ kind: 'spreadsheet', sheets: [plainSheet(rows)] }}
        goal={{
          target: { snapshot: aWorkshop(), institutions: [] },
          delegationId: ids.delegation,
          accept: () => undefined,
        }}
        onEncoding={() => undefined}
      />
    </main>,
    { language: 'kk' },
  );
  await expect.element(page.getByRole('button', { name: /Қазақстан/ })).toBeVisible();
});
