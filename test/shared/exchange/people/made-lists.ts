import { decodedText, type TextEncoding } from '../../../../shared/exchange/table/text-encoding.ts';
import { type MadeColumn, type MadeLanguage, words } from './made-words.ts';
import { oneOf, shuffled } from '../tables/made-tables.ts';

/** A person whom a made list names, with what should be understood. */
export type MadePerson = {
  readonly family: string;
  readonly given: string;
  readonly patronymic: string;
  readonly sex: 'm' | 'f';
  readonly position: string;
  readonly institution: string;
  /** With + and the code of the country. */
  readonly phone: string;
  readonly email: string;
};

export type MadeList = {
  readonly rows: readonly (readonly string[])[];
  readonly people: readonly MadePerson[];
  readonly country: string;
  readonly hasCountry: boolean;
};

/** A list of three to eight people in that language; columns, their order, forms and what stands around them vary. */
export function madeList(random: () => number, language: MadeLanguage): MadeList {
  const own = words[language];
  const count = 3 + Math.floor(random() * 6);
  const all = shuffled(random, [
    ...own.men.map((name) => ({ name, sex: 'm' as const })),
    ...own.women.map((name) => ({ name, sex: 'f' as const })),
  ]);
  const people = all.slice(0, count).map(({ name, sex }, index): MadePerson => {
    const [family = '', given = '', ...rest] = name.split(' ');
    const hasPatronymic = random() > 0.15;
    return {
      family,
      given,
      patronymic: hasPatronymic ? rest.join(' ') : '',
      sex,
      position: oneOf(random, own.positions),
      institution: oneOf(random, own.institutions),
      phone:
        random() < 0.2
          ? ''
          : `${own.code}${String(Math.floor(random() * 1e9))
              .padStart(9, '4')
              .slice(0, phoneLength(own.country) - own.code.length)}`,
      email: random() < 0.3 ? '' : `person.${String(index)}@example.org`,
    };
  });
  const isSplit = random() < 0.4;
  const names: MadeColumn[] = isSplit
    ? ['family', 'given', ...(language === 'en' ? [] : (['patronymic'] as const))]
    : ['name'];
  const others = shuffled(random, ['sex', 'position', 'institution', 'phone', 'email', 'country'] as const).filter(
    (column) => column !== 'country' || random() < 0.5,
  );
  const columns: MadeColumn[] = [...(random() < 0.8 ? (['number'] as const) : []), ...names, ...others];
  const form = {
    capitals: random() < 0.3,
    sexes: oneOf(random, own.sexes),
    sexMissing: random() < 0.15,
    phone: Math.floor(random() * 3),
    heads: new Map(columns.map((column) => [column, oneOf(random, own.heads[column])])),
  };
  const cell = (person: MadePerson, column: MadeColumn, index: number): string => {
    const family = form.capitals ? person.family.toUpperCase() : person.family;
    switch (column) {
      case 'number':
        return String(index + 1);
      case 'name':
        return [family, person.given, person.patronymic].filter(Boolean).join(' ');
      case 'family':
        return family;
      case 'sex':
        return form.sexMissing && person.patronymic !== '' ? '' : form.sexes[person.sex === 'm' ? 0 : 1];
      case 'country':
        return oneOf(random, own.countryForms);
      case 'phone':
        return shownPhone(person.phone, own.country, form.phone);
      default:
        return person[column];
    }
  };
  const wide = (text: string): string[] => [text, ...columns.slice(1).map(() => '')];
  const women = people.filter(({ sex }) => sex === 'f').length;
  const total = oneOf(random, own.total).replace('N', String(people.length)).replace('W', String(women));
  const rows = [
    ...(random() < 0.5 ? [wide('Приложение № 1'), wide('')] : []),
    columns.map((column) => form.heads.get(column) ?? ''),
    ...(random() < 0.3 ? [columns.map((_, index) => String(index + 1))] : []),
    ...people.map((person, index) => columns.map((column) => cell(person, column, index))),
    ...(random() < 0.6 ? [wide(total)] : []),
    ...(random() < 0.5 ? [wide(''), wide(oneOf(random, own.signed))] : []),
  ];
  return { rows, people, country: own.country, hasCountry: columns.includes('country') };
}

function phoneLength(country: string): number {
  return country === 'KZ' || country === 'TM' ? 12 : 13;
}

/** +77015550102 in full with blanks, with the trunk prefix, or with brackets. */
function shownPhone(phone: string, country: string, form: number): string {
  if (phone === '') return '';
  const code = country === 'KZ' ? '+7' : phone.slice(0, 4);
  const national = phone.slice(code.length);
  const end = national.slice(3);
  const grouped = `${end.slice(0, -4)}-${end.slice(-4, -2)}-${end.slice(-2)}`;
  if (form === 0) return `${code} ${national.slice(0, 3)} ${grouped}`;
  if (form === 1) return `${code} (${national.slice(0, 3)}) ${grouped.replaceAll('-', ' ')}`;
  return phone;
}

/** The text of a file with those delimiters between cells; cells are quoted where they have to be. */
export function separated(rows: MadeList['rows'], delimiter: string): string {
  const cell = (text: string): string =>
    /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter)).join('\r\n');
}

/** The bytes of a text in an encoding of one byte a letter; null where it lacks a letter. */
export function encoded(text: string, encoding: TextEncoding): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const letters = [
    ...decodedText(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      encoding,
    ),
  ];
  const bytes = [...text].map((letter) => letters.indexOf(letter));
  return bytes.includes(-1) ? null : Uint8Array.from(bytes);
}

/** What Excel, LibreOffice or a browser put on the clipboard as HTML. */
export function clipboardHtml(rows: MadeList['rows'], maker: 'excel' | 'libreoffice' | 'browser'): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  const cell = (text: string): string =>
    maker === 'excel'
      ? `<td class=xl65 style='border-top:none'>${text === '' ? '&nbsp;' : escaped(text)}</td>`
      : `<td align="left">${maker === 'libreoffice' ? `<font face="Arial">${escaped(text)}<br></font>` : escaped(text)}</td>`;
  const table = rows.map((row) => `<tr>\r\n  ${row.map(cell).join('\r\n  ')}\r\n </tr>`).join('\r\n ');
  return `<html><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"></head><body><!--StartFragment--><table>${table}</table><!--EndFragment--></body></html>`;
}

/** A Word document with that table. */
export function wordParts(rows: MadeList['rows']): Record<string, string> {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cell = (text: string): string =>
    `<w:tc><w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p></w:tc>`;
  const table = rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('');
  return {
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="urn:w"><w:body><w:tbl>${table}</w:tbl></w:body></w:document>`,
  };
}
