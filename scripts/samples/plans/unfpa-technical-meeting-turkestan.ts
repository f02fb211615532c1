import { usualAttendance } from '../../../shared/domain/workshop.ts';
import { type EventPlan, inBoth } from '../plan.ts';
import { turkestanDays } from './unfpa-turkestan-agenda.ts';

const unfpa = inBoth('UNFPA', 'ЮНФПА');

export const unfpaTechnicalMeetingTurkestan: EventPlan = {
  key: 'unfpa-technical-meeting-turkestan',
  seed: 20_200_817,
  sheetCode: 'UFT2',
  number: '2020-08-A',
  programme: {
    name: inBoth(
      'Strengthening national capacities to improve prevention of, and responses to Gender-Based Violence in Central Asia',
      'Укрепление национального потенциала по предупреждению гендерного насилия и реагированию на него в Центральной Азии',
    ),
    funders: [inBoth('UK Government Programme funding', 'Программное финансирование Правительства Великобритании')],
    fundingLine: inBoth('Funded by the UK Government', 'Финансируется Правительством Великобритании'),
    implementedBy: unfpa,
  },
  title: inBoth(
    'Central Asian technical meeting on interagency response to gender-based violence',
    'Центральноазиатское техническое совещание по межведомственному реагированию на гендерное насилие',
  ),
  kind: 'technical-meeting',
  city: inBoth('Turkestan', 'Туркестан', { kk: 'Түркістан' }),
  venue: {},
  languages: ['ru', 'en'],
  organisers: [unfpa],
  audience: inBoth(
    'Civil servants, the civil sector, development partners and international organisations',
    'Государственные служащие, гражданский сектор, партнёры по развитию и международные организации',
  ),
  objectives: [
    inBoth(
      'To learn from the psycho-social support services of the Turkestan region',
      'Изучить опыт служб психосоциальной поддержки Туркестанской области',
    ),
    inBoth(
      'To compare how agencies refer survivors to one another in the five countries',
      'Сравнить, как ведомства пяти стран перенаправляют пострадавших друг к другу',
    ),
    inBoth('To agree on the next steps of each delegation', 'Согласовать следующие шаги каждой делегации'),
  ],
  expectedParticipants: 30,
  attendance: { ...usualAttendance, slots: 'day' },
  rooms: {
    hall: { name: inBoth('Congress hall', 'Конгресс-зал', { kk: 'Конгресс-зал' }), capacity: 80 },
    east: { name: inBoth('East room', 'Восточная комната', { kk: 'Шығыс бөлме' }), capacity: 15 },
    west: { name: inBoth('West room', 'Западная комната', { kk: 'Батыс бөлме' }), capacity: 15 },
  },
  institutions: {
    unfpa: { name: unfpa, kind: 'international-organisation', sector: 'international', country: null },
    partner: {
      name: inBoth('Silk Road Development Partnership', 'Партнёрство развития «Шёлковый путь»'),
      kind: 'international-organisation',
      sector: 'international',
      country: null,
    },
    kzRegion: {
      name: inBoth('Regional Department for Social Support', 'Областное управление социальной поддержки', {
        kk: 'Облыстық әлеуметтік қолдау басқармасы',
      }),
      kind: 'ministry',
      sector: 'social-protection',
      country: 'KZ',
    },
    kzCrisis: {
      name: inBoth('Crisis centre Şañyraq', 'Кризисный центр «Шанырак»', { kk: '«Шаңырақ» дағдарыс орталығы' }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'KZ',
    },
    kgAgency: {
      name: inBoth('District Department for Social Development', 'Районное управление социального развития'),
      kind: 'agency',
      sector: 'social-protection',
      country: 'KG',
    },
    kgCrisis: {
      name: inBoth('Crisis centre Ümüt', 'Кризисный центр «Үмүт»', { ky: '«Үмүт» кризистик борбору' }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'KG',
    },
    tjCommittee: {
      name: inBoth('District Department for Women and Family Affairs', 'Районный отдел по делам женщин и семьи'),
      kind: 'agency',
      sector: 'social-protection',
      country: 'TJ',
    },
    tjClinic: {
      name: inBoth('Reproductive Health Centre Nilufar', 'Центр репродуктивного здоровья «Нилуфар»', {
        tg: 'Маркази солимии репродуктивии «Нилуфар»',
      }),
      kind: 'health-service',
      sector: 'health',
      country: 'TJ',
    },
    tmHealth: {
      name: inBoth('Centre for Reproductive Health, Mary', 'Центр репродуктивного здоровья, Мары', {
        tk: 'Reproduktiw saglyk merkezi, Mary',
      }),
      kind: 'health-service',
      sector: 'health',
      country: 'TM',
    },
    tmNgo: {
      name: inBoth('Public organisation Maşgala', 'Общественная организация «Машгала»', {
        tk: '«Maşgala» jemgyýetçilik guramasy',
      }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'TM',
    },
    uzMinistry: {
      name: inBoth('Regional Department for Family Support', 'Областное управление поддержки семьи', {
        uz: 'Oilani qoʻllab-quvvatlash viloyat boshqarmasi',
      }),
      kind: 'ministry',
      sector: 'social-protection',
      country: 'UZ',
    },
    uzCentre: {
      name: inBoth('Rehabilitation and Adaptation Centre Mehr', 'Центр реабилитации и адаптации «Меҳр»', {
        uz: '«Mehr» reabilitatsiya va moslashuv markazi',
      }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'UZ',
    },
  },
  delegations: {
    KZ: {
      name: inBoth('Kazakhstan', 'Казахстан', { kk: 'Қазақстан' }),
      country: 'KZ',
      origins: ['KZ', 'KZ', 'RU'],
      members: { kzRegion: 4, kzCrisis: 1 },
      quota: 7,
      letter: { number: '02-11/977', date: '2020-07-20' },
      protected: { institution: 'kzCrisis', people: 1, position: inBoth('Activist', 'Активистка') },
    },
    KG: {
      name: inBoth('Kyrgyzstan', 'Кыргызстан', { ky: 'Кыргызстан' }),
      country: 'KG',
      origins: ['KG'],
      members: { kgAgency: 3, kgCrisis: 1 },
      quota: 5,
      letter: { number: '14-3/1105', date: '2020-07-22' },
      protected: { institution: 'kgCrisis', people: 1, position: inBoth('Activist', 'Активистка') },
    },
    TJ: {
      name: inBoth('Tajikistan', 'Таджикистан', { tg: 'Тоҷикистон' }),
      country: 'TJ',
      origins: ['TJ'],
      members: { tjCommittee: 3, tjClinic: 2 },
      quota: 5,
      letter: { number: '4/2-88', date: '2020-07-27' },
      besides: ['replaced'],
    },
    TM: {
      name: inBoth('Turkmenistan', 'Туркменистан', { tk: 'Türkmenistan' }),
      country: 'TM',
      origins: ['TM'],
      members: { tmHealth: 3, tmNgo: 2 },
      quota: 5,
      letter: { number: '09/1431', date: '2020-07-24' },
    },
    UZ: {
      name: inBoth('Uzbekistan', 'Узбекистан', { uz: 'Oʻzbekiston' }),
      country: 'UZ',
      origins: ['UZ'],
      members: { uzMinistry: 3, uzCentre: 2 },
      quota: 5,
      letter: { number: '06-02-319', date: '2020-07-21' },
      besides: ['declined'],
    },
    partners: {
      name: inBoth(
        'Development partners and international organisations',
        'Партнёры по развитию и международные организации',
      ),
      country: null,
      origins: ['RU', 'KZ', 'UZ'],
      members: { partner: 3 },
      quota: null,
      letter: { number: '', date: null },
      besides: ['reserve'],
    },
  },
  staff: {
    representative: {
      role: 'speaker',
      position: inBoth(
        'UNFPA Representative for Kazakhstan and Country Director for Kyrgyzstan and Turkmenistan',
        'Представитель ЮНФПА в Казахстане и страновой директор по Кыргызстану и Туркменистану',
      ),
      institution: 'unfpa',
      reported: { latin: ['Vallese', 'Giulia'], cyrillic: ['Валлезе', 'Джулия'] },
    },
    expert: {
      role: 'expert',
      position: inBoth('Expert in psycho-social support', 'Эксперт по психосоциальной поддержке'),
      institution: 'kzCrisis',
      country: 'KZ',
      invented: { origin: 'KZ', sex: 'female' },
    },
    facilitator: {
      role: 'facilitator',
      position: inBoth('Facilitator', 'Фасилитатор'),
      country: 'KG',
      invented: { origin: 'KG', sex: 'male' },
    },
    organiser: {
      role: 'organiser',
      position: inBoth('Programme associate', 'Ассистент программы'),
      institution: 'unfpa',
      country: 'KZ',
      invented: { origin: 'KZ', sex: 'female' },
    },
    interpreterOne: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Russian', 'Переводчик, английский и русский языки'),
      country: 'KZ',
      invented: { origin: 'RU', sex: 'male' },
    },
    interpreterTwo: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Russian', 'Переводчик, английский и русский языки'),
      country: 'KZ',
      invented: { origin: 'KZ', sex: 'female' },
    },
  },
  days: turkestanDays,
  markedDays: 0,
};
