import { type Language, textIn } from '../domain/language.ts';
import { shownName } from '../domain/people/participation.ts';
import type { WorkshopSnapshot } from '../domain/workshop-snapshot.ts';
import { delegationName } from '../text/collation.ts';
import { translator } from '../text/text.ts';
import { type DocumentRequest, smallestLetters } from './document-request.ts';
import type { Overflow } from './layout/page.ts';
import type { LeftOut } from './listed-people.ts';
import { type Unprinted, unprintedIn } from './unprinted.ts';
import { type Untranslated, untranslatedOn } from './untranslated.ts';

/** Where on the screens something is put right: a section, and in it a person, delegation or session by id. */
export type PaperPlace = { readonly section: 'overview' | 'agenda' | 'people'; readonly id: string | null };

/** What will not stand on a paper as it was entered; it is told before the paper is printed. */
export type PaperFinding = {
  readonly kind: 'left-out' | 'unprinted' | 'no-room' | 'untranslated';
  readonly text: string;
  readonly place: PaperPlace;
};

/**
 * What is to be told of a paper: people whom it leaves out, letters that no font has, texts that have no room even in the smallest letters, then
 * texts that lack one of its languages. `overflows` is null where no page is drawn, as for a workbook. The fonts for the
 * letters of the workshop, and the texts of `language`, have to be loaded.
 */
export function paperFindings(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  overflows: readonly Overflow[] | null,
  language: Language,
  leftOut: readonly LeftOut[] = [],
): PaperFinding[] {
  const unprinted = overflows === null ? [] : unprintedIn(snapshot, language);
  return [
    ...leftOut.map((each) => leftOutFinding(each, request, language)),
    ...unprinted.map((each) => unprintedFinding(each, language)),
    ...noRoomFindings(snapshot, request, overflows ?? [], language),
    ...untranslatedOn(snapshot, request).map((each) => untranslatedFinding(each, snapshot, language)),
  ];
}

/** A finding as a line of its own, which begins with its place: "People – Aliyeva Aigul, position …". */
export function findingLine({ text, place }: PaperFinding, language: Language): string {
  return `${translator(language)(`screens.section.${place.section}`)} – ${text}`;
}

function unprintedFinding({ name, letters, place }: Unprinted, language: Language): PaperFinding {
  return { kind: 'unprinted', text: translator(language)('documents.unprinted', { name, letters }), place };
}

function leftOutFinding(
  { reason, number, codes }: LeftOut,
  { kind }: DocumentRequest,
  language: Language,
): PaperFinding {
  const t = translator(language);
  // Of several papers of one run each leaves out others.
  const text = `${t(`documents.name.${kind}`)}: ${lowerCase(t(reason, { number, codes }))}`;
  return { kind: 'left-out', text, place: { section: 'people', id: null } };
}

function noRoomFindings(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  overflows: readonly Overflow[],
  language: Language,
): PaperFinding[] {
  const t = translator(language);
  const points = smallestLetters[request.kind];
  const found = overflows.map(({ participationId, text }): PaperFinding => {
    const name = participationId === null ? '' : personName(participationId, snapshot, language);
    const section = participationId === null ? 'overview' : 'people';
    const about = name === '' ? t(`documents.title.${request.kind}`) : name;
    const said = t('documents.findings.no-room', { name: about, text, points });
    return { kind: 'no-room', text: said, place: { section, id: participationId } };
  });
  return found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index);
}

function untranslatedFinding(
  { field, text, missing, place }: Untranslated,
  snapshot: WorkshopSnapshot,
  language: Language,
): PaperFinding {
  const t = translator(language);
  const name = place.section === 'people' && place.id !== null ? nameAt(place.id, snapshot, language) : '';
  const what = [name, name === '' ? t(field) : lowerCase(t(field))].filter((part) => part !== '').join(', ');
  const languages = missing.map((each) => t(`vocabulary.language.${each}`)).join(', ');
  const values = { what, text: textIn(text, language), languages };
  return { kind: 'untranslated', text: t('documents.findings.untranslated', values), place };
}

function lowerCase(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** The name of a person or a delegation. */
function nameAt(id: string, snapshot: WorkshopSnapshot, language: Language): string {
  const delegation = snapshot.delegations.find((each) => each.id === id);
  return delegation === undefined ? personName(id, snapshot, language) : delegationName(delegation, language);
}

function personName(participationId: string, snapshot: WorkshopSnapshot, language: Language): string {
  const participation = snapshot.participations.find(({ id }) => id === participationId);
  const person = snapshot.people.find(({ id }) => id === participation?.personId);
  return participation === undefined ? '' : shownName(participation, person, language);
}
