import { type ReactNode, useEffect, useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import * as z from 'zod';
import { FormDialog } from '../../../renderer/forms/form-dialog.tsx';
import { ChoiceInput, TextByLanguage, TextInput } from '../../../renderer/forms/form-fields.tsx';
import { useRecordForm } from '../../../renderer/forms/use-record-form.ts';
import { lineSchema } from '../../../shared/domain/entity.ts';
import { textSchema } from '../../../shared/domain/language.ts';
import { calendarDaySchema } from '../../../shared/time/calendar-day.ts';
import { renderScreen } from '../rendered-section.tsx';

const recordSchema = z.object({
  title: lineSchema.min(1, 'title-missing'),
  seats: z.int().min(2).max(40).nullable(),
  date: calendarDaySchema.nullable(),
  theme: textSchema,
  place: z.object({ city: lineSchema, room: lineSchema.max(3) }),
  body: z.enum(['interior', 'health', 'education']).nullable(),
});
type Sample = z.infer<typeof recordSchema>;

const first: Sample = {
  title: 'Start',
  seats: 10,
  date: '2025-07-15',
  theme: { en: 'Law' },
  place: { city: 'Almaty', room: '1' },
  body: null,
};

const bodies = [
  { value: 'education', name: 'Ministry of Education' },
  { value: 'health', name: 'Ministry of Health' },
  { value: 'interior', name: 'Ministry of Interior' },
];

/** What was saved, in order; a store that takes its time answers when `stored` is called. */
let saved: Partial<Sample>[] = [];
/** What the store answers to each save; undefined where it answers nothing. */
let answer: unknown;

beforeEach(() => {
  // A form that goes saves what is right of it.
  renderScreen(<p />);
  saved = [];
  answer = undefined;
});

type Place = { readonly id?: string; readonly sample?: Sample; readonly schema?: z.ZodType<Sample> };

function InPlace({ id = 'one', sample = first, schema = recordSchema }: Place): ReactNode {
  const form = useRecordForm<Sample>({
    schema,
    stored: sample,
    record: id,
    onSave: (patch) => {
      saved.push(patch);
      return answer === undefined ? undefined : Promise.resolve(answer);
    },
  });
  return (
    <main>
      <TextInput form={form} name="title" label="Title" />
      <TextInput form={form} name="seats" label="Seats" />
      <TextInput form={form} name="date" label="Date" />
      <TextByLanguage form={form} name="theme" label="Theme" languages={['en', 'ru']} />
      <TextInput form={form} name="place.city" label="City" />
      <TextInput form={form} name="place.room" label="Room" />
      <ChoiceInput form={form} name="body" label="Body" choices={bodies} />
    </main>
  );
}

/** The store shows another record, or another state of it; none where its id is ''. */
function announceStored(place: Place): void {
  dispatchEvent(new CustomEvent('stored', { detail: place }));
}

function Stored(): ReactNode {
  const [place, setPlace] = useState<Place>({});
  useEffect(() => {
    const onStored = (event: Event): void => setPlace((event as CustomEvent<Place>).detail);
    addEventListener('stored', onStored);
    return () => removeEventListener('stored', onStored);
  }, []);
  return place.id === '' ? null : <InPlace {...place} />;
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true });
/** Whether a field is marked as one whose text is not stored. */
const isMarked = (name: string): boolean => field(name).element().closest('[data-unsaved]') !== null;
const body = () => page.getByRole('combobox', { name: 'Body' });

describe('fields that save themselves', () => {
  test('a wrong date stays in its field with its sentence, and everything else is saved', async () => {
    renderScreen(<InPlace />);
    await field('Date').fill('31.02.2025');
    await field('Title').fill('Changed');
    await userEvent.tab();
    await expect.element(field('Date')).toHaveValue('31.02.2025');
    await expect
      .element(field('Date'))
      .toHaveAccessibleDescription(
        'There is no such day. Write day, month and year as in 15.07.2025, from 1900 to 2199.',
      );
    expect(saved).toEqual([{ title: 'Changed' }]);
  });

  test('typed text stays while the store takes its time, and both languages arrive', async () => {
    renderScreen(<InPlace />);
    await field('Theme, English').fill('Order');
    await field('Theme, Russian').fill('Порядок');
    await userEvent.tab();
    await field('City').fill('Osh');
    await field('Room').fill('2');
    await userEvent.tab();
    await expect.element(field('Theme, English')).toHaveValue('Order');
    expect(saved).toEqual([
      { theme: { en: 'Order' } },
      { theme: { en: 'Order', ru: 'Порядок' } },
      { place: { city: 'Osh', room: '1' } },
      { place: { city: 'Osh', room: '2' } },
    ]);
  });

  test('part of a record that is wrong holds up no other part of it', async () => {
    renderScreen(<InPlace />);
    await field('Room').fill('1234');
    await field('City').fill('Osh');
    await userEvent.tab();
    await expect.element(field('Room')).toHaveAccessibleDescription('Too long: 3 letters at most.');
    expect(saved).toEqual([{ place: { city: 'Osh', room: '1' } }]);
  });

  test('Enter saves once; leaving the field afterwards saves nothing more', async () => {
    renderScreen(<Stored />);
    await field('Seats').fill('25');
    await userEvent.keyboard('{Enter}');
    expect(saved).toEqual([{ seats: 25 }]);
    announceStored({ sample: { ...first, seats: 25 } });
    await expect.element(field('Seats')).toHaveValue('25');
    await userEvent.tab();
    expect(saved).toEqual([{ seats: 25 }]);
  });

  test('a text that says the same is not saved, and what is put right is', async () => {
    renderScreen(<InPlace />);
    await field('Seats').fill(' 10 ');
    await userEvent.tab();
    expect(saved).toEqual([]);
    await expect.element(field('Seats')).toHaveValue('10');
    await field('Seats').fill('many');
    await userEvent.tab();
    await field('Seats').fill('40');
    await userEvent.tab();
    expect(saved).toEqual([{ seats: 40 }]);
  });

  test('Escape shows what is stored again', async () => {
    renderScreen(<InPlace />);
    await field('Seats').fill('one hundred');
    await userEvent.tab();
    await expect.element(field('Seats')).toHaveAccessibleDescription('A number from 2 to 40, or leave it empty.');
    await userEvent.tab({ shift: true });
    await userEvent.keyboard('{Escape}');
    await expect.element(field('Seats')).toHaveValue('10');
    await expect.element(field('Seats')).not.toHaveAttribute('aria-invalid', 'true');
    await userEvent.tab();
    expect(saved).toEqual([]);
  });

  test('limits are those of the schema', async () => {
    const schema = recordSchema.extend({ seats: z.int().min(5).max(6).nullable() });
    renderScreen(<InPlace schema={schema} />);
    await field('Seats').fill('7');
    await userEvent.keyboard('{Enter}');
    await expect.element(field('Seats')).toHaveAccessibleDescription('A number from 5 to 6, or leave it empty.');
    await field('Seats').fill('6');
    await userEvent.keyboard('{Enter}');
    expect(saved).toEqual([{ seats: 6 }]);
  });

  test('a draft gives way to what is stored from elsewhere, and reads as it is written', async () => {
    renderScreen(<Stored />);
    const show = (sample: Partial<Sample>): void => announceStored({ sample: { ...first, ...sample } });
    await field('Date').fill('16.7.25');
    await userEvent.tab();
    expect(saved).toEqual([{ date: '2025-07-16' }]);
    show({ date: '2025-07-16' });
    await expect.element(field('Date')).toHaveValue('16.07.2025');
    await field('Title').fill('A draft');
    show({ date: '2025-07-17' });
    await expect.element(field('Date')).toHaveValue('17.07.2025');
    await expect.element(field('Title')).toHaveValue('A draft');
  });

  test('a language that is typed while another one arrives at the store is saved as well', async () => {
    renderScreen(<Stored />);
    await field('Theme, English').fill('Order');
    await field('Theme, Russian').fill('Порядок');
    announceStored({ sample: { ...first, theme: { en: 'Order' } } });
    await expect.element(field('Theme, Russian')).toHaveValue('Порядок');
    await userEvent.tab();
    expect(saved).toEqual([{ theme: { en: 'Order' } }, { theme: { en: 'Order', ru: 'Порядок' } }]);
  });

  test('what is typed while the store takes its time stays a draft over what it then shows, and is saved when left', async () => {
    renderScreen(<Stored />);
    await field('Title').fill('Prevention');
    await userEvent.keyboard('{Enter} and care');
    announceStored({ sample: { ...first, title: 'Prevention' } });
    await userEvent.keyboard(' at home');
    await expect.element(field('Title')).toHaveValue('Prevention and care at home');
    await expect.poll(() => isMarked('Title')).toBe(true);
    await userEvent.tab();
    expect(saved).toEqual([{ title: 'Prevention' }, { title: 'Prevention and care at home' }]);
    announceStored({ sample: { ...first, title: 'Prevention and care at home' } });
    await expect.poll(() => isMarked('Title')).toBe(false);
  });

  test('a field that was sent twice does not go back to the first text when the store shows that', async () => {
    renderScreen(<Stored />);
    await field('Title').fill('One');
    await userEvent.keyboard('{Enter} two{Enter}');
    announceStored({ sample: { ...first, title: 'One', seats: 11 } });
    await expect.element(field('Seats')).toHaveValue('11');
    await expect.element(field('Title')).toHaveValue('One two');
    announceStored({ sample: { ...first, title: 'Start', seats: 12 } });
    await expect.element(field('Title')).toHaveValue('Start');
    await userEvent.tab();
    expect(saved).toEqual([{ title: 'One' }, { title: 'One two' }]);
  });

  test('an unfinished text stays marked as unsaved when an undo changes what is stored, and is saved when left', async () => {
    renderScreen(<Stored />);
    await expect.element(field('Title')).toBeVisible();
    announceStored({ sample: { ...first, title: 'Changed' } });
    await expect.element(field('Title')).toHaveValue('Changed');
    await field('Title').fill('Unfinished');
    announceStored({ sample: { ...first, seats: 11 } });
    await expect.element(field('Seats')).toHaveValue('11');
    await expect.element(field('Title')).toHaveValue('Unfinished');
    await expect.poll(() => isMarked('Title')).toBe(true);
    await userEvent.tab();
    expect(saved).toEqual([{ title: 'Unfinished' }]);
  });

  test('a text that is undone before the store ever showed it leaves its field; what is typed meanwhile stays', async () => {
    answer = { group: 'saved' };
    renderScreen(<Stored />);
    await field('Title').fill('Undone at once');
    await userEvent.keyboard('{Enter}');
    await field('City').fill('Osh');
    await userEvent.keyboard('{Enter} and Jalal-Abad');
    await expect.element(field('Title')).toHaveValue('Start');
    await expect.poll(() => isMarked('Title')).toBe(false);
    await expect.element(field('City')).toHaveValue('Osh and Jalal-Abad');
    await userEvent.tab();
    expect(saved.at(-1)).toEqual({ place: { city: 'Osh and Jalal-Abad', room: '1' } });
  });

  test('leaving a record saves what is right, says what is not, and keeps it for the return', async () => {
    renderScreen(<Stored />);
    const show = (id: string): void => announceStored({ id });
    await expect.element(field('Title')).toBeVisible();
    show('a');
    await field('Date').fill('soon');
    await field('Title').fill('Unsaved');
    show('b');
    await expect.element(field('Title')).toHaveValue('Start');
    await expect.element(field('Date')).toHaveValue('15.07.2025');
    await expect.element(page.getByText('Date: not saved.', { exact: false })).toBeVisible();
    expect(saved).toEqual([{ title: 'Unsaved' }]);
    show('');
    show('a');
    await expect.element(field('Date')).toHaveValue('soon');
    await expect.element(field('Date')).toHaveAccessibleDescription('Write the date as 15.07.2025, or leave it empty.');
  });
});

describe('a combo box', () => {
  test('takes the only match on Tab, and the likeliest stands first', async () => {
    renderScreen(<InPlace />);
    await body().fill('Ministry of I');
    await expect.element(page.getByRole('option').first()).toHaveTextContent('Ministry of Interior');
    await userEvent.tab();
    await expect.element(body()).toHaveValue('Ministry of Interior');
    expect(saved).toEqual([{ body: 'interior' }]);
  });

  test('takes the only match on Enter', async () => {
    renderScreen(<InPlace />);
    await body().fill('health');
    await userEvent.keyboard('{Enter}');
    await expect.element(body()).toHaveValue('Ministry of Health');
    expect(saved).toEqual([{ body: 'health' }]);
  });

  test('keeps what names nothing, marked as wrong, until Escape', async () => {
    renderScreen(<InPlace />);
    await body().fill('Ministry of Magic');
    await userEvent.tab();
    await expect.element(body()).toHaveValue('Ministry of Magic');
    await expect.element(body()).toHaveAccessibleDescription('Nothing in the list is called so. Choose from the list.');
    expect(saved).toEqual([]);
    (body().element() as HTMLElement).focus();
    await userEvent.keyboard('{Escape}');
    await expect.element(body()).toHaveValue('');
  });

  test('keeps what names several, and says so', async () => {
    renderScreen(<InPlace />);
    await body().fill('Ministry');
    await userEvent.tab();
    await expect.element(body()).toHaveValue('Ministry');
    await expect.element(body()).toHaveAccessibleDescription('Several match. Choose one from the list.');
  });
});

describe('a dialog', () => {
  function Asked({ onClose }: { readonly onClose: () => void }): ReactNode {
    const form = useRecordForm<Sample>({
      schema: recordSchema,
      stored: { ...first, title: '' },
      onSubmit: (value) => {
        saved.push(value);
        onClose();
      },
    });
    return (
      <FormDialog form={form} title="A record" save="Save" onClose={onClose}>
        <TextInput form={form} name="title" label="Title" autoFocus />
        <TextInput form={form} name="seats" label="Seats" />
        <ChoiceInput form={form} name="body" label="Body" choices={bodies} />
      </FormDialog>
    );
  }
  function Screen(): ReactNode {
    const [isOpen, setOpen] = useState(true);
    return isOpen ? <Asked onClose={() => setOpen(false)} /> : <p>Closed</p>;
  }

  test('is filled in with the keyboard alone, and says all that is wrong at once', async () => {
    renderScreen(<Screen />);
    await expect.element(field('Title')).toHaveFocus();
    await userEvent.tab();
    await userEvent.keyboard('{Control>}a{/Control}99{Enter}');
    await expect.element(field('Title')).toHaveAccessibleDescription('Write a title.');
    await expect.element(field('Seats')).toHaveAccessibleDescription('A number from 2 to 40, or leave it empty.');
    await expect.element(field('Title')).toHaveFocus();
    await userEvent.keyboard('Course{Tab}{Control>}a{/Control}12{Tab}Ministry of I{Tab}');
    await field('Title').click();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Closed')).toBeVisible();
    expect(saved).toEqual([{ ...first, title: 'Course', seats: 12, body: 'interior' }]);
  });

  test('asks before it closes over typed text, and closes at once over none', async () => {
    renderScreen(<Screen />);
    await field('Title').fill('Something');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('Close without saving what you typed?')).toBeVisible();
    await page.getByRole('button', { name: 'Go on typing' }).click();
    await expect.element(field('Title')).toHaveValue('Something');
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.element(page.getByText('Closed')).toBeVisible();
    renderScreen(<Screen />);
    await expect.element(field('Title')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('Closed')).toBeVisible();
  });

  test('is not submitted over a text that names no choice', async () => {
    renderScreen(<Screen />);
    await field('Title').fill('Course');
    await body().fill('Ministry');
    await userEvent.tab();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(body()).toHaveAccessibleDescription('Several match. Choose one from the list.');
    expect(saved).toEqual([]);
  });
});
