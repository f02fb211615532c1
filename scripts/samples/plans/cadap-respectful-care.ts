import { usualAttendance } from '../../../shared/domain/workshop.ts';
import { type EventPlan, inBoth } from '../plan.ts';
import { cadapDays } from './cadap-agenda.ts';

export const cadapRespectfulCare: EventPlan = {
  key: 'cadap-respectful-care',
  seed: 20_250_718,
  sheetCode: 'C7AL',
  number: '2025-07-A',
  programme: {
    name: inBoth(
      'Central Asia Drug Action Programme, phase 7',
      'Программа по предотвращению распространения наркотиков в Центральной Азии, фаза 7',
    ),
    funders: [inBoth('European Union', 'Европейский Союз')],
    fundingLine: inBoth('Funded by the European Union', 'Финансируется Европейским Союзом', {
      tk: 'Ýewropa Bileleşigi tarapyndan maliýeleşdirilýär',
    }),
    implementedBy: inBoth('CADAP 7', 'КАДАП 7'),
  },
  title: inBoth(
    'Towards Respectful Care: Overcoming Gender Bias in Medical Practice',
    'На пути к уважительной помощи: преодоление гендерных предубеждений в медицинской практике',
  ),
  kind: 'training',
  city: inBoth('Almaty', 'Алматы', { kk: 'Алматы' }),
  venue: inBoth('Hotel Kazzhol', 'Гостиница «Казжол»', { kk: '«Қазжол» қонақүйі' }),
  languages: ['en', 'ru'],
  organisers: [inBoth('CADAP 7', 'КАДАП 7')],
  audience: inBoth(
    'Health professionals and civil-society representatives from across Central Asia',
    'Медицинские работники и представители гражданского общества стран Центральной Азии',
  ),
  objectives: [
    inBoth(
      'To know the mental and reproductive health needs of women who use new psychoactive substances',
      'Знать потребности в области психического и репродуктивного здоровья женщин, употребляющих новые психоактивные вещества',
    ),
    inBoth(
      'To give respectful care that takes trauma and gender-specific barriers into account',
      'Оказывать уважительную помощь с учётом травмы и гендерных барьеров',
    ),
    inBoth(
      'To strengthen the communication skills of female and male health professionals for empathetic, ethical service',
      'Развить у медицинских работников — женщин и мужчин — навыки чуткого и этичного общения',
    ),
    inBoth(
      'To open a dialogue between health providers, civil society and women with lived experience',
      'Начать диалог между медиками, гражданским обществом и женщинами с личным опытом',
    ),
  ],
  expectedParticipants: 32,
  attendance: usualAttendance,
  rooms: {
    hall: { name: inBoth('Conference hall', 'Конференц-зал', { kk: 'Конференц-зал' }), capacity: 60 },
    small: { name: inBoth('Seminar room', 'Семинарская комната'), capacity: 20 },
  },
  institutions: {
    cadap: {
      name: inBoth('CADAP 7', 'КАДАП 7'),
      kind: 'international-organisation',
      sector: 'international',
      country: null,
    },
    tmHealth: {
      name: inBoth(
        'Ministry of Healthcare and Medical Industry of Turkmenistan',
        'Министерство здравоохранения и медицинской промышленности Туркменистана',
        { tk: 'Türkmenistanyň Saglygy goraýyş we derman senagaty ministrligi' },
      ),
      kind: 'ministry',
      sector: 'health',
      country: 'TM',
    },
    tmMedicalUniversity: {
      name: inBoth(
        'Turkmen State Medical University named after Myrat Garryev',
        'Туркменский государственный медицинский университет имени Мырата Каррыева',
        { tk: 'Myrat Garryýew adyndaky Türkmenistanyň Döwlet lukmançylyk uniwersiteti' },
      ),
      kind: 'university',
      sector: 'education',
      country: 'TM',
    },
    tmUniversity: {
      name: inBoth('Magtymguly Turkmen State University', 'Туркменский государственный университет имени Махтумкули', {
        tk: 'Magtymguly adyndaky Türkmen döwlet uniwersiteti',
      }),
      kind: 'university',
      sector: 'education',
      country: 'TM',
    },
    tmLabour: {
      name: inBoth(
        'Ministry of Labour and Social Protection of Turkmenistan',
        'Министерство труда и социальной защиты населения Туркменистана',
        { tk: 'Türkmenistanyň Zähmet we ilaty durmuş taýdan goramak ministrligi' },
      ),
      kind: 'ministry',
      sector: 'social-protection',
      country: 'TM',
    },
    kzClinic: {
      name: inBoth('Arman Mental Health Centre, Almaty', 'Центр психического здоровья «Арман», Алматы', {
        kk: '«Арман» психикалық денсаулық орталығы, Алматы',
      }),
      kind: 'health-service',
      sector: 'health',
      country: 'KZ',
    },
    kzPeers: {
      name: inBoth('Women’s peer support network Qoldau', 'Женская сеть взаимной поддержки «Қолдау»', {
        kk: '«Қолдау» әйелдердің өзара көмек желісі',
      }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'KZ',
    },
    kgClinic: {
      name: inBoth('Ala-Too Family Medicine Centre, Bishkek', 'Центр семейной медицины «Ала-Тоо», Бишкек', {
        ky: '«Ала-Тоо» үй-бүлөлүк медицина борбору, Бишкек',
      }),
      kind: 'health-service',
      sector: 'health',
      country: 'KG',
    },
    kgFund: {
      name: inBoth('Public foundation Bermet', 'Общественный фонд «Бермет»', { ky: '«Бермет» коомдук фонду' }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'KG',
    },
    tjClinic: {
      name: inBoth('Sino Addiction Treatment Centre, Dushanbe', 'Наркологический центр «Сино», Душанбе', {
        tg: 'Маркази наркологии «Сино», Душанбе',
      }),
      kind: 'health-service',
      sector: 'health',
      country: 'TJ',
    },
    tjNgo: {
      name: inBoth('Public organisation Mehr', 'Общественная организация «Меҳр»', { tg: 'Ташкилоти ҷамъиятии «Меҳр»' }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'TJ',
    },
    uzClinic: {
      name: inBoth('Shifo Maternity Complex, Tashkent', 'Родильный комплекс «Шифо», Ташкент', {
        uz: '«Shifo» tugʻruq majmuasi, Toshkent',
      }),
      kind: 'health-service',
      sector: 'health',
      country: 'UZ',
    },
    uzCentre: {
      name: inBoth('Centre for Social Adaptation Umid', 'Центр социальной адаптации «Умид»', {
        uz: '«Umid» ijtimoiy moslashuv markazi',
      }),
      kind: 'civil-society',
      sector: 'social-protection',
      country: 'UZ',
    },
  },
  delegations: {
    KZ: {
      name: inBoth('Kazakhstan', 'Казахстан', { kk: 'Қазақстан' }),
      country: 'KZ',
      origins: ['KZ', 'KZ', 'RU'],
      members: { kzClinic: 4, kzPeers: 1 },
      quota: 6,
      letter: { number: '05-12/418', date: '2025-06-11' },
      protected: {
        institution: 'kzPeers',
        people: 2,
        position: inBoth('Peer counsellor', 'Равный консультант'),
      },
    },
    KG: {
      name: inBoth('Kyrgyzstan', 'Кыргызстан', { ky: 'Кыргызстан' }),
      country: 'KG',
      origins: ['KG'],
      members: { kgClinic: 3, kgFund: 1 },
      quota: 6,
      letter: { number: '01-7/2316', date: '2025-06-09' },
      protected: { institution: 'kgFund', people: 1, position: inBoth('Peer counsellor', 'Равный консультант') },
      besides: ['declined'],
    },
    TJ: {
      name: inBoth('Tajikistan', 'Таджикистан', { tg: 'Тоҷикистон' }),
      country: 'TJ',
      origins: ['TJ'],
      members: { tjClinic: 4, tjNgo: 2 },
      quota: 6,
      letter: { number: '3/1-207', date: '2025-06-13' },
    },
    TM: {
      name: inBoth('Turkmenistan', 'Туркменистан', { tk: 'Türkmenistan' }),
      country: 'TM',
      origins: ['TM'],
      members: { tmHealth: 3, tmMedicalUniversity: 2, tmUniversity: 1, tmLabour: 2 },
      quota: 8,
      letter: { number: '17/894', date: '2025-06-05' },
      besides: ['replaced'],
    },
    UZ: {
      name: inBoth('Uzbekistan', 'Узбекистан', { uz: 'Oʻzbekiston' }),
      country: 'UZ',
      origins: ['UZ'],
      members: { uzClinic: 4, uzCentre: 2 },
      quota: 6,
      letter: { number: '08-03-511', date: '2025-06-16' },
      besides: ['reserve'],
    },
  },
  staff: {
    coordinator: {
      role: 'organiser',
      position: inBoth('National coordinator', 'Национальный координатор'),
      institution: 'cadap',
      country: 'KZ',
      invented: { origin: 'KZ', sex: 'female' },
    },
    organiser: {
      role: 'organiser',
      position: inBoth('Logistics assistant', 'Ассистент по логистике'),
      institution: 'cadap',
      country: 'KZ',
      invented: { origin: 'RU', sex: 'male' },
    },
    trainerOne: {
      role: 'trainer',
      position: inBoth('Trainer, clinical psychologist', 'Тренер, клинический психолог'),
      country: 'KG',
      invented: { origin: 'KG', sex: 'female' },
    },
    trainerTwo: {
      role: 'trainer',
      position: inBoth('Trainer, addiction specialist', 'Тренер, врач-нарколог'),
      country: 'KZ',
      invented: { origin: 'KZ', sex: 'male' },
    },
    interpreterOne: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Russian', 'Переводчик, английский и русский языки'),
      country: 'KZ',
      invented: { origin: 'RU', sex: 'female' },
    },
    interpreterTwo: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Russian', 'Переводчик, английский и русский языки'),
      country: 'KZ',
      invented: { origin: 'KZ', sex: 'male' },
    },
  },
  days: cadapDays,
  markedDays: 1,
};
