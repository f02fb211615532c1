/** Turns a record into one line; `replaced` may put its fields in order. */
export function jsonLine(record: object, replaced?: (key: string, value: unknown) => unknown): string {
  return JSON.stringify(record, replaced);
}

/** A list with one line for each record, so that two files compare well. */
export function jsonLines(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ]`;
}

/** An object with one line for each of its parts, which are JSON already. */
export function jsonObject(parts: readonly (readonly [name: string, written: string])[]): string {
  return `{\n${parts.map(([name, written]) => `  "${name}": ${written}`).join(',\n')}\n}\n`;
}
