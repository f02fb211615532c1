/**
 * A conference of the shape of real ones: 30 rooms, 5 days, 800 sessions of 20 to 90 minutes, plenaries, lightning
 * talks, titles in two scripts, speakers with several sessions. The same on every machine. Its clashes are known:
 * `clashes` pairs of sessions overlap in one room, and one speaker is in two rooms at once in each of `doubleBookings`.
 */
export const conference = { rooms: 30, days: 5, sessions: 800, clashes: 12, doubleBookings: 9 } as const;

export type ConferenceSession = {
  readonly number: number;
  readonly guid: string;
  readonly day: number;
  readonly room: number;
  readonly start: number;
  readonly minutes: number;
  readonly title: string;
  readonly speakers: readonly string[];
};

const topics = [
  'Stigma',
  'Overdose prevention',
  'Reintegration',
  'Доказательная профилактика',
  'Кадры',
  'Opioid agonists',
];
const forms = ['in rural districts', 'without a budget', 'и семья', 'after release', 'в цифрах', '& <what> comes next'];
const lengths = [20, 30, 30, 45, 45, 60, 90];

export function conferenceSessions(): ConferenceSession[] {
  const random = generator(20_251_122);
  const sessions: ConferenceSession[] = [];
  const perRoom = Math.ceil(conference.sessions / (conference.rooms * conference.days));
  for (let slot = 0; sessions.length < conference.sessions; slot++) {
    const day = Math.floor(slot / conference.rooms) % conference.days;
    const room = slot % conference.rooms;
    let start = 9 * 60;
    for (let index = 0; index < perRoom && sessions.length < conference.sessions; index++) {
      const number = sessions.length + 1;
      const minutes = lengths[random(lengths.length)] ?? 30;
      const title = `${topics[random(topics.length)] ?? ''} ${forms[random(forms.length)] ?? ''} ${String(number)}`;
      // Each session has a speaker of its own, so that every double booking is one that we have made.
      sessions.push({
        number,
        guid: guidOf(number),
        day,
        room,
        start,
        minutes,
        title,
        speakers: [`Speaker ${String(number)}`],
      });
      start += minutes + 15;
    }
  }
  return withFaults(sessions, perRoom);
}

/** The first room clash is in room 1; double bookings are in the rooms after those of the clashes. */
function withFaults(sessions: readonly ConferenceSession[], perRoom: number): ConferenceSession[] {
  return sessions.map((session, index) => {
    const [block, place] = [Math.floor(index / perRoom), index % perRoom];
    const before = sessions[index - 1];
    if (block < conference.clashes && place === 1 && before !== undefined) {
      return { ...session, start: before.start + before.minutes - 5, minutes: 5 };
    }
    const doubled = block - conference.clashes;
    const other = sessions[index - perRoom];
    const isDoubled = place === 0 && doubled > 0 && doubled % 2 === 1 && doubled < conference.doubleBookings * 2;
    return isDoubled && other !== undefined ? { ...session, speakers: other.speakers } : session;
  });
}

/** The conference as a schedule.xml of pretalx. */
export function conferenceXml(): string {
  const sessions = conferenceSessions();
  const days = Array.from({ length: conference.days }, (_, day) => {
    const rooms = Array.from({ length: conference.rooms }, (_, room) => {
      const events = sessions.filter((session) => session.day === day && session.room === room).map(eventXml);
      return events.length === 0 ? '' : `<room name="${roomName(room)}">${events.join('')}</room>`;
    });
    const date = dateOf(day);
    return `<day index="${String(day + 1)}" date="${date}" start="${date}T08:00:00+05:00" end="${date}T22:00:00+05:00">${rooms.join('\n')}</day>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<schedule><version>1</version><conference><acronym>region2025</acronym><title>Regional Conference 2025</title>
<start>${dateOf(0)}</start><end>${dateOf(4)}</end><days>5</days><timeslot_duration>00:05</timeslot_duration>
<time_zone_name>Asia/Almaty</time_zone_name></conference>
${days.join('\n')}</schedule>`;
}

export function roomName(room: number): string {
  return `Room ${String(room + 1).padStart(2, '0')}`;
}

function eventXml({ number, guid, day, room, start, minutes, title, speakers }: ConferenceSession): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const clock = clockOf(start);
  const persons = speakers.map((name, index) => `<person id="${String(index + 1)}">${name}</person>`).join('');
  return `<event guid="${guid}" id="${String(number)}"><date>${dateOf(day)}T${clock}:00+05:00</date><start>${clock}</start>
<duration>${clockOf(minutes)}</duration><room>${roomName(room)}</room><title>${escaped}</title><subtitle></subtitle>
<track>Practice</track><type>Talk</type><language>en</language><abstract>About ${escaped}.</abstract>
<persons>${persons}</persons></event>`;
}

function guidOf(number: number): string {
  return `0199c000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

function dateOf(day: number): string {
  return `2025-10-${String(day + 6).padStart(2, '0')}`;
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A linear congruential generator: whole numbers below `below`, the same in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
