/** Words in and around names of people, which agendas and lists of people know alike. */

/** Ranks, degrees and forms of address before a name or after it; dots are optional. In small letters. */
const titles: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx mme madame monsieur herr frau dr drs prof professor doctor sir dame hon honourable he h.e ing dipl.-ing phd ph.d md mph mba llm ll.m ' +
    'judge justice ambassador colonel major captain general ' +
    'г-н г-жа г-да господин госпожа тов товарищ д-р др доктор проф профессор доц доцент акад академик асс ст.преп ' +
    'полковник подполковник майор капитан лейтенант генерал генерал-майор судья адвокат посол ' +
    'мырза ханым janob xonim жаноб хоним домла mugallym'
  ).split(' '),
);
/** к.ю.н., д. п. н., к.м.н */
const degree = /^[кд]\.\s?\p{Ll}{1,5}\.?(?:-\p{Ll}{1,4}\.?)?\s?н\.?$/u;

/** Words in small letters that begin family names or stand inside them. */
const particles: ReadonlySet<string> = new Set(
  'van von de den der des di da do dos du la le al el bin ibn ben abu ter ten zu af av ван фон де дер ди да дю ла ле аль эль бин ибн уль'.split(
    ' ',
  ),
);

/** Whether a word is a rank, a degree or a form of address. */
export function isTitleWord(word: string): boolean {
  return titles.has(word.toLowerCase().replace(/\.$/, '')) || degree.test(word);
}

/** Whether a word is one with which family names begin, by itself. */
export function isParticleWord(word: string): boolean {
  return particles.has(word.toLowerCase());
}

/** Whether a word begins with an article or a particle before a capital: al-Farabi, d'Artagnan. */
export function hasJoinedParticle(word: string): boolean {
  return /^(?:al|el|ad|an|ar|as|аль|эль|d|o|l)[-'’ʻ‘]\p{Lu}/u.test(word);
}
