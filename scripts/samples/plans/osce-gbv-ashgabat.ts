import { usualAttendance } from '../../../shared/domain/workshop.ts';
import { type DayPlan, type EventPlan, inBoth, led, plain, session } from '../plan.ts';

const both = ['interpreterOne', 'interpreterTwo'];

const dayOne: DayPlan = {
  theme: inBoth('What the needs assessment found', 'Что показала оценка потребностей'),
  startsAt: '08:30',
  sessions: [
    plain('registration', 30, { people: led(['organiser']) }),
    session('opening', 20, inBoth('Opening remarks', 'Вступительное слово'), { people: led(['head'], both) }),
    session('test', 30, inBoth('Introductions, expectations and pre-test', 'Знакомство, ожидания и входной тест'), {
      people: led(['facilitator'], both),
    }),
    plain('photo', 10),
    plain('break', 20),
    session('lecture', 90, inBoth('Findings of the needs assessment', 'Результаты оценки потребностей'), {
      description: inBoth(
        'Presentation of the findings, sector by sector, with questions after each.',
        'Представление результатов по секторам с вопросами после каждого.',
      ),
      people: led(['expert'], both),
    }),
    session(
      'discussion',
      50,
      inBoth('Do the findings match your practice?', 'Соответствуют ли результаты вашей практике?'),
      { people: led(['expert', 'facilitator'], both) },
    ),
    plain('lunch', 60),
    session(
      'group-work',
      75,
      inBoth(
        'Gaps and strengths: government and legal institutions',
        'Пробелы и сильные стороны: государственные и правовые органы',
      ),
      { people: led(['facilitator'], ['interpreterOne']) },
    ),
    session(
      'group-work',
      75,
      inBoth('Gaps and strengths: public organisations', 'Пробелы и сильные стороны: общественные организации'),
      { beside: true, room: 'library', people: led(['expert'], ['interpreterTwo']) },
    ),
    plain('break', 20),
    session('discussion', 60, inBoth('Groups report back', 'Отчёты групп'), {
      people: led(['facilitator'], both),
    }),
    plain('wrap-up', 15, { people: led(['facilitator'], both) }),
    session('evaluation', 10, inBoth('Evaluation of the day', 'Оценка дня')),
  ],
};

const dayTwo: DayPlan = {
  theme: inBoth('Recommendations for three to five years', 'Рекомендации на три — пять лет'),
  startsAt: '09:00',
  sessions: [
    session('discussion', 15, inBoth('What we take from day 1', 'Что мы взяли из первого дня'), {
      people: led(['facilitator'], both),
    }),
    session('lecture', 75, inBoth('Responses to internet-related violence', 'Противодействие насилию в интернете'), {
      people: led(['expert'], both),
    }),
    plain('break', 20),
    session(
      'lecture',
      80,
      inBoth(
        'Behaviour-change programmes for perpetrators of domestic violence',
        'Программы изменения поведения для лиц, совершивших домашнее насилие',
      ),
      { people: led(['expert'], both) },
    ),
    plain('lunch', 60),
    session(
      'discussion',
      90,
      inBoth(
        'Preliminary recommendations for the next three to five years',
        'Предварительные рекомендации на ближайшие три — пять лет',
      ),
      {
        description: inBoth(
          'For each recommendation: who owns it, by when, and how it will be seen that it is done.',
          'По каждой рекомендации: кто отвечает, в какой срок и как будет видно, что она выполнена.',
        ),
        people: led(['expert', 'facilitator'], both),
      },
    ),
    plain('break', 20),
    session('exercise', 45, inBoth('Owners and next steps', 'Ответственные и следующие шаги'), {
      people: led(['facilitator'], both),
    }),
    session('test', 20, inBoth('Post-test', 'Итоговый тест')),
    session('evaluation', 15, inBoth('Evaluation of the workshop', 'Оценка семинара')),
    session('closing', 25, inBoth('Certificates and closing', 'Вручение сертификатов и закрытие'), {
      people: led(['head'], both),
    }),
  ],
};

export const osceGbvAshgabat: EventPlan = {
  key: 'osce-gbv-ashgabat',
  seed: 20_241_118,
  sheetCode: 'OSA4',
  number: '2024-11-B',
  programme: {
    name: inBoth(
      'OSCE extra-budgetary project on strengthening mechanisms against gender-based and domestic violence',
      'Внебюджетный проект ОБСЕ по укреплению механизмов противодействия гендерному и домашнему насилию',
    ),
    funders: [],
    fundingLine: inBoth(
      'An extra-budgetary project of the OSCE Centre in Ashgabat',
      'Внебюджетный проект Центра ОБСЕ в Ашхабаде',
    ),
    implementedBy: inBoth('OSCE Centre in Ashgabat', 'Центр ОБСЕ в Ашхабаде', { tk: 'ÝHHG-niň Aşgabatdaky merkezi' }),
  },
  title: inBoth(
    'Workshop on preventing and responding to gender-based and domestic violence in Turkmenistan',
    'Семинар по предупреждению гендерного и домашнего насилия и реагированию на него в Туркменистане',
  ),
  kind: 'workshop',
  city: inBoth('Ashgabat', 'Ашхабад', { tk: 'Aşgabat' }),
  venue: {},
  languages: ['en', 'ru'],
  organisers: [inBoth('OSCE Centre in Ashgabat', 'Центр ОБСЕ в Ашхабаде', { tk: 'ÝHHG-niň Aşgabatdaky merkezi' })],
  audience: inBoth(
    'Government bodies, public organisations and legal institutions of Turkmenistan',
    'Государственные органы, общественные организации и правовые учреждения Туркменистана',
  ),
  objectives: [
    inBoth('To discuss the findings of the needs assessment', 'Обсудить результаты оценки потребностей'),
    inBoth(
      'To agree on preliminary recommendations for three to five years, each with an owner',
      'Согласовать предварительные рекомендации на три — пять лет с ответственными по каждой',
    ),
    inBoth(
      'To learn of responses to internet-related violence and of programmes for perpetrators',
      'Познакомиться с мерами против насилия в интернете и с программами для лиц, совершивших насилие',
    ),
  ],
  expectedParticipants: 26,
  attendance: usualAttendance,
  rooms: {
    hall: { name: inBoth('Main hall', 'Большой зал', { tk: 'Uly zal' }), capacity: 50 },
    library: { name: inBoth('Library', 'Библиотека', { tk: 'Kitaphana' }), capacity: 16 },
  },
  institutions: {
    osce: {
      name: inBoth('OSCE Centre in Ashgabat', 'Центр ОБСЕ в Ашхабаде', { tk: 'ÝHHG-niň Aşgabatdaky merkezi' }),
      kind: 'international-organisation',
      sector: 'international',
      country: null,
    },
    family: {
      name: inBoth('Department for Family and Youth', 'Управление по делам семьи и молодёжи'),
      kind: 'ministry',
      sector: 'social-protection',
      country: 'TM',
    },
    police: {
      name: inBoth('City Police Department', 'Городское управление полиции'),
      kind: 'law-enforcement',
      sector: 'interior',
      country: 'TM',
    },
    health: {
      name: inBoth('City Health Department', 'Городское управление здравоохранения'),
      kind: 'ministry',
      sector: 'health',
      country: 'TM',
    },
    women: {
      name: inBoth('Public organisation Jemal', 'Общественная организация «Джемал»', {
        tk: '«Jemal» jemgyýetçilik guramasy',
      }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'TM',
    },
    crisis: {
      name: inBoth('Crisis support line Ynam', 'Линия кризисной поддержки «Ынам»', { tk: '«Ynam» goldaw liniýasy' }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'TM',
    },
    court: { name: inBoth('District Court', 'Районный суд'), kind: 'judiciary', sector: 'justice', country: 'TM' },
    bar: {
      name: inBoth('City Bar Association', 'Городская коллегия адвокатов'),
      kind: 'judiciary',
      sector: 'justice',
      country: 'TM',
    },
  },
  delegations: {
    government: {
      name: inBoth('Government bodies', 'Государственные органы'),
      country: 'TM',
      origins: ['TM'],
      members: { family: 4, police: 4, health: 3 },
      quota: 12,
      letter: { number: '11/1207', date: '2024-10-21' },
      besides: ['replaced'],
    },
    public: {
      name: inBoth('Public organisations', 'Общественные организации'),
      country: 'TM',
      origins: ['TM', 'TM', 'TM', 'RU'],
      members: { women: 4, crisis: 2 },
      quota: 8,
      letter: { number: '', date: null },
      protected: { institution: 'crisis', people: 2, position: inBoth('Volunteer', 'Волонтёр') },
    },
    legal: {
      name: inBoth('Legal institutions', 'Правовые учреждения'),
      country: 'TM',
      origins: ['TM'],
      members: { court: 3, bar: 4 },
      quota: 8,
      letter: { number: '2-4/338', date: '2024-10-25' },
      besides: ['reserve', 'declined'],
    },
  },
  staff: {
    head: {
      role: 'speaker',
      position: inBoth('Head of the OSCE Centre in Ashgabat', 'Глава Центра ОБСЕ в Ашхабаде'),
      institution: 'osce',
      reported: { latin: ['MacGregor', 'John'], cyrillic: ['Макгрегор', 'Джон'] },
    },
    expert: {
      role: 'expert',
      position: inBoth('Gender expert (Sweden)', 'Эксперт по гендерным вопросам (Швеция)'),
      country: 'SE',
      reported: { latin: ['Palm', 'Malin'], cyrillic: ['Пальм', 'Малин'] },
    },
    facilitator: {
      role: 'facilitator',
      position: inBoth('Facilitator', 'Фасилитатор'),
      country: 'TM',
      invented: { origin: 'TM', sex: 'female' },
    },
    organiser: {
      role: 'organiser',
      position: inBoth('Project assistant', 'Ассистент проекта'),
      institution: 'osce',
      country: 'TM',
      invented: { origin: 'TM', sex: 'male' },
    },
    interpreterOne: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Russian', 'Переводчик, английский и русский языки'),
      country: 'TM',
      invented: { origin: 'TM', sex: 'female' },
    },
    interpreterTwo: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Turkmen', 'Переводчик, английский и туркменский языки'),
      country: 'TM',
      invented: { origin: 'TM', sex: 'male' },
    },
  },
  days: [dayOne, dayTwo],
  markedDays: 0,
};
