import { expect, test } from 'vitest';
import { decodedText, detectedEncoding } from '../../../../shared/exchange/table/text-encoding.ts';
import { peopleIn } from '../../../../shared/exchange/speakers/cell-people.ts';
import { zip } from '../a-zip.ts';
import { readTable } from './read-table.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A .docx with the rows of one table, and the parts for lists and styles. */
function word(rows: string, before = ''): Uint8Array {
  const numbering =
    '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
  const styles = '<w:styles xmlns:w="w"><w:style w:styleId="secret"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>';
  const document = `<w:document xmlns:w="w"><w:body>${before}<w:tbl>${rows}</w:tbl></w:body></w:document>`;
  return zip([
    { name: 'word/document.xml', data: bytesOf(document) },
    { name: 'word/numbering.xml', data: bytesOf(numbering) },
    { name: 'word/styles.xml', data: bytesOf(styles) },
  ]);
}
const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${content}</w:p></w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const head = row(cell(run('Date')), cell(run('Time')), cell(run('Session')), cell(run('Facilitator')));

test('a Word table without what is hidden, deleted or struck through', async () => {
  const bytes = word(
    head +
      row(
        cell(run('15.07.2025'), '<w:vMerge w:val="restart"/>'),
        cell(`${run('9')}${run('00', '<w:vertAlign w:val="superscript"/>')}${run('-10.30')}`),
        cell(`${run('Ethics')}${run(' of nothing', '<w:vanish/>')}${run(' secret', '<w:rStyle w:val="secret"/>')}`),
        cell(`${run('Old Name', '<w:strike/>')}${run('Aigul Omarova')}`),
      ) +
      row(
        cell('', '<w:vMerge/>'),
        cell(run('11:00–12:00')),
        cell(`<w:ins>${run('Law')}</w:ins><w:del><w:r><w:delText>Lore</w:delText></w:r></w:del>`),
        cell(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('Omarov E.')}`),
      ) +
      `<w:tr><w:trPr><w:del/></w:trPr>${cell(run('16.07.2025'))}${cell(run('9:00'))}${cell(run('Gone'))}</w:tr>` +
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(run('12:00–13:00'))}${cell(run('Lunch'))}</w:tr>`,
  );
  const { sessions, told } = await readTable(bytes);
  expect(sessions).toEqual([
    '2025-07-15 | 09:00 | 90 | Ethics | - | Aigul Omarova',
    '2025-07-15 | 11:00 | 60 | Law | - | Omarov E.',
    '2025-07-15 | 12:00 | 60 | Lunch | - | -',
  ]);
  expect(told).toEqual(['struck-left-out 2']);
});

test('a table from the clipboard, with lines broken in the source, a raised 00, merged and hidden rows', async () => {
  const html = `<html><body><!--StartFragment--><table><tr><th>Дата</th><th>Время</th><th>Тема</th><th>Зал</th></tr>
    <tr><td rowspan=2>15 июля 2025 г.</td><td>9<sup>00</sup>–10<sup>30</sup></td><td>Защита
      данных</td><td>А</td></tr>
    <tr><td>11.00–12.00</td><td><s>Обзор</s> Разбор<br>дел</td><td>Б</td></tr>
    <tr style='display:none'><td>15.07.2025</td><td>13:00</td><td>Тайна</td><td>Б</td></tr></table></body></html>`;
  const { sessions, told } = await readTable(html, { language: 'ru' });
  expect(sessions).toEqual([
    '2025-07-15 | 09:00 | 90 | Защита данных | А | -',
    '2025-07-15 | 11:00 | 60 | Разбор дел | Б | -',
  ]);
  expect(told).toEqual(['rows-hidden 4', 'struck-left-out 3']);
});

test('a Kazakh list in KZ-1048 is told from Russian, Ukrainian and Western ones', () => {
  const letters = [
    ...decodedText(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      'kz-1048',
    ),
  ];
  const text = 'Күні;Уақыты;Тақырыбы\n15 шілде;09:00;Құқық негіздері және әдеп\n';
  const bytes = Uint8Array.from([...text].map((letter) => letters.indexOf(letter)));
  expect(detectedEncoding(bytes)).toEqual({ encoding: 'kz-1048', isSure: true });
  expect(decodedText(bytes)).toBe(text);
  const ukrainian = [...new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))];
  const other = Uint8Array.from([...'Їхні права є в цій книзі'].map((letter) => ukrainian.indexOf(letter)));
  expect(detectedEncoding(other).encoding).toBe('windows-1251');
});

test('71: what can mean two things is asked once, and the answer is taken', async () => {
  const table = 'Date,Time,Session\n07/08/2025,09:00–10:00,Ethics\n08/08/2025,09:00–10:00,Law\n';
  const asked = await readTable(table);
  expect(asked.questions).toEqual([{ kind: 'date-order', examples: ['07/08/2025', '08/08/2025'], taken: 'day-first' }]);
  expect([asked.sessions[0], asked.told]).toEqual(['2025-08-07 | 09:00 | 60 | Ethics | - | -', ['date-order-assumed']]);
  const answered = await readTable(table, { answers: { order: 'month-first', day: null } });
  expect([answered.sessions[0], answered.told]).toEqual(['2025-07-08 | 09:00 | 60 | Ethics | - | -', []]);
  const dayless = await readTable('Time,Session\n9:00–10:00,Ethics\n', { answers: { order: null, day: '2025-07-16' } });
  expect([dayless.sessions, dayless.told]).toEqual([['2025-07-16 | 09:00 | 60 | Ethics | - | -'], []]);
});

test.each([
  ['Dr. Anna Li /\nд-р Анна Ли', ['Anna Li']],
  ['all / все', []],
  ['H.E. Mr. Jahongir G’ofurqulov, Ambassador', ['Jahongir G’ofurqulov']],
  ['иванова айгуль', ['Иванова Айгуль']],
  ['начальник отдела', []],
  ['Omarova, Aigul', ['Omarova, Aigul']],
  ['Мадина Рустам қизи', ['Мадина Рустам қизи']],
  ['к.п.н., доцент Эркинова А. и Саидов-Рахмони Ф.', ['Эркинова А.', 'Саидов-Рахмони Ф.']],
  ['Ахметов Б. Садыкова Г.', ['Ахметов Б.', 'Садыкова Г.']],
  ['1) Омаров Е.\n2) Сапаров К.', ['Омаров Е.', 'Сапаров К.']],
])('people in %s', (written, people) => {
  expect(peopleIn(written).names).toEqual(people);
});
