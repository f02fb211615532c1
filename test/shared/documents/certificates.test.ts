import { describe, expect, test } from 'vitest';
import type { DocumentRequest } from '../../../shared/documents/document-request.ts';
import { paperFindings } from '../../../shared/documents/paper-findings.ts';
import { isCounted } from '../../../shared/domain/people/participation.ts';
import { slotsOf } from '../../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { documentName, documents, drawDocument } from './all-documents.ts';
import { allText, textsOf } from './drawn-texts.ts';
import { secrets } from './secrets.ts';
import { agendaRequest, sampleTraining } from './training.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'certificates', asOf: '2025-07-17', languages: ['en'] };

/** The training after its end: everybody was present in so many of the slots. */
function attended(slotsPresent = Infinity): WorkshopSnapshot {
  const training = sampleTraining();
  const slots = slotsOf(training.workshop.attendance, training.days, training.sessions);
  training.attendance = training.participations.flatMap(({ id }) =>
    slots.map((slot, index) => {
      const status = index < slotsPresent ? ('present' as const) : ('absent' as const);
      return { participationId: id, slotId: slot.id, status };
    }),
  );
  return training;
}

function seat(training: WorkshopSnapshot, number: number): WorkshopSnapshot['participations'][number] {
  const found = training.participations.find((each) => each.number === number);
  if (found === undefined) throw new Error(`nobody has the number ${String(number)}`);
  return found;
}

function namesIn(training: WorkshopSnapshot, more: Partial<DocumentRequest> = {}): string {
  return allText(drawDocument(training, { ...request, ...more }));
}

describe('certificates', () => {
  test('are one a page for each participant who attended enough, and for nobody who works', () => {
    const training = attended();
    const { pages } = drawDocument(training, request);
    const participants = training.participations.filter((each) => isCounted(each) && each.status === 'confirmed');
    // One of them is protected.
    expect(pages).toHaveLength(participants.length - 1);
    const text = namesIn(training);
    expect(text).toContain('Certificate of completion');
    expect(text).not.toContain('Whitfield');
    expect(new Set(pages.map((page) => textsOf(page).find((line) => line.startsWith('No. 7K2P-')))).size).toBe(
      pages.length,
    );
  });

  test('say completion or participation by the threshold of the workshop, and a decision wins', () => {
    const half = attended(2);
    half.workshop.attendance.completionFrom = 80;
    half.workshop.attendance.participationFrom = 50;
    expect(namesIn(half)).toContain('Certificate of participation');
    expect(namesIn(half)).not.toContain('Certificate of completion');
    const none = attended(0);
    expect(documents.certificates.lack(none, request)).toBe('documents.certificates.nobody-reason');
    seat(none, 9).completion = { result: 'completion', reason: 'Took part online' };
    expect(drawDocument(none, request).pages).toHaveLength(1);
    expect(namesIn(none)).toContain('Certificate of completion');
  });

  test('are for the whole workshop: who was there until a successor came has not completed it, nor has the successor', () => {
    const training = attended();
    const [old, successor] = [seat(training, 8), seat(training, 9)];
    const [first, second] = training.days;
    Object.assign(old, { status: 'replaced', replacedById: successor.id, replacedFrom: second?.id });
    training.attendance = training.attendance.filter(
      ({ participationId, slotId }) =>
        !(participationId === old.id && slotId.endsWith(second?.id ?? '')) &&
        !(participationId === successor.id && slotId.endsWith(first?.id ?? '')),
    );
    training.workshop.attendance = { ...training.workshop.attendance, completionFrom: 80, participationFrom: 50 };
    const kindOf = (holderId: string): string => namesIn(training, { holderId });
    for (const { id } of [old, successor]) {
      expect(kindOf(id)).toContain('Certificate of participation');
      expect(kindOf(id)).not.toContain('Certificate of completion');
    }
    expect(kindOf(seat(training, 10).id)).toContain('Certificate of completion');
  });

  test('count the hours of the sessions that expected the person', () => {
    const training = attended();
    const hours = (text: string): number => Number(/(\d+) hours?/.exec(text)?.[1]);
    const all = hours(namesIn(training, { holderId: seat(training, 9).id }));
    expect(all).toBeGreaterThan(5);
    const later = training.sessions.map((session) => ({ ...session, id: session.id.replace(/^./, 'f') }));
    const twice = { ...training, sessions: [...training.sessions, ...later] };
    expect(hours(namesIn(twice, { holderId: seat(training, 9).id }))).toBe(all);
    // As it was held: a lecture was three hours longer than planned.
    const lecture = training.sessions.find(({ kind, placement }) => kind === 'lecture' && placement !== null);
    const own = lecture ?? expect.fail('no lecture');
    const held = { ...own, delivered: { start: own.placement?.start ?? '', minutes: own.minutes + 180 } };
    const ofOne = (session: typeof own): number =>
      hours(namesIn({ ...training, sessions: [session] }, { holderId: seat(training, 9).id }));
    expect(ofOne(own)).toBe(Math.round(own.minutes / 60));
    expect(ofOne(held)).toBe(Math.round((own.minutes + 180) / 60));
    for (const session of training.sessions) session.delivered = { start: '09:00', minutes: 0 };
    expect(hours(namesIn(training, { holderId: seat(training, 9).id }))).toBe(1);
  });

  test('of protected people are printed singly, with the name, and only where that was chosen', () => {
    const training = attended();
    const shown = namesIn(training) + JSON.stringify(documents.certificates.workbook(training, request));
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect(namesIn(training, { withNames: true })).not.toContain('Secret');
    const { id } = seat(training, 7);
    const one: DocumentRequest = { ...request, holderId: id };
    expect(documents.certificates.lack(training, one)).toBe('documents.certificates.protected-reason');
    const named: DocumentRequest = { ...one, withNames: true };
    expect(documents.certificates.lack(training, named)).toBeNull();
    expect(drawDocument(training, named).pages).toHaveLength(1);
    expect(namesIn(training, named)).toContain('Secret');
    expect(documentName(training, named)).not.toMatch(/Secret|Hidden/);
  });

  test('tell whom they leave out, and why, without a protected name', () => {
    const training = attended();
    const told = (asked: DocumentRequest): string[] =>
      paperFindings(training, asked, [], 'en', documents[asked.kind].leftOut?.(training, asked)).map(
        ({ text }) => text,
      );
    expect(told(request)).toContain(
      'Certificates: not printed, because protected: 1 (P-07). A certificate shows the name: print each of them on its own.',
    );
    expect(told({ ...request, kind: 'certificate-register' }).join(' ')).not.toContain('protected');
    expect(told({ ...request, holderId: seat(training, 9).id })).toEqual([]);
    seat(training, 9).completion = { result: 'none', reason: 'Left' };
    expect(told(request)).toContain(
      'Certificates: without a certificate, because too little was attended or it was decided so: 1',
    );
    for (const secret of secrets) expect(told(request).join(' ')).not.toContain(secret);
  });

  test('never run over the signatures, however long the names are; what has no room is told', () => {
    const training = attended();
    training.workshop.title = { en: 'Towards respectful care '.repeat(12).trim() };
    const person = training.people.find(({ id }) => id === seat(training, 9).personId);
    if (person === undefined) throw new Error('the sample is too small');
    person.latinName = { family: 'Абдрахмановская'.repeat(6), given: 'Айгүл', patronymic: '' };
    const lowest = (of: WorkshopSnapshot): number =>
      Math.max(
        ...drawDocument(of, { ...request, languages: ['en', 'ru'] }).pages.flatMap(({ marks }) =>
          marks.flatMap((mark) => (mark.kind === 'text' && mark.y < 163 ? [mark.y] : [])),
        ),
      );
    expect(lowest(training)).toBeLessThan(155);
    training.workshop.title = { en: 'Towards respectful care '.repeat(400).trim() };
    const { pages } = drawDocument(training, request);
    expect(pages.every(({ overflows }) => overflows.length > 0)).toBe(true);
  });
});

describe('the register of certificates', () => {
  test('lists who gets which one, protected people by code, with a place for the signature', () => {
    const training = attended();
    const register: DocumentRequest = { ...request, kind: 'certificate-register' };
    const text = allText(drawDocument(training, register));
    for (const part of ['7K2P-09', 'P-07', 'Collected by']) expect(text).toContain(part);
    for (const secret of secrets) expect(text).not.toContain(secret);
    const [sheet] = documents['certificate-register'].workbook(training, register).sheets;
    expect(sheet?.columns.at(-1)?.kind).toBe('signature');
    expect(sheet?.rows.every((row) => Number(row.at(-2)) > 5)).toBe(true);
  });
});
