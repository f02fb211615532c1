/** Where a text stops being JSON: it ends too early, or something is wrong on a line. */
export type JsonFault = { readonly kind: 'ends-early' } | { readonly kind: 'unexpected'; readonly line: number };

const token = { quote: 34, comma: 44, colon: 58, openArray: 91, backslash: 92, closeArray: 93, open: 123, close: 125 };

/** How deep objects and arrays are nested. Looked at before parsing, for parsers recurse and a stack has an end. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === token.quote) at = endOfString(text, at);
    else if (code === token.open || code === token.openArray) deepest = Math.max(deepest, ++depth);
    else if (code === token.close || code === token.closeArray) depth--;
  }
  return deepest;
}

/**
 * Tells a file that was cut off from one that is damaged, and where: browsers and Node word their errors differently
 * and change the wording, so the reader does not rely on it. Only called for a text that `JSON.parse` has refused.
 */
export function findJsonFault(text: string): JsonFault {
  const open: number[] = [];
  let at = 0;
  let expects: Expected = 'value';
  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) return { kind: 'ends-early' };
    const step = read(text, at, expects, open);
    if (step === 'ends-early') return { kind: 'ends-early' };
    if (step === 'unexpected') return { kind: 'unexpected', line: lineAt(text, at) };
    ({ at, expects } = step);
  }
}

/** What may stand next. `first-…` also allows the closing bracket. */
type Expected = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma-or-close' | 'nothing';
type Step = { readonly at: number; readonly expects: Expected };

function read(text: string, at: number, expects: Expected, open: number[]): Step | JsonFault['kind'] {
  const code = text.charCodeAt(at);
  if (expects.startsWith('first-') && closes(code, open)) return closed(at, open);
  switch (expects) {
    case 'nothing':
      return 'unexpected';
    case 'colon':
      return code === token.colon ? { at: at + 1, expects: 'value' } : 'unexpected';
    case 'comma-or-close':
      if (code === token.comma) return { at: at + 1, expects: open.at(-1) === token.open ? 'key' : 'value' };
      return closes(code, open) ? closed(at, open) : 'unexpected';
    case 'key':
    case 'first-key':
      return code === token.quote ? readString(text, at, 'colon') : 'unexpected';
    case 'value':
    case 'first-value':
      return readValue(text, at, open);
  }
}

function readValue(text: string, at: number, open: number[]): Step | JsonFault['kind'] {
  const code = text.charCodeAt(at);
  if (code === token.open || code === token.openArray) {
    open.push(code);
    return { at: at + 1, expects: code === token.open ? 'first-key' : 'first-value' };
  }
  const after = open.length === 0 ? 'nothing' : 'comma-or-close';
  return code === token.quote ? readString(text, at, after) : readWord(text, at, after);
}

function readString(text: string, at: number, expects: Expected): Step | JsonFault['kind'] {
  const end = endOfString(text, at);
  if (end >= text.length) return 'ends-early';
  try {
    JSON.parse(text.slice(at, end + 1));
    return { at: end + 1, expects };
  } catch {
    return 'unexpected';
  }
}

function readWord(text: string, at: number, expects: Expected): Step | JsonFault['kind'] {
  const word = /[-+.\w]{1,40}/y;
  word.lastIndex = at;
  const [found = ''] = word.exec(text) ?? [];
  if (/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(found)) {
    return { at: at + found.length, expects };
  }
  const cutOff = found !== '' && at + found.length === text.length;
  return cutOff ? 'ends-early' : 'unexpected';
}

function closes(code: number, open: readonly number[]): boolean {
  return open.at(-1) === token.open ? code === token.close : code === token.closeArray;
}

function closed(at: number, open: number[]): Step {
  open.pop();
  return { at: at + 1, expects: open.length === 0 ? 'nothing' : 'comma-or-close' };
}

/** The place of the closing quote, or the length of the text when there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === token.quote) return at;
    if (code === token.backslash) at++;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
  return at;
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
