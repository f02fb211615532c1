import { decodedText, type TextEncoding } from '../../../../shared/exchange/table/text-encoding.ts';
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

export type MadeLanguage = 'ru' | 'kk' | 'ky' | 'tg' | 'tk' | 'uz' | 'en';
export const madeLanguages: readonly MadeLanguage[] = ['ru', 'kk', 'ky', 'tg', 'tk', 'uz', 'en'];

type Words = {
  readonly country: string;
  readonly code: string;
  readonly countryForms: readonly string[];
  /** Men and women: family, given, patronymic. */
  readonly men: readonly string[];
  readonly women: readonly string[];
  readonly positions: readonly string[];
  readonly institutions: readonly string[];
  readonly heads: Readonly<Record<MadeColumn, readonly string[]>>;
  readonly sexes: readonly (readonly [string, string])[];
  readonly total: readonly string[];
  readonly signed: readonly string[];
};

export type MadeColumn =
  | 'number'
  | 'name'
  | 'family'
  | 'given'
  | 'patronymic'
  | 'sex'
  | 'position'
  | 'institution'
  | 'country'
  | 'phone'
  | 'email';

const words: Readonly<Record<MadeLanguage, Words>> = {
  ru: {
    country: 'KZ',
    code: '+7701',
    countryForms: ['Казахстан', 'РК', 'Республика Казахстан', 'KZ', 'KAZ'],
    men: ['Оразов Ерлан Маратович', 'Ким Виктор Петрович', 'Сулейменов Тимур Болатович', 'Нурпеисов Данияр Ильич'],
    women: [
      'Оразова Айгуль Маратовна',
      'Цой Лариса Сергеевна',
      'Бекмуратова Динара Ильинична',
      'Ли-Петрова Анна Викторовна',
    ],
    positions: ['начальник отдела', 'главный специалист', 'врач', 'старший преподаватель', 'директор департамента'],
    institutions: [
      'Министерство здравоохранения',
      'Академия правосудия',
      'Центр обучения «Сана»',
      'РГП «Институт права»',
    ],
    heads: {
      number: ['№', '№ п/п', 'п/п', 'Номер'],
      name: ['Ф.И.О.', 'ФИО участника', 'Фамилия, имя, отчество', 'Ф. И. О. (полностью)'],
      family: ['Фамилия'],
      given: ['Имя'],
      patronymic: ['Отчество', 'Отчество (при наличии)'],
      sex: ['Пол', 'Пол (м/ж)'],
      position: ['Должность', 'Занимаемая должность'],
      institution: ['Организация', 'Место работы', 'Учреждение', 'Наименование организации'],
      country: ['Страна', 'Государство'],
      phone: ['Телефон', 'Контактный телефон', 'Моб. тел.', 'Тел. (моб.)'],
      email: ['E-mail', 'Эл. почта', 'Электронная почта', 'Адрес эл. почты'],
    },
    sexes: [
      ['м', 'ж'],
      ['М', 'Ж'],
      ['муж.', 'жен.'],
      ['мужской', 'женский'],
    ],
    total: ['Итого: N человек', 'Всего – N', 'Итого N, в том числе женщин – W'],
    signed: [
      'Руководитель управления',
      'Исполнитель: Сапарова А., тел. 74-05-30',
      'Начальник отдела кадров ________ Б. Омаров',
      'Согласовано',
    ],
  },
  kk: {
    country: 'KZ',
    code: '+7705',
    countryForms: ['Қазақстан', 'ҚР', 'Қазақстан Республикасы'],
    men: ['Бөкенбаев Ұлан Тұрарұлы', 'Ғабитов Жиһангер Мәлікұлы', 'Әбдірахман Нұрлан Серікұлы'],
    women: ['Жүнісова Гүлжан Қанатқызы', 'Өскенбай Нұргүл Ерланқызы', 'Қасымова Әсел Болатқызы'],
    positions: ['аға прокурор', 'бөлім бастығы', 'бас маман', 'дәрігер'],
    institutions: ['Бас прокуратура', 'Ішкі істер министрлігі', 'Жоғарғы Сот'],
    heads: {
      number: ['Р/с', '№', 'Р/с №'],
      name: ['Аты-жөні', 'Т.А.Ә.', 'Тегі, аты, әкесінің аты'],
      family: ['Тегі'],
      given: ['Аты'],
      patronymic: ['Әкесінің аты'],
      sex: ['Жынысы'],
      position: ['Лауазымы', 'Қызметі'],
      institution: ['Ұйымы', 'Жұмыс орны', 'Мекеме атауы'],
      country: ['Мемлекеті', 'Елі'],
      phone: ['Телефон', 'Байланыс телефоны', 'Телефон нөмірі'],
      email: ['Электрондық пошта', 'E-mail'],
    },
    sexes: [
      ['ер', 'әйел'],
      ['Е', 'Ә'],
      ['еркек', 'әйел'],
    ],
    total: ['Барлығы: N адам', 'Барлығы N'],
    signed: ['Департамент директоры', 'Орындаушы: А. Сапарова', 'Бөлім бастығы ______ Қ. Төлегенов'],
  },
  ky: {
    country: 'KG',
    code: '+996555',
    countryForms: ['Кыргызстан', 'КР', 'Кыргыз Республикасы', 'KGZ'],
    men: ['Асанов Бакыт Турдубаевич', 'Осмонов Нурлан Эсенович', 'Мамбетов Үсөн Токтогулович'],
    women: ['Асанова Айнура Бакытовна', 'Токтогулова Чолпон Эсеновна', 'Өмүрова Гүлмира Кадыровна'],
    positions: ['башкы адис', 'бөлүм башчысы', 'дарыгер'],
    institutions: ['Саламаттык сактоо министрлиги', 'Жогорку Сот', 'Медициналык академия'],
    heads: {
      number: ['№', 'т/р'],
      name: ['Аты-жөнү', 'Ф.А.А.', 'Фамилиясы, аты, атасынын аты'],
      family: ['Фамилиясы'],
      given: ['Аты'],
      patronymic: ['Атасынын аты'],
      sex: ['Жынысы'],
      position: ['Кызмат орду', 'Кызматы'],
      institution: ['Иштеген жери', 'Мекемеси', 'Уюму'],
      country: ['Өлкөсү', 'Мамлекети'],
      phone: ['Телефону', 'Телефон'],
      email: ['Эл. почтасы', 'E-mail'],
    },
    sexes: [
      ['эркек', 'аял'],
      ['э', 'а'],
      ['М', 'Ж'],
    ],
    total: ['Баары: N', 'Бардыгы: N адам'],
    signed: ['Башкармалыктын башчысы', 'Бөлүм башчысы ______ Ж. Мамбетов'],
  },
  tg: {
    country: 'TJ',
    code: '+992935',
    countryForms: ['Тоҷикистон', 'ҶТ', 'Ҷумҳурии Тоҷикистон', 'TJK'],
    men: ['Раҳимов Фирӯз Саидович', 'Каримов Беҳрӯз Акбарович', 'Ҷӯраев Ҳикмат Назарович'],
    women: ['Раҳимова Нигина Саидовна', 'Ҳакимова Моҳира Ҷамшедовна', 'Қодирова Зебо Акбаровна'],
    positions: ['мутахассиси пешбар', 'сардори шуъба', 'духтур'],
    institutions: ['Вазорати адлия', 'Суди Олӣ', 'Донишгоҳи миллӣ'],
    heads: {
      number: ['№', 'р/т'],
      name: ['Ному насаб', 'Насаб, ном, номи падар'],
      family: ['Насаб'],
      given: ['Ном'],
      patronymic: ['Номи падар'],
      sex: ['Ҷинс', 'Ҷинсият'],
      position: ['Вазифа'],
      institution: ['Ҷойи кор', 'Муассиса', 'Ташкилот'],
      country: ['Кишвар', 'Давлат'],
      phone: ['Телефон', 'Рақами телефон'],
      email: ['Почтаи электронӣ', 'E-mail'],
    },
    sexes: [
      ['мард', 'зан'],
      ['м', 'з'],
    ],
    total: ['Ҳамагӣ: N нафар', 'Ҷамъ: N'],
    signed: ['Сардори раёсат', 'Муовини вазир ______ М. Саидов'],
  },
  tk: {
    country: 'TM',
    code: '+99365',
    countryForms: ['Türkmenistan', 'TM', 'TKM'],
    men: ['Öwezmyradow Şöhrat Hojamyradowiç', 'Gurbanow Ýhlas Baýramowiç', 'Nazarow Maksat Annaýewiç'],
    women: ['Ýazgeldiýewa Oguljahan Annamuhammedowna', 'Çaryýewa Läle Nuryýewna', 'Gurbanowa Jeren Baýramowna'],
    positions: ['bölüm başlygy', 'baş hünärmen', 'lukman'],
    institutions: ['Adalat ministrligi', 'Ýokary kazyýet', 'Lukmançylyk uniwersiteti'],
    heads: {
      number: ['T/b', '№'],
      name: ['Familiýasy, ady, atasynyň ady', 'F.A.A.'],
      family: ['Familiýasy'],
      given: ['Ady'],
      patronymic: ['Atasynyň ady'],
      sex: ['Jynsy'],
      position: ['Wezipesi'],
      institution: ['Iş ýeri', 'Edarasy'],
      country: ['Ýurdy', 'Döwleti'],
      phone: ['Telefon', 'Telefon belgisi'],
      email: ['E-mail', 'Elektron salgysy'],
    },
    sexes: [
      ['erkek', 'zenan'],
      ['e', 'z'],
    ],
    total: ['Jemi: N adam', 'Jemi: N, şol sanda zenanlar – W'],
    signed: ['Ministriň orunbasary ____________ M. Garlyýew', 'Başlyk'],
  },
  uz: {
    country: 'UZ',
    code: '+99890',
    countryForms: ['O‘zbekiston', "O'zbekiston Respublikasi", 'UZ', 'UZB'],
    men: ['Qodirov O‘tkir Rustam o‘g‘li', 'Karimov Akmal Baxtiyorovich', "Jo'rayev Sardor Anvar o'g'li"],
    women: ['To‘xtayeva Dilnoza Anvar qizi', 'Karimova Nodira Baxtiyorovna', "G'ofurova Sevara Rustam qizi"],
    positions: ['bosh mutaxassis', 'bo‘lim boshlig‘i', 'shifokor'],
    institutions: ['Adliya vazirligi', 'Oliy sud', 'Tibbiyot akademiyasi'],
    heads: {
      number: ['№', 'T/r'],
      name: ['F.I.Sh.', 'Familiyasi, ismi, sharifi', 'F.I.O.'],
      family: ['Familiyasi'],
      given: ['Ismi'],
      patronymic: ['Otasining ismi', 'Sharifi'],
      sex: ['Jinsi'],
      position: ['Lavozimi'],
      institution: ['Ish joyi', 'Tashkilot nomi', 'Tashkiloti'],
      country: ['Davlati', 'Mamlakati'],
      phone: ['Telefon', 'Telefon raqami'],
      email: ['Elektron pochta', 'E-mail'],
    },
    sexes: [
      ['erkak', 'ayol'],
      ['e', 'a'],
    ],
    total: ['Jami: N', 'Jami: N nafar'],
    signed: ['Boshqarma boshlig‘i', 'Vazir o‘rinbosari ______ M. Aliyev'],
  },
  en: {
    country: 'KG',
    code: '+996700',
    countryForms: ['Kyrgyzstan', 'Kyrgyz Republic', 'KG', 'KGZ'],
    men: ['Osmonov Nurlan', 'Asanov Bakyt', 'Sadykov Tilek'],
    women: ['Osmonova Aida', 'Asanova Jyldyz', 'Sadykova Nurgul'],
    positions: ['Head of Division', 'Chief Specialist', 'Lecturer'],
    institutions: ['Ministry of Health', 'Academy of Justice', 'University of Example Studies'],
    heads: {
      number: ['No.', '#', 'No'],
      name: ['Name', 'Full name', 'Participant', 'Name of participant'],
      family: ['Surname', 'Last name', 'Family name'],
      given: ['First name', 'Given name', 'Given name(s)'],
      patronymic: ['Patronymic', 'Middle name'],
      sex: ['Sex', 'Gender', 'M/F'],
      position: ['Position', 'Job title', 'Function'],
      institution: ['Organisation', 'Institution', 'Name of organization', 'Affiliation'],
      country: ['Country', 'Nationality'],
      phone: ['Phone', 'Mobile phone', 'Contact number (phone)', 'Tel.'],
      email: ['E-mail', 'Email address'],
    },
    sexes: [
      ['m', 'f'],
      ['M', 'F'],
      ['male', 'female'],
      ['Male', 'Female'],
    ],
    total: ['Total: N', 'Total N participants'],
    signed: ['Head of Secretariat ______ A. Signer', 'Prepared by: B. Typist'],
  },
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
