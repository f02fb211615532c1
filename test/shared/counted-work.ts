type Method = (this: unknown, ...values: unknown[]) => unknown;
type Owner = object;

const iterators: readonly Owner[] = [[].values(), new Map().values(), new Set().values()].map(
  (iterator) => Object.getPrototypeOf(iterator) as Owner,
);
/** Methods of lists that call a function for each element. */
const calling = [
  'every',
  'filter',
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'flatMap',
  'forEach',
  'map',
  'reduce',
  'some',
  'sort',
  'toSorted',
];
/** Methods of lists that look for an element. */
const looking = ['includes', 'indexOf', 'lastIndexOf'];

/**
 * Runs something and counts its work, which is the same on every machine: executions of regular expressions, elements that loops
 * and methods of lists come to, elements among which one is looked for, and smallest numbers of several, as a distance of texts has.
 */
export async function countedWork<Value>(run: () => Value | Promise<Value>): Promise<{ value: Value; work: number }> {
  let work = 0;
  const undo: (() => void)[] = [];
  const replace = (owner: Owner, name: string, make: (own: Method) => Method): void => {
    const own = Reflect.getOwnPropertyDescriptor(owner, name) ?? {};
    Reflect.defineProperty(owner, name, { ...own, value: make(own.value as Method) });
    undo.push(() => void Reflect.defineProperty(owner, name, own));
  };
  const counting = (own: Method): Method =>
    function counted(this: unknown, ...values) {
      work += 1;
      return Reflect.apply(own, this, values);
    };
  for (const owner of iterators) replace(owner, 'next', counting);
  replace(RegExp.prototype, 'exec', counting);
  replace(Math, 'min', counting);
  for (const name of calling) {
    replace(Array.prototype, name, (own) => {
      return function counted(this: unknown, ...values) {
        const [first] = values;
        const rest = values.slice(1);
        return Reflect.apply(own, this, typeof first === 'function' ? [counting(first as Method), ...rest] : values);
      };
    });
  }
  for (const name of looking) {
    replace(Array.prototype, name, (own) => {
      return function counted(this: unknown, ...values) {
        work += (this as readonly unknown[]).length;
        return Reflect.apply(own, this, values);
      };
    });
  }
  try {
    const value = await run();
    return { value, work };
  } finally {
    for (const each of undo) each();
  }
}
