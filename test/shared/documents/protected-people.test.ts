import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  documentFormats,
  type DocumentKind,
  documentKinds,
  type DocumentRequest,
  recipients,
  sheetUnits,
} from '../../../shared/documents/document-request.ts';
import { documents, drawDocument } from './all-documents.ts';
import { languageSchema } from '../../../shared/domain/language.ts';
import { detailGroups, participationRoles } from '../../../shared/domain/people/participation.ts';
import { slotKinds } from '../../../shared/domain/workshop.ts';
import { allText } from './drawn-texts.ts';
import { secrets } from './secrets.ts';
import { agendaRequest, sampleTraining, sheetRequest, testId } from './training.ts';

const request: fc.Arbitrary<DocumentRequest> = fc.record({
  kind: fc.constantFrom(...documentKinds),
  format: fc.constantFrom(...documentFormats),
  languages: fc.uniqueArray(fc.constantFrom(...languageSchema.options), { minLength: 1, maxLength: 2 }),
  asOf: fc.constant('2025-07-12'),
  dayIds: fc.constant(null),
  delegationIds: fc.constantFrom(null, [testId(41)]),
  blankRows: fc.integer({ min: 0, max: 3 }),
  contacts: fc.boolean(),
  by: fc.constantFrom(...sheetUnits),
  sheetPerDelegation: fc.boolean(),
  separateInternational: fc.boolean(),
  safe: fc.boolean(),
  pagePerGroup: fc.boolean(),
  recipient: fc.constantFrom(...recipients),
  tagged: fc.constant(null),
});

test('the details of a second step reach no document', () => {
  fc.assert(
    fc.property(request, (asked) => {
      const training = sampleTraining();
      training.workshop.asksFor = [...detailGroups];
      for (const each of training.participations) {
        const passport = { number: 'Geheim', issuedBy: 'Geheim', validUntil: '2033-09-08' };
        const texts = { travelNotes: 'Geheim', accommodation: 'Geheim', diet: 'Geheim', accessibility: 'Geheim' };
        Object.assign(each, texts, {
          emergencyContact: 'Geheim',
          passport,
          visaState: 'refused',
          visaBy: '2033-09-08',
        });
      }
      const shown =
        allText(drawDocument(training, asked)) + JSON.stringify(documents[asked.kind].workbook(training, asked));
      for (const secret of ['Geheim', '2033', 'refused']) expect(shown).not.toContain(secret);
    }),
    { numRuns: 60 },
  );
});

describe('a protected person', () => {
  test('reaches no document but by code, whatever the role and the request', () => {
    fc.assert(
      fc.property(
        request,
        fc.constantFrom(...participationRoles),
        fc.constantFrom(...slotKinds),
        (asked, role, slots) => {
          const training = sampleTraining();
          const { days, rooms, sessions, assignments } = structuredClone(training);
          const edition = { id: testId(5001), workshopId: testId(1), number: 1, frozenAt: '2025-07-01T09:00:00.000Z' };
          training.editions = [{ ...edition, note: '', days, rooms, sessions, assignments }];
          const everybody = training.participations.map(({ id }) => id);
          const group = { id: testId(6001), workshopId: testId(1), name: { en: 'Group 1' }, set: 'Case work' };
          training.breakoutGroups = [{ ...group, participationIds: everybody, pinnedIds: [] }];
          training.workshop.attendance.slots = slots;
          const person = training.people.find((one) => one.protected);
          const participation = training.participations.find((one) => one.personId === person?.id);
          if (participation === undefined) throw new Error('the sample has no protected person');
          participation.role = role;
          for (const delegation of training.delegations) delegation.headParticipationId = participation.id;
          for (const session of training.sessions) {
            const number = training.assignments.length + 4000;
            const lead = { id: testId(number), workshopId: testId(1), participationId: participation.id };
            training.assignments.push({ ...lead, sessionId: session.id, role: 'lead' });
          }
          const drawn = drawDocument(training, asked);
          const shown = allText(drawn) + JSON.stringify(documents[asked.kind].workbook(training, asked));
          for (const secret of secrets) expect(shown).not.toContain(secret);
          const isCounted = asked.kind !== 'attendance-table' || role === 'participant';
          const ofEverybody: readonly DocumentKind[] = ['agenda', 'agenda-changes', 'group-lists', 'code-key'];
          // In public they are only counted.
          if (asked.kind === 'participant-list' && asked.recipient === 'public') {
            expect(shown).not.toContain('P-07');
            return;
          }
          // In a batch of certificates protected people are left out, and in forms that are sent to be filled in.
          if (asked.kind === 'nomination-form') expect(shown).not.toContain('P-07');
          const leaveOut: readonly DocumentKind[] = [
            'certificates',
            'certificate-register',
            'nomination-form',
            // The training has no rules of allowances.
            'payment-list',
          ];
          if (leaveOut.includes(asked.kind)) return;
          if (ofEverybody.includes(asked.kind) || (asked.delegationIds === null && isCounted)) {
            expect(shown).toContain('P-07');
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('stands behind the names of the delegation and never as its head', () => {
    const training = sampleTraining();
    const participation = training.participations.find((one) => one.number === 7);
    for (const delegation of training.delegations) delegation.headParticipationId = participation?.id ?? null;
    const text = allText(drawDocument(training, { ...agendaRequest, kind: 'attendance-sheet' }));
    expect(text).not.toContain('head of delegation');
    expect(text.indexOf('P-07')).toBeGreaterThan(text.indexOf('Qasymov'));
  });

  test.each([true, false])(
    'has no country in the workbook of the sheet, and a delegation only where lists have: %s',
    (divided) => {
      const training = sampleTraining();
      training.workshop.listOrder = divided ? 'protocol' : 'name';
      const { sheets } = documents['attendance-sheet'].workbook(training, { ...sheetRequest, languages: ['en'] });
      const rows = sheets.flatMap((sheet) =>
        sheet.rows.flatMap((row) => {
          const at = (head: string): unknown => row[sheet.columns.findIndex((column) => column.head === head)];
          return at('Full name') === 'P-07' ? [[at('Country'), at('Delegation')]] : [];
        }),
      );
      expect(rows).not.toEqual([]);
      for (const row of rows) expect(row).toEqual([null, divided ? 'Kazakhstan' : null]);
    },
  );
});
