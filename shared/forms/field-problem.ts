import type * as z from 'zod';
import type { englishFields } from '../text/english.ts';
import { isTextKey, type Translate } from '../text/text.ts';

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
    case 'invalid_format':
    case 'invalid_type':
      return 'choice-unknown' satisfies FieldProblem;
    default:
      return 'wrong' satisfies FieldProblem;
  }
}

/** The sentence of a message; undefined where there is no message. A message that is no code says no more than "wrong". */
export function problemSentence(t: Translate, message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  const [, code = '', values] = /^(\S+?)(?: (\{.*\}))?$/s.exec(message) ?? [];
  const key = `fields.problem.${code}`;
  return t(isTextKey(key) ? key : 'fields.problem.wrong', values === undefined ? {} : (JSON.parse(values) as Values));
}
