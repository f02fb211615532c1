import { failure, success, type Result } from '../result.ts';
import { calendarLines, type CalendarLine } from './calendar-lines.ts';
import { agendaLimits } from './imported-agenda.ts';

/** The lines of one component by their names; a name that comes more than once keeps all its lines. */
export type Component = {
  readonly name: string;
  readonly lines: ReadonlyMap<string, readonly CalendarLine[]>;
  readonly parts: readonly Component[];
};

const deepest = 8;

type Open = { readonly name: string; readonly lines: Map<string, CalendarLine[]>; readonly parts: Component[] };

/** The events, zones and other components of a calendar; refused when one begins and does not end. */
export function readComponents(text: string): Result<Component> {
  const calendar: Open = { name: 'FILE', lines: new Map(), parts: [] };
  const open: Open[] = [calendar];
  let last = 1;
  let events = 0;
  for (const line of calendarLines(text)) {
    last = line.number;
    const current = open.at(-1) ?? calendar;
    const component = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (component === 'VEVENT' && ++events > agendaLimits.sessions)
        return failure('schedule-too-large', agendaLimits);
      if (open.length > deepest) return failure('calendar-broken', { line: line.number });
      open.push({ name: component, lines: new Map(), parts: [] });
    } else if (line.name === 'END') {
      if (open.length === 1 || current.name !== component) return failure('calendar-broken', { line: line.number });
      open.pop();
      open.at(-1)?.parts.push(current);
    } else keep(current, line);
  }
  const complete = open.length === 1 && calendar.parts.some((part) => part.name === 'VCALENDAR');
  return complete ? success(calendar) : failure('calendar-broken', { line: last });
}

function keep({ lines }: Open, line: CalendarLine): void {
  const known = lines.get(line.name);
  if (known === undefined) lines.set(line.name, [line]);
  else known.push(line);
}

/** The components of that name in all calendars of the file: some programs put several into one. */
export function componentsNamed(file: Component, name: string): Component[] {
  return file.parts
    .filter((part) => part.name === 'VCALENDAR')
    .flatMap((calendar) => calendar.parts.filter((part) => part.name === name));
}

/** The value of the first line of that name; '' when there is none. */
export function valueOf(component: Component, name: string): string {
  return component.lines.get(name)?.[0]?.value.trim() ?? '';
}
