// How names of each language are written in other alphabets. Written from the published rules, on its own: nothing of the
// product is imported, so that a mistake in its tables shows.

/** @param {string} text @param {string} from letters @param {string} to spellings between blanks; _ for none */
function replaced(text, from, to) {
  const spelled = to.split(' ').map((each) => (each === '_' ? '' : each));
  const letters = [...from];
  let out = '';
  for (const sign of text) {
    const at = letters.indexOf(sign.toLowerCase());
    const spelling = at === -1 ? sign : (spelled[at] ?? '');
    const isCapital = sign !== sign.toLowerCase();
    out += isCapital && at !== -1 ? spelling.charAt(0).toUpperCase() + spelling.slice(1) : spelling;
  }
  return out;
}

const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';

/** Е begins a word or follows a vowel: written Ye by BGN/PCGN. */
const withYe = (/** @type {string} */ text) =>
  text
    .replaceAll(/(^|[\s-]|[аеёиоуыэюяъь])е/gi, (_, before) => `${before}ye`)
    .replaceAll(/(^|[\s-])ye/g, (_, before) => `${before}Ye`);

export const bgnRussian = (/** @type {string} */ text) =>
  replaced(withYe(text), russian, 'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya');
export const icao = (/** @type {string} */ text) =>
  replaced(text, russian, 'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia');
export const passport1997 = (/** @type {string} */ text) =>
  replaced(
    text.replaceAll(/ий(?=\s|$)/g, 'y'),
    russian,
    'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya',
  );
export const iso9 = (/** @type {string} */ text) =>
  replaced(text, russian, 'a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ _ y _ è û â');

/** @type {Readonly<Record<string, readonly ((text: string) => string)[]>>} every writer takes the national spelling */
export const writers = {
  ru: [(text) => text, (text) => text.replaceAll('ё', 'е'), bgnRussian, icao, passport1997, iso9],
  kk: [
    (text) => text,
    russianKazakh,
    // Passports.
    (text) =>
      replaced(
        text,
        'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіьэюя',
        'a a b v g g d e zh z i y k k l m n n o o p r s t u u u f kh h ts ch sh ch y i _ e yu ya',
      ),
    (text) => bgnRussian(russianKazakh(text)),
    (text) => icao(russianKazakh(text)),
    // Alphabet of 2021.
    (text) =>
      replaced(
        text,
        'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіьэюя',
        'a ä b v g ğ d e j z i i k q l m n ñ o ö p r s t u ū ü f h h s ch ş ş y ı _ e yu ya',
      ),
    // BGN/PCGN 1979 without its marks.
    (text) =>
      replaced(
        text,
        'аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіьэюя',
        'a a b v g gh d e zh z i y k q l m n ng o o p r s t u u u f kh h ts ch sh shch y i _ e yu ya',
      ),
  ],
  ky: [
    (text) => text,
    russianKyrgyz,
    (text) =>
      replaced(
        text,
        'абвгдежзийклмнңоөпрстуүфхцчшыьэюя',
        'a b v g d e zh z i i k l m n n o o p r s t u u f kh ts ch sh y _ e iu ia',
      ),
    (text) =>
      replaced(
        text,
        'абвгдежзийклмнңоөпрстуүфхцчшыьэюя',
        'a b v g d e j z i y k l m n ng o o p r s t u u f kh ts ch sh y _ e yu ya',
      ),
    (text) => bgnRussian(russianKyrgyz(text)),
  ],
  tg: [
    (text) => text,
    russianTajik,
    (text) =>
      replaced(
        text,
        'абвгғдеёжзийӣкқлмнопрстуӯфхҳчҷшъэюя',
        'a b v g gh d e yo zh z i y i k q l m n o p r s t u u f kh h ch j sh _ e yu ya',
      ),
    (text) => bgnRussian(russianTajik(text)),
    (text) => icao(russianTajik(text)),
  ],
  tk: [
    (text) => text,
    // As passports and keyboards without the marks have it.
    (text) => replaced(text, 'äçžňöşüýw', 'a ch zh n o sh u y w'),
    (text) => replaced(text, 'äçžňöşüýw', 'a ch zh n o sh u y v'),
    russianTurkmen,
    (text) => bgnRussian(russianTurkmen(text)),
  ],
  uz: [
    (text) => text,
    (text) => text.replaceAll("'", 'ʻ'),
    (text) => text.replaceAll("'", '‘'),
    (text) => text.replaceAll("'", ''),
    cyrillicUzbek,
    russianUzbek,
    (text) => bgnRussian(russianUzbek(text)),
    (text) => passport1997(russianUzbek(text)),
  ],
};

/** Kazakh names as Russian documents have them. */
function russianKazakh(/** @type {string} */ text) {
  return replaced(text, 'әғқңөұүһі', 'а г к н о у у х и').replaceAll(/([жшч])ы/g, '$1и');
}

function russianKyrgyz(/** @type {string} */ text) {
  return replaced(text, 'ңөү', 'н о у').replaceAll('ээ', 'е').replaceAll('оо', 'о').replaceAll('уу', 'у');
}

function russianTajik(/** @type {string} */ text) {
  return replaced(text, 'ғқӯҳӣҷъ', 'г к у х и дж _');
}

/** Turkmen Latin in Russian. */
function russianTurkmen(/** @type {string} */ text) {
  const doubled = text
    .replaceAll(/ýa/g, 'я')
    .replaceAll(/Ýa/g, 'Я')
    .replaceAll(/ýu/g, 'ю')
    .replaceAll(/Ýu/g, 'Ю')
    .replaceAll(/ýe/g, 'е')
    .replaceAll(/Ýe/g, 'Е')
    .replaceAll(/(^|[\s-])E/g, '$1Э');
  return replaced(
    doubled,
    'aäbçdefghijklmnňoöprsştuüwyýzž',
    'а а б ч д е ф г х и дж к л м н н о о п р с ш т у у в ы й з ж',
  );
}

/** Uzbek Latin in Uzbek Cyrillic. */
function cyrillicUzbek(/** @type {string} */ text) {
  const joined = text
    .replaceAll("O'", 'Ў')
    .replaceAll("o'", 'ў')
    .replaceAll("G'", 'Ғ')
    .replaceAll("g'", 'ғ')
    .replaceAll('Sh', 'Ш')
    .replaceAll('sh', 'ш')
    .replaceAll('Ch', 'Ч')
    .replaceAll('ch', 'ч')
    .replaceAll('Yo', 'Ё')
    .replaceAll('yo', 'ё')
    .replaceAll('Yu', 'Ю')
    .replaceAll('yu', 'ю')
    .replaceAll('Ya', 'Я')
    .replaceAll('ya', 'я')
    .replaceAll('ye', 'е')
    .replaceAll(/(^|[\s-])E/g, '$1Э')
    .replaceAll("'", 'ъ');
  return replaced(joined, 'abdefghijklmnopqrstuvxyz', 'а б д е ф г ҳ и ж к л м н о п қ р с т у в х й з');
}

/** Uzbek names as Russian documents have them: Джураев for Joʻrayev, Уткур for Oʻtkir by some. */
function russianUzbek(/** @type {string} */ text) {
  return replaced(cyrillicUzbek(text), 'ўғқҳж', 'у г к х дж').replaceAll('ъ', '');
}
