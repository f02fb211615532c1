/** Endings of family names and patronymics, and words of kinship; in small letters with one kind of apostrophe. */

/** "Son of" and "daughter of" as words of their own or at the end of the father's name. */
const kin: Readonly<Record<'m' | 'f', string>> = {
  m: "улы|ұлы|уулу|оглы|оглу|угли|ўғли|оғли|углы|улу|uly|ulu|ūly|ūlı|uulu|ogly|oglu|oğlu|ogli|o'g'li|og'li|o'gli|ogʻli|õgli|ōgli|ōğli|õğli|ō'g'li|ugli|ugly",
  f: 'қызы|кызы|кизи|қизи|гызы|qizi|qızı|qyzy|kyzy|kizi|kyzi|gyzy|gizi',
};
const kinWord = { m: new RegExp(`^(?:${kin.m})$`, 'u'), f: new RegExp(`^(?:${kin.f})$`, 'u') };
const kinEnd = { m: new RegExp(`(?:${kin.m})$`, 'u'), f: new RegExp(`(?:${kin.f})$`, 'u') };

const patronymicEnd = {
  m: /(?:[оеё]вич|[ыи]ч|[oe]vi(?:ch|č|c)|[oe]vitch|[oe]wi(?:ç|ch)|[yi]ch|[yi]č)$/u,
  f: /(?:[оеё]вна|(?:ин)?ична|инишна|[oe]vna|[oe]wna|(?:in)?i(?:ch|č)na)$/u,
};

export type SexByName = 'm' | 'f' | '';

/** Whether a word says "son of" or "daughter of" by itself. */
export function kinOf(word: string): SexByName {
  if (kinWord.m.test(word)) return 'm';
  return kinWord.f.test(word) ? 'f' : '';
}

/** A father's name without its ending, and whose it is; '' where the ending does not say. A bare name stays as it is. */
export function fatherRoot(patronymic: string): { readonly root: string; readonly sex: SexByName } {
  const words = patronymic.split(/[\s-]+/);
  const last = words.at(-1) ?? '';
  const own = kinOf(last);
  if (words.length > 1 && own !== '') return { root: words.slice(0, -1).join(''), sex: own };
  for (const sex of ['m', 'f'] as const) {
    for (const end of [kinEnd[sex], patronymicEnd[sex]]) {
      const root = patronymic.replace(end, '');
      if (root !== patronymic && root.length > 1) return { root, sex };
    }
  }
  const bare = patronymic.replace(/(?:зода|заде|zoda|zada|zade)$/u, '');
  return { root: bare.length > 1 ? bare : patronymic, sex: '' };
}

/** Whether a word is a patronymic by its end. */
export function isPatronymic(word: string): boolean {
  const { root, sex } = fatherRoot(word);
  return sex !== '' && root !== word && root.length > 1 && word.length > 5;
}

/** How a family name is made of its root: Назаров, Назарзода, Назарӣ, Назар. */
export type FamilyForm = 'ov' | 'in' | 'skiy' | 'zoda' | 'son' | 'i' | 'bare';

const familyEnds: readonly (readonly [FamilyForm, RegExp, RegExp])[] = [
  ['ov', /(?:[оеё]в|[oe]v|[oe]w|[oe]ff)$/u, /(?:[оеё]ва|[oe]va|[oe]wa)$/u],
  ['skiy', /(?:[сц]кий|[sc]ki[yij]|[sc]k[yi]|tskiy)$/u, /(?:[сц]кая|[sc]ka(?:ya|ia|ja|â|ýa))$/u],
  // Not Наҷмиддин, which is a name without an ending.
  ['in', /(?<!дд|dd)(?:[иы]н|[iy]n)$/u, /(?<!дд|dd)(?:[иы]на|[iy]na)$/u],
];

/** The root of a family name, how it is made, and whose form it is; '' where the form is that of both. */
export function familyParts(word: string): {
  readonly root: string;
  readonly form: FamilyForm;
  readonly sex: SexByName;
} {
  for (const [form, male, female] of familyEnds) {
    const isFemale = female.test(word);
    if (!isFemale && !male.test(word)) continue;
    const root = word.replace(isFemale ? female : male, '');
    if (root.length >= 3) return { root, form, sex: isFemale ? 'f' : 'm' };
  }
  const child = word.replace(/(?:зода|заде|зад|zoda|zada|zade)$/u, '');
  if (child !== word && child.length >= 3) return { root: child, form: 'zoda', sex: '' };
  for (const sex of ['m', 'f'] as const) {
    const root = word.replace(kinEnd[sex], '').replace(/[\s-]+$/u, '');
    if (root !== word && root.length >= 3) return { root, form: 'son', sex };
  }
  const relative = word.replace(/(?:ӣ|ī|í)$/u, '');
  if (relative !== word && relative.length >= 3) return { root: relative, form: 'i', sex: '' };
  return { root: word, form: 'bare', sex: '' };
}
