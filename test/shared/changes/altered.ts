import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };
type Path = readonly (string | number)[];

/** One thing done to one place of a JSON value. `at` picks the character of a text, or the new field. */
export type Alteration = {
  readonly path: Path;
  readonly kind: 'changed' | 'removed' | 'renamed' | 'added';
  readonly at: number;
};

/** Every alteration of `json`, each place as likely as any other. */
export function alterations(json: Json): fc.Arbitrary<Alteration> {
  return fc.record({
    path: fc.constantFrom(...pathsIn(json)),
    kind: fc.constantFrom<Alteration['kind'][]>('changed', 'changed', 'removed', 'renamed', 'added'),
    at: fc.nat(1000),
  });
}

/** A copy of `json` with the alteration; its JSON always differs. */
export function altered(json: Json, { path, kind, at }: Alteration): Json {
  const copy = structuredClone(json);
  const [place, last] = [path.slice(0, -1), path.at(-1)];
  const holder = place.reduce<Json>((inner, step) => (inner as { [step: string]: Json })[step] ?? null, copy);
  const fields = holder as { [step: string]: Json };
  const value = fields[String(last)] ?? null;
  if (kind === 'removed' || kind === 'renamed') {
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else delete fields[String(last)];
    if (kind === 'renamed' && !Array.isArray(holder)) fields[`${String(last)}${at % 10}`] = value;
  } else if (kind === 'added') {
    if (Array.isArray(holder)) holder.splice(Number(last), 0, value);
    else addField(fields, at % 4 === 0 ? '__proto__' : `added${at}`, at % 2 === 0 ? { added: at } : null);
  } else {
    fields[String(last)] = changed(value, at);
  }
  return copy;
}

/** As JSON.parse does it: an assignment to __proto__ would add no field. */
function addField(fields: object, name: string, value: Json): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}

function changed(value: Json, at: number): Json {
  if (value === null) return at % 2 === 0 ? '' : 0;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'object') return at % 2 === 0 ? null : 'text';
  const index = value === '' ? 0 : at % value.length;
  const code = value.charCodeAt(index);
  return `${value.slice(0, index)}${String.fromCharCode(code === 120 ? 121 : 120)}${value.slice(index + 1)}`;
}

function pathsIn(json: Json, path: Path = []): Path[] {
  if (typeof json !== 'object' || json === null) return path.length === 0 ? [] : [path];
  const inner = Array.isArray(json)
    ? json.flatMap((each, index) => pathsIn(each, [...path, index]))
    : Object.entries(json).flatMap(([field, each]) => pathsIn(each, [...path, field]));
  return path.length === 0 ? inner : [path, ...inner];
}
