import { type FoundPhrase, headWords, HeadPhrases } from '../table/head-phrases.ts';

/** What a column of a list of people can hold; `-latin` is the spelling in Latin letters beside another one. */
export const listColumns = [
  'name',
  'family',
  'given',
  'patronymic',
  'name-latin',
  'family-latin',
  'given-latin',
  'title',
  'sex',
  'position',
  'institution',
  'position-institution',
  'institution-position',
  'country',
  'delegation',
  'role',
  'phone',
  'email',
  'contacts',
  'note',
  'birth',
  'passport',
  'passport-until',
  'passport-issued',
  'arrival',
  'departure',
  'travel',
  'accommodation',
  'diet',
  'accessibility',
  'emergency',
  'visa',
  'visa-by',
  'number',
] as const;
export type ListColumn = (typeof listColumns)[number];

/** In which order a full name stands, as far as a head says it. */
export type NameOrder = 'family-first' | 'given-first';

type Word =
  'number' | 'names' | 'until' | 'issued' | 'deadline' | 'other' | Exclude<ListColumn, 'name' | `${string}-${string}`>;

/**
 * Words of heads in English, Russian, Kazakh, Kyrgyz, Tajik, Turkmen and Uzbek. A phrase fits where its words stand in the
 * head one after the other; `*` at the end of a word: endings may follow.
 */
const phrases: Readonly<Record<Word, string>> = {
  number: '№, no, n, nr, number, п п, пп, р с, рс, р н, т б, т р, t b, t r, s n, num, номер, реттік нөмірі, тартип',
  names:
    'фио, ф и о, ф а а, фаа, f a a, faa, т а ә, таә, f i o, fio, f i sh, fish, ф и ш, фиш, full name, name*, аты жөні, аты жөнү, аты жону, ному насаб, насабу ном, ' +
    'участник*, participant*, кандидат*, candidate*, nominee*, делегат*, delegate*, слушател*, қатысушы*, катышуучу*, иштирокчи*, ishtirokchi*, gatnaşyjy*, номзад*, person, персона*',
  family: 'фамили*, surname*, last name*, family name*, family, тегі*, фамилияс*, насаб*, familiya*, familiýa*',
  given: 'имя, имени, first name*, given name*, given, forename*, аты, ады, ном, номи, исм*, ism*, ady',
  patronymic:
    'отчеств*, patronymic*, middle name*, father* name, әкесінің аты*, атасынын аты*, номи падар*, отасининг исми*, otasining ismi*, atasynyň ady*, шариф*, sharif*',
  title:
    'звани*, титул*, title*, rank*, степень, обращение, salutation, атағы, унвон*, unvon*, наам*, honorific, ученая степень, mr ms, prefix',
  sex: 'пол, sex, gender, жынысы, жыныс, жынсы, жынс, ҷинс*, чинс*, jins*, жинс*, jyns*, м ж, ж м, m f, f m, муж жен',
  birth: 'рожд*, birth*, dob, туған*, туулган*, таваллуд*, туғилган*, tug‘ilgan*, doglan*, г р, д р',
  passport:
    'паспорт*, passport*, pasport*, төлқұжат*, шиноснома*, удостоверен*, документ*, document*, жеке куәлік*, identity card*, id card*',
  until:
    'действ*, срок*, годен, valid*, expir*, мерзім*, жарамды*, möhlet*, amal qilish*, амал қилиш*, мөөнөт*, эътибор*',
  issued:
    'выда*, issue*, issuing*, кем выдан, берілген*, кім берген, ким берген, berlen*, berilgan*, берилган*, kim beren, kim berdi, kim bergan, ким берган, дода шуд, дода шудааст',
  arrival:
    'прибыти*, прибыва*, приезд*, прилет*, заезд*, arriv*, check in, келу, келуі, келетін*, ұшып келу*, келүү*, келген күнү, келиши, келиш, омадан*, расидан*, gelmek, geliş, gelişi, ' +
    'gelýän, gelen, kelish, keladi, келади,  kelishi, yetib kelish*, етиб келиш*',
  departure:
    'отъезд*, отъезжа*, вылет*, убыти*, убыва*, выезд*, отбыти*, departure*, departing, leaving, check out, кету, кетуі, кететін*, ұшып кету*, кетүү*, жөнөө*, рафтан*, gitmek, gidiş, gidişi, gidýän, ' +
    'ketish, ketishi, ketadi, кетади, jo‘nab ketish*, жўнаб кетиш*, кетиш, кетиши',
  travel:
    'рейс*, flight*, билет*, авиабилет*, ticket*, маршрут*, route*, itinerar*, поездк*, travel*, trip, поезд, перелет*, проезд*, ұшу*, учуу*, парвоз*, uçuş*, ' +
    'syýahat*, gatnaw*, reys*, bilet*, petek, petegi, ugur, chipta*, чипта*, parvoz*, бағыт, багыт',
  accommodation:
    'гостиниц*, отел*, hotel*, accommodat*, проживани*, размещени*, lodging, room, room type, комната, қонақүй*, орналасу*, мейманкана*, жайгашуу*, меҳмонхона*, ҷойгиршав*, myhmanhana*, ' +
    'ýerleşi*, mehmonxona*, joylash*, меҳмонхон*, жойлаш*',
  diet: 'diet*, диет*, питани*, food preference*, food restriction*, food requirement*, meal preference*, вегетариан*, vegetarian*, аллерги*, allerg*, тамақтан*, тамактан*, хӯрок*, ғизо*, iýmit*, naharlan*, ovqatlan*, овқатлан*, парҳез*, parhez*',
  accessibility:
    'accessib*, special needs, special requirements, reasonable accommodation*, disabilit*, mobility need*, особые потребности, особых потребност*, доступност*, инвалидност*, ограничен* возможност*, ' +
    'ерекше қажеттілік*, өзгөчө муктаждык*, эҳтиёҷоти махсус, ýörite zerurlyk*, aýratyn zerurlyk*, aýratyn isleg*, maxsus ehtiyoj*, alohida ehtiyoj*, махсус эҳтиёж*',
  emergency:
    'emergency*, next of kin, in case of emergency, экстренн*, крайний случай, крайнего случая, чрезвычайн* контакт*, контактн* лиц*, контакт близк*, контакт родственник*, төтенше жағдай*, ' +
    'шұғыл байланыс*, өзгөчө кырдаал*, шашылыш байланыш*, ҳолати фавқулод*, тамоси фаврӣ, gyssagly*, adatdan daşary*, favqulodda holat*, favqulodda aloqa*, фавқулодда*',
  visa: 'виза, визы, визе, визу, визасы, визалык, визаи, раводид*, visa*, wiza*, viza*',
  deadline:
    'к какому сроку, by when, needed by, required by, visa by, нужна к, қай күнге дейін, кайсы күнгө чейин, то кай, haçana çenli, qachongacha, қачонгача',
  position:
    'должност*, position*, function*, job*, post, лауазым*, қызметі, кызмат*, вазифа*, лавозим*, lavozim*, wezipe*, occupation*, profession*, професси*, специальност*, касб*, мамандығы',
  institution:
    'организац*, учрежд*, место работы, места работы, орган, ведомств*, подразделен*, министерств*, институт*, institution*, organisation*, organization*, affiliation*, agency, ministry, ' +
    'employer*, workplace, place of work, company, department*, ұйым*, мекеме*, жұмыс орны*, иш орду*, иштеген жери*, уюм*, ташкилот*, муассиса*, ҷойи кор*, иш жойи*, ish joyi*, ' +
    'tashkilot*, iş ýeri*, edara*, kärhana*, ministrlig*, вазорат*, вазирлик*, отдел, служба, компания',
  country:
    'стран*, государств*, country, countries, nationality, citizenship, гражданств*, мемлекет*, елі, ел, азаматт*, өлкө*, жарандыгы*, кишвар*, давлат*, davlat*, mamlakat*, мамлакат*, ' +
    'ýurdy, ýurt, döwlet*, шаҳрванд*, fuqaro*, фуқаро*, raýat*',
  delegation: 'делегаци*, delegation*, делегатсия*, wekiliýet*',
  role: 'роль, role*, roly, roli, статус*, status, capacity, в качестве*, рөлі, ролу, нақш*, категори*, category',
  phone: 'тел*, phone*, telephone*, mobile*, моб*, сот*, факс, fax, cell*, whatsapp, tel*, ватсап',
  email:
    'e mail*, email*, почт*, poçta*, pochta*, mail, эл почт*, электрон*, имейл*, эл адрес*, elektron*, почта*, эл пошта*',
  contacts: 'контакт*, contact*, связь, байланыс*, aragatnaşyk*, aloqa*, алоқа*, тамос*',
  note: 'примеч*, коммент*, note*, remark*, comment*, ескерту*, эскерт*, эзоҳ*, izoh*, изоҳ*, bellik*, дополнит*, прим, diet*, диет*, питани*, пожелан*',
  other:
    'подпись*, signature*, адрес*, address*, дата, date, язык*, language*, возраст, age, стаж*, образован*, education, время, time, место проживания, адрес проживания, тема, topic, session, сессия, қолы, имза*, imzo*, gol',
};

const known = new HeadPhrases(phrases);
type Found = FoundPhrase<Word>;

const longestHead = 100;

/** The words of a head that are known, in their order; a longer phrase covers the shorter ones within it. */
function wordsFound(head: string): Found[] {
  if (head.length > longestHead) return [];
  const words = headWords(head.replaceAll('*', ' '));
  if (words.length > 12) return [];
  const found = known.foundIn(words);
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.words.length > one.words.length &&
          other.at <= one.at &&
          other.at + other.words.length >= one.at + one.words.length,
      ),
  );
}

/** What a head says of its column: what it holds, whether in Latin letters, and in which order names stand. */
export type ReadHead = {
  readonly column: ListColumn | null;
  readonly isLatin: boolean;
  readonly order: NameOrder | null;
};

const latinHead = /лат|latin|latyn|lotin|лотин|англ|english|\beng?\b|passport|паспорт/iu;

/** Reads a head; null for a text that is no head. */
export function readHead(written: string): ReadHead | null {
  const text = written.trim();
  if (/@|\d[\d\s()-]{5}/.test(text)) return null;
  const found = wordsFound(text);
  if (found.length === 0) return null;
  const has = (kind: Word): boolean => found.some((each) => each.kind === kind);
  const column = columnOf(found, has);
  return { column, isLatin: latinHead.test(text), order: orderOf(found) };
}

/** Words between those of a head that say nothing of their own. */
const fillers: ReadonlySet<string> = new Set(
  'и в во на по с или из of the and or in for and/or полностью full va ва және жана we либо кратко как as their his her your номер серия'.split(
    ' ',
  ),
);

/**
 * Whether a text is a head as a whole and does not merely contain a word of one: most of its words, without what stands in
 * brackets, are words of heads. "Organisation" is one, "Youth organisation" is none.
 */
export function isWholeHead(written: string): boolean {
  if (readHead(written) === null) return false;
  const plain = written.replaceAll(/\([^)]*\)/g, ' ').replaceAll('*', ' ');
  const words = headWords(plain.trim() === '' ? written : plain);
  const covered = new Set(
    known.foundIn(words).flatMap(({ at, words: phrase }) => phrase.map((_, index) => at + index)),
  );
  const open = words.filter((word, index) => !covered.has(index) && !fillers.has(word));
  return open.length < covered.size;
}

/** What one word alone says, the more telling kinds first. */
const plainKinds = [
  'email',
  'phone',
  'sex',
  'country',
  'role',
  'position',
  'institution',
  'delegation',
  'title',
  'note',
  'patronymic',
  'family',
  'given',
] as const;

function columnOf(found: readonly Found[], has: (kind: Word) => boolean): ListColumn | null {
  if (has('emergency')) return 'emergency';
  if (has('birth')) return 'birth';
  if (isNameHead(found, has)) return 'name';
  const detail = detailColumn(has);
  if (detail !== undefined) return detail;
  const both = columnOfTwo(found, has);
  if (both !== undefined) return both;
  const plain = plainKinds.find(has);
  if (plain !== undefined) return plain;
  if (has('until')) return 'passport-until';
  if (has('names')) return 'name';
  return has('number') && !has('other') ? 'number' : null;
}

/** What is asked after the confirmation; null for what is none of it (how long a visa is valid); undefined for other heads. */
function detailColumn(has: (kind: Word) => boolean): ListColumn | null | undefined {
  if (has('accessibility')) return 'accessibility';
  if (has('passport') && !(['country', 'family', 'given', 'patronymic'] as const).some(has)) return passportColumn(has);
  if (has('visa')) return has('deadline') ? 'visa-by' : has('until') || has('issued') ? null : 'visa';
  if (has('deadline')) return 'visa-by';
  if (has('diet')) return 'diet';
  const [comes, goes] = [has('arrival'), has('departure')];
  if (comes || goes) return comes && goes ? 'travel' : comes ? 'arrival' : 'departure';
  return (['accommodation', 'travel'] as const).find(has);
}

/** "Passport no., issued by" holds the number first; the day of issue is not kept. */
function passportColumn(has: (kind: Word) => boolean): ListColumn | null {
  if (has('until')) return 'passport-until';
  if (!has('issued') || has('number')) return 'passport';
  return has('other') ? null : 'passport-issued';
}

/** What a head may say of people whom it names. */
const aboutPeople = [
  'institution',
  'position',
  'country',
  'delegation',
  'arrival',
  'departure',
  'accommodation',
  'diet',
] as const;

/** "Ф.И.О., должность" holds the name first; "Name of the institution" holds no name. */
function isNameHead(found: readonly Found[], has: (kind: Word) => boolean): boolean {
  const parts = (['family', 'given', 'patronymic'] as const).filter(has);
  if (parts.length > 1) return true;
  if (!has('names')) return false;
  const isAbout = aboutPeople.some(has);
  return !isAbout || (found.some(({ kind, at }) => kind === 'names' && at === 0) && !isPlainName(found));
}

/** What two words say together; undefined where they do not belong together. */
function columnOfTwo(found: readonly Found[], has: (kind: Word) => boolean): ListColumn | null | undefined {
  const place = (kind: Word): number => found.find((each) => each.kind === kind)?.at ?? Infinity;
  if (has('position') && has('institution')) {
    return place('position') < place('institution') ? 'position-institution' : 'institution-position';
  }
  if (has('issued')) return has('other') ? null : 'passport-issued';
  if ((has('phone') && has('email')) || has('contacts')) return has('phone') && !has('email') ? 'phone' : 'contacts';
  return undefined;
}

/** "Name of …": the first word speaks of the name of something else. */
function isPlainName(found: readonly Found[]): boolean {
  return found.some(({ kind, at, words }) => kind === 'names' && at === 0 && words.length === 1);
}

function orderOf(found: readonly Found[]): NameOrder | null {
  const place = (kind: Word): number => found.find((each) => each.kind === kind)?.at ?? -1;
  const [family, given] = [place('family'), place('given')];
  if (family === -1 || given === -1) return null;
  return family < given ? 'family-first' : 'given-first';
}
