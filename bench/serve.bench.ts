import { cases } from './cases/cases.ts';

/**
 * Gives single samples of the product of this commit to the bench of another one (runner/other-commit.ts), which asks
 * over the channel of the parent process. It names nothing but the list of cases, so that it can also be built for a
 * commit that has the list but not this file.
 */
type Size = 'S' | 'M' | 'L';
type Question = { readonly id: number; readonly name: string; readonly size: Size };

const prepared = new Set<string>();

process.on('message', (question: Question) => {
  answer(question).then(
    (sample) => process.send?.({ id: question.id, sample }),
    (error: unknown) => {
      process.send?.({ id: question.id, failure: error instanceof Error ? error.message : String(error) });
    },
  );
});
process.once('disconnect', () => process.exit());

/** Null when the product of this commit has no such case at this size. */
async function answer({ name, size }: Question): Promise<unknown> {
  const benchCase = cases.find((each) => each.name === name);
  const product = benchCase?.subjects.find(({ role, sizes }) => role === 'product' && (sizes?.includes(size) ?? true));
  if (benchCase === undefined || product === undefined) return null;
  if (!prepared.has(`${name} ${size}`)) await benchCase.prepare?.(size);
  prepared.add(`${name} ${size}`);
  return product.sample(size);
}
