import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import {
  type DocumentFormat,
  documentFormats,
  type DocumentRequest,
  type Recipient,
  recipients,
} from '../../../shared/documents/document-request.ts';
import type { WorkbookCell } from '../../../shared/documents/workbook.ts';
import { type Language, languages } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { documents, drawDocument } from '../../shared/documents/all-documents.ts';
import { allText } from '../../shared/documents/drawn-texts.ts';
import { secrets } from '../../shared/documents/secrets.ts';
import { agendaRequest, sampleTraining } from '../../shared/documents/training.ts';
import { insideOfPdf, inUtf16, textOfPdf } from './pdf-reader.ts';
import { zipParts } from './zip-parts.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'participant-list' };

function listFor(recipient: Recipient, training = sampleTraining(), more: Partial<DocumentRequest> = {}): string {
  return allText(drawDocument(training, { ...request, recipient, ...more }));
}

function cellsFor(recipient: Recipient, training = sampleTraining()): readonly (readonly WorkbookCell[])[] {
  const { workbook } = documents['participant-list'];
  return workbook(training, { ...request, recipient }).sheets.flatMap(({ rows }) => rows);
}

/** The training with these answers about lists, by the number of the participant. */
function withAnswers(answers: Readonly<Record<number, boolean>>): WorkshopSnapshot {
  const training = sampleTraining();
  for (const participation of training.participations) {
    const given = answers[participation.number];
    if (given !== undefined) participation.consents = { photo: null, lists: { given, date: '2025-07-01' } };
  }
  return training;
}

function personOf(training: WorkshopSnapshot, number: number): WorkshopSnapshot['people'][number] {
  const seat = training.participations.find((each) => each.number === number);
  const person = training.people.find(({ id }) => id === seat?.personId);
  if (person === undefined) throw new Error(`nobody has the number ${String(number)}`);
  return person;
}

describe('a list of participants', () => {
  test('says for the host ministry who comes, from where and as what, and no more', () => {
    const training = sampleTraining();
    const person = personOf(training, 9);
    const text = listFor('host', training);
    expect(text).toContain('For the host ministry');
    expect(text).toContain('Для принимающего министерства');
    for (const name of [person.latinName?.family, person.cyrillicName?.family]) expect(text).toContain(name);
    for (const contact of [person.email, person.phone]) expect(text).not.toContain(contact);
    expect(text).not.toContain('Age');
    expect(text).not.toContain('Telephone');
  });

  test('has contacts for internal use alone, and the age for the donor too', () => {
    const training = sampleTraining();
    const person = personOf(training, 9);
    person.ageBand = '35-44';
    const has = (recipient: Recipient, part: string): boolean => {
      const shown = listFor(recipient, training) + JSON.stringify(cellsFor(recipient, training));
      return shown.includes(part);
    };
    expect(recipients.filter((each) => has(each, person.email))).toEqual(['internal']);
    expect(recipients.filter((each) => has(each, '35–44'))).toEqual(['donor', 'internal']);
  });

  test('names in public only those who agreed, and counts the others', () => {
    const text = listFor('public', withAnswers({ 9: true, 10: false }));
    const named = personOf(sampleTraining(), 9).latinName?.family ?? '';
    expect(text).toContain(named);
    expect(text).not.toContain(personOf(sampleTraining(), 10).latinName?.family ?? '');
    expect(text).not.toContain('P-07');
    const participants = sampleTraining().participations.filter(
      ({ role, status }) => role === 'participant' && status === 'confirmed',
    ).length;
    expect(text).toContain(`All participants: ${String(participants)}`);
    expect(text).toMatch(new RegExp(`Counted without a name: ${String(participants - 1)}`));
  });

  test('leaves whoever refused off every list that leaves the office', () => {
    const training = withAnswers({ 9: false });
    const family = personOf(training, 9).latinName?.family ?? '';
    const naming = recipients.filter((each) =>
      (listFor(each, training) + JSON.stringify(cellsFor(each, training))).includes(family),
    );
    expect(naming).toEqual(['internal']);
  });

  test('counts by sex, age and kind of institution, and nothing but the sex of so few that one could be told', () => {
    const training = sampleTraining();
    for (const person of training.people) person.ageBand = person.protected ? '65-and-over' : '35-44';
    expect(listFor('donor', training)).not.toContain('65 and over');
    const others = [8, 9].map((number) => personOf(training, number));
    for (const person of others) {
      person.protected = true;
      person.ageBand = '65-and-over';
    }
    expect(listFor('donor', training)).toContain('65 and over 3');
  });

  test('is of the chosen delegations and roles', () => {
    const trainers = listFor('host', sampleTraining(), { roles: ['trainer'] });
    expect(trainers).toContain('Whitfield');
    expect(trainers).not.toContain(personOf(sampleTraining(), 9).latinName?.family ?? '');
  });

  test('says that there is nobody', () => {
    const training = sampleTraining();
    training.participations = [];
    expect(documents['participant-list'].lack(training, request)).toBe('documents.participants.nobody-reason');
  });
});

async function insideOf(asked: DocumentRequest): Promise<string> {
  const rendered = await renderDocument(sampleTraining(), asked);
  if (!rendered.ok) throw new Error(rendered.failure.code);
  const { name, bytes } = rendered.value;
  const inside =
    asked.format === 'pdf'
      ? [insideOfPdf(bytes), await textOfPdf(bytes)]
      : // A word of the format, for styles that its menus do not show.
        [...zipParts(bytes)].flatMap(([part, text]) => [part, text.replaceAll('semiHidden', '')]);
  return [name, ...inside].join('\n');
}

const pairs: readonly Language[][] = [
  ...languages.map((language) => [language]),
  ...languages.filter((language) => language !== 'ru').map((language): Language[] => [language, 'ru']),
  ['ru', 'en'],
];
const leaving = recipients.filter((recipient) => recipient !== 'internal');

describe.each(documentFormats)(
  '121: as %s no list has a protected name in any byte, nor in its name',
  (format: DocumentFormat) => {
    test.each(recipients)('for %s, in every language', async (recipient) => {
      for (const asked of pairs) {
        const inside = await insideOf({ ...request, recipient, format, languages: [...asked] });
        for (const secret of secrets) {
          const forms = [secret, ...inUtf16(secret)];
          expect(
            forms.filter((form) => inside.includes(form)),
            `${secret} in ${asked.join('-')}`,
          ).toEqual([]);
        }
        if (recipient === 'public') expect(inside).not.toContain('P-07');
        else expect(inside).toContain('P-07');
      }
    });

    test.each(leaving)('for %s no telephone and no e-mail either', async (recipient) => {
      const inside = await insideOf({ ...request, recipient, format, languages: ['en'] });
      const contacts = sampleTraining().people.flatMap(({ email, phone }) => [email, phone]);
      expect(contacts.filter((contact) => contact !== '' && inside.includes(contact))).toEqual([]);
    });
  },
);

describe('the key of codes', () => {
  const key: DocumentRequest = { ...agendaRequest, kind: 'code-key' };

  test('has the names only where they were asked for', () => {
    const blank = allText(drawDocument(sampleTraining(), key));
    expect(blank).toContain('P-07');
    for (const secret of secrets) expect(blank).not.toContain(secret);
    const whole = allText(drawDocument(sampleTraining(), { ...key, withNames: true }));
    for (const part of ['P-07', 'Secret', 'Секрет', 'For internal use']) expect(whole).toContain(part);
    expect(whole).not.toContain(personOf(sampleTraining(), 9).latinName?.family ?? '');
  });

  test('is of a protected person who was replaced or declined, too', () => {
    const training = sampleTraining();
    const seat = training.participations.find(({ number }) => number === 7);
    if (seat === undefined) throw new Error('nobody is protected');
    seat.status = 'declined';
    expect(allText(drawDocument(training, key))).toContain('P-07');
  });

  test('says so where nobody is protected', () => {
    const training = sampleTraining();
    for (const person of training.people) person.protected = false;
    expect(documents['code-key'].lack(training, key)).toBe('documents.code-key.nobody-reason');
  });
});
