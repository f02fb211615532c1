import type { Name } from '../../shared/domain/people/person.ts';
import type { Random } from './random.ts';

/** Latin spelling, then Cyrillic. Turkmen and Uzbek names are written in their own Latin, the others in their own Cyrillic. */
type Spelling = readonly [latin: string, cyrillic: string];

type NameStock = {
  /** In the male form; women's names end in -a / -а. */
  readonly families: readonly Spelling[];
  readonly female: readonly Spelling[];
  readonly male: readonly Spelling[];
};

export type NameOrigin = 'KZ' | 'KG' | 'TJ' | 'TM' | 'UZ' | 'RU';

const stocks: Readonly<Record<NameOrigin, NameStock>> = {
  KZ: {
    families: [
      ['Äbenov', 'Әбенов'],
      ['Ğabdullin', 'Ғабдуллин'],
      ['Qasenov', 'Қасенов'],
      ['Nūrlybaev', 'Нұрлыбаев'],
      ['Öteghenov', 'Өтегенов'],
      ['Süleimenov', 'Сүлейменов'],
      ['Jünisov', 'Жүнісов'],
      ['Mūqanov', 'Мұқанов'],
      ['Şaimardanov', 'Шаймарданов'],
      ['Bekturğanov', 'Бектұрғанов'],
    ],
    female: [
      ['Gülnar', 'Гүлнар'],
      ['Äsem', 'Әсем'],
      ['Aigerım', 'Айгерім'],
      ['Qaraqat', 'Қарақат'],
      ['Şynar', 'Шынар'],
      ['Nūrgül', 'Нұргүл'],
      ['Äliia', 'Әлия'],
      ['Meruert', 'Меруерт'],
    ],
    male: [
      ['Erlan', 'Ерлан'],
      ['Däuren', 'Дәурен'],
      ['Mūrat', 'Мұрат'],
      ['Qanat', 'Қанат'],
      ['Ğalym', 'Ғалым'],
      ['Öskenbai', 'Өскенбай'],
      ['Säken', 'Сәкен'],
    ],
  },
  KG: {
    families: [
      ['Ömüraliev', 'Өмүралиев'],
      ['Ümötaliev', 'Үмөталиев'],
      ['Asanov', 'Асанов'],
      ['Toktogulov', 'Токтогулов'],
      ['Jeenbaev', 'Жээнбаев'],
      ['Mamytov', 'Мамытов'],
      ['Bököev', 'Бөкөев'],
      ['Süyünbaev', 'Сүйүнбаев'],
      ['Kasymov', 'Касымов'],
    ],
    female: [
      ['Aygül', 'Айгүл'],
      ['Gülzat', 'Гүлзат'],
      ['Meerim', 'Мээрим'],
      ['Nurgül', 'Нургүл'],
      ['Jyldyz', 'Жылдыз'],
      ['Örük', 'Өрүк'],
      ['Bermet', 'Бермет'],
    ],
    male: [
      ['Bakyt', 'Бакыт'],
      ['Öskönbay', 'Өскөнбай'],
      ['Ulan', 'Улан'],
      ['Döölöt', 'Дөөлөт'],
      ['Ümüt', 'Үмүт'],
      ['Nurlan', 'Нурлан'],
    ],
  },
  TJ: {
    families: [
      ['Jūraev', 'Ҷӯраев'],
      ['Ḩakimov', 'Ҳакимов'],
      ['Qodirov', 'Қодиров'],
      ['Ghafurov', 'Ғафуров'],
      ['Safarov', 'Сафаров'],
      ['Yūsupov', 'Юсупов'],
      ['Nazarov', 'Назаров'],
      ['Boboev', 'Бобоев'],
      ['Shodiev', 'Шодиев'],
    ],
    female: [
      ['Nigora', 'Нигора'],
      ['Mavjuda', 'Мавҷуда'],
      ['Gulchehra', 'Гулчеҳра'],
      ['Zulfiya', 'Зулфия'],
      ['Ḩavo', 'Ҳаво'],
      ['Shahnoza', 'Шаҳноза'],
      ['Farzona', 'Фарзона'],
    ],
    male: [
      ['Jamshed', 'Ҷамшед'],
      ['Rūzī', 'Рӯзӣ'],
      ['Qurbon', 'Қурбон'],
      ['Firdavs', 'Фирдавс'],
      ['Ḩusayn', 'Ҳусайн'],
      ['Siyovush', 'Сиёвуш'],
    ],
  },
  TM: {
    families: [
      ['Myradow', 'Мурадов'],
      ['Ýazmyradow', 'Язмурадов'],
      ['Nurýew', 'Нурыев'],
      ['Çaryýew', 'Чарыев'],
      ['Öwezow', 'Овезов'],
      ['Gurbanow', 'Гурбанов'],
      ['Hojaýew', 'Ходжаев'],
      ['Täçmyradow', 'Тачмурадов'],
      ['Annaşow', 'Аннашов'],
      ['Saparow', 'Сапаров'],
      ['Rejepow', 'Реджепов'],
      ['Durdyýew', 'Дурдыев'],
    ],
    female: [
      ['Aýna', 'Айна'],
      ['Jemal', 'Джемал'],
      ['Oguljeren', 'Огулджерен'],
      ['Gülşat', 'Гульшат'],
      ['Mähri', 'Мяхри'],
      ['Aýgözel', 'Айгозель'],
      ['Ogulnabat', 'Огулнабат'],
      ['Şirin', 'Ширин'],
      ['Bahar', 'Бахар'],
    ],
    male: [
      ['Merdan', 'Мердан'],
      ['Döwlet', 'Довлет'],
      ['Kakajan', 'Какаджан'],
      ['Batyr', 'Батыр'],
      ['Serdar', 'Сердар'],
      ['Ýagmyr', 'Ягмур'],
      ['Nury', 'Нуры'],
      ['Öwez', 'Овез'],
    ],
  },
  UZ: {
    families: [
      ['Yoʻldoshev', 'Йўлдошев'],
      ['Gʻulomov', 'Ғуломов'],
      ['Qosimov', 'Қосимов'],
      ['Toʻxtaev', 'Тўхтаев'],
      ['Hamidov', 'Ҳамидов'],
      ['Oʻrinov', 'Ўринов'],
      ['Rahimov', 'Раҳимов'],
      ['Shomurodov', 'Шомуродов'],
      ['Abduqodirov', 'Абдуқодиров'],
    ],
    female: [
      ['Feruza', 'Феруза'],
      ['Oʻgʻiloy', 'Ўғилой'],
      ['Nodira', 'Нодира'],
      ['Gulbahor', 'Гулбаҳор'],
      ['Shahlo', 'Шаҳло'],
      ['Maʼmura', 'Маъмура'],
      ['Dilfuza', 'Дилфуза'],
    ],
    male: [
      ['Jasur', 'Жасур'],
      ['Ulugʻbek', 'Улуғбек'],
      ['Bahodir', 'Баҳодир'],
      ['Oʻtkir', 'Ўткир'],
      ['Qahramon', 'Қаҳрамон'],
      ['Sherzod', 'Шерзод'],
    ],
  },
  RU: {
    families: [
      ['Sokolov', 'Соколов'],
      ['Fyodorov', 'Фёдоров'],
      ['Kuznetsov', 'Кузнецов'],
      ['Shcherbakov', 'Щербаков'],
      ['Yershov', 'Ершов'],
    ],
    female: [
      ['Natalya', 'Наталья'],
      ['Yelena', 'Елена'],
      ['Olga', 'Ольга'],
      ['Tatyana', 'Татьяна'],
    ],
    male: [
      ['Sergey', 'Сергей'],
      ['Artyom', 'Артём'],
      ['Pavel', 'Павел'],
      ['Dmitry', 'Дмитрий'],
    ],
  },
};

/** Patronymics of the Russian pattern, as many passports of the region have them; Turkmen lists go without. */
const fathers: Readonly<Record<'russian' | 'central-asian', readonly Spelling[]>> = {
  russian: [
    ['Ivan', 'Иван'],
    ['Viktor', 'Виктор'],
    ['Boris', 'Борис'],
  ],
  'central-asian': [
    ['Rustam', 'Рустам'],
    ['Karim', 'Карим'],
    ['Bolat', 'Болат'],
    ['Anvar', 'Анвар'],
  ],
};

function fatherOf(random: Random, origin: NameOrigin): Spelling | undefined {
  if (origin === 'RU') return random.pick(fathers.russian);
  return origin !== 'TM' && random.chance(40) ? random.pick(fathers['central-asian']) : undefined;
}

/** An invented name in both scripts; some have a patronymic. */
export function inventedName(
  random: Random,
  origin: NameOrigin,
  sex: 'female' | 'male',
): { latin: Name; cyrillic: Name } {
  const stock = stocks[origin];
  const family = random.pick(stock.families);
  const given = random.pick(stock[sex]);
  const father = fatherOf(random, origin);
  return {
    latin: {
      family: family[0] + (sex === 'female' ? 'a' : ''),
      given: given[0],
      patronymic: father === undefined ? '' : father[0] + (sex === 'female' ? 'ovna' : 'ovich'),
    },
    cyrillic: {
      family: family[1] + (sex === 'female' ? 'а' : ''),
      given: given[1],
      patronymic: father === undefined ? '' : father[1] + (sex === 'female' ? 'овна' : 'ович'),
    },
  };
}
