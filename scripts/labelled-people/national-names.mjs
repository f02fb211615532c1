// Given names, roots of family names and bodies of six languages, as their own spelling writes them. Common names; nobody is meant.

/**
 * @typedef {object} NationalNames
 * @property {string} men
 * @property {string} women
 * @property {string} roots  of family names besides the men's names
 * @property {readonly (readonly string[])[]} bodies  one institution in each row, as several languages name it
 */

/** @type {Readonly<Record<string, NationalNames>>} */
export const nationalNames = {
  ru: {
    men: 'Александр Алексей Андрей Антон Артём Борис Вадим Валерий Василий Виктор Виталий Владимир Геннадий Георгий Григорий Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Леонид Максим Михаил Николай Олег Павел Пётр Роман Сергей Степан Тимофей Фёдор Юрий Яков Ярослав Эдуард',
    women:
      'Александра Алёна Анастасия Анна Валентина Валерия Вера Виктория Галина Дарья Екатерина Елена Жанна Зоя Инна Ирина Ксения Лариса Любовь Людмила Марина Мария Надежда Наталья Нина Оксана Ольга Полина Раиса Светлана София Тамара Татьяна Ульяна Юлия Яна Эльвира Эмма',
    roots:
      'Абрамов Архипов Бобров Васильев Воронцов Гаврилов Горбачёв Громов Данилов Дёмин Ершов Жданов Журавлёв Зайцев Захаров Зубков Игнатьев Казанцев Калинин Карпов Киселёв Ковалёв Козлов Комаров Королёв Круглов Кузнецов Лаптев Лебедев Логинов Макаров Мельников Морозов Никитин Носков Орехов Панфилов Пономарёв Потапов Рожков Рябов Савельев Сафронов Селезнёв Соболев Соколов Соловьёв Степанов Суханов Тарасов Титов Третьяков Уваров Ушаков Фомин Харитонов Хохлов Цветков Чернышёв Чистяков Шапошников Шевцов Шилов Щеглов Щербаков Юдин Яковлев Ящук Бойченко Ткаченко Левицкий Островский Чайковский Цой Пак Ким',
    bodies: [
      ['Министерство юстиции', 'Ministry of Justice'],
      ['Областной суд', 'Regional Court'],
      ['Центр качества образования', 'Centre for Quality of Education'],
      ['Академия управления', 'Academy of Management'],
    ],
  },
  kk: {
    men: 'Абай Әділ Айбек Айдос Алмас Арман Асқар Асхат Ақылбек Бағдат Батыр Бауыржан Бақыт Бекзат Болат Ғабит Ғани Данияр Дәурен Ербол Ерлан Ержан Ермек Есен Жандос Жанболат Жасұлан Жомарт Кеңес Қайрат Қанат Қуаныш Мақсат Марат Мұрат Мұхтар Нұржан Нұрлан Нұрсұлтан Олжас Өмірзақ Рүстем Сәкен Сәбит Серік Талғат Тимур Төлеген Тұрар Үсен Шыңғыс Ілияс',
    women:
      'Айгүл Айжан Айнұр Ақмарал Алма Алтынай Анар Ардақ Арайлым Асель Әйгерім Әсел Ботагөз Гауһар Гүлмира Гүлнар Гүлнұр Дана Динара Дәрия Еңлік Жанар Жанат Жұлдыз Зейнеп Зәуре Қарлығаш Құралай Күлаш Ләззат Мадина Мөлдір Назгүл Нұргүл Раушан Роза Сәуле Толқын Ұлжан Шолпан Ырысты',
    roots:
      'Әбдіқадыр Абылқасым Ахмет Байтұрсын Бекжігіт Досым Ермек Жүніс Жүсіп Қасым Қожахмет Қонысбай Мұстафа Мәмбет Нүркен Омарғали Оспан Рақым Сағынды Сейіт Сүлеймен Тоқтар Төлебай Шәріп Ысқақ Қаби Смағұл Әлім Ғабдол Құдайберген Мырзағали',
    bodies: [
      ['Бас прокуратура', 'Генеральная прокуратура', "General Prosecutor's Office"],
      ['Жоғарғы Сот', 'Верховный Суд', 'Supreme Court'],
      ['Әділет министрлігі', 'Министерство юстиции', 'Ministry of Justice'],
      ['Ұлттық кітапхана', 'Национальная библиотека', 'National Library'],
      ['Денсаулық сақтау министрлігі', 'Министерство здравоохранения', 'Ministry of Health'],
    ],
  },
  ky: {
    men: 'Адилет Азамат Айбек Акыл Алмаз Асан Аскар Бакыт Бактыбек Болот Данияр Доолот Жаныбек Жолдошбек Жумабек Замир Илияс Канат Кубанычбек Кылычбек Марат Мирлан Мырза Назар Нурбек Нурлан Омурбек Орозбек Өмүрбек Рыскул Сапар Суйунбек Таалай Талант Темирлан Төлөгөн Туратбек Улан Урмат Чыңгыз Шайлоо Эркин Эсен',
    women:
      'Айгүл Айнура Айсулуу Айчүрөк Алтынай Асел Бегимай Бермет Бурул Гүлзат Гүлмира Гүлнара Динара Жаңыл Жибек Жылдыз Зарина Зууракан Каныкей Керез Махабат Мээрим Назгүл Нургүл Нуржамал Перизат Сайкал Салтанат Токтобүбү Толгонай Умут Чолпон Эльнура Элмира',
    roots:
      'Абдылда Акмат Алымкул Асанкул Байтик Бекболот Деркембай Жакып Жээнбек Исак Калык Карыпбек Кожомкул Койчуман Мамыт Мамбетаалы Молдокул Мусурманкул Осмонкул Сатыбалды Сулайман Сыдык Таштанбек Токтогул Төрөбай Шамшы Ысман Элчибек Чотбай Үсөн',
    bodies: [
      ['Жогорку Сот', 'Верховный суд', 'Supreme Court'],
      ['Эмгек министрлиги', 'Министерство труда', 'Ministry of Labour'],
      ['Башкы прокуратура', 'Генеральная прокуратура', "Prosecutor General's Office"],
      ['Улуттук университет', 'Национальный университет', 'National University'],
    ],
  },
  tg: {
    men: 'Абдулло Аброр Азиз Акмал Алишер Анвар Бахтиёр Беҳрӯз Далер Дилшод Зафар Зафарҷон Икром Исмоил Камол Қодир Мансур Маъруф Меҳроҷ Мирзо Муҳаммад Назар Нурулло Рустам Саид Сайфулло Сафар Сироҷиддин Сӯҳроб Тоҷиддин Умед Фарҳод Фаррух Фирӯз Хуршед Ҳасан Ҳоҷӣ Ҳусейн Ҷамшед Шаҳром Шерзод Эраҷ Юсуф',
    women:
      'Азиза Бунафша Гавҳар Гулнора Гулчеҳра Дилафрӯз Зайнаб Замира Зебо Зулфия Зӯҳро Лола Маҳина Манижа Маърифат Меҳрӣ Мунира Нигина Нигора Нилуфар Нозанин Парвина Райҳона Рухшона Сабоҳат Саодат Ситора Тахмина Фарзона Фирӯза Хадиҷа Ҳилола Ҷамила Шаҳло Шабнам Шоҳида',
    roots:
      'Абдураҳмон Аҳмад Бобо Ғафур Ғоиб Давлат Каримҷон Қурбон Маҳмуд Мирсаид Муҳиддин Наҷмиддин Неъмат Одина Раҷаб Раҳим Раҳмон Сангин Шариф Шокир Элмурод Ҷӯра Ҷалол Ҳайдар Ҳаким Холмурод Ятим Юлдош Ӯрун',
    bodies: [
      ['Суди Олӣ', 'Верховный суд', 'Supreme Court'],
      ['Вазорати адлия', 'Министерство юстиции', 'Ministry of Justice'],
      ['Вазорати маориф', 'Министерство образования', 'Ministry of Education'],
      ['Кумитаи андоз', 'Налоговый комитет', 'Tax Committee'],
    ],
  },
  tk: {
    men: 'Aman Annageldi Arslan Aşyr Atajan Batyr Baýram Begenç Berdi Çary Döwlet Durdy Ezizberdi Gurban Gurbangeldi Hajymyrat Ilmyrat Jumamyrat Kakajan Kerim Maksat Meret Merdan Muhammet Myrat Nazar Nurmyrat Oraz Orazgeldi Öwez Parahat Rahym Resul Rejep Sapar Saparmyrat Serdar Süleýman Şamyrat Şöhrat Tirkiş Wepa Ýazmyrat Ýusup',
    women:
      'Ajap Akjemal Aýgül Aýjemal Aýna Bahar Bibi Gözel Güljan Güljemal Gülnar Gülşat Humaý Jeren Jemal Kümüş Läle Mähri Maýsa Maral Merjen Nartäç Ogulbike Ogulgerek Oguljan Oraztäç Sona Sülgün Şemşat Tawus Täzegül Ýazgül Zöhre Ziba',
    roots:
      'Agamyrat Allaberdi Amangeldi Ataýew Baba Bäşim Çarymyrat Esen Garly Geldi Gylyç Hydyr Hudaýberdi Italmaz Jorak Kuly Mämmet Mered Nepes Nyýaz Pirli Rozy Sary Seýit Taşli Täçmyrat Täç Toýly Weli Ýagmyr Şükür',
    bodies: [
      ['Ýokary kazyýet', 'Верховный суд', 'Supreme Court'],
      ['Adalat ministrligi', 'Министерство юстиции', 'Ministry of Justice'],
      ['Bilim ministrligi', 'Министерство образования', 'Ministry of Education'],
      ['Saglygy goraýyş ministrligi', 'Министерство здравоохранения', 'Ministry of Health'],
    ],
  },
  uz: {
    men: "Abdulla Abror Akmal Alisher Anvar Asqar Baxtiyor Behzod Botir Davron Dilshod Doniyor Elyor Farhod G'ayrat G'olib G'ofur Hamid Hasan Husan Ibrohim Ilhom Islom Jahongir Jamshid Javlon Jo'rabek Karimjon Komil Mirzo Muzaffar Nodir O'ktam O'tkir Otabek Qodir Qahramon Rahmon Ravshan Rustam Sanjar Sardor Sherzod Shuhrat To'lqin Ulug'bek Umid Xurshid Yoqub Zafar",
    women:
      "Aziza Barno Dilbar Dilfuza Dilnoza Feruza Gavhar Go'zal Gulchehra Gulnora Hilola Iroda Kamola Lobar Lola Ma'mura Madina Mahliyo Malika Mavluda Mohira Muhabbat Munojat Nafisa Nargiza Nigora Nilufar Nodira O'g'iloy Oydin Qunduz Ra'no Robiya Saodat Sevara Shahnoza Shahlo Umida Xadicha Xurshida Yulduz Zebo Zulfiya",
    roots:
      "Abduvali Ahmad Ashur Bobojon Ergash Eshmat Fayzulla G'ani Hakim Haydar Hoshim Jalil Jo'ra Mahmud Mamajon Mirzaahmad Muhammad Nazar Normat Nosir O'rin Olim Pulat Qosim Qurbon Rahim Rajab Sattor Shodmon Sobir To'xta Tursun Usmon Xolmat Xudoyor Yo'ldosh Yusuf Zokir Sharof Hasan",
    bodies: [
      ['Oliy sud', 'Олий суд', 'Верховный суд', 'Supreme Court'],
      ['Adliya vazirligi', 'Адлия вазирлиги', 'Министерство юстиции', 'Ministry of Justice'],
      ['Bosh prokuratura', 'Бош прокуратура', 'Генеральная прокуратура', "General Prosecutor's Office"],
      ['Milliy universitet', 'Миллий университет', 'Национальный университет', 'National University'],
    ],
  },
};
