import type { BenchCase, Sample, Subject } from '../drivers/bench-case.ts';
import type { Size } from '../frozen/workload.ts';
import type { Options } from './options.ts';

/** What a subject gave, round by round; the first is the cold one. */
export type Series = { readonly subject: Subject; readonly samples: readonly Sample[] };

/** The subjects that are measured at this size under these options. */
export function subjectsOf({ subjects }: BenchCase, size: Size, options: Options): Subject[] {
  const measured = subjects.filter((subject) => subject.sizes?.includes(size) ?? true);
  const hasLimit = measured.some(({ role }) => role === 'limit');
  return measured.filter(({ role, isSlow }) => {
    if (role !== 'peer') return true;
    return !options.noPeers && !(options.quick && (hasLimit || isSlow === true));
  });
}

/**
 * Every subject once a round, A B C, and backwards in the next one, C B A, so that whatever disturbs a round disturbs
 * all of them and none is always the first.
 */
export async function runRounds(
  benchCase: BenchCase,
  size: Size,
  subjects: readonly Subject[],
  reps: number,
): Promise<Series[]> {
  await benchCase.prepare?.(size);
  const series = subjects.map((subject) => ({ subject, samples: [] as Sample[], isMissing: false }));
  for (let round = 0; round <= reps; round += 1) {
    for (const each of round % 2 === 0 ? series : series.toReversed()) {
      if (each.isMissing) continue;
      progress(`${benchCase.name} ${size}: round ${round}, ${each.subject.name}`);
      const sample = await each.subject.sample(size);
      if (sample === null) each.isMissing = true;
      else each.samples.push(sample);
    }
  }
  progress('');
  const found = series.filter((each) => !each.isMissing);
  compareAnswers(benchCase, size, found);
  return found;
}

/**
 * Nothing is printed of a case whose subjects answer differently. The other commit may word its answer in another way
 * and is compared with its own rounds only.
 */
function compareAnswers(benchCase: BenchCase, size: Size, series: readonly Series[]): void {
  const own = series.filter(({ subject }) => subject.role !== 'before');
  const other = series.filter(({ subject }) => subject.role === 'before');
  for (const compared of [own, other]) {
    const answers = compared.flatMap(({ subject, samples }) => samples.map(({ check }) => [subject.name, check]));
    if (new Set(answers.map(([, check]) => check)).size <= 1) continue;
    const told = [...new Set(answers.map(([name, check]) => `  ${name}: ${check}`))].join('\n');
    throw new Error(`${benchCase.name} ${size}: the answers differ\n${told}`);
  }
  const [ours, theirs] = [own[0]?.samples[0]?.check, other[0]?.samples[0]?.check];
  if (theirs !== undefined && ours !== theirs) {
    console.log(`${benchCase.name} ${size}: ${other[0]?.subject.name} answers “${theirs}”, we “${ours}”`);
  }
}

/** One line that is written over and over, in a terminal only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
