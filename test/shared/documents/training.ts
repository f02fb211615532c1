import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { plainContent, type Session, type SessionKind } from '../../../shared/domain/agenda/session.ts';
import type { Text } from '../../../shared/domain/language.ts';
import { noLetter, plainDelegation } from '../../../shared/domain/people/groups.ts';
import { type Participation, plainDetails } from '../../../shared/domain/people/participation.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { noGroupingRules, usualAttendance } from '../../../shared/domain/workshop.ts';

/** A two-day training with two rooms, three delegations and a protected participant, for the tests of documents. */

export function testId(number: number): string {
  return `01980000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

export const agendaRequest: DocumentRequest = {
  kind: 'agenda',
  format: 'pdf',
  languages: ['en', 'ru'],
  asOf: '2025-07-12',
  dayIds: null,
  delegationIds: null,
  blankRows: 5,
  contacts: true,
  tagged: null,
};

export const sheetRequest: DocumentRequest = { ...agendaRequest, kind: 'attendance-sheet' };

const workshopId = testId(1);
const [day1, day2] = [testId(11), testId(12)];
const [hall, classroom] = [testId(21), testId(22)];

let sessionNumber = 100;

function session(
  dayId: string,
  start: string,
  minutes: number,
  kind: SessionKind,
  title: Text = {},
  more: Partial<Session> = {},
): Session {
  sessionNumber += 1;
  const placement = { dayId, start, roomId: hall };
  return {
    id: testId(sessionNumber),
    workshopId,
    kind,
    ...plainContent,
    title,
    minutes,
    placement,
    ...more,
  };
}

const sessions: Session[] = [
  session(day1, '08:30', 30, 'registration'),
  session(day1, '09:00', 20, 'opening'),
  session(day1, '09:20', 20, 'test', {
    en: 'Introductions, expectations, pre-test',
    ru: 'Знакомство, ожидания, входное тестирование',
  }),
  session(
    day1,
    '09:40',
    80,
    'lecture',
    {
      en: 'Mental and reproductive health needs of women who use new psychoactive substances',
      ru: 'Потребности в области психического и репродуктивного здоровья женщин, употребляющих новые психоактивные вещества',
    },
    {
      description: {
        en: 'What the data of five countries show, and what they do not show. Case histories with discussion.',
        ru: 'Что показывают данные пяти стран и чего они не показывают. Разбор историй с обсуждением.',
      },
    },
  ),
  session(day1, '11:00', 20, 'break'),
  session(
    day1,
    '11:20',
    80,
    'special-session',
    {
      en: 'The Role of Men in Medicine: Shaping Gender-Sensitive Approaches to Women’s Care',
      ru: 'Роль мужчин в медицине: формирование гендерно-чувствительных подходов к помощи женщинам',
    },
    { audience: { en: 'male doctors and counsellors', ru: 'врачи и консультанты — мужчины' } },
  ),
  session(
    day1,
    '11:20',
    80,
    'group-work',
    { en: 'Trauma-informed communication', ru: 'Общение с учётом травмы' },
    {
      placement: { dayId: day1, start: '11:20', roomId: classroom },
    },
  ),
  session(day1, '12:40', 60, 'lunch'),
  session(day1, '13:40', 80, 'discussion', {
    en: 'Dialogue between health providers, civil society and women with lived experience',
  }),
  session(day1, '15:00', 20, 'break'),
  session(day1, '15:20', 100, 'exercise', {
    en: 'Role play: the first consultation',
    ru: 'Ролевая игра: первая консультация',
  }),
  session(day1, '17:00', 15, 'wrap-up'),
  session(day2, '09:00', 90, 'country-presentations', { en: 'Country presentations', ru: 'Презентации стран' }),
  session(day2, '10:30', 20, 'photo', { en: 'Group photo and coffee break', ru: 'Общая фотография и кофе-брейк' }),
  session(day2, '10:50', 100, 'group-work', { en: 'Action plans by country', ru: 'Планы действий по странам' }),
  session(day2, '12:30', 60, 'lunch'),
  session(day2, '13:30', 90, 'lecture', {
    en: 'Ethics, confidentiality and referral',
    ru: 'Этика, конфиденциальность и перенаправление',
  }),
  session(day2, '15:00', 30, 'evaluation', { en: 'Post-test and evaluation', ru: 'Итоговое тестирование и оценка' }),
  session(day2, '15:30', 30, 'closing', { en: 'Certificates and closing', ru: 'Вручение сертификатов и закрытие' }),
];

const people: Person[] = [];
const participations: Participation[] = [];

function add(
  role: Participation['role'],
  latin: [string, string],
  cyrillic: [string, string, string] | null,
  more: Partial<Person> & { delegation?: string; status?: Participation['status'] } = {},
): string {
  const number = participations.length + 1;
  const { delegation = null, status = 'confirmed', ...person } = more;
  people.push({
    id: testId(1000 + number),
    latinName: { family: latin[0], given: latin[1], patronymic: '' },
    cyrillicName: cyrillic && { family: cyrillic[0], given: cyrillic[1], patronymic: cyrillic[2] },
    sex: number % 2 === 0 ? 'male' : 'female',
    ageBand: null,
    country: null,
    institutionId: testId(31),
    position: { en: 'Chief specialist', ru: 'Главный специалист' },
    email: `person${String(number)}@example.org`,
    phone: `+7 700 000 00 ${String(number).padStart(2, '0')}`,
    languages: [],
    protected: false,
    differentFrom: [],
    trainer: null,
    ...person,
  });
  const id = testId(2000 + number);
  participations.push({
    id,
    workshopId,
    personId: testId(1000 + number),
    delegationId: delegation,
    role,
    status,
    letter: noLetter,
    category: null,
    number,
    availability: null,
    arrival: null,
    departure: null,
    paidAs: null,
    paidDayIds: [],
    replacedById: null,
    ...plainDetails,
    replacedFrom: null,
    consents: { photo: null, lists: null },
    completion: null,
  });
  return id;
}

const [kz, tm, uz] = [testId(41), testId(42), testId(43)];
const trainer = add('trainer', ['Whitfield', 'Eleanor'], ['Уитфилд', 'Элеонор', ''], {
  position: { en: 'International expert on gender and health', ru: 'Международный эксперт по гендеру и здоровью' },
});
const second = add('facilitator', ['Abdrakhmanov', 'Daniyar'], ['Абдрахманов', 'Данияр', 'Сейтказиевич'], {
  position: { en: 'CADAP 7 regional coordinator', ru: 'Региональный координатор КАДАП 7' },
});
add('interpreter', ['Kim', 'Olga'], ['Ким', 'Ольга', 'Валерьевна'], { position: {} });
const head = add('participant', ['Garryyeva', 'Maysa'], ['Гаррыева', 'Майса', 'Аннаевна'], {
  delegation: tm,
  position: {
    en: 'Head of Department for Mother and Child Health',
    ru: 'Начальник управления охраны здоровья матери и ребёнка',
  },
  institutionId: testId(32),
});
add('participant', ['Annayev', 'Batyr'], ['Аннаев', 'Батыр', ''], { delegation: tm, institutionId: testId(33) });
add('participant', ['Çaryýewa', 'Jeren'], ['Чарыева', 'Джерен', 'Бердыевна'], {
  delegation: tm,
  institutionId: testId(33),
});
add('participant', ['Secretova', 'Hidden'], ['Секретова', 'Тайна', 'Скрытовна'], {
  delegation: kz,
  protected: true,
  differentFrom: [],
  email: 'hidden@secret.example',
  phone: '+7 999 123 45 67',
  position: { en: 'Secret position', ru: 'Тайная должность' },
  institutionId: testId(34),
});
add('participant', ['Äbdirova', 'Ūlpan'], ['Әбдірова', 'Ұлпан', 'Қайратқызы'], { delegation: kz });
add('participant', ['Qasymov', 'Nurlan'], ['Қасымов', 'Нұрлан', 'Ғабитұлы'], { delegation: kz });
add('participant', ['Yoʻldosheva', 'Gʻuncha'], ['Йўлдошева', 'Ғунча', 'Ҳамидовна'], { delegation: uz });
add('participant', ['Toshmatov', 'Oʻtkir'], ['Тошматов', 'Ўткир', ''], { delegation: uz });
add('participant', ['Absentov', 'Declined'], ['Отсутствов', 'Отказ', ''], { delegation: uz, status: 'declined' });
for (const [index, given] of [
  'Aigul',
  'Bolat',
  'Dana',
  'Erlan',
  'Gulnara',
  'Kanat',
  'Madina',
  'Sanzhar',
  'Zarina',
].entries()) {
  add(
    'participant',
    [`Muratova${String.fromCharCode(97 + index)}`, given],
    ['Муратова', given === 'Dana' ? 'Дана' : 'Айгуль', 'Ержановна'],
    { delegation: kz },
  );
}

function assignment(number: number, index: number, participationId: string): WorkshopSnapshot['assignments'][number] {
  return { id: testId(3000 + number), workshopId, sessionId: sessions[index]?.id ?? '', participationId, role: 'lead' };
}

const institution = (id: number, name: Text): WorkshopSnapshot['institutions'][number] => ({
  id: testId(id),
  name,
  kind: 'ministry',
  sector: 'health',
  country: null,
});

export function sampleTraining(): WorkshopSnapshot {
  return {
    programme: {
      id: testId(2),
      name: {
        en: 'Central Asia Drug Action Programme, phase 7',
        ru: 'Программа по предотвращению распространения наркотиков в Центральной Азии, 7-я фаза',
      },
      code: 'CADAP 7',
      funders: [{ en: 'European Union', ru: 'Европейский союз' }],
      fundingLine: { en: 'Funded by the European Union', ru: 'Финансируется Европейским союзом' },
      implementedBy: {},
      countries: ['KZ', 'KG', 'TJ', 'TM', 'UZ'],
    },
    workshop: {
      id: workshopId,
      programmeId: testId(2),
      title: {
        en: 'Towards Respectful Care: Overcoming Gender Bias in Medical Practice',
        ru: 'На пути к уважительной помощи: преодоление гендерных предубеждений в медицинской практике',
      },
      kind: 'training',
      number: '2025-07-A',
      timeZone: 'Asia/Almaty',
      place: {
        country: 'KZ',
        city: { en: 'Almaty', ru: 'Алматы' },
        venue: { en: 'Hotel Kazzhol', ru: 'Гостиница «Казжол»' },
      },
      languages: ['en', 'ru'],
      organisers: [
        { en: 'Central Asia Drug Action Programme', ru: 'Программа КАДАП' },
        {
          en: 'Ministry of Healthcare of the Republic of Kazakhstan',
          ru: 'Министерство здравоохранения Республики Казахстан',
        },
      ],
      funders: [],
      audience: {},
      objectives: [],
      expectedParticipants: 25,
      attendance: { ...usualAttendance, slots: 'half-day', middayAt: '12:40' },
      grouping: noGroupingRules,
      allowances: null,
      asksFor: [],
      eraseOn: null,
      listOrder: 'protocol',
      lastNumber: 0,
      sheetCode: '7K2P',
      fictional: true,
    },
    days: [
      {
        id: day1,
        workshopId,
        number: 1,
        date: '2025-07-15',
        theme: {
          en: 'Needs, bias and respectful communication',
          ru: 'Потребности, предубеждения и уважительное общение',
        },
        startsAt: '08:30',
        endsAt: '17:15',
      },
      {
        id: day2,
        workshopId,
        number: 2,
        date: '2025-07-16',
        theme: { en: 'From attitudes to services', ru: 'От установок к услугам' },
        startsAt: '09:00',
        endsAt: '16:00',
      },
    ],
    rooms: [
      { id: hall, workshopId, name: { en: 'Hall “Silk Road”', ru: 'Зал «Шёлковый путь»' }, capacity: 40 },
      { id: classroom, workshopId, name: { en: 'Classroom 2', ru: 'Класс 2' }, capacity: 20 },
    ],
    sessions: structuredClone(sessions),
    institutions: [
      institution(31, {
        en: 'Republican Scientific and Practical Centre of Mental Health',
        ru: 'Республиканский научно-практический центр психического здоровья',
      }),
      institution(32, {
        en: 'Ministry of Healthcare and Medical Industry of Turkmenistan',
        ru: 'Министерство здравоохранения и медицинской промышленности Туркменистана',
      }),
      institution(33, {
        en: 'Turkmen State Medical University named after Myrat Garryev',
        ru: 'Государственный медицинский университет Туркменистана имени Мырата Гаррыева',
      }),
      institution(34, { en: 'Secret shelter', ru: 'Тайный приют' }),
    ],
    people: structuredClone(people),
    delegations: [
      {
        id: kz,
        workshopId,
        name: { en: 'Kazakhstan', ru: 'Казахстан' },
        country: 'KZ',
        ...plainDelegation,
      },
      {
        id: tm,
        workshopId,
        name: { en: 'Turkmenistan', ru: 'Туркменистан' },
        country: 'TM',
        ...plainDelegation,
        headParticipationId: head,
      },
      {
        id: uz,
        workshopId,
        name: {},
        country: 'UZ',
        ...plainDelegation,
      },
    ],
    participations: structuredClone(participations),
    assignments: [
      assignment(1, 1, second),
      assignment(2, 3, trainer),
      assignment(3, 5, second),
      assignment(4, 6, trainer),
      assignment(5, 8, trainer),
      assignment(6, 8, second),
      assignment(7, 16, trainer),
      assignment(8, 10, second),
    ],
    breakoutGroups: [],
    editions: [],
    publications: [],
    acceptances: [],
    headCounts: [],
    signOffs: [],
    issuedSheets: [],
    signedLists: [],
    attendance: [],
  };
}
