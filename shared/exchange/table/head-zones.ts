import type { CalendarDay } from '../../time/calendar-day.ts';
import { isTimeZone, offsetAt } from '../../time/instant.ts';

/** Where the workshop is, as an IANA zone, or null where that is not known; zones are compared by their offsets on `near`. */
export type ZoneOfHours = { readonly timeZone: string | null; readonly near: CalendarDay };

/** A zone that a head or a cell names: as it is written, and as an IANA name or an offset; `local` for that of the place. */
export type NamedZone = { readonly written: string; readonly zone: string };

/** Beginnings of words for places in the languages of the region and of its guests, and their zones. */
const places: readonly (readonly [stems: string, zone: string])[] = [
  ['алмат|almat|астан|astan|нур-султан|казахстан|қазақстан|kazakhstan|qazaq|almt', 'Asia/Almaty'],
  ['бишкек|bishkek|biskek|кыргыз|киргиз|қырғыз|kyrgyz|kirgiz|kgt', 'Asia/Bishkek'],
  ['душанб|dushanbe|dusanbe|таджик|тоҷик|tajik|tojik', 'Asia/Dushanbe'],
  ['ашхабад|ашгабат|ashgabat|aşgabat|туркмен|түркмен|turkmen|türkmen', 'Asia/Ashgabat'],
  ['ташкент|тошкент|tashkent|toshkent|taşkent|самарканд|samarkand|узбек|ўзбек|uzbek', 'Asia/Tashkent'],
  ['москв|москов|мск|moscow|moskva|msk', 'Europe/Moscow'],
  ['вен[аеы](?!\\p{L})|венск|vienna|wien|австри|austria', 'Europe/Vienna'],
  ['женев|geneva|genève|genf|берн|швейцар|swiss|zurich|цюрих', 'Europe/Zurich'],
  ['брюссел|brussels|bruxelles', 'Europe/Brussels'],
  ['париж|paris|франц|french', 'Europe/Paris'],
  ['берлин|berlin|бонн|bonn|герман|german', 'Europe/Berlin'],
  ['гааг|hague|амстердам|amsterdam', 'Europe/Amsterdam'],
  ['рим(?!\\p{L})|рим[аеу](?!\\p{L})|римск|rome|турин|turin', 'Europe/Rome'],
  ['варшав|warsaw', 'Europe/Warsaw'],
  ['праг|prague', 'Europe/Prague'],
  ['будапешт|budapest', 'Europe/Budapest'],
  ['копенгаген|copenhagen', 'Europe/Copenhagen'],
  ['стокгольм|stockholm', 'Europe/Stockholm'],
  ['хельсинк|helsinki', 'Europe/Helsinki'],
  ['вильнюс|vilnius', 'Europe/Vilnius'],
  ['киев|київ|kyiv|kiev', 'Europe/Kyiv'],
  ['минск|minsk', 'Europe/Minsk'],
  ['стамбул|istanbul|анкар|ankara|турци|turkey|türkiye', 'Europe/Istanbul'],
  ['лондон|london|british', 'Europe/London'],
  ['баку|baku|bakı|азербайдж', 'Asia/Baku'],
  ['тбилис|tbilisi|грузи[яи](?!\\p{L})|грузинск', 'Asia/Tbilisi'],
  ['ереван|yerevan|армени', 'Asia/Yerevan'],
  ['кабул|kabul|афган|afghan', 'Asia/Kabul'],
  ['исламабад|islamabad|пакистан|pakistan', 'Asia/Karachi'],
  ['тегеран|tehran|иран|iran', 'Asia/Tehran'],
  ['дели(?!\\p{L})|delhi|инди[яи](?!\\p{L})|индийск|india', 'Asia/Kolkata'],
  ['пекин|beijing|кита[йяе]|china', 'Asia/Shanghai'],
  ['улан-батор|ulaanbaatar|монгол|mongol', 'Asia/Ulaanbaatar'],
  ['бангкок|bangkok', 'Asia/Bangkok'],
  ['сеул|seoul|коре[яи](?!\\p{L})|корейск|korea', 'Asia/Seoul'],
  ['токио|tokyo|япон|japan', 'Asia/Tokyo'],
  ['дубай|dubai|абу-даби', 'Asia/Dubai'],
  ['нью-йорк|new york|вашингтон|washington|eastern time', 'America/New_York'],
  ['pacific time', 'America/Los_Angeles'],
];
/** Abbreviations that are whole words. */
const abbreviations: Readonly<Record<string, string>> = {
  cet: 'Europe/Paris',
  cest: '+02:00',
  eet: 'Europe/Kyiv',
  eest: '+03:00',
  bst: 'Europe/London',
  est: 'America/New_York',
  edt: '-04:00',
  pst: 'America/Los_Angeles',
  pdt: '-07:00',
  jst: 'Asia/Tokyo',
};
const local = /(?<!\p{L})(?:local|местн\p{L}*|жергілікті|жергиликтүү|маҳалл\p{L}*|mahalliy|ýerli)(?!\p{L})/iu;
const offset = /(?<!\p{L})(UTC|GMT|ГМТ|МСК|MSK)(?:\s*([+\-−–])\s*(\d{1,2})(?::?(\d\d))?)?(?![\p{L}\d])/iu;
const placePatterns = places.map(
  ([stems, zone]) => [new RegExp(String.raw`(?<!\p{L})(?:${stems})\p{L}*`, 'iu'), zone] as const,
);

/** The zone that a head of a column or a cell with a time names; null for none. */
export function zoneIn(text: string): NamedZone | null {
  const byOffset = offset.exec(text);
  if (byOffset !== null) {
    const [written, name = '', sign, hours = '0', minutes = '00'] = byOffset;
    const isMoscow = /^(?:МСК|MSK)$/iu.test(name);
    if (sign === undefined) return { written, zone: isMoscow ? 'Europe/Moscow' : 'UTC' };
    const from = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes)) + (isMoscow ? 180 : 0);
    return Math.abs(from) > 14 * 60 ? null : { written, zone: offsetName(from) };
  }
  // "9:45 -10:00" is a range.
  const plainOffset = /(?:\+|(?<![\d:]|\d[:.]\d\d\s{1,3})[−-])\d\d:\d\d(?!\d)/u.exec(text)?.[0];
  if (plainOffset !== undefined) return { written: plainOffset, zone: plainOffset.replace('−', '-') };
  if (/\d:\d\d(?::\d\d)?Z(?![\p{L}\d])/u.test(text)) return { written: 'UTC', zone: 'UTC' };
  const isLocal = local.exec(text)?.[0];
  if (isLocal !== undefined) return { written: isLocal, zone: 'local' };
  for (const [pattern, zone] of placePatterns) {
    const written = pattern.exec(text)?.[0];
    if (written !== undefined) return { written, zone };
  }
  const word = text.split(/[^\p{L}/_]+/u).find((each) => zoneOfWord(each) !== null);
  return word === undefined ? null : { written: word, zone: zoneOfWord(word) ?? 'local' };
}

/** CET, and names of zones such as Asia/Almaty. */
function zoneOfWord(word: string): string | null {
  const known = /^\p{Lu}{3,4}$/u.test(word) ? abbreviations[word.toLowerCase()] : undefined;
  return known ?? (/^[A-Z]\w+\/[A-Z]\w+$/.test(word) && isTimeZone(word) ? word : null);
}

function offsetName(minutes: number): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  const all = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${part(Math.floor(all / 60))}:${part(all % 60)}`;
}

/** Whether clocks show the same in two zones; `local` is whatever the other one is. */
export function isSameZone(one: string, other: string, near: CalendarDay): boolean {
  if (one === 'local' || other === 'local' || one === other) return true;
  return offsetAt(near, '12:00', one) === offsetAt(near, '12:00', other);
}

/** The same for columns of one table, of which "local" is one of its own. */
function isOneClock(one: string, other: string, near: CalendarDay): boolean {
  return one === other || (one !== 'local' && other !== 'local' && isSameZone(one, other, near));
}

/** A head of times and what its column would hold. */
type HeadOfTimes = { readonly kind: string; readonly head: string; readonly index: number };

/**
 * The columns that say times of other zones than those that are taken, by their indexes: where several zones are named, the
 * one of the workshop is taken, else the times that name none, else those of the first zone.
 */
export function columnsOfOtherZones(heads: readonly HeadOfTimes[], { timeZone, near }: ZoneOfHours): number[] {
  const named = heads.map((each) => ({ ...each, zone: zoneIn(each.head)?.zone ?? null }));
  const zones: string[] = [];
  for (const { zone } of named) {
    if (zone !== null && !zones.some((other) => isOneClock(zone, other, near))) zones.push(zone);
  }
  const [first] = zones;
  const isTwice = ({ kind, index }: HeadOfTimes): boolean =>
    heads.some((other) => other.kind === kind && other.index !== index);
  const hasPlain = named.some((each) => each.zone === null && isTwice(each));
  if (first === undefined || zones.length + (hasPlain ? 1 : 0) < 2) return [];
  const own = timeZone === null ? undefined : zones.find((zone) => isOneClock(zone, timeZone, near));
  const wanted = own ?? zones.find((zone) => zone === 'local');
  const taken = wanted ?? (hasPlain ? null : first);
  return named.flatMap((each) => {
    const { zone, index, kind } = each;
    if (taken === null) return zone === null ? [] : [index];
    const isOther = zone !== null && !isOneClock(zone, taken, near);
    const hasNamed = named.some((other) => other.kind === kind && other.zone === taken);
    return isOther || (zone === null && hasNamed) ? [index] : [];
  });
}
