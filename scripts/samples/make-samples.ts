import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import { noGroupingRules } from '../../shared/domain/workshop.ts';
import { writeWorkshopFile } from '../../shared/files/workshop-file.ts';
import { makeAgenda } from './agenda.ts';
import { reportedEvent } from './facts.ts';
import { makeMarks } from './marks.ts';
import { makePeople } from './people.ts';
import type { EventPlan } from './plan.ts';
import { cadapRespectfulCare } from './plans/cadap-respectful-care.ts';
import { iomVictimIdentificationAshgabat } from './plans/iom-victim-identification-ashgabat.ts';
import { osceGbvAshgabat } from './plans/osce-gbv-ashgabat.ts';
import { unfpaTechnicalMeetingTurkestan } from './plans/unfpa-technical-meeting-turkestan.ts';
import { unodcTreatnetFamilyBishkek } from './plans/unodc-treatnet-family-bishkek.ts';
import { randomFrom } from './random.ts';

/** THE list of sample workshops, in the order in which the first start offers them. */
const plans: readonly EventPlan[] = [
  cadapRespectfulCare,
  osceGbvAshgabat,
  unfpaTechnicalMeetingTurkestan,
  iomVictimIdentificationAshgabat,
  unodcTreatnetFamilyBishkek,
];

/** 2025-06-01T00:00:00Z: the moment that the ids of the first sample claim; each other sample a day later. */
const firstMoment = 1_748_736_000_000;
const dayInMilliseconds = 86_400_000;

/** The five sample files: name and text. The same on every machine. */
export function makeSamples(): { name: string; text: string }[] {
  return plans.map((plan, index) => ({
    name: `${plan.key}.workshop`,
    text: writeWorkshopFile(makeSnapshot(plan, firstMoment + index * dayInMilliseconds)),
  }));
}

function makeSnapshot(plan: EventPlan, moment: number): WorkshopSnapshot {
  const random = randomFrom(plan.seed, moment);
  const reported = reportedEvent(plan.key);
  const { code, region } = reported.programme;
  const programme = { id: random.id(), code: code ?? '', countries: region, ...plan.programme };
  const workshop = makeWorkshop(plan, random.id(), programme.id);
  const { idsByKey, ...everybody } = makePeople(plan, workshop.id, random);
  const agenda = makeAgenda(plan, reported, workshop.id, idsByKey, random);
  const attendance = makeMarks(plan, agenda.days, agenda.sessions, everybody.participations, random);
  const notYet = {
    breakoutGroups: [],
    editions: [],
    publications: [],
    acceptances: [],
    headCounts: [],
    signOffs: [],
    issuedSheets: [],
    signedLists: [],
  };
  return { programme, workshop, ...agenda, ...everybody, ...notYet, attendance };
}

function makeWorkshop(plan: EventPlan, id: string, programmeId: string): WorkshopSnapshot['workshop'] {
  const reported = reportedEvent(plan.key);
  return {
    id,
    programmeId,
    title: plan.title,
    kind: plan.kind,
    number: plan.number,
    timeZone: reported.time_zone,
    place: { country: reported.place.country, city: plan.city, venue: plan.venue },
    languages: [...plan.languages],
    organisers: [...plan.organisers],
    funders: plan.programme.funders,
    audience: plan.audience,
    objectives: [...plan.objectives],
    expectedParticipants: plan.expectedParticipants,
    attendance: plan.attendance,
    grouping: noGroupingRules,
    listOrder: 'protocol',
    allowances: null,
    asksFor: [],
    eraseOn: null,
    lastNumber: 0,
    sheetCode: plan.sheetCode,
    fictional: true,
  };
}
