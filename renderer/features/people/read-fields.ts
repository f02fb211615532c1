import { type Name, personSchema } from '../../../shared/domain/people/person.ts';
import type { Translate } from '../../../shared/text/text.ts';
import { type CalendarDay, isCalendarDay } from '../../../shared/time/calendar-day.ts';
import type { Read } from '../../forms/draft-field.tsx';

/** Readers of what is typed in the panels: a value, or what is wrong with it. */
export function readLine(t: Translate): (typed: string) => Read<string> {
  return (typed) =>
    typed.trim().length > 300 ? { problem: t('screens.people.problem.tooLong') } : { value: typed.trim() };
}

export function readEmail(t: Translate): (typed: string) => Read<string> {
  return (typed) => {
    const parsed = personSchema.shape.email.safeParse(typed.trim());
    return parsed.success ? { value: parsed.data } : { problem: t('screens.people.problem.email') };
  };
}

/** A number on the list: in the workshop nobody else has it, or has had it. */
export function readNumber(t: Translate, taken: readonly number[]): (typed: string) => Read<number> {
  return (typed) => {
    const number = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
    if (number < 1) return { problem: t('screens.people.problem.number') };
    return taken.includes(number)
      ? { problem: t('screens.people.problem.numberTaken', { number }) }
      : { value: number };
  };
}

export function readQuota(t: Translate): (typed: string) => Read<number | null> {
  return (typed) => {
    if (typed.trim() === '') return { value: null };
    const quota = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : -1;
    return quota < 0 || quota > 1000 ? { problem: t('screens.people.problem.quota') } : { value: quota };
  };
}

/** Reads 15.07.2025, 15.7.25 or 2025-07-15. */
export function readDate(t: Translate): (typed: string) => Read<CalendarDay | null> {
  return (typed) => {
    const text = typed.trim();
    if (text === '') return { value: null };
    const match = /^(\d{1,2})[./](\d{1,2})[./](\d{2}|\d{4})$/.exec(text);
    const [, day = '', month = '', year = ''] = match ?? [];
    const written =
      match === null ? text : `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCalendarDay(written) ? { value: written } : { problem: t('screens.people.problem.date') };
  };
}

/**
 * One part of a name. Emptying the last part takes the name in this script away, unless it is the only one; a family
 * name stays as long as there is another part.
 */
export function readNamePart(
  t: Translate,
  name: Name | null,
  part: keyof Name,
  other: Name | null,
): (typed: string) => Read<Name | null> {
  return (typed) => {
    if (typed.trim().length > 300) return { problem: t('screens.people.problem.tooLong') };
    const written = { ...(name ?? { family: '', given: '', patronymic: '' }), [part]: typed.trim() };
    if (written.family !== '') return { value: written };
    if (written.given !== '' || written.patronymic !== '')
      return { problem: t('screens.people.problem.familyMissing') };
    return other === null ? { problem: t('screens.people.problem.nameMissing') } : { value: null };
  };
}
