import { type CalendarDay, isCalendarDay } from '../../time/calendar-day.ts';
import { checkCharacter } from './printed-code.ts';

/** Which form it is: of which workshop (its sheet code), of which delegation, and of which day. */
export type FormCode = {
  /** Of the format of forms: 1. */
  readonly version: number;
  readonly sheetCode: string;
  /** The last eight digits of the delegation's id, in capitals. */
  readonly delegation: string;
  readonly asOf: CalendarDay;
};

export const formVersion = 1;

/** The end of an id by which a form names a delegation. */
export function delegationMark(delegationId: string): string {
  return delegationId.replaceAll('-', '').slice(-8).toUpperCase();
}

/** The number of a form: `RSTR1-F:7K2P:0000002A:20250712:Q`. Its last character checks the rest (ISO/IEC 7064, MOD 37,36). */
export function makeFormCode(sheetCode: string, delegationId: string, asOf: CalendarDay): string {
  const parts = [sheetCode, delegationMark(delegationId), asOf.replaceAll('-', '')];
  return [`RSTR${String(formVersion)}-F`, ...parts, checkCharacter(parts.join(''))].join(':');
}

const pattern = /RSTR(\d{1,2})-F:([0-9A-Z]{4}):([0-9A-F]{8}):(\d{4})(\d{2})(\d{2}):([0-9A-Z])(?![0-9A-Z])/g;

/** The numbers of forms in a text, as far as their last characters agree with the rest; spaces and small letters do not count. */
export function formCodesIn(text: string): FormCode[] {
  const plain = text.replaceAll(/\s+/g, '').toUpperCase();
  return [...plain.matchAll(pattern)].flatMap((found) => {
    const [, version, sheetCode = '', delegation = '', year = '', month = '', day = '', check] = found;
    const asOf = `${year}-${month}-${day}`;
    const isWhole = check === checkCharacter(`${sheetCode}${delegation}${year}${month}${day}`);
    return isWhole && isCalendarDay(asOf) ? [{ version: Number(version), sheetCode, delegation, asOf }] : [];
  });
}

export function isSameForm(one: FormCode, other: FormCode): boolean {
  return one.sheetCode === other.sheetCode && one.delegation === other.delegation && one.asOf === other.asOf;
}
