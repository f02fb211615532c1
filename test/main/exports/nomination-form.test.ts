import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import type { DocumentFormat } from '../../../shared/documents/document-request.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { openAgendaFile } from '../../../shared/exchange/open-agenda-file.ts';
import type { OpenedTable } from '../../../shared/exchange/table/table-file.ts';
import { secrets } from '../../shared/documents/secrets.ts';
import { sampleTraining, testId } from '../../shared/documents/training.ts';
import { aZip } from '../../shared/exchange/a-zip.ts';
import { applied } from '../../shared/exchange/applied.ts';
import { accepted, formRequest } from '../../shared/exchange/forms/sent-form.ts';
import { valueOf } from '../../shared/exchange/samples.ts';
import { savedByLibreOffice } from './outside-readers.ts';
import { zipParts } from './zip-parts.ts';

const turkmenistan = testId(42);

async function sent(
  format: DocumentFormat,
  snapshot = sampleTraining(),
  delegationId = turkmenistan,
): Promise<Uint8Array> {
  const rendered = valueOf(await renderDocument(snapshot, { ...formRequest(delegationId), format }));
  return rendered.bytes;
}

async function opened(bytes: Uint8Array): Promise<OpenedTable> {
  const file = valueOf(await openAgendaFile(bytes, { language: 'ru', timeZone: null }));
  if ('agenda' in file) throw new Error(file.kind);
  return file;
}

function changed(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = zipParts(bytes);
  const xml = parts.get(part);
  if (xml === undefined) throw new Error(`no part ${part}`);
  return aZip(Object.fromEntries([...parts, [part, change(xml)]]));
}

/** Fills cells of the first sheet in, as Excel writes texts that are typed: by their addresses. */
function filledWorkbook(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Uint8Array {
  return changed(bytes, 'xl/worksheets/sheet1.xml', (xml) =>
    Object.entries(cells).reduce((filled, [address, text]) => {
      const cell = `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
      const own = new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`);
      if (own.test(filled)) return filled.replace(own, cell);
      const row = new RegExp(`(<row r="${address.replace(/\D/g, '')}"[^>]*>)(.*?)(</row>)`);
      expect(filled).toMatch(row);
      return filled.replace(row, (_, open: string, inner: string, close: string) => `${open}${inner}${cell}${close}`);
    }, xml),
  );
}

/** Writes after bookmarks, as Word does where an answer is typed. */
function filledText(bytes: Uint8Array, answers: Readonly<Record<string, string>>): Uint8Array {
  return changed(bytes, 'word/document.xml', (xml) =>
    Object.entries(answers).reduce((filled, [name, text]) => {
      const mark = new RegExp(
        `(<w:bookmarkStart w:name="${name}"[^>]*/>|<w:bookmarkStart [^>]*w:name="${name}"[^>]*/>)(<w:bookmarkEnd[^>]*/>)`,
      );
      expect(filled).toMatch(mark);
      return filled.replace(mark, `$1$2<w:r><w:t>${text}</w:t></w:r>`);
    }, xml),
  );
}

/** The addresses of the form of Turkmenistan: heads in row 6, three people, then empty rows. */
const filling = {
  C10: 'Оразов',
  D10: 'Мерет',
  H10: 'Male / Мужской',
  L10: '8 65 123456',
};

function judge(file: OpenedTable, snapshot: WorkshopSnapshot) {
  const result = accepted(file, snapshot);
  const now = applied(snapshot, result.changes);
  const added = now.people.filter(({ id }) => !snapshot.people.some((each) => each.id === id));
  return { outcomes: result.outcomes, gone: result.form?.gone, added };
}

const expected = {
  outcomes: ['here', 'here', 'here', 'new'],
  gone: [],
  added: [
    expect.objectContaining({
      cyrillicName: { family: 'Оразов', given: 'Мерет', patronymic: '' },
      sex: 'male',
      country: 'TM',
      phone: '+99365123456',
    }) as unknown,
  ],
};

describe('an Excel form', () => {
  test('has lists, checks, names and its number in three places', async () => {
    const parts = zipParts(await sent('xlsx'));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    const workbook = parts.get('xl/workbook.xml') ?? '';
    const validations = sheet.match(/<dataValidation .*?<\/dataValidation>/g) ?? [];
    expect(validations.map((each) => /type="(\w+)"/.exec(each)?.[1])).toEqual(['list', 'list', 'custom']);
    for (const each of validations) expect(each).toContain('showErrorMessage="1"');
    expect(workbook).toMatch(/<definedName name="RostrumForm"[^>]*>'?Lists'?!\$A\$1</);
    expect(workbook).toMatch(/name="Lists"[^>]*state="hidden"|state="hidden"[^>]*name="Lists"/);
    expect(parts.get('docProps/custom.xml')).toMatch(/name="RostrumForm".*RSTR1-F:7K2P:00000042:20250712:/s);
    expect(parts.get('xl/sharedStrings.xml')).toContain('RSTR1-F:7K2P:00000042:20250712:');
  });

  test.each(['xlsx', 'ods', 'xls'])(
    'comes back filled in, renamed and saved by LibreOffice as .%s',
    async (to) => {
      const bytes = savedByLibreOffice(filledWorkbook(await sent('xlsx'), filling), 'xlsx', to);
      expect(judge(await opened(bytes), sampleTraining())).toEqual(expected);
    },
    120_000,
  );

  test('comes back as it was sent without a difference', async () => {
    const file = await opened(await sent('xlsx'));
    expect(accepted(file, sampleTraining()).changes).toEqual([]);
  });
});

const answers = {
  rf_n1_family: 'Оразов',
  rf_n1_given: 'Мерет',
  rf_n1_sex: 'муж.',
  rf_n1_phone: '8 65 123456',
};

describe('a Word form', () => {
  test.each(['docx', 'odt'])(
    'comes back filled in, renamed and saved by LibreOffice as .%s',
    async (to) => {
      const bytes = savedByLibreOffice(filledText(await sent('docx'), answers), 'docx', to);
      expect(judge(await opened(bytes), sampleTraining())).toEqual(expected);
    },
    120_000,
  );

  test('comes back as it was sent without a difference', async () => {
    const file = await opened(await sent('docx'));
    expect(file.form?.sent?.marks.size).toBe(3);
    expect(accepted(file, sampleTraining()).changes).toEqual([]);
  });

  test('with a copied table, which has no bookmarks', async () => {
    const bytes = changed(filledText(await sent('docx'), answers), 'word/document.xml', (xml) => {
      const table = /<w:tbl>(?:(?!<w:tbl>).)*?rf_n1_family.*?<\/w:tbl>/s.exec(xml)?.[0] ?? '';
      const copy = table.replaceAll(/<w:bookmark(?:Start|End)[^>]*\/>/g, '').replace('Оразов', 'Байрамов');
      return xml.replace(table, `${table}<w:p/>${copy}`);
    });
    const { added } = judge(await opened(bytes), sampleTraining());
    expect(added.map(({ cyrillicName, phone }) => [cyrillicName?.family, phone])).toEqual([
      ['Оразов', '+99365123456'],
      ['Байрамов', '+99365123456'],
    ]);
  });
});

test.each(['xlsx', 'docx', 'pdf'] as const)(
  'no form (%s) holds a protected person or the people of another delegation',
  async (format) => {
    const snapshot = sampleTraining();
    for (const { id } of snapshot.delegations) {
      const bytes = await sent(format, snapshot, id);
      const text =
        format === 'pdf' ? '' : [...zipParts(bytes).values()].join(' ').replaceAll(/semiHidden|unhideWhenUsed/gi, '');
      for (const secret of secrets) expect(text).not.toContain(secret);
      const strangers = snapshot.participations.filter(({ delegationId }) => delegationId !== id);
      const people = snapshot.people.filter((person) => strangers.some(({ personId }) => personId === person.id));
      for (const { latinName } of people) if (latinName !== null) expect(text).not.toContain(latinName.family);
    }
  },
);

test('a form is for one delegation', async () => {
  const made = await renderDocument(sampleTraining(), { ...formRequest(turkmenistan), delegationIds: null });
  expect(made).toMatchObject({ ok: false, failure: { details: { reason: 'documents.form.one-delegation' } } });
});
