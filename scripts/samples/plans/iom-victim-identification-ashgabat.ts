import { usualAttendance } from '../../../shared/domain/workshop.ts';
import { type DelegationPlan, type EventPlan, inBoth } from '../plan.ts';
import { iomDays } from './iom-ashgabat-agenda.ts';

const iom = inBoth('International Organization for Migration', 'Международная организация по миграции', {
  tk: 'Halkara migrasiýa guramasy',
});

function delegation(
  name: DelegationPlan['name'],
  institution: string,
  members: number,
  letter: string,
): DelegationPlan {
  return {
    name,
    country: 'TM',
    origins: ['TM'],
    members: { [institution]: members },
    quota: 5,
    letter: { number: letter, date: '2024-12-18' },
  };
}

const bodies = {
  interior: inBoth('Ministry of Interior', 'Министерство внутренних дел', { tk: 'Içeri işler ministrligi' }),
  prosecutor: inBoth('Prosecutor General’s Office', 'Генеральная прокуратура', { tk: 'Baş prokuratura' }),
  security: inBoth('Ministry of National Security', 'Министерство национальной безопасности', {
    tk: 'Milli howpsuzlyk ministrligi',
  }),
  migration: inBoth('State Migration Service', 'Государственная миграционная служба', {
    tk: 'Döwlet migrasiýa gullugy',
  }),
  border: inBoth('State Border Service', 'Государственная пограничная служба', { tk: 'Döwlet serhet gullugy' }),
  society: inBoth('National civil society organisations', 'Национальные организации гражданского общества'),
};

export const iomVictimIdentificationAshgabat: EventPlan = {
  key: 'iom-victim-identification-ashgabat',
  seed: 20_250_115,
  sheetCode: 'IMA5',
  number: '2025-01-D',
  programme: {
    name: inBoth(
      'Strengthening the legal framework on trafficking in persons in Turkmenistan to better address the needs of youth and women through a survivor-centered approach',
      'Укрепление правовой базы противодействия торговле людьми в Туркменистане для лучшего учёта потребностей молодёжи и женщин на основе подхода, ориентированного на пострадавших',
    ),
    funders: [inBoth('IOM Development Fund (IOMDF)', 'Фонд развития МОМ (IOMDF)')],
    fundingLine: inBoth('Funded by the IOM Development Fund', 'Финансируется Фондом развития МОМ'),
    implementedBy: inBoth('IOM Turkmenistan', 'МОМ в Туркменистане'),
  },
  title: inBoth(
    'Gender and age-sensitive identification of victims of trafficking and protection of their rights',
    'Выявление жертв торговли людьми с учётом пола и возраста и защита их прав',
  ),
  kind: 'workshop',
  city: inBoth('Ashgabat', 'Ашхабад', { tk: 'Aşgabat' }),
  venue: {},
  languages: ['en', 'ru'],
  organisers: [iom],
  audience: inBoth(
    'Law-enforcement, migration and border officers, prosecutors and national civil-society organisations',
    'Сотрудники правоохранительных, миграционных и пограничных органов, прокуроры и национальные организации гражданского общества',
  ),
  objectives: [
    inBoth(
      'To identify victims of trafficking with an eye to their gender and age',
      'Выявлять жертв торговли людьми с учётом их пола и возраста',
    ),
    inBoth(
      'To investigate with the victim’s interests at the centre',
      'Вести расследование, ставя в центр интересы жертвы',
    ),
    inBoth(
      'To model how agencies respond together, as the National Action Plan 2025–2029 asks',
      'Смоделировать совместные действия ведомств, как того требует Национальный план действий на 2025–2029 годы',
    ),
  ],
  expectedParticipants: 26,
  attendance: { ...usualAttendance, slots: 'session' },
  rooms: {
    hall: { name: inBoth('Training hall', 'Учебный зал', { tk: 'Okuw zaly' }), capacity: 40 },
    north: { name: inBoth('North room', 'Северная комната', { tk: 'Demirgazyk otag' }), capacity: 12 },
    south: { name: inBoth('South room', 'Южная комната', { tk: 'Günorta otag' }), capacity: 12 },
  },
  institutions: {
    iom: { name: iom, kind: 'international-organisation', sector: 'international', country: null },
    interior: { name: bodies.interior, kind: 'law-enforcement', sector: 'interior', country: 'TM' },
    prosecutor: { name: bodies.prosecutor, kind: 'judiciary', sector: 'justice', country: 'TM' },
    security: { name: bodies.security, kind: 'law-enforcement', sector: 'interior', country: 'TM' },
    migration: { name: bodies.migration, kind: 'agency', sector: 'migration', country: 'TM' },
    border: { name: bodies.border, kind: 'law-enforcement', sector: 'migration', country: 'TM' },
    shelter: {
      name: inBoth('Shelter Ýagtylyk', 'Приют «Ягтылык»', { tk: '«Ýagtylyk» gaçybatalgasy' }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'TM',
    },
    youth: {
      name: inBoth('Youth organisation Geljek', 'Молодёжная организация «Гелджек»', { tk: '«Geljek» ýaşlar guramasy' }),
      kind: 'civil-society',
      sector: 'civil-society',
      country: 'TM',
    },
  },
  delegations: {
    interior: { ...delegation(bodies.interior, 'interior', 5, '1/4102'), besides: ['replaced'] },
    prosecutor: delegation(bodies.prosecutor, 'prosecutor', 4, '12-07/655'),
    security: delegation(bodies.security, 'security', 3, '9/217'),
    migration: { ...delegation(bodies.migration, 'migration', 5, '3-1/1890'), besides: ['reserve'] },
    border: delegation(bodies.border, 'border', 4, '7/504'),
    society: {
      ...delegation(bodies.society, 'youth', 3, ''),
      letter: { number: '', date: null },
      protected: {
        institution: 'shelter',
        people: 2,
        position: inBoth('Shelter worker', 'Сотрудница приюта'),
      },
      besides: ['declined'],
    },
  },
  staff: {
    trainer: {
      role: 'facilitator',
      position: inBoth('International expert', 'Международный эксперт'),
      reported: { latin: ['Kyrylenko', 'Oleksandr'], cyrillic: ['Кириленко', 'Олександр'] },
    },
    officer: {
      role: 'organiser',
      position: inBoth('Project officer', 'Сотрудник проекта'),
      institution: 'iom',
      country: 'TM',
      invented: { origin: 'TM', sex: 'female' },
    },
    assistant: {
      role: 'organiser',
      position: inBoth('Project assistant', 'Ассистент проекта'),
      institution: 'iom',
      country: 'TM',
      invented: { origin: 'TM', sex: 'male' },
    },
    interpreterOne: {
      role: 'interpreter',
      position: inBoth('Interpreter, Russian and Turkmen', 'Переводчик, русский и туркменский языки'),
      country: 'TM',
      invented: { origin: 'TM', sex: 'female' },
    },
    interpreterTwo: {
      role: 'interpreter',
      position: inBoth('Interpreter, English and Turkmen', 'Переводчик, английский и туркменский языки'),
      country: 'TM',
      invented: { origin: 'TM', sex: 'female' },
    },
  },
  days: iomDays,
  markedDays: 1,
};
