/** Words in and around names of people, which agendas and lists of people know alike. */

/** Ranks, degrees and forms of address before a name or after it; dots are optional. In small letters. */
const titles: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx mme mlle mm madame mademoiselle monsieur herr frau señor señora signor signora sig.ra dott.ssa prof.ssa sayın bayan dr drs prof professor doctor sir dame hon honourable he h.e ing dipl.-ing phd ph.d md mph mba llm ll.m ' +
    'judge justice ambassador colonel major captain general ' +
    'г-н г-жа г-да господин госпожа тов товарищ д-р др доктор проф профессор доц доцент акад академик асс ст.преп ' +
    'полковник подполковник майор капитан лейтенант генерал генерал-майор судья адвокат посол ' +
    'мырза ханым janob xonim жаноб хоним домла mugallym'
  ).split(' '),
);
/** Titles that are words of another meaning, or names, where no dot follows them. */
const dottedTitles: ReadonlySet<string> = new Set(
  'sr sra srta sig dott hr amb col lt maj gen capt sgt brig adm cpt insp rev lic eng mag dipl s.e s.e.m полк подполк кап лейт ген'.split(
    ' ',
  ),
);
/** к.ю.н., д. п. н., к.м.н */
const degree = /^[кд]\.\s?\p{Ll}{1,5}\.?(?:-\p{Ll}{1,4}\.?)?\s?н\.?$/u;

/** Words in small letters that begin family names or stand inside them. */
const particles: ReadonlySet<string> = new Set(
  'van von de den der des di da do dos du la le al el y e bin ibn ben abu ter ten zu af av ван фон де дер ди да дю ла ле аль эль бин ибн уль'.split(
    ' ',
  ),
);

/** Whether a word is a rank, a degree or a form of address. */
export function isTitleWord(word: string): boolean {
  const plain = word.toLowerCase().replace(/\.$/, '');
  return titles.has(plain) || degree.test(word) || (word.endsWith('.') && dottedTitles.has(plain));
}

/** Whether a text begins with one; "M." is the French one before two whole words, else the initial of a name. */
export function beginsWithTitle(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  const isWhole = /^\p{Lu}[\p{L}'’-]*\p{L}$/u.test(second) && words.length > 2;
  return isTitleWord(first) || (first === 'M.' && isWhole);
}

/** Given names that end as family names of the region do. */
const givenByEnd: ReadonlySet<string> = new Set(
  (
    'ирина марина галина нина полина алина арина карина екатерина валентина ангелина регина кристина дина лина зина альбина эвелина иоланта сабина фарина зарина мадина амина ' +
    'эльвина константин валентин августин вениамин мартин марлен яков святослав лев ярослав вячеслав мирослав назарин шахин ясин амин эмин насрин ширин айгерин ' +
    'irina marina galina nina polina alina arina karina ekaterina katerina valentina angelina regina kristina christina catarina dina lina tina gina albina evelina carolina ' +
    'sabina zarina madina amina elina martina davina konstantin valentin benjamin martin kevin robin justin karin colin gavin edwin marvin calvin austin quentin yasin amin ' +
    'emin armin shirin nasrin yasmin jasmin erin devin melvin alvin corin sherwin jacqueline yakov lev lina melina sarina katrin catrin'
  ).split(' '),
);

/** Whether a word is no family name although it ends as one: Ирина, Martin, Лев. */
export function isGivenByEnd(word: string): boolean {
  return givenByEnd.has(word.toLowerCase());
}

/** Whether a word is one with which family names begin, by itself. */
export function isParticleWord(word: string): boolean {
  return particles.has(word.toLowerCase());
}

/** Whether a word begins with an article or a particle before a capital: al-Farabi, d'Artagnan. */
export function hasJoinedParticle(word: string): boolean {
  return /^(?:al|el|ad|an|ar|as|аль|эль|d|o|l)[-'’ʻ‘]\p{Lu}/u.test(word);
}
