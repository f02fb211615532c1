import type { Random } from '../scripts/samples/random.ts';
import { noGroupingRules, type Programme, usualAttendance, type Workshop } from '../shared/domain/workshop.ts';

export const programmeCount = 8;

export function programmeNumber(number: number): Programme {
  const its = number % programmeCount;
  return {
    id: `0190c0c0-0000-7000-8000-00000000000${its}`,
    name: { en: `Programme ${its}`, ru: `Программа ${its}` },
    code: `P-${its}`,
    funders: [{ en: 'European Union', ru: 'Европейский союз' }],
    fundingLine: { en: 'Funded by the European Union', ru: 'Финансируется Европейским союзом' },
    implementedBy: { en: 'Consortium' },
    countries: ['KZ', 'KG', 'TJ', 'UZ'],
  };
}

export function workshopRecord(id: string, number: number, random: Random): Workshop {
  return {
    id,
    programmeId: programmeNumber(number).id,
    title: {
      en: `Training ${number} on ${random.pick(['care', 'referral', 'evidence'])}`,
      ru: `Тренинг ${number}`,
    },
    kind: 'training',
    number: `B-${number}`,
    timeZone: 'Asia/Almaty',
    place: { country: 'KZ', city: { en: 'Almaty', ru: 'Алматы' }, venue: { en: 'Hotel “Dostyk”' } },
    languages: ['en', 'ru'],
    organisers: [{ en: 'Organiser', ru: 'Организатор' }],
    funders: [{ en: 'European Union', ru: 'Европейский союз' }],
    audience: {},
    objectives: [{ en: 'To learn' }],
    expectedParticipants: 75,
    attendance: { ...usualAttendance, slots: 'session' },
    grouping: noGroupingRules,
    sheetCode: 'BNCH',
    fictional: true,
  };
}
