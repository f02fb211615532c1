export type MadeLanguage = 'ru' | 'kk' | 'ky' | 'tg' | 'tk' | 'uz' | 'en';
export const madeLanguages: readonly MadeLanguage[] = ['ru', 'kk', 'ky', 'tg', 'tk', 'uz', 'en'];

type Words = {
  readonly country: string;
  readonly code: string;
  readonly countryForms: readonly string[];
  /** Men and women: family, given, patronymic. */
  readonly men: readonly string[];
  readonly women: readonly string[];
  readonly positions: readonly string[];
  readonly institutions: readonly string[];
  readonly heads: Readonly<Record<MadeColumn, readonly string[]>>;
  readonly sexes: readonly (readonly [string, string])[];
  readonly total: readonly string[];
  readonly signed: readonly string[];
};

export type MadeColumn =
  | 'number'
  | 'name'
  | 'family'
  | 'given'
  | 'patronymic'
  | 'sex'
  | 'position'
  | 'institution'
  | 'country'
  | 'phone'
  | 'email';

export const words: Readonly<Record<MadeLanguage, Words>> = {
  ru: {
    country: 'KZ',
    code: '+7701',
    countryForms: ['Казахстан', 'РК', 'Республика Казахстан', 'KZ', 'KAZ'],
    men: ['Оразов Ерлан Маратович', 'Ким Виктор Петрович', 'Сулейменов Тимур Болатович', 'Нурпеисов Данияр Ильич'],
    women: [
      'Оразова Айгуль Маратовна',
      'Цой Лариса Сергеевна',
      'Бекмуратова Динара Ильинична',
      'Ли-Петрова Анна Викторовна',
    ],
    positions: ['начальник отдела', 'главный специалист', 'врач', 'старший преподаватель', 'директор департамента'],
    institutions: [
      'Министерство здравоохранения',
      'Академия правосудия',
      'Центр обучения «Сана»',
      'РГП «Институт права»',
    ],
    heads: {
      number: ['№', '№ п/п', 'п/п', 'Номер'],
      name: ['Ф.И.О.', 'ФИО участника', 'Фамилия, имя, отчество', 'Ф. И. О. (полностью)'],
      family: ['Фамилия'],
      given: ['Имя'],
      patronymic: ['Отчество', 'Отчество (при наличии)'],
      sex: ['Пол', 'Пол (м/ж)'],
      position: ['Должность', 'Занимаемая должность'],
      institution: ['Организация', 'Место работы', 'Учреждение', 'Наименование организации'],
      country: ['Страна', 'Государство'],
      phone: ['Телефон', 'Контактный телефон', 'Моб. тел.', 'Тел. (моб.)'],
      email: ['E-mail', 'Эл. почта', 'Электронная почта', 'Адрес эл. почты'],
    },
    sexes: [
      ['м', 'ж'],
      ['М', 'Ж'],
      ['муж.', 'жен.'],
      ['мужской', 'женский'],
    ],
    total: ['Итого: N человек', 'Всего – N', 'Итого N, в том числе женщин – W'],
    signed: [
      'Руководитель управления',
      'Исполнитель: Сапарова А., тел. 74-05-30',
      'Начальник отдела кадров ________ Б. Омаров',
      'Согласовано',
    ],
  },
  kk: {
    country: 'KZ',
    code: '+7705',
    countryForms: ['Қазақстан', 'ҚР', 'Қазақстан Республикасы'],
    men: ['Бөкенбаев Ұлан Тұрарұлы', 'Ғабитов Жиһангер Мәлікұлы', 'Әбдірахман Нұрлан Серікұлы'],
    women: ['Жүнісова Гүлжан Қанатқызы', 'Өскенбай Нұргүл Ерланқызы', 'Қасымова Әсел Болатқызы'],
    positions: ['аға прокурор', 'бөлім бастығы', 'бас маман', 'дәрігер'],
    institutions: ['Бас прокуратура', 'Ішкі істер министрлігі', 'Жоғарғы Сот'],
    heads: {
      number: ['Р/с', '№', 'Р/с №'],
      name: ['Аты-жөні', 'Т.А.Ә.', 'Тегі, аты, әкесінің аты'],
      family: ['Тегі'],
      given: ['Аты'],
      patronymic: ['Әкесінің аты'],
      sex: ['Жынысы'],
      position: ['Лауазымы', 'Қызметі'],
      institution: ['Ұйымы', 'Жұмыс орны', 'Мекеме атауы'],
      country: ['Мемлекеті', 'Елі'],
      phone: ['Телефон', 'Байланыс телефоны', 'Телефон нөмірі'],
      email: ['Электрондық пошта', 'E-mail'],
    },
    sexes: [
      ['ер', 'әйел'],
      ['Е', 'Ә'],
      ['еркек', 'әйел'],
    ],
    total: ['Барлығы: N адам', 'Барлығы N'],
    signed: ['Департамент директоры', 'Орындаушы: А. Сапарова', 'Бөлім бастығы ______ Қ. Төлегенов'],
  },
  ky: {
    country: 'KG',
    code: '+996555',
    countryForms: ['Кыргызстан', 'КР', 'Кыргыз Республикасы', 'KGZ'],
    men: ['Асанов Бакыт Турдубаевич', 'Осмонов Нурлан Эсенович', 'Мамбетов Үсөн Токтогулович'],
    women: ['Асанова Айнура Бакытовна', 'Токтогулова Чолпон Эсеновна', 'Өмүрова Гүлмира Кадыровна'],
    positions: ['башкы адис', 'бөлүм башчысы', 'дарыгер'],
    institutions: ['Саламаттык сактоо министрлиги', 'Жогорку Сот', 'Медициналык академия'],
    heads: {
      number: ['№', 'т/р'],
      name: ['Аты-жөнү', 'Ф.А.А.', 'Фамилиясы, аты, атасынын аты'],
      family: ['Фамилиясы'],
      given: ['Аты'],
      patronymic: ['Атасынын аты'],
      sex: ['Жынысы'],
      position: ['Кызмат орду', 'Кызматы'],
      institution: ['Иштеген жери', 'Мекемеси', 'Уюму'],
      country: ['Өлкөсү', 'Мамлекети'],
      phone: ['Телефону', 'Телефон'],
      email: ['Эл. почтасы', 'E-mail'],
    },
    sexes: [
      ['эркек', 'аял'],
      ['э', 'а'],
      ['М', 'Ж'],
    ],
    total: ['Баары: N', 'Бардыгы: N адам'],
    signed: ['Башкармалыктын башчысы', 'Бөлүм башчысы ______ Ж. Мамбетов'],
  },
  tg: {
    country: 'TJ',
    code: '+992935',
    countryForms: ['Тоҷикистон', 'ҶТ', 'Ҷумҳурии Тоҷикистон', 'TJK'],
    men: ['Раҳимов Фирӯз Саидович', 'Каримов Беҳрӯз Акбарович', 'Ҷӯраев Ҳикмат Назарович'],
    women: ['Раҳимова Нигина Саидовна', 'Ҳакимова Моҳира Ҷамшедовна', 'Қодирова Зебо Акбаровна'],
    positions: ['мутахассиси пешбар', 'сардори шуъба', 'духтур'],
    institutions: ['Вазорати адлия', 'Суди Олӣ', 'Донишгоҳи миллӣ'],
    heads: {
      number: ['№', 'р/т'],
      name: ['Ному насаб', 'Насаб, ном, номи падар'],
      family: ['Насаб'],
      given: ['Ном'],
      patronymic: ['Номи падар'],
      sex: ['Ҷинс', 'Ҷинсият'],
      position: ['Вазифа'],
      institution: ['Ҷойи кор', 'Муассиса', 'Ташкилот'],
      country: ['Кишвар', 'Давлат'],
      phone: ['Телефон', 'Рақами телефон'],
      email: ['Почтаи электронӣ', 'E-mail'],
    },
    sexes: [
      ['мард', 'зан'],
      ['м', 'з'],
    ],
    total: ['Ҳамагӣ: N нафар', 'Ҷамъ: N'],
    signed: ['Сардори раёсат', 'Муовини вазир ______ М. Саидов'],
  },
  tk: {
    country: 'TM',
    code: '+99365',
    countryForms: ['Türkmenistan', 'TM', 'TKM'],
    men: ['Öwezmyradow Şöhrat Hojamyradowiç', 'Gurbanow Ýhlas Baýramowiç', 'Nazarow Maksat Annaýewiç'],
    women: ['Ýazgeldiýewa Oguljahan Annamuhammedowna', 'Çaryýewa Läle Nuryýewna', 'Gurbanowa Jeren Baýramowna'],
    positions: ['bölüm başlygy', 'baş hünärmen', 'lukman'],
    institutions: ['Adalat ministrligi', 'Ýokary kazyýet', 'Lukmançylyk uniwersiteti'],
    heads: {
      number: ['T/b', '№'],
      name: ['Familiýasy, ady, atasynyň ady', 'F.A.A.'],
      family: ['Familiýasy'],
      given: ['Ady'],
      patronymic: ['Atasynyň ady'],
      sex: ['Jynsy'],
      position: ['Wezipesi'],
      institution: ['Iş ýeri', 'Edarasy'],
      country: ['Ýurdy', 'Döwleti'],
      phone: ['Telefon', 'Telefon belgisi'],
      email: ['E-mail', 'Elektron salgysy'],
    },
    sexes: [
      ['erkek', 'zenan'],
      ['e', 'z'],
    ],
    total: ['Jemi: N adam', 'Jemi: N, şol sanda zenanlar – W'],
    signed: ['Ministriň orunbasary ____________ M. Garlyýew', 'Başlyk'],
  },
  uz: {
    country: 'UZ',
    code: '+99890',
    countryForms: ['O‘zbekiston', "O'zbekiston Respublikasi", 'UZ', 'UZB'],
    men: ['Qodirov O‘tkir Rustam o‘g‘li', 'Karimov Akmal Baxtiyorovich', "Jo'rayev Sardor Anvar o'g'li"],
    women: ['To‘xtayeva Dilnoza Anvar qizi', 'Karimova Nodira Baxtiyorovna', "G'ofurova Sevara Rustam qizi"],
    positions: ['bosh mutaxassis', 'bo‘lim boshlig‘i', 'shifokor'],
    institutions: ['Adliya vazirligi', 'Oliy sud', 'Tibbiyot akademiyasi'],
    heads: {
      number: ['№', 'T/r'],
      name: ['F.I.Sh.', 'Familiyasi, ismi, sharifi', 'F.I.O.'],
      family: ['Familiyasi'],
      given: ['Ismi'],
      patronymic: ['Otasining ismi', 'Sharifi'],
      sex: ['Jinsi'],
      position: ['Lavozimi'],
      institution: ['Ish joyi', 'Tashkilot nomi', 'Tashkiloti'],
      country: ['Davlati', 'Mamlakati'],
      phone: ['Telefon', 'Telefon raqami'],
      email: ['Elektron pochta', 'E-mail'],
    },
    sexes: [
      ['erkak', 'ayol'],
      ['e', 'a'],
    ],
    total: ['Jami: N', 'Jami: N nafar'],
    signed: ['Boshqarma boshlig‘i', 'Vazir o‘rinbosari ______ M. Aliyev'],
  },
  en: {
    country: 'KG',
    code: '+996700',
    countryForms: ['Kyrgyzstan', 'Kyrgyz Republic', 'KG', 'KGZ'],
    men: ['Osmonov Nurlan', 'Asanov Bakyt', 'Sadykov Tilek'],
    women: ['Osmonova Aida', 'Asanova Jyldyz', 'Sadykova Nurgul'],
    positions: ['Head of Division', 'Chief Specialist', 'Lecturer'],
    institutions: ['Ministry of Health', 'Academy of Justice', 'University of Example Studies'],
    heads: {
      number: ['No.', '#', 'No'],
      name: ['Name', 'Full name', 'Participant', 'Name of participant'],
      family: ['Surname', 'Last name', 'Family name'],
      given: ['First name', 'Given name', 'Given name(s)'],
      patronymic: ['Patronymic', 'Middle name'],
      sex: ['Sex', 'Gender', 'M/F'],
      position: ['Position', 'Job title', 'Function'],
      institution: ['Organisation', 'Institution', 'Name of organization', 'Affiliation'],
      country: ['Country', 'Nationality'],
      phone: ['Phone', 'Mobile phone', 'Contact number (phone)', 'Tel.'],
      email: ['E-mail', 'Email address'],
    },
    sexes: [
      ['m', 'f'],
      ['M', 'F'],
      ['male', 'female'],
      ['Male', 'Female'],
    ],
    total: ['Total: N', 'Total N participants'],
    signed: ['Head of Secretariat ______ A. Signer', 'Prepared by: B. Typist'],
  },
};
