import * as z from 'zod';

/** Calls of a stack that are kept. */
const mostFrames = 20;

/**
 * What may be logged about an error: its class, its system code and its stack, never its message, which may hold
 * somebody's name. Files are named without folders, since those hold the name of the computer's user.
 */
export const errorReportSchema = z.object({
  /** Class of the error: TypeError. */
  name: z.string().regex(/^[A-Za-z]\w{0,59}$/),
  /** Code of the operating system or of Node: ENOSPC; null for other errors. */
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{1,39}$/)
    .nullable(),
  /** Innermost call first: "apply (index-1a2b.js:10:4)". */
  frames: z.array(z.string().regex(/^[\w.$<># ]{1,80} \([\w.-]{1,80}:\d{1,7}:\d{1,7}\)$/)).max(mostFrames),
});
export type ErrorReport = z.infer<typeof errorReportSchema>;

/** Leaves out of the report whatever does not have the form that a name, a code or a frame has. */
export function errorReport(error: unknown): ErrorReport {
  if (!(error instanceof Error)) return { name: 'NoError', code: null, frames: [] };
  const { name, code, frames } = errorReportSchema.shape;
  const systemCode = code.safeParse('code' in error ? error.code : null);
  return {
    name: name.safeParse(error.name).data ?? 'Error',
    code: systemCode.data ?? null,
    frames: framesOf(error)
      .filter((frame) => frames.element.safeParse(frame).success)
      .slice(0, mostFrames),
  };
}

/** From V8's text of a stack: the message, then lines "    at name (place/file.js:line:column)". */
function framesOf({ name, message, stack = '' }: Error): string[] {
  const head = `${name}: ${message}`;
  const calls = stack.startsWith(head) ? stack.slice(head.length) : stack;
  return calls.split('\n').flatMap((line) => {
    const [, called = 'anonymous', file, at] =
      /^\s+at (?:(?:async )?(.+) \()?(?:.*[/\\])?([^/\\?]+)(?:\?[^:]*)?:(\d+:\d+)\)?$/.exec(line) ?? [];
    return file === undefined ? [] : [`${called} (${file}:${at})`];
  });
}
