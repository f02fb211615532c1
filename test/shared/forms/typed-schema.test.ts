import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { daySchema, roomSchema } from '../../../shared/domain/agenda/day.ts';
import { textSchema } from '../../../shared/domain/language.ts';
import { delegationSchema } from '../../../shared/domain/people/groups.ts';
import { personSchema } from '../../../shared/domain/people/person.ts';
import { ruleSettingsSchema } from '../../../shared/domain/schedule-rules/rule-settings.ts';
import { messageOf, problemSentence } from '../../../shared/forms/field-problem.ts';
import { typedInVain, typedSchema, typedValue } from '../../../shared/forms/typed-schema.ts';
import { translator } from '../../../shared/text/text.ts';

/** The values of what is typed, or the sentences of what is wrong with it by path. */
function read<Value>(schema: z.ZodType<Value>, typed: unknown): unknown {
  const result = typedSchema(schema).safeParse(typed, { error: messageOf });
  if (result.success) return result.data;
  return Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.'), problemSentence(translator('en'), issue.message)]),
  );
}

const room = roomSchema.pick({ name: true, capacity: true });

describe('a form schema', () => {
  test('reads numbers, dates and times, and nothing typed as null where that may be', () => {
    expect(read(room, { name: { en: ' Hall ', ru: '  ' }, capacity: ' 1 200 ' })).toEqual({
      name: { en: 'Hall' },
      capacity: 1200,
    });
    expect(read(room, { name: {}, capacity: '' })).toEqual({ name: {}, capacity: null });
    const day = daySchema.pick({ date: true, startsAt: true });
    expect(read(day, { date: '15.7.25', startsAt: '930' })).toEqual({ date: '2025-07-15', startsAt: '09:30' });
    expect(read(day, { date: ' ', startsAt: '9' })).toEqual({ date: null, startsAt: '09:00' });
    const letter = delegationSchema.pick({ letter: true });
    expect(read(letter, { letter: { number: ' 12/3 ', date: '' } })).toEqual({
      letter: { number: '12/3', date: null },
    });
    const factor = ruleSettingsSchema.pick({ consecutiveFactor: true });
    expect(read(factor, { consecutiveFactor: '1,75' })).toEqual({ consecutiveFactor: 1.75 });
  });

  test.each([
    [{ name: {}, capacity: 'many' }, { capacity: 'A number from 1 to 10000, or leave it empty.' }],
    [{ name: {}, capacity: '0' }, { capacity: 'A number from 1 to 10000, or leave it empty.' }],
    [{ name: {}, capacity: '2,5' }, { capacity: 'A number from 1 to 10000, or leave it empty.' }],
    [{ name: { en: 'a'.repeat(20_001) }, capacity: '1' }, { 'name.en': 'Too long: 20000 letters at most.' }],
  ])('says what is wrong by the limits of the schema: %#', (typed, sentences) => {
    expect(read(room, typed)).toEqual(sentences);
  });

  test('says other limits where the schema has others', () => {
    const small = z.object({ capacity: z.int().min(3).max(7), note: z.string().max(2) });
    expect(read(small, { capacity: '8', note: 'abc' })).toEqual({
      capacity: 'A number from 3 to 7.',
      note: 'Too long: 2 letters at most.',
    });
  });

  test('says what is wrong with a date and a time, and that nothing is required where it is not', () => {
    const day = daySchema.pick({ date: true, startsAt: true });
    expect(read(day, { date: 'in July', startsAt: '25' })).toEqual({
      date: 'Write the date as 15.07.2025, or leave it empty.',
      startsAt: 'A time such as 9:30.',
    });
    expect(read(day.pick({ date: true }), { date: '31.02.2025' })).toEqual({
      date: 'There is no such day. Write day, month and year as in 15.07.2025, from 1900 to 2199.',
    });
  });

  test('takes messages and checks of the record over, with all that is wrong at once', () => {
    const wish = z
      .object({ from: z.int().min(0).max(9), to: z.int().min(0).max(9) })
      .refine(({ from, to }) => from <= to, { path: ['to'], message: 'times-not-in-order' });
    expect(read(wish, { from: '3', to: '2' })).toEqual({ to: 'The end comes after the beginning.' });
    expect(read(z.object({ email: personSchema.shape.email }), { email: 'x at y' })).toEqual({
      email: 'Write the address as name@example.org, or leave it empty.',
    });
  });

  test('refuses a text that names no choice', () => {
    const head = delegationSchema.pick({ headParticipationId: true, country: true });
    expect(read(head, { headParticipationId: typedInVain('Atlantis'), country: typedInVain('Atlantis') })).toEqual({
      headParticipationId: 'Nothing in the list is called so. Choose from the list.',
      country: 'This cannot be saved.',
    });
  });

  test('shows what is stored as it is typed, and reads it back as the same', () => {
    const stored = {
      date: '2025-07-15',
      startsAt: '09:00',
      count: 5,
      seats: null,
      theme: { en: 'Day' },
      letter: { date: null, number: 'x' },
      list: ['a'],
    };
    const schema = z.object({
      date: daySchema.shape.date,
      startsAt: daySchema.shape.startsAt,
      count: z.int().min(0).max(9),
      seats: roomSchema.shape.capacity,
      theme: textSchema,
      letter: delegationSchema.shape.letter,
      list: z.array(z.string()),
    });
    const typed = typedValue(schema, stored);
    expect(typed).toMatchObject({ date: '15.07.2025', count: '5', seats: '', letter: { date: '' } });
    expect(read(schema, typed)).toEqual(stored);
  });
});

test('a number is shown with the sign of decimals that is asked for, and read with either', () => {
  const schema = z.object({ gap: z.number().min(0).max(10).nullable(), minutes: z.number() });
  const value = { gap: 1.9, minutes: 45 };
  expect(typedValue(schema, value, ',')).toEqual({ gap: '1,9', minutes: '45' });
  expect(typedValue(schema, value)).toEqual({ gap: '1.9', minutes: '45' });
  for (const sign of ['.', ','] as const)
    expect(typedSchema(schema).parse(typedValue(schema, value, sign) as never)).toEqual(value);
});
