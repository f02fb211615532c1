import type { Language } from '../../domain/language.ts';
import type { Institution } from '../../domain/people/person.ts';
import { importedText } from '../plain-text.ts';

type Kind = Pick<Institution, 'kind' | 'sector'>;

/** Words in names of bodies and what they say of them, the more telling ones first; in small letters. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [
    /минздрав|здравоохран|денсаулық|саламаттык|тандуруст|saglyg|sogʻliq|ministry of health/,
    { kind: 'ministry', sector: 'health' },
  ],
  [
    /министерство юстиции|әділет министр|вазорати адлия|adalat ministr|adliya vazir|ministry of justice/,
    { kind: 'ministry', sector: 'justice' },
  ],
  [
    /внутренних дел|ішкі істер|ички иштер|корҳои дохилӣ|içeri işler|ichki ishlar|ministry of (?:the )?interior|(?<!\p{L})мвд(?!\p{L})/u,
    { kind: 'ministry', sector: 'interior' },
  ],
  [/прокуратур|prosecutor|prokuratura|полици|police|милици/, { kind: 'law-enforcement', sector: 'justice' }],
  [/(?<!\p{L})(?:суд|суда|сот|court|sud|kazyýet)(?!\p{L})/u, { kind: 'judiciary', sector: 'justice' }],
  [/министерств|министрл|вазорат|вазирли|ministrlig|vazirlig|ministry/, { kind: 'ministry', sector: 'other' }],
  [
    /университет|институт|академи|донишгоҳ|universit|institut|academy|akademi/,
    { kind: 'university', sector: 'education' },
  ],
  [
    /больниц|поликлиник|клиник|hospital|clinic|аурухана|kasalxona|hassahana/,
    { kind: 'health-service', sector: 'health' },
  ],
  [
    /(?<!\p{L})(?:оон|undp|unodc|unicef|osce|обсе|воз|who|iom|мом|юнисеф|юнодк)(?!\p{L})/u,
    { kind: 'international-organisation', sector: 'international' },
  ],
  [
    /общественн\p{L}* (?:фонд|объединен)|\bngo\b|нпо|қоғамдық|коомдук/u,
    { kind: 'civil-society', sector: 'civil-society' },
  ],
  [/агентств|agency|комитет|committee|служб/, { kind: 'agency', sector: 'other' }],
];

/** What the name of an institution says of its kind and sector; `other` where it says nothing. */
function institutionKindOf(name: string): Kind {
  const small = name.toLowerCase();
  return kinds.find(([pattern]) => pattern.test(small))?.[1] ?? { kind: 'other', sector: 'other' };
}

/** An institution of which the name alone is known; its kind and sector are what the name says. */
export function newInstitution(
  id: string,
  name: string,
  country: Institution['country'],
  language: Language,
): Institution {
  return { id, name: importedText(name.slice(0, 500), language), country, ...institutionKindOf(name) };
}
