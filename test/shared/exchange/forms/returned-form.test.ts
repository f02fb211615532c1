import { describe, expect, test } from 'vitest';
import { makeFormCode } from '../../../../shared/domain/evidence/form-code.ts';
import { type Language, languages } from '../../../../shared/domain/language.ts';
import { participationRoles } from '../../../../shared/domain/people/participation.ts';
import { fieldsOf, formChoices } from '../../../../shared/documents/nomination-form/form-fields.ts';
import { Wording } from '../../../../shared/documents/wording.ts';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { changedSince } from '../../../../shared/exchange/forms/form-difference.ts';
import { formPlace, returnedForm } from '../../../../shared/exchange/forms/returned-form.ts';
import { guessedListMapping } from '../../../../shared/exchange/people/list-columns.ts';
import { roleIn, sexIn } from '../../../../shared/exchange/people/person-cells.ts';
import { inconsistencies } from '../../../../shared/files/consistency.ts';
import { after, contentsOf, holding, undone } from '../../operations/store.ts';
import { sampleTraining, testId } from '../../documents/training.ts';
import { applied } from '../applied.ts';
import { valueOf } from '../samples.ts';
import { accepted, peopleIn, SentForm } from './sent-form.ts';

const [kazakhstan, turkmenistan, uzbekistan] = [testId(41), testId(42), testId(43)];

/** Each language alone and each beside another. */
const combinations: readonly Language[][] = [
  ...languages.map((language) => [language]),
  ...languages.flatMap((one) => languages.filter((other) => other !== one).map((other) => [one, other])),
];

function withCells(form: SentForm, snapshot = sampleTraining()) {
  const file = form.opened();
  const result = accepted(file, snapshot);
  return { result, now: applied(snapshot, result.changes) };
}

describe.each(combinations)('a form in %s %s', (...asked: (Language | undefined)[]) => {
  const chosen = asked.filter((language) => language !== undefined);

  test('is read by its own heads, choices and rows: unchanged it changes nothing', () => {
    const snapshot = sampleTraining();
    const form = new SentForm(snapshot, turkmenistan, chosen);
    const file = form.opened();
    const [sheet] = file.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    expect(guessedListMapping(sheet).columns).toEqual(['number', null, ...fieldsOf(chosen)]);
    const result = accepted(file, snapshot);
    expect(result.outcomes).toEqual(['here', 'here', 'here']);
    expect(result.changes).toEqual([]);
  });

  test('has choices that say what they mean', () => {
    const wording = new Wording(chosen);
    expect(formChoices('sex', wording).map(sexIn)).toEqual(['f', 'm']);
    expect(formChoices('role', wording).map(roleIn)).toEqual(['head of delegation', ...participationRoles]);
  });
});

test('what a form says otherwise than it was sent is changed, and one undo takes all back', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, turkmenistan);
  form.write(form.find('Аннаев'), {
    Phone: '8 65 123456',
    Position: 'Врач',
    Role: 'head of delegation / глава делегации',
  });
  form.write(form.find('Чарыева'), { Sex: 'Female / Женский' });
  form.rows = form.rows.filter((row) => row !== form.find('Гаррыева'));
  form.write(form.empty(), {
    'Family name': 'Оразов',
    'Given name': 'Мерет',
    Sex: 'Male / Мужской',
    Institution: 'Ministry of Healthcare and Medical Industry of Turkmenistan',
    'E-mail': 'meret@minzdrav.example',
  });
  const file = form.opened();
  const result = accepted(file, snapshot);
  const now = applied(snapshot, result.changes);
  const person = (family: string) => now.people.find(({ cyrillicName }) => cyrillicName?.family === family);
  const seat = (family: string) => now.participations.find(({ personId }) => personId === person(family)?.id);
  expect(result.outcomes.toSorted()).toEqual(['changed', 'changed', 'new']);
  expect(person('Аннаев')).toMatchObject({
    phone: '+99365123456',
    position: { en: expect.any(String) as string, ru: 'Врач' },
  });
  expect(person('Чарыева')?.sex).toBe('female');
  expect(seat('Гаррыева')?.status).toBe('withdrawn');
  expect(seat('Оразов')).toMatchObject({ delegationId: turkmenistan, status: 'nominated', role: 'participant' });
  expect(person('Оразов')).toMatchObject({ country: 'TM', institutionId: testId(32), email: 'meret@minzdrav.example' });
  expect(now.delegations.find(({ id }) => id === turkmenistan)?.headParticipationId).toBe(seat('Аннаев')?.id);
  expect(inconsistencies(now)).toEqual([]);
  const store = holding(snapshot);
  const with_ = after(store, result.changes);
  expect(contentsOf(undone(with_, result.changes))).toEqual(contentsOf(store));
  // Accepted once more, it has nothing new to say.
  expect(accepted(file, now)).toMatchObject({ changes: [], form: { conflicts: [], gone: [] } });
  expect(new Set(accepted(file, now).outcomes)).toEqual(new Set(['here']));
});

test('who is written over somebody is in their place, and no record of a person becomes another', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, turkmenistan);
  form.write(form.find('Гаррыева'), {
    'Family name': 'Оразов',
    'Given name': 'Мерет',
    Patronymic: '',
    'Family name in Latin letters': 'Orazow',
    'Given name in Latin letters': 'Meret',
  });
  const { result, now } = withCells(form);
  const old = now.participations.find(({ personId }) => personId === snapshot.participations[3]?.personId);
  const successor = now.participations.find(({ id }) => id === old?.replacedById);
  expect(result.outcomes).toContain('replaces');
  expect(old?.status).toBe('replaced');
  expect(now.people.find(({ id }) => id === successor?.personId)?.latinName?.family).toBe('Orazow');
  expect(now.people.find(({ id }) => id === old?.personId)?.latinName?.family).toBe('Garryyeva');
  expect(now.delegations.find(({ id }) => id === turkmenistan)?.headParticipationId).toBe(successor?.id);
  expect(inconsistencies(now)).toEqual([]);
});

test('who is known from elsewhere and is in the place of somebody comes in as who they are', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, turkmenistan);
  form.write(form.find('Гаррыева'), { 'Family name': 'Тошматов', 'Given name': 'Ўткир', Patronymic: '' });
  const file = form.opened();
  const known = snapshot.people.find(({ cyrillicName }) => cyrillicName?.family === 'Тошматов');
  const elsewhere = {
    ...snapshot,
    participations: snapshot.participations.filter(({ personId }) => personId !== known?.id),
  };
  const people = peopleIn(file, elsewhere).map((each) =>
    each.person.family === 'Тошматов' ? { ...each, decision: `same:${known?.id ?? ''}` as const } : each,
  );
  const register = { person: (id: string) => (id === known?.id ? known : undefined), alike: () => [] };
  const result = accepted(file, elsewhere, people, [], register);
  const now = applied(elsewhere, result.changes);
  expect(result.outcomes).toContain('replaces');
  const successor = now.participations.find(({ personId }) => personId === known?.id);
  expect(now.participations.find(({ replacedById }) => replacedById === successor?.id)?.status).toBe('replaced');
});

test('a name that is set right is that of the same person', () => {
  const form = new SentForm(sampleTraining(), turkmenistan);
  form.write(form.find('Чарыева'), { Patronymic: 'Бердиевна', 'Family name in Latin letters': 'Charyyeva' });
  const { result, now } = withCells(form);
  expect(result.outcomes.toSorted()).toEqual(['changed', 'here', 'here']);
  expect(now.people.find(({ latinName }) => latinName?.family === 'Charyyeva')?.cyrillicName?.patronymic).toBe(
    'Бердиевна',
  );
});

test('rows may be sorted, inserted and taken from under their numbers', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, turkmenistan);
  form.rows.reverse();
  form.rows.splice(
    1,
    0,
    form.heads.map(() => ''),
  );
  expect(accepted(form.opened(), snapshot).changes).toEqual([]);
  // Only what is shown was sorted: the hidden column stayed where it was.
  const keys = form.rows.map((row) => row[1] ?? '');
  const filled = form.rows.filter((row) => row[1] !== '');
  const [first, second, third] = filled.map((row) => row[1] ?? '');
  for (const [row, key] of [
    [filled[0], second],
    [filled[1], third],
    [filled[2], first],
  ] as const)
    if (row !== undefined) row[1] = key ?? '';
  expect(form.rows.map((row) => row[1] ?? '')).not.toEqual(keys);
  expect(accepted(form.opened(), snapshot).changes).toEqual([]);
});

test('what was changed here since stays, and it is said of whom', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, turkmenistan);
  const later = structuredClone(snapshot);
  const annayev = later.people.find(({ latinName }) => latinName?.family === 'Annayev');
  if (annayev === undefined) throw new Error('no Annayev');
  Object.assign(annayev, { email: 'here@example.org', phone: '+99361000000' });
  form.write(form.find('Аннаев'), { 'E-mail': 'form@example.org', Position: 'Врач' });
  const file = form.opened();
  const result = accepted(file, later);
  const now = applied(later, result.changes).people.find(({ id }) => id === annayev.id);
  expect(now).toMatchObject({ email: 'here@example.org', phone: '+99361000000', position: { ru: 'Врач' } });
  expect(result.form?.conflicts.map(({ fields }) => fields)).toEqual([['email']]);
  expect(changedSince({ snapshot: later }, { delegationId: turkmenistan, sent: file.form.sent })).toEqual({
    added: 0,
    changed: 1,
  });
});

test('an emptied cell and a field that was set right in the preview', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, turkmenistan);
  form.write(form.find('Аннаев'), { Institution: '' });
  const file = form.opened();
  expect(accepted(file, snapshot).changes).toEqual([]);
  const people = peopleIn(file, snapshot).map((each) =>
    each.person.family === 'Аннаев' && each.row !== undefined
      ? {
          ...each,
          person: { ...each.person, email: 'set@example.org' },
          row: { ...each.row, edited: ['email' as const] },
        }
      : each,
  );
  const now = applied(snapshot, accepted(file, snapshot, people).changes);
  expect(now.people.filter(({ email }) => email === 'set@example.org')).toHaveLength(1);
});

test('a position is changed in the language in which it was sent', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, turkmenistan, ['kk', 'ru']);
  expect(form.find('Аннаев')).toContain('Главный специалист');
  form.rows = form.rows.map((row) => row.map((cell) => (cell === 'Главный специалист' ? 'Врач' : cell)));
  const now = applied(snapshot, accepted(form.opened(), snapshot).changes);
  const positions = now.people.flatMap(({ position }) => (position.ru === 'Врач' ? [position] : []));
  expect(positions).toEqual([
    { en: 'Chief specialist', ru: 'Врач' },
    { en: 'Chief specialist', ru: 'Врач' },
  ]);
});

test('who is gone stays if the user says so', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, uzbekistan);
  const gone = snapshot.participations.find(({ personId }) =>
    snapshot.people.some(({ id, cyrillicName }) => id === personId && cyrillicName?.family === 'Тошматов'),
  );
  form.rows = form.rows.filter((row) => row !== form.find('Тошматов'));
  const file = form.opened();
  expect(accepted(file, snapshot).form?.gone).toEqual([{ participationId: gone?.id, isKept: false }]);
  const kept = accepted(file, snapshot, peopleIn(file, snapshot), [gone?.id ?? '']);
  expect(kept.form?.gone).toEqual([{ participationId: gone?.id, isKept: true }]);
  expect(kept.changes).toEqual([]);
});

test('eight people of one name are told apart by their rows', () => {
  const snapshot = sampleTraining();
  const form = new SentForm(snapshot, kazakhstan);
  form.write(form.find('Muratovah'), { Phone: '+7 701 000 00 08' });
  const { result, now } = withCells(form, snapshot);
  expect(result.outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1);
  expect(now.people.find(({ phone }) => phone === '+77010000008')?.latinName?.family).toBe('Muratovah');
});

describe('a form is known', () => {
  const snapshot = sampleTraining();
  const code = { version: 1, sheetCode: '7K2P', delegation: '00000042', asOf: '2025-07-12' };

  test('without its property, without its hidden sheet, and by its visible number alone', () => {
    const form = new SentForm(snapshot, turkmenistan);
    form.properties = {};
    expect(form.opened().form).toMatchObject({ code, others: [] });
    expect(form.opened().form.sent?.marks.size).toBe(3);
    form.hidden = [''];
    const file = form.opened();
    expect(file.form).toMatchObject({ code, sent: null });
    // What is no longer known is not said: nobody is gone, and nothing is taken for changed.
    expect(accepted(file, snapshot).form?.gone).toEqual([]);
  });

  test('as comma-separated values', async () => {
    const form = new SentForm(snapshot, turkmenistan);
    form.write(form.empty(), { 'Family name': 'Оразов', 'Given name': 'Мерет' });
    const [sheet] = form.sheets();
    const text = (sheet?.rows ?? [])
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
      .join('\n');
    const opened = valueOf(await openAgendaFile(new TextEncoder().encode(text), { language: 'ru', timeZone: null }));
    if ('agenda' in opened) throw new Error(opened.kind);
    expect(opened.form?.code).toEqual(code);
    expect(accepted(opened, snapshot).outcomes.filter((outcome) => outcome === 'new')).toHaveLength(1);
  });

  test('of which workshop and delegation it is', () => {
    const { form } = new SentForm(snapshot, turkmenistan).opened();
    expect(formPlace(form.code, snapshot)).toMatchObject({ kind: 'here', delegation: { id: turkmenistan } });
    const other = { ...snapshot, workshop: { ...snapshot.workshop, sheetCode: 'AAAA' } };
    expect(formPlace(form.code, other)).toEqual({ kind: 'other-workshop' });
    const without = { ...snapshot, delegations: snapshot.delegations.filter(({ id }) => id !== turkmenistan) };
    expect(formPlace(form.code, without)).toEqual({ kind: 'delegation-gone' });
  });

  test('to be put together from several', () => {
    const form = new SentForm(snapshot, turkmenistan);
    form.hidden = [makeFormCode('7K2P', uzbekistan, '2025-07-12')];
    expect(form.opened().form.others).toEqual([{ ...code, delegation: '00000043' }]);
  });

  test('made by a newer version, and typed with small letters and blanks', () => {
    const form = new SentForm(snapshot, turkmenistan);
    form.properties = {};
    form.hidden = [''];
    const [sheet] = form.sheets();
    if (sheet === undefined) throw new Error('no sheet');
    const rows = sheet.rows.map((row) =>
      row.map((cell) => (cell.startsWith('RSTR1') ? cell.replace('RSTR1', 'rstr2').replaceAll(':', ' : ') : cell)),
    );
    expect(returnedForm([{ ...sheet, rows }], {})?.form.code).toEqual({ ...code, version: 2 });
  });

  test('not by a number with a wrong character', () => {
    const form = new SentForm(snapshot, turkmenistan);
    form.hidden = [''];
    const wrong = form.sheets().map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => row.map((cell) => cell.replace('00000042', '00000043'))),
    }));
    expect(returnedForm(wrong, {})).toBeNull();
  });
});
