import * as z from 'zod';
import { entities } from '../../shared/domain/entities.ts';
import { sharedParts, type WorkshopSnapshot, workshopParts } from '../../shared/domain/workshop-snapshot.ts';

/** Strings that break programs, by what is odd about them, as the Big List of Naughty Strings divides them. */
const naughty = {
  'words of programming languages': [
    'undefined',
    'null',
    'NULL',
    'NaN',
    'true',
    'Infinity',
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    '[object Object]',
    '\\',
    '\\\\',
    'sep=;',
  ],
  numbers: [
    '0',
    '-0',
    '007',
    '1/0',
    '1E5',
    '1e309',
    '0x0',
    '1,000.00',
    '1 000,00',
    '½',
    '٠١٢٣',
    '12345678901234567890',
  ],
  signs: [",./;'[]\\-=", '<>?:"{}|_+', '!@#$%^&*()`~', '…', '---', '???', '"', "'", '""', ';;,,\t||'],
  'control characters': [
    'a\u0000b',
    Array.from({ length: 31 }, (_, code) => String.fromCharCode(code + 1)).join(''),
    `a${Array.from({ length: 33 }, (_, code) => String.fromCharCode(code + 127)).join('')}b`,
    '\u001b[31mred\u001b[0m',
  ],
  blanks: [' ', '\t', 'a\r\nb\rc\nd', '\u00a0', '\u2003x\u3000', '\u200b', '\u2028\u2029', '\ufeffa\ufeff', 'a\u00adb'],
  symbols: [
    'Ω≈ç√∫˜µ≤≥÷',
    'åß∂ƒ©˙∆˚¬…æ',
    'ЁЂЃЄЅІЇЈЉЊЋЌЍЎЏ',
    '⁰⁴⁵₀₁₂',
    '﷽',
    'ﬁﬂ',
    'ɹolop ɯnsdᴉ',
    'Ⱥ Ⱦ',
    '\ue000\u{f0000}',
  ],
  'two and more bytes': [
    '田中さんにあげて下さい',
    '𠜎𠜱𠝹𠱓',
    '사회과학원 어학연구소',
    'ヽ༼ຈل͜ຈ༽ﾉ',
    '가\u1100\u1161',
    'ሀይለ',
    'শুভ',
  ],
  emoji: ['👩🏽‍⚕️👨‍👩‍👧‍👦', '🏳️‍🌈 🇰🇿 1️⃣', '🚾 🆒', '🧑🏽‍⚕️'.repeat(20)],
  'written from right to left': ['ثم نفس سقطت', 'בְּרֵאשִׁית בָּרָא', 'مُنَاقَشَةُ 09:00 (A)', 'می‌خواهیم'],
  'marks of direction': ['\u202etxt.exe', '\u2066a\u2069\u2067b', 'a\u200fb\u200e', '\u202dleft\u202c', '\u202e'],
  'combining marks': ['Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮', `e${'\u0301'.repeat(200)}`, '\u0301', 'Cafe\u0301', 'и\u0306од', '\u0f71\u0f72\u0f73'],
  'letters that look alike or change their case': [
    'Ѕасha',
    'Ｔｈｅ ｑｕｉｃｋ',
    '𝐓𝐡𝐞',
    '⒯⒣⒠',
    'İIıi',
    'ß ẞ SS',
    'Σσς',
    'K Å Ω',
  ],
  'text that is no Unicode': ['\ud800', '\udc00', 'a\udfff\ud800b', '\ufffe\uffff', '\ufdd0\u{1fffe}', '\ufffd'],
  'HTML and scripts': [
    '<script>window.naughty=1</script>',
    '"><img src=x onerror="window.naughty=1">',
    '<svg onload=window.naughty=1></svg>',
    '<iframe src="https://example.org/"></iframe>',
    '<a href="javascript:window.naughty=1">x</a>',
    '</style><style>*{background:url(https://example.org/a.png)}</style>',
    '</text></svg><image href="https://example.org/a.png"/>',
    "{{constructor.constructor('window.naughty=1')()}}",
    '{page}/{pages}',
    'javascript:window.naughty=1',
    'data:text/html,<script>window.naughty=1</script>',
    '&lt;b&gt; &#x41; &amp;nbsp;',
  ],
  XML: [
    ']]>',
    '<![CDATA[',
    '<!--',
    '--><!-- -->',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    '_x000D_',
    '_x0041_',
  ],
  'other languages': [
    '1;DROP TABLE users',
    "' OR 1=1 -- 1",
    '$(touch /tmp/naughty)',
    '`id`',
    '%s%n%x',
    '%00',
    '$\u007bjndi:ldap://example.org/a}',
    'BEGIN:VEVENT\r\nEND:VCALENDAR',
    'a;b,c\\n"d":e',
  ],
  'names of files': [
    '../../../../etc/passwd',
    'C:\\Windows\\win.ini',
    '\\\\host\\share',
    'file:///etc/passwd',
    '--help',
    'CON',
    'nul.txt',
    '.',
    '..',
  ],
  formulas: [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '－1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","x")',
    '=WEBSERVICE("https://example.org")',
  ],
  'what is long': ['щ'.repeat(20_000), 'word '.repeat(4000), '𝒳'.repeat(10_000)],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const naughtyClasses: readonly (readonly [name: string, texts: readonly string[]])[] = Object.entries(naughty);
export const naughtyTexts: readonly string[] = Object.values(naughty).flat();

const lengths = [20_000, 10_000, 4000, 1000, 500, 300, 200, 100, 60, 40, 20];
/** What is put into fields that are no text: they are of no importance to whoever fills the others. */
const others = ['', '2025-07-15', '09:00', '2025-07-15T09:00:00.000Z', 'KZ', 'a@example.org'];

/**
 * The value with the next text in each field in which its schema allows any text at all, cut to what fits. Texts, lists and
 * objects that are not there yet are made, unless they would have to name another record.
 */
export function filled(schema: z.core.$ZodType, value: unknown, nextText: () => string): unknown {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    const nothing = value ?? (schema instanceof z.ZodNullable ? null : undefined);
    const isThere = value !== null && value !== undefined;
    return isThere || holdsText(schema) ? (filled(schema.unwrap(), value ?? undefined, nextText) ?? nothing) : nothing;
  }
  if (schema instanceof z.ZodArray) return filledArray(schema, value, nextText);
  if (schema instanceof z.ZodRecord) return filledRecord(schema, value, nextText);
  if (schema instanceof z.ZodObject) return filledObject(schema, value, nextText);
  if (schema instanceof z.ZodString) {
    const longest = longestText(schema);
    return longest === 0
      ? (value ?? others.find((each) => schema.safeParse(each).success))
      : nextText().slice(0, longest);
  }
  if (value !== undefined) return value;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodBoolean) return false;
  return schema instanceof z.ZodType ? [...others, 1].find((each) => schema.safeParse(each).success) : undefined;
}

function filledArray(schema: z.ZodArray, value: unknown, nextText: () => string): unknown {
  const items = (value ?? []) as readonly unknown[];
  if (items.length > 0) return items.map((item) => filled(schema.element, item, nextText));
  const made = holdsText(schema) ? filled(schema.element, undefined, nextText) : undefined;
  return made === undefined ? [] : [made];
}

function filledRecord(schema: z.ZodRecord, value: unknown, nextText: () => string): unknown {
  const known = (value ?? {}) as Readonly<Record<string, unknown>>;
  const added = ['en', 'ru'].filter((key) => holdsText(schema) && isAllowed(schema, key));
  const keys = new Set([...Object.keys(known), ...added]);
  return Object.fromEntries([...keys].map((key) => [key, filled(schema.valueType, known[key], nextText)]));
}

/** A zone has to be one that the computer knows, and an audience of a position that nobody has would empty every list. */
const leftAlone = new Set(['timeZone', 'audienceFilter']);

function filledObject({ shape }: z.ZodObject, value: unknown, nextText: () => string): unknown {
  const known = (value ?? {}) as Readonly<Record<string, unknown>>;
  const made = { ...known };
  for (const [name, field] of Object.entries<z.core.$ZodType>(shape)) {
    if (leftAlone.has(name) && name in known) continue;
    const inner = filled(field, known[name], nextText);
    if (inner !== undefined) made[name] = inner;
    else if (!(field instanceof z.ZodOptional)) return undefined;
  }
  return made;
}

/** Whether a record by some name may have that name. */
function isAllowed({ keyType }: z.ZodRecord, key: string): boolean {
  return keyType instanceof z.ZodType && keyType.safeParse(key).success;
}

function holdsText(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return holdsText(schema.unwrap());
  if (schema instanceof z.ZodArray) return holdsText(schema.element);
  if (schema instanceof z.ZodRecord) return holdsText(schema.valueType);
  if (schema instanceof z.ZodObject)
    return Object.values<z.core.$ZodType>(schema.shape).some((field) => holdsText(field));
  return schema instanceof z.ZodString && longestText(schema) > 0;
}

/** In UTF-16 units; 0 where not every text is allowed. */
function longestText(schema: z.ZodString): number {
  return lengths.find((length) => schema.safeParse('<ü\u202e'.padEnd(length, 'x')).success) ?? 0;
}

/** A workshop with the next text in each text field of each of its records. */
export function filledWorkshop(snapshot: WorkshopSnapshot, nextText: () => string): WorkshopSnapshot {
  const { programme, workshop } = entities;
  const lists = Object.entries({ ...workshopParts, ...sharedParts }).map(([part, entity]) => [
    part,
    snapshot[part as keyof typeof workshopParts].map((record) => filled(entities[entity].schema, record, nextText)),
  ]);
  return {
    ...snapshot,
    ...(Object.fromEntries(lists) as Partial<WorkshopSnapshot>),
    programme: filled(programme.schema, snapshot.programme, nextText) as WorkshopSnapshot['programme'],
    workshop: filled(workshop.schema, snapshot.workshop, nextText) as WorkshopSnapshot['workshop'],
  };
}

/** Gives one naughty text after the other, from the one at `first` on. */
export function naughtyFrom(first: number): () => string {
  let next = first;
  return () => naughtyTexts[next++ % naughtyTexts.length] ?? '';
}
