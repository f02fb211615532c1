import { makeBadgeCode } from '../domain/badge-code.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { countryName } from '../text/country-name.ts';
import { badgePeople } from './badges.ts';
import type { DocumentRequest } from './document-request.ts';
import { countryOf } from './sheet-people.ts';
import type { Workbook, WorkbookColumn } from './workbook.ts';
import { Wording } from './wording.ts';
import { asOfLine, fundingLine } from './workshop-lines.ts';

/** What stands on each badge, for those who have badges printed elsewhere. */
export function badgesWorkbook(snapshot: WorkshopSnapshot, request: DocumentRequest): Workbook {
  const wording = new Wording(request.languages);
  const title = wording.text(snapshot.workshop.title);
  const { sheetCode } = snapshot.workshop;
  const languages = wording.distinct('documents.full-name');
  const text = (head: string): WorkbookColumn => ({ head, kind: 'text' });
  const sheet = {
    name: wording.say(wording.first, 'documents.title.badges'),
    columns: [
      ...languages.map((language) => text(wording.say(language, 'documents.full-name'))),
      text(wording.both('documents.role')),
      text(wording.both('documents.organisation')),
      text(wording.both('documents.country')),
      text(wording.both('documents.badges.code')),
    ],
    rows: badgePeople(snapshot, request, wording).map((person) => {
      const { number, role } = person.participation;
      const country = countryOf(person, snapshot);
      return [
        ...languages.map((language) => person.spokenName(language)),
        wording.both(`vocabulary.role.${role}`),
        wording.text(person.institution?.name ?? {}) || null,
        country === null ? null : countryName(country, wording.first),
        makeBadgeCode({ sheetCode, number }),
      ];
    }),
    blankRows: 0,
    rowHeight: null,
    header: { left: title, right: asOfLine(request, wording) },
    footer: { left: fundingLine(snapshot, wording) },
  };
  return { title: `${wording.both('documents.title.badges')}: ${title}`, sheets: [sheet] };
}
