import type { Country } from '../../../shared/domain/country.ts';
import type { Text } from '../../../shared/domain/language.ts';
import type { Institution } from '../../../shared/domain/people/person.ts';
import { usualAttendance } from '../../../shared/domain/workshop.ts';
import type { NameOrigin } from '../names.ts';
import { type DelegationPlan, type EventPlan, inBoth } from '../plan.ts';
import { bishkekDays } from './unodc-bishkek-agenda.ts';

const office = inBoth(
  'UNODC Regional Office for Central Asia',
  'Региональное представительство УНП ООН в Центральной Азии',
);
const section = inBoth(
  'UNODC Prevention, Treatment and Rehabilitation Section',
  'Секция УНП ООН по профилактике, лечению и реабилитации',
);

function clinic(country: Country, name: Text): Omit<Institution, 'id'> {
  return { name, kind: 'health-service', sector: 'health', country };
}
function social(country: Country, name: Text): Omit<Institution, 'id'> {
  return { name, kind: 'agency', sector: 'social-protection', country };
}
function probation(country: Country, name: Text): Omit<Institution, 'id'> {
  return { name, kind: 'law-enforcement', sector: 'justice', country };
}

function delegation(country: NameOrigin, name: Text, members: DelegationPlan['members']): DelegationPlan {
  return { name, country, origins: [country], members, quota: 5, letter: { number: '', date: null } };
}

export const unodcTreatnetFamilyBishkek: EventPlan = {
  key: 'unodc-treatnet-family-bishkek',
  seed: 20_190_032,
  sheetCode: 'GL32',
  number: 'TF-01',
  programme: {
    name: inBoth(
      'UNODC Programme for Central Asia 2015-2021, with the UNODC-WHO programme on drug dependence treatment and care',
      'Программа УНП ООН для Центральной Азии на 2015–2021 годы совместно с программой УНП ООН и ВОЗ по лечению наркозависимости и уходу',
    ),
    funders: [inBoth('Government of the Russian Federation', 'Правительство Российской Федерации')],
    fundingLine: inBoth(
      'Funded by the Government of the Russian Federation',
      'Финансируется Правительством Российской Федерации',
    ),
    implementedBy: office,
  },
  title: inBoth(
    'Creating Societies Resilient to Drugs and Crime',
    'Формирование обществ, устойчивых к наркотикам и преступности',
  ),
  kind: 'training-of-trainers',
  city: inBoth('Bishkek', 'Бишкек', { ky: 'Бишкек' }),
  venue: {},
  languages: ['en', 'ru'],
  organisers: [office, section],
  audience: inBoth(
    'Practitioners of the health, social and justice sectors who will train others',
    'Специалисты здравоохранения, социальной сферы и правосудия, которые будут обучать других',
  ),
  objectives: [
    inBoth(
      'To know the elements of family therapy for the treatment of substance use disorders',
      'Знать элементы семейной терапии при лечении расстройств, связанных с употреблением психоактивных веществ',
    ),
    inBoth(
      'To be able to deliver the Treatnet Family package to health professionals',
      'Уметь проводить обучение медицинских работников по пакету Treatnet Family',
    ),
    inBoth(
      'To plan the roll-out in one’s own country with the practitioner’s manual',
      'Спланировать внедрение в своей стране с помощью руководства для практиков',
    ),
  ],
  expectedParticipants: 25,
  attendance: usualAttendance,
  rooms: {
    hall: { name: inBoth('Training hall', 'Учебный зал', { ky: 'Окуу залы' }), capacity: 40 },
    second: { name: inBoth('Second room', 'Второй кабинет', { ky: 'Экинчи бөлмө' }), capacity: 18 },
  },
  institutions: {
    office: { name: office, kind: 'international-organisation', sector: 'international', country: null },
    kzClinic: clinic(
      'KZ',
      inBoth('Addiction Treatment Centre Senim', 'Наркологический центр «Сенім»', {
        kk: '«Сенім» наркология орталығы',
      }),
    ),
    kzProbation: probation('KZ', inBoth('City Probation Service, Pavlodar', 'Городская служба пробации, Павлодар')),
    kgClinic: clinic(
      'KG',
      inBoth('Family Counselling Centre Ümüt', 'Центр семейного консультирования «Үмүт»', {
        ky: '«Үмүт» үй-бүлөлүк кеңеш борбору',
      }),
    ),
    kgSocial: social(
      'KG',
      inBoth('City Department for Social Development', 'Городское управление социального развития'),
    ),
    tjClinic: clinic(
      'TJ',
      inBoth('Addiction Treatment Centre Zindagī', 'Наркологический центр «Зиндагӣ»', {
        tg: 'Маркази наркологии «Зиндагӣ»',
      }),
    ),
    tjSocial: social(
      'TJ',
      inBoth('Day centre for social services Navrūz', 'Центр дневного социального обслуживания «Наврӯз»'),
    ),
    tmClinic: clinic('TM', inBoth('Addiction Treatment Clinic, Daşoguz', 'Наркологическая клиника, Дашогуз')),
    tmProbation: probation(
      'TM',
      inBoth('District Commission on Juvenile Affairs', 'Районная комиссия по делам несовершеннолетних'),
    ),
    uzClinic: clinic('UZ', inBoth('Addiction Treatment Dispensary, Samarkand', 'Наркологический диспансер, Самарканд')),
    uzPeers: {
      name: inBoth('Parents’ association Ishonch', 'Ассоциация родителей «Ишонч»', {
        uz: '«Ishonch» ota-onalar uyushmasi',
      }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'UZ',
    },
  },
  delegations: {
    KZ: delegation('KZ', inBoth('Kazakhstan', 'Казахстан', { kk: 'Қазақстан' }), { kzClinic: 3, kzProbation: 2 }),
    KG: {
      ...delegation('KG', inBoth('Kyrgyzstan', 'Кыргызстан', { ky: 'Кыргызстан' }), { kgClinic: 3, kgSocial: 2 }),
      besides: ['reserve'],
    },
    TJ: {
      ...delegation('TJ', inBoth('Tajikistan', 'Таджикистан', { tg: 'Тоҷикистон' }), { tjClinic: 3, tjSocial: 2 }),
      besides: ['replaced'],
    },
    TM: delegation('TM', inBoth('Turkmenistan', 'Туркменистан', { tk: 'Türkmenistan' }), {
      tmClinic: 3,
      tmProbation: 2,
    }),
    UZ: {
      ...delegation('UZ', inBoth('Uzbekistan', 'Узбекистан', { uz: 'Oʻzbekiston' }), { uzClinic: 3 }),
      protected: {
        institution: 'uzPeers',
        people: 2,
        position: inBoth('Activist, mother of a patient', 'Активистка, мать пациента'),
      },
      besides: ['declined'],
    },
  },
  staff: {
    trainerOne: {
      role: 'trainer',
      position: inBoth('Dr., international master trainer', 'Доктор, международный мастер-тренер'),
      reported: { latin: ['Lopez Charles', 'Laurie'], cyrillic: ['Лопес Чарльз', 'Лори'] },
    },
    trainerTwo: {
      role: 'trainer',
      position: inBoth('Dr., international master trainer', 'Доктор, международный мастер-тренер'),
      reported: { latin: ['Boyjoonauth', 'Leckraz'], cyrillic: ['Бойджунот', 'Лекраз'] },
    },
    speaker: {
      role: 'speaker',
      position: inBoth('Senior Programme Officer, UNODC ROCA', 'Старший сотрудник по программам, РПЦА УНП ООН'),
      institution: 'office',
      reported: { latin: ['Shaumarov', 'Borikhan'], cyrillic: ['Шаумаров', 'Борихан'] },
    },
    coordinator: {
      role: 'organiser',
      position: inBoth('National programme coordinator', 'Национальный координатор программы'),
      institution: 'office',
      country: 'KG',
      invented: { origin: 'KG', sex: 'female' },
    },
    assistant: {
      role: 'organiser',
      position: inBoth('Programme assistant', 'Ассистент программы'),
      institution: 'office',
      country: 'KG',
      invented: { origin: 'KG', sex: 'male' },
    },
    interpreterOne: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Russian', 'Переводчик, английский и русский языки'),
      country: 'KG',
      invented: { origin: 'RU', sex: 'female' },
    },
    interpreterTwo: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Russian', 'Переводчик, английский и русский языки'),
      country: 'KG',
      invented: { origin: 'KG', sex: 'male' },
    },
  },
  days: bishkekDays,
  markedDays: 0,
};
