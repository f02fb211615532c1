import { type SessionKind, sessionKinds } from '../domain/agenda/session.ts';
import { languages } from '../domain/language.ts';
import { translator } from '../text/text.ts';

/**
 * Words of other programs and of agendas for kinds of sessions, in English, Russian and the languages of the region; the
 * first kind that fits decides. `*` at the end of a word: endings may follow. Words count as wholes only: чай is not in
 * «Чрезвычайное».
 */
const words: readonly (readonly [SessionKind, string])[] = [
  [
    'lunch',
    'lunch luncheon dinner dinners supper breakfast brunch reception banquet buffet barbecue cocktail cocktails iftar meal meals обед обеда обеды обедом обеденный ужин ужина ужины ужином завтрак завтрака завтраки завтраком ' +
      'фуршет фуршета банкет банкета прием приём приема приёма ифтар нисфирӯзӣ наҳорӣ наҳории зиёфат зиёфати günortanlyk günortan nahar nahary naharlyk agşamlyk ertirlik tushlik тушлик nonushta нонушта ziyofat ziyofati ' +
      'furshet banket qabul қабул түшкү түскі түштөнүү',
  ],
  [
    'break',
    'break breaks recess coffee tea перерыв перерыва перерывы пауза кофе кофебрейк кофепауза брейк чай чая чаепитие үзіліс үзілісі танапис тыныгуу тыныгуусу танаффус танаффуси танаффуслар қаҳва қаҳвахӯрӣ қаҳванӯшӣ чойнӯшӣ чой чойи шай шәй arakesme arakesmesi tanaffus tanaffusi qahva qahvasi choy choyi kofe kofesi çaý çaýly кофеге кофелик',
  ],
  [
    'registration',
    'registration checkin регистрац* аккредитация аккредитации тіркеу каттоо каттоосу бақайдгирӣ бақайдгирии roʻyxatga roʻyxatdan рўйхатга рўйхатдан bellige hasaba',
  ],
  [
    'opening',
    'opening welcome открытие открытия открытию приветств* ашылу ашылуы ачылыш ачылышы кушодашавӣ кушодашавии ифтитоҳ ифтитоҳи ифтитоҳӣ açylyş açylyşy ochilish ochilishi очилиш очилиши',
  ],
  [
    'closing',
    'closing закрытие закрытия закрытию жабылу жабылуы жабылыш жабылышы пӯшидашавӣ пӯшидашавии ýapylyş ýapylyşy yopilish yopilishi ёпилиш ёпилиши',
  ],
  ['photo', 'photo photograph фото фотограф* фотографирование'],
  ['test', 'test pretest posttest тестирован* тест'],
  ['evaluation', 'evaluation оценка анкетирован* обратная обратной'],
  [
    'site-visit',
    'visit excursion excursions trip tour sightseeing outing экскурси* выезд выездное ekskursi* саяхат саякат саёҳат sayohat sayohati gezelenç',
  ],
];

/** What several words together are, each as a word of that kind. */
const idioms: readonly (readonly [string, string])[] = [
  [
    'lunch',
    'таңғы ас|кешкі ас|түскі ас|түскі тамақ|кешкі тамақ|таңғы тамақ|салтанатты қабылдау|эртең мененки тамак|кечки тамак|түшкү тамак|салтанаттуу кабыл алуу|хӯроки шом|хӯроки субҳ|хӯроки бегоҳӣ|таоми шом|' +
      'хӯроки пешин|қабули расмӣ|günorta nahary|agşam nahary|ertirlik nahar|kabul ediş|kabul edişlik|kechki ovqat|ertalabki ovqat|кечки овқат|эрталабки овқат|qabul marosimi|приём пищи|прием пищи|шведский стол',
  ],
  [
    'break',
    'health break|comfort break|bio break|free time|own time|time at leisure|свободное время|личное время|технический перерыв|бос уақыт|бош убакыт|вақти холӣ|вақти озод|boş wagt|boʻsh vaqt|бўш вақт',
  ],
  ['registration', 'check-in|check in'],
  ['transfer', 'check-out|check out|pick-up|pick up'],
  [
    'excursion',
    'cultural programme|cultural program|social programme|social program|культурная программа|мәдени бағдарлама|маданий программа|барномаи фарҳангӣ|medeni maksatnama|madaniy dastur|маданий дастур',
  ],
];
const idiomPatterns = idioms.map(
  ([word, list]) => [word, new RegExp(String.raw`(?<!\p{L})(?:${list})(?!\p{L})`, 'gu')] as const,
);

/** A text with one word for what several words are together. */
function withoutIdioms(text: string): string {
  return idiomPatterns.reduce((shorter, [word, pattern]) => shorter.replaceAll(pattern, word), text);
}

/** Who gives a dinner or a reception says nothing of what it is. */
const hosted =
  /\s(?:hosted by|given by|offered by|sponsored by|on behalf of|courtesy of|от имени|от лица|по приглашению|за счет|за счёт)\s[^;:/]*$/u;

/** Words that may stand beside those in a title that says no more than the kind does. */
const fillers =
  'of a an the for in on at by with to our all site field post pre check group final first second third last day days morning afternoon evening gala ' +
  'official formal short networking remarks remark speech speeches address addresses session ceremony words arrival participants participant guests delegates ' +
  'joint farewell gala city guided walking study cultural working light standing self-paid welcoming workshop training seminar conference course event school meeting forum programme program minutes min ' +
  'и в на с со для по от первый первого второй второго третий третьего последнего день дня дней утренний утренняя утреннее вечерний вечерняя дневной ' +
  'обзорная городу города прощальный прощальная приветственный деловой рабочий дружеский товарищеский гала легкий лёгкий общий технический ' +
  'официальное официальная официальный торжественное торжественная торжественный праздничный рабочий рабочая общее общая общий групповое групповая совместный совместное ' +
  'слово слова речь речи выступление выступления приветственное приветственный приветственная сессия сессии церемония прибытие участников участниц участники гостей делегаций слушателей ' +
  'семинара семинар тренинга тренинг конференции мероприятия мероприятий курса курсов программы школы форума совещания встречи учебы учёбы обучения занятий ' +
  'салтанаты салтанат аземи жөрөлгөсү маросими маросимӣ маросим marosimi marosim dabarasy сөз сөзі сөзү саламдашуу құттықтау семинары семинардын тренингтин катышуучуларды катышуучулардын қатысушыларды қатысушыларды иштирокчиён иштирокчиларни ishtirokchilarni ishtirokchilar gatnaşyjylary gatnaşyjylaryň alyş almak alynmagy oʻtish oʻtkazish ўтиш ўтказиш olish олиш ' +
  'входной входное выходное итоговое предварительное итоговая заключительное минут мин связь связи час ас асы тамак хӯроки';

/** Words for coming and going, during which nobody is taught or signs, and words that may stand beside them. */
const travels =
  'departure departures arrival arrivals transfer transfers checkout shuttle bus return отъезд* заселени* поселени* расселени* размещени* выезд выезда отправлени* отправка сбор возвращени* отбыти* убыти* вылет* заезд* приезд* прибыти* трансфер* аттану аттануы кету кетуі келу келуі жөнөө кетүү кетүүсү келүү келүүсү рафтан омадан рафтани омадани ' +
  'ugraýyş ugramak gidiş gelmek geliş gelşi gidişi ketish ketishi kelish kelishi кетиш кетиши келиш келиши жўнаш жўнаши joʻnash joʻnashi';
const places =
  /(?<!\p{L})(?:airport|hotels?|home|station|аэропорт\p{L}*|гостиниц\p{L}*|отел\p{L}*|домой|вокзал\p{L}*|әуежай\p{L}*|қонақүй\p{L}*|мейманкана\p{L}*|фурудгоҳ|меҳмонхона|aeroport\p{L}*|mehmonxona\p{L}*|myhmanhana\p{L}*)(?!\p{L})/iu;
const besideTravels =
  'all hotel hotels airport venue home back trainers foreign international местных иностранных международных место места trainers experts delegation to from домой гостиницу гостиницы гостинице отель отеля отеле аэропорт аэропорта тренеров экспертов делегации из всех иногородних қатысушылардың қатысушылар катышуучулардын катышуучулар иштирокчиён иштирокчилар иштирокчиларнинг ' +
  'ishtirokchilar ishtirokchilarning gatnaşyjylaryň gatnaşyjylar қонақүйге әуежайға мейманканага аэропортко меҳмонхона mehmonxonaga aeroportga myhmanhana';

/**
 * How a title says that people work by themselves, in English, Russian and the languages of the region. `phrases` may stand
 * at the beginning of a title or of a part of it, whatever follows; `names` stand alone or with a number or letter only,
 * as in "Working group A": "Exercise of rights" is a lecture. `*` at the end of a word: endings may follow.
 */
const activities: readonly { readonly kind: SessionKind; readonly phrases: string; readonly names: string }[] = [
  {
    kind: 'group-work',
    phrases:
      'group work|groupwork|small group work|work in groups|work in small groups|working in groups|work in working groups|breakout group*|breakout session*|group discussion*|group activity|group activities|' +
      'групповая работа|групповой работы|работа в группах|работа в малых группах|работа в рабочих группах|работа по группам|работа малых групп|работа групп|работа рабочих групп|обсуждение в группах|групповое обсуждение|групповое задание|' +
      'топтық жұмыс*|топта жұмыс*|топтарда жұмыс*|топпен жұмыс*|шағын топтарда жұмыс*|топтағы жұмыс*|топтардағы жұмыс*|топтық талқылау*|' +
      'топтук иш*|топто иштөө*|топтордо иштөө*|топтордогу иш*|топ менен иштөө*|чакан топтордо иштөө*|топтук талкуу*|' +
      'кори гурӯҳӣ|кор дар гурӯҳҳо|кор дар гурӯҳ|кор дар гурӯҳҳои хурд|муҳокимаи гурӯҳӣ|' +
      'topar işi|toparlaýyn iş*|toparlarda iş*|toparda iş*|kiçi toparlarda iş*|toparlaýyn maslahat*|' +
      'guruh ishi|guruhiy ish*|guruhli ish*|guruhlarda ish*|guruhda ish*|kichik guruhlarda ish*|guruhiy muhokama*|' +
      'гуруҳ иши|гуруҳий иш*|гуруҳли иш*|гуруҳларда иш*|гуруҳда иш*|кичик гуруҳларда иш*|гуруҳий муҳокама*',
    names:
      'group|groups|working group|working groups|subgroup|subgroups|группа|группы|рабочая группа|рабочие группы|подгруппа|подгруппы|малая группа|малые группы|' +
      'топ|топтар|жұмыс тобы|жұмыс топтары|шағын топ|шағын топтар|топтор|жумушчу топ|жумушчу топтор|чакан топ|чакан топтор|' +
      'гурӯҳ|гурӯҳҳо|гурӯҳи корӣ|гурӯҳҳои корӣ|topar|toparlar|iş topary|iş toparlary|guruh|guruhlar|ishchi guruh|ishchi guruhi|ishchi guruhlar|ishchi guruhlari|гуруҳ|гуруҳлар|ишчи гуруҳ|ишчи гуруҳи|ишчи гуруҳлар',
  },
  {
    kind: 'exercise',
    phrases:
      'practical exercise*|practical session*|practical work|practical training*|practical lesson*|practical class|practical task*|practical activity|practical activities|hands-on*|hands on exercise*|hands on session*|hands on training|group exercise*|simulation exercise*|tabletop exercise*|table-top exercise*|role play*|role-play*|' +
      'практическое занятие|практические занятия|практического занятия|практическое упражнение|практические упражнения|практическая работа|практические работы|практическая часть|практическая сессия|практический тренинг|практическое задание|практические задания|групповое упражнение|групповые упражнения|ролевая игра|ролевые игры|деловая игра|штабное учение|' +
      'практикалық сабақ*|практикалық жаттығу*|практикалық жұмыс*|практикалық тапсырма*|тәжірибелік сабақ*|тәжірибелік жаттығу*|рөлдік ойын*|іскерлік ойын*|топтық жаттығу*|' +
      'практикалык сабак*|практикалык көнүгүү*|практикалык машыгуу*|практикалык иш*|практикалык тапшырма*|ролдук оюн*|ишкердик оюн*|топтук көнүгүү*|' +
      'машғулияти амалӣ|машғулиятҳои амалӣ|машқи амалӣ|машқҳои амалӣ|кори амалӣ|корҳои амалӣ|дарси амалӣ|бозии нақшӣ|машқи гурӯҳӣ|' +
      'amaly sapak*|amaly gönükme*|amaly iş*|amaly maşk*|amaly okuw*|rol oýny|rolly oýun*|toparlaýyn gönükme*|' +
      "amaliy mashg'ulot*|amaliy mashq*|amaliy ish*|amaliy dars*|amaliy topshiriq*|rolli o'yin*|guruhiy mashq*|амалий машғулот*|амалий машқ*|амалий иш*|амалий дарс*|ролли ўйин*",
    names:
      'exercise|exercises|practical|practicum|practice|упражнение|упражнения|практика|практикум|жаттығу|жаттығулар|практикалық|көнүгүү|көнүгүүлөр|машыгуу|машқ|машқҳо|gönükme|gönükmeler|maşk|maşklar|mashq|mashqlar|машқлар',
  },
];

/** Kinds whose sessions nobody signs for: a session is taken for one only where its title says nothing else. */
const unsigned: ReadonlySet<SessionKind> = new Set(['lunch', 'break', 'photo']);

/** Words that are looked for in the type field only, since they are too common in titles. */
const types: readonly (readonly [SessionKind, RegExp])[] = [
  // Lunch and breaks are known by `kindOfTitle`: nobody signs for them, so a field that says more names something else.
  ...words
    .filter(([kind]) => !unsigned.has(kind))
    .map(([kind, list]): [SessionKind, RegExp] => [kind, wholeWords(list)]),
  ['evaluation', wholeWords('feedback')],
  ['discussion', wholeWords('panel podium discussion debate meeting meetup bof дискусси* обсужден* круглый')],
  [
    'exercise',
    wholeWords(
      'workshop hands-on handson tutorial exercise practice practical упражнен* практика практики практикум* практическая практическое практические практический мастер-класс*',
    ),
  ],
  ['group-work', /(?<!\p{L})(?:group work|работа в групп|группов)/u],
  ['wrap-up', wholeWords('wrap-up wrapup подведение')],
  ['lecture', wholeWords('talk lecture presentation keynote lightning лекци* доклад доклада доклады презентац*')],
];

const begun = activities.map(({ kind, phrases, names }) => ({
  kind,
  phrase: new RegExp(String.raw`^${oneOf(phrases.split('|'))}(?!\p{L})`, 'u'),
  name: new RegExp(
    String.raw`^${oneOf(names.split('|'))}(?:\s*(?:№|#|no\.?)?\s*(?:\p{N}{1,2}|\p{L}|[ivx]{1,4}))?$`,
    'u',
  ),
}));

/** The kind of work that a part of a title begins with or is; null for a title that names none. */
function activityIn(title: string): SessionKind | null {
  if (title.length > 200) return null;
  const parts = title
    .toLowerCase()
    .replaceAll(/[ʻʼ‘’`´]/g, "'")
    .replaceAll(/[«»“”„"()]/g, ' ')
    .split(/[,;:/.]|\s[-–—]\s/u)
    .map((part) => part.trim());
  const found = begun.find(({ phrase, name }) => parts.some((part) => phrase.test(part) || name.test(part)));
  return found?.kind ?? null;
}

function wholeWords(list: string): RegExp {
  return new RegExp(String.raw`(?<!\p{L})${oneOf(list.split(' '))}(?!\p{L})`, 'u');
}

/** A pattern of any of some words or phrases; `*` at the end of one: endings may follow. */
function oneOf(forms: readonly string[]): string {
  const patterns = forms.map((form) => form.replace(/\*$/, String.raw`\p{L}*`).replaceAll(' ', String.raw`\s+`));
  return `(?:${patterns.join('|')})`;
}

const isFiller = wordTest(fillers);
const isWordOf = new Map(words.map(([kind, list]) => [kind, wordTest(list)]));

function wordTest(list: string): (word: string) => boolean {
  const forms = list.split(' ');
  const wholes = new Set(forms.filter((form) => !form.endsWith('*')));
  const stems = forms.filter((form) => form.endsWith('*')).map((form) => form.slice(0, -1));
  return (word) => wholes.has(word) || stems.some((stem) => word.startsWith(stem));
}

const [isTravel, isBesideTravel] = [wordTest(travels), wordTest(besideTravels)];

/** "Departure of participants": coming or going, and nothing else. */
export function namesTravel(title: string): boolean {
  const each = withoutIdioms(title.slice(0, 200).toLowerCase())
    .split(/[^\p{L}'ʻ]+/u)
    .filter(Boolean);
  return each.some(isTravel) && each.every((word) => isTravel(word) || isBesideTravel(word) || isFiller(word));
}

/** «Выезд в аэропорт»: travel to a place where nobody is taught, and no visit to a site. */
function namesJourney(title: string): boolean {
  return places.test(title.slice(0, 200)) && namesTravel(title);
}

/** Both are filled when they are first asked for: the texts of all languages must be loaded by then. */
const namesByKind = new Map<SessionKind, readonly string[]>();
let names: ReadonlyMap<string, SessionKind> | undefined;

function kindsByName(): ReadonlyMap<string, SessionKind> {
  names ??= new Map(
    sessionKinds.flatMap((kind) => [kind, ...namesOfKind(kind)].map((name) => [name.toLowerCase(), kind] as const)),
  );
  return names;
}

/** What a kind is called in each language: such a title says no more than the kind does. */
export function namesOfKind(kind: SessionKind): readonly string[] {
  const known = namesByKind.get(kind);
  if (known !== undefined) return known;
  const found = languages.map((language) => translator(language)(`vocabulary.sessionKind.${kind}`));
  namesByKind.set(kind, found);
  return found;
}

/** The kind that a type, a track or a column names; null when it names none. */
export function kindNamed(written: string): SessionKind | null {
  const text = written.trim().slice(0, 200).toLowerCase().replaceAll('_', ' ');
  return text === '' ? null : (kindOfTitle(text) ?? types.find(([, word]) => word.test(text))?.[0] ?? null);
}

/**
 * The kind that a title names ("Lunch", "Opening of the seminar"); null for titles that say more: "Lunch-time habits" is
 * a lecture, and so is «Кофе-брейк и защита проектов»; coming and going is a break. Work in groups and exercises are also known by how a title begins.
 */
export function kindOfTitle(title: string): SessionKind | null {
  if (namesJourney(title)) return 'break';
  const { kind, found } = kindsInTitle(title);
  // Beside a break or a meal, the other part is for the user to judge.
  const isWithBreak = found.some((each) => each !== null && unsigned.has(each));
  return kind ?? (isWithBreak ? null : (activityIn(title) ?? (namesTravel(title) ? 'break' : null)));
}

/** Whether a title names lunch or a break beside something else, so that people may be expected to sign. */
export function isBreakWithMore(title: string): boolean {
  const { kind, found } = kindsInTitle(title);
  return kind === null && found.some((each) => each !== null && unsigned.has(each));
}

function kindsInTitle(title: string): {
  readonly kind: SessionKind | null;
  /** Of each part of the title the kind that it names and nothing more; null for other parts. */
  readonly found: readonly (SessionKind | null)[];
} {
  const text = title.trim().toLowerCase();
  if (text.length > 200) return { kind: null, found: [] };
  const known = kindsByName();
  const named = known.get(text) ?? known.get(text.split(' / ')[0] ?? '');
  if (named !== undefined) return { kind: named, found: [named] };
  // One apostrophe for all that are typed: ro‘yxatdan.
  const typed = text.replaceAll(/(?<=\p{L})['‘’`´ʼ](?=\p{L})/gu, 'ʻ');
  const parts = withoutIdioms(typed)
    .replaceAll(/\([^)]{0,500}\)/g, ' ')
    .replace(hosted, '')
    .replace(/\s(?:in|at|в|во)\s[^,;:/]*$/u, '')
    .split(/[,;:/+&.]|\s[-–—]\s|\s(?:and|with|и|с|со|және|ва|va)\s/u)
    .map((part) => part.trim())
    .filter((part) => /\p{L}/u.test(part));
  const found = parts.map((part) => kindOfPart(part));
  const kinds = words.map(([kind]) => kind).filter((kind) => found.includes(kind));
  const [first = null] = kinds;
  if (first === null || !unsigned.has(first)) return { kind: first, found };
  // "Registration and coffee": what is signed for stays on the sheets.
  const isAll = found.every((kind) => kind !== null);
  return { kind: kinds.find((kind) => !unsigned.has(kind)) ?? (isAll ? first : null), found };
}

/** The kind that all words of a text name together with words that say nothing of their own. */
function kindOfPart(part: string): SessionKind | null {
  const each = part.split(/[^\p{L}'ʻ]+/u).filter(Boolean);
  const kind = words.find(([one]) => each.some((word) => isWordOf.get(one)?.(word) === true))?.[0] ?? null;
  const isOnly = each.every((word) => isFiller(word) || words.some(([one]) => isWordOf.get(one)?.(word) === true));
  return isOnly ? kind : null;
}
