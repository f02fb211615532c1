import type * as z from 'zod';
import type { englishFields } from '../text/english/fields.ts';
import type { Translate } from '../text/text.ts';

/**
 * The code of what is wrong with a field. Schemas give it as the message of a check, `.min(1, 'title-missing')`, or by
 * `params` of a custom issue; its sentence is `fields.problem.<code>` of the catalogues.
 */
export type FieldProblem = keyof (typeof englishFields)['problem'];

type Values = Readonly<Record<string, string | number>>;

/** The message of an issue: a code, and after a space the values of its sentence as JSON. */
export function problemMessage(code: FieldProblem, values: Values = {}): string {
  return Object.keys(values).length === 0 ? code : `${code} ${JSON.stringify(values)}`;
}

/** The error map of every form: a message for each issue to which its schema gives none of its own. */
export function messageOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_big':
      return problemMessage(issue.origin === 'string' ? 'too-long' : 'too-many', { most: Number(issue.maximum) });
    case 'too_small':
      return 'missing' satisfies FieldProblem;
    case 'invalid_value':
    case 'invalid_type':
      return 'choice-unknown' satisfies FieldProblem;
    default:
      return 'wrong' satisfies FieldProblem;
  }
}

/** The sentence of a message; undefined where there is no message. */
export function problemSentence(t: Translate, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  const end = message.indexOf(' ');
  const code = (end === -1 ? message : message.slice(0, end)) as FieldProblem;
  return t(`fields.problem.${code}`, end === -1 ? {} : (JSON.parse(message.slice(end)) as Values));
}
