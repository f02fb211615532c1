import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Facts of conferences as they were published: when, how long, in which room, who. Titles and names are numbers. From
 * the schedules of FOSDEM 2020 (872 sessions, 35 rooms) and FOSDEM 2023 (780 sessions, 35 rooms), https://fosdem.org,
 * both on two days.
 */
export const publishedConferences = ['fosdem-2020', 'fosdem-2023'] as const;
export type PublishedConference = (typeof publishedConferences)[number];

export type PublishedSession = {
  /** From 1, in the order of the file. */
  readonly number: number;
  /** From 1. */
  readonly day: number;
  readonly start: string;
  readonly minutes: number;
  readonly room: number;
  readonly kind: string;
  readonly speakers: readonly number[];
};

/** The sessions, held so many times in a row, each time on the two days that follow. */
export function publishedSessions(conference: PublishedConference, times = 1): PublishedSession[] {
  const file = path.resolve('test', 'files', 'schedules', `${conference}.csv`);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  return Array.from({ length: times }, (_, time) => time).flatMap((time) =>
    lines.map((line, index) => {
      const [day = '', start = '', minutes = '', room = '', kind = '', speakers = ''] = line.split(',');
      return {
        number: time * lines.length + index + 1,
        day: time * 2 + Number(day),
        start,
        minutes: Number(minutes),
        room: Number(room),
        kind,
        speakers: speakers.split(' ').filter(Boolean).map(Number),
      };
    }),
  );
}

/** The same as a schedule of the usual form. */
export function publishedXml(sessions: readonly PublishedSession[]): string {
  const days = Math.max(...sessions.map(({ day }) => day));
  const all = Array.from({ length: days }, (_, index) => {
    const events = sessions.filter(({ day }) => day === index + 1).map(eventXml);
    return `<day index="${index + 1}" date="2025-03-${String(index + 1).padStart(2, '0')}">\n${events.join('\n')}\n</day>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<schedule><conference><title>${conferenceTitle.replace('&', '&amp;')}</title><time_zone_name>Asia/Almaty</time_zone_name></conference>
${all.join('\n')}</schedule>`;
}

export const conferenceTitle = 'Conference & more';

export function sessionTitle({ number }: PublishedSession): string {
  return `Session ${number}`;
}

export function roomName({ room }: PublishedSession): string {
  return `Room ${String(room).padStart(2, '0')}`;
}

function eventXml(session: PublishedSession): string {
  const hours = Math.floor(session.minutes / 60);
  const duration = `${hours}:${String(session.minutes % 60).padStart(2, '0')}`;
  const persons = session.speakers.map((speaker) => `<person>Speaker ${speaker}</person>`).join('');
  return `<event id="${session.number}"><start>${session.start}</start><duration>${duration}</duration><room>${roomName(session)}</room><title>${sessionTitle(session)}</title><type>${session.kind}</type><persons>${persons}</persons></event>`;
}
