import { openAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { isPeopleList, noListChoice, readPeopleList } from '../../../../shared/exchange/people/imported-people.ts';
import { understoodPeople, type UnderstoodPeople } from '../../../../shared/exchange/people/understood-people.ts';
import { valueOf } from '../samples.ts';

/** What is understood of a list, with the codes of the remarks and the rows that they are about. */
export type ReadList = UnderstoodPeople & {
  readonly told: readonly string[];
  /** Whether it is known as a list of people without being told. */
  readonly isKnown: boolean;
  readonly encoding: string;
};

export async function readList(bytes: Uint8Array | string): Promise<ReadList> {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const opened = valueOf(await openAgendaFile(data, { language: 'ru', timeZone: null }));
  if ('agenda' in opened) throw new Error(opened.kind);
  const list = valueOf(readPeopleList(opened, noListChoice, '2025-07-01'));
  return {
    ...understoodPeople(list),
    told: list.remarks.map(({ code, rows }) => [code, ...rows].join(' ')),
    isKnown: isPeopleList(opened),
    encoding: opened.kind === 'separated' ? opened.encoding : opened.kind,
  };
}
