import { certificateOf, expectationOf, ratesOf, seatExpectationOf } from '../../domain/attendance/attendance-rates.ts';
import { endOf, sessionsOfDay, startOf } from '../../domain/attendance/slots.ts';
import { type CompletionResult, isListed } from '../../domain/people/participation.ts';
import { isWork } from '../../domain/schedule-rules/spot.ts';
import type { WorkshopSnapshot } from '../../domain/workshop-snapshot.ts';
import type { TextKey } from '../../text/text.ts';
import { wasDropped, withChosenAgenda } from '../agenda/printed-agenda.ts';
import { figuresOf } from '../attendance-table/attendance-table.ts';
import type { DocumentRequest } from '../document-request.ts';
import { keyedPeople, leftOutFor, type LeftOut, type ListedPerson } from '../listed-people.ts';
import type { Language } from '../../domain/language.ts';
import { Wording } from '../wording.ts';

/** Somebody who reached what the workshop asks for a certificate, or for whom it was decided. */
export type CertificateHolder = {
  readonly person: ListedPerson;
  readonly result: Exclude<CompletionResult, 'none'>;
  /** 7K2P-09: the code of the workshop and the number of the person in it, so that it never changes. */
  readonly number: string;
  /** Whole hours of work in the sessions that expected the person, at least 1. */
  readonly hours: number;
};

/** Who gets a certificate, in the order of the lists; protected people under their code. */
export function certificateHolders(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
): CertificateHolder[] {
  const { workshop } = snapshot;
  // Certificates are for the whole workshop, whatever days another paper was asked for.
  const { rows, slots } = figuresOf(snapshot, { ...request, dayIds: null, safe: false }, wording);
  const hoursOf = hoursFinder(snapshot, request);
  const isCalled = seatExpectationOf(snapshot);
  return rows.flatMap(({ person, statuses }) => {
    const { participation } = person;
    if (!isListed(participation)) return [];
    const rated = slots.flatMap((slot, index) =>
      isCalled(participation.id, slot) ? [{ status: statuses[index] ?? ('unmarked' as const), isOver: true }] : [],
    );
    const result = certificateOf(participation, ratesOf(rated, workshop.attendance), workshop.attendance);
    if (result === 'none') return [];
    const number = `${workshop.sheetCode}-${String(participation.number).padStart(2, '0')}`;
    return [{ person, result, number, hours: hoursOf(person) }];
  });
}

/**
 * Of parallel sessions each hour counts once. Breaks and meals do not count, nor what did not take place; a session of which it
 * is recorded how long it was counts so long.
 */
function hoursFinder(snapshot: WorkshopSnapshot, { asOf }: DocumentRequest): (person: ListedPerson) => number {
  const expects = expectationOf(snapshot);
  const { sessions: held } = withChosenAgenda(snapshot, { agenda: 'delivered', asOf });
  const days = snapshot.days.map(({ id }) =>
    sessionsOfDay(id, held).filter((session) => isWork(session.kind) && !wasDropped(session)),
  );
  return ({ participation }) => {
    let minutes = 0;
    for (const sessions of days) {
      let counted = 0;
      for (const session of sessions) {
        if (!expects(participation.id, { id: `session/${session.id}`, sessionId: session.id })) continue;
        minutes += Math.max(0, endOf(session) - Math.max(startOf(session), counted));
        counted = Math.max(counted, endOf(session));
      }
    }
    return Math.max(1, Math.round(minutes / 60));
  };
}

/** A certificate that is printed, with the name on it. */
export type PrintedCertificate = CertificateHolder & { readonly name: (language: Language) => string };

/**
 * The certificates of a request: of all in one batch, without protected people; or of one person. That of a protected
 * person has the name, and is printed singly, by `withNames`.
 */
export function printedCertificates(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
): PrintedCertificate[] {
  const { holderId, withNames } = request;
  const names = new Map(keyedPeople(snapshot).map(({ person, name }) => [person.participation.id, name]));
  return certificateHolders(snapshot, request, wording).flatMap((holder): PrintedCertificate[] => {
    const { person } = holder;
    const isOne = person.participation.id === holderId;
    if (holderId !== undefined && !isOne) return [];
    if (!person.protected) return [{ ...holder, name: (language) => person.spokenName(language) }];
    const name = isOne && withNames === true ? names.get(person.participation.id) : undefined;
    return name === undefined ? [] : [{ ...holder, name }];
  });
}

/**
 * Whom the certificates of all leave out: protected people, whose names they would show, and who is not given one. The
 * register, which a workbook is, has protected people by code.
 */
export function leftOutOfCertificates(snapshot: WorkshopSnapshot, request: DocumentRequest): LeftOut[] {
  if (request.holderId !== undefined) return [];
  const wording = new Wording(request.languages);
  const holders = certificateHolders(snapshot, request, wording).map(({ person }) => person);
  const given = new Set(holders.map(({ participation }) => participation.id));
  const { rows } = figuresOf(snapshot, { ...request, dayIds: null, safe: false }, wording);
  const others = rows
    .map(({ person }) => person)
    .filter(({ participation }) => isListed(participation) && !given.has(participation.id));
  const hidden = request.format === 'xlsx' ? [] : holders.filter((person) => person.protected);
  return [
    ...leftOutFor('documents.left-out.protected-certificate', hidden),
    ...leftOutFor('documents.left-out.no-certificate', others),
  ];
}

/** Why no certificate is printed, as the key of a sentence; null where one is. */
export function certificatesLack(
  snapshot: WorkshopSnapshot,
  request: DocumentRequest,
  wording: Wording,
): TextKey | null {
  if (printedCertificates(snapshot, request, wording).length > 0) return null;
  const holders = certificateHolders(snapshot, request, wording);
  const isHidden = holders.some(({ person }) => person.protected && person.participation.id === request.holderId);
  return isHidden ? 'documents.certificates.protected-reason' : 'documents.certificates.nobody-reason';
}
