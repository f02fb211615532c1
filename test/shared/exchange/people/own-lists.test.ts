import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../../main/exports/render-document.ts';
import type { DocumentRequest } from '../../../../shared/documents/document-request.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { isPeopleList, noListChoice, readPeopleList } from '../../../../shared/exchange/people/imported-people.ts';
import { importedPeopleChanges } from '../../../../shared/exchange/people/people-import.ts';
import { listedParticipants } from '../../../../shared/documents/participant-list/recipients.ts';
import { Wording } from '../../../../shared/documents/wording.ts';
import { agendaRequest, sampleTraining } from '../../documents/training.ts';
import { idsFrom } from '../../operations/store.ts';
import { datedSamples, valueOf } from '../samples.ts';

const [[, sample] = ['', sampleTraining()]] = datedSamples;
const languages: readonly (readonly Language[])[] = [['en'], ['ru'], ['en', 'ru'], ['kk']];

describe.each(['docx', 'xlsx'] as const)('a list of participants that we wrote as .%s', (format) => {
  describe.each(['internal', 'host'] as const)('for %s', (recipient) => {
    test.each(languages.map((each) => [each.join('-'), each] as const))(
      'in %s comes back as the people',
      async (_, each) => {
        for (const snapshot of [sampleTraining(), sample]) {
          const request: DocumentRequest = {
            ...agendaRequest,
            kind: 'participant-list',
            format,
            languages: [...each],
            recipient,
          };
          const { bytes } = valueOf(await renderDocument(snapshot, request));
          const opened = valueOf(await openAgendaFile(bytes, { language: 'en', timeZone: null }));
          if ('agenda' in opened) throw new Error(opened.kind);
          expect(isPeopleList(opened)).toBe(true);
          const list = valueOf(readPeopleList(opened, noListChoice, '2025-07-01'));
          const { outcomes, otherRoles, newDelegations, newInstitutions } = valueOf(
            importedPeopleChanges(
              { snapshot, institutions: snapshot.institutions },
              list.people.map((person) => ({ person, decision: 'auto' })),
              { status: 'nominated', delegation: 'list', letter: null },
              idsFrom(0x500),
            ),
          );
          const strangers = list.people.filter((_person, at) => !['here', 'completed'].includes(outcomes[at] ?? ''));
          expect(strangers.map(({ family, given, row }) => [family, given, row])).toEqual([]);
          expect(otherRoles.filter((role) => role !== null)).toEqual([]);
          expect([newDelegations, newInstitutions]).toEqual([0, 0]);
          const { groups, staff } = listedParticipants(snapshot, request, new Wording(each));
          const listed = [...groups.flatMap((group) => group.people), ...staff].filter((person) => !person.protected);
          expect(list.people).toHaveLength(listed.length);
        }
      },
    );
  });
});
