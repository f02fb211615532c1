import { type SessionKind, sessionKinds } from '../../domain/agenda/session.ts';
import { namesOfKind } from '../session-kind-words.ts';

/** What stands in a title cell: the title, and below it a description, the kind, notes and who speaks. */
export type TitleCell = {
  /** '' where only the kind is said, as in the column of a language in which there is no title. */
  readonly title: string;
  /** Lines of the description, and notes that stand beside the kind. */
  readonly description: string;
  /** Null where none is said: the title says it. */
  readonly kind: SessionKind | null;
  /** Who speaks, where a line of the cell says so: "Speaker: Anna Lee". */
  readonly lead: string;
};

/** Between the kind and the notes of a session, as agendas are printed. */
const between = ' · ';

/**
 * Takes a cell of an agenda apart that Rostrum printed. `hasTitle`: whether the title of the session stands in another
 * language too.
 */
export function ownTitleCell(written: string, hasTitle: boolean): TitleCell {
  const lines = written.split('\n');
  const [named = '', ...notes] = (lines.at(-1) ?? '').split(between);
  const kind = sessionKinds.find((each) => namesOfKind(each).includes(named)) ?? null;
  const isTitle = kind === null || (lines.length === 1 && !hasTitle);
  if (isTitle) return { title: lines[0] ?? '', description: lines.slice(1).join('\n'), kind: null, lead: '' };
  const [title = '', ...description] = lines.slice(0, -1);
  return { title, description: [...description, notes.join(between)].filter(Boolean).join('\n'), kind, lead: '' };
}

/** Words before a colon or a dash that say who speaks, at the beginning of a line. */
const speaking =
  /^(?:докладчик[иа]?|содокладчик[иа]?|спикер[ыа]?|тренер[ыа]?|модератор[ыа]?|ведущ(?:ий|ая|ие)|выступа(?:ет|ют|ющий|ющая|ющие)|лектор[ыа]?|преподавател[ьи]|эксперт[ыа]?|баяндамашы(?:лар)?|баяндамачы(?:лар)?|маърӯзачӣ|маърӯзачиён|маърузачи(?:лар)?|ma['’ʻʼ]?ruzachi(?:lar)?|çykyş edýän(?:ler)?|speakers?|presenters?|moderators?|facilitators?|trainers?|panell?ists?|lecturers?|chair)\s*(?::|[-–—]\s)\s*/iu;
/** Words before a colon that begin a description, at the beginning of a line. */
const describing =
  /^(?:цел[ьи]|задач[аи]|метод(?:ы|ика)?|форма(?:т)?(?: работы)?|содержание|описание|вопросы(?: для обсуждения)?|материалы|результаты?|ожидаемые результаты|примечание|objectives?|aims?|goals?|methods?|methodology|outputs?|outcomes?|contents?|description|questions|materials?|notes?|мақсаты?|міндеттері|максаты?|милдеттери|ҳадаф(?:ҳо)?|maqsad(?:i|lar)?|мақсад(?:и|лар)?|maksa(?:t|dy))\s*:/iu;
const item = /^(?:[•▪◦●○‣·*✓–—-]|\d{1,2}[.)]|\p{Ll}\))\s+/u;

/** Whether a line says who speaks: "Speaker: Anna Lee". */
export function saysWhoSpeaks(line: string): boolean {
  return speaking.test(line);
}

/**
 * Takes any other title cell apart: lines that say who speaks, and what stands below the title as a list or under a word
 * such as "Objectives:", are no part of the title.
 */
export function writtenTitleCell(written: string): TitleCell {
  const [first = '', ...more] = written.split('\n').map((line) => line.trim());
  const titles = [first];
  const description: string[] = [];
  const lead: string[] = [];
  let isLead = false;
  for (const line of more) {
    const said = speaking.test(line) ? line.replace(speaking, '') : null;
    if (said !== null || (isLead && line !== '' && !describing.test(line))) {
      // "Speakers:" alone has its names in the lines below.
      isLead = said === null ? isLead : said === '';
      lead.push(said ?? line);
      continue;
    }
    isLead = false;
    const isBelow = description.length > 0 || describing.test(line) || (item.test(line) && !item.test(first));
    if (line !== '') (isBelow ? description : titles).push(line);
  }
  return { title: titles.join('\n'), description: description.join('\n'), kind: null, lead: lead.join('\n') };
}
