import type { BenchCase, Sample, Subject } from './bench-case.ts';
import type { Size } from './generate.ts';
import type { Options } from './options.ts';

/** What a subject gave, round by round; the first is the cold one. */
export type Series = { readonly subject: Subject; readonly samples: readonly Sample[] };

/** Every subject in turn, A B C A B C, so that whatever disturbs a round disturbs all of them. */
export async function runRounds(benchCase: BenchCase, size: Size, options: Options): Promise<Series[]> {
  await benchCase.prepare?.(size);
  const series = benchCase.subjects
    .filter((subject) => subject.sizes?.includes(size) ?? true)
    .filter((subject) => !(options.quick && subject.isSlow === true))
    .map((subject) => ({ subject, samples: [] as Sample[], isMissing: false }));
  for (let round = 0; round <= options.reps; round += 1) {
    for (const each of series) {
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

/** A fast wrong answer is no answer: nothing is printed of a case whose subjects disagree. */
function compareAnswers(benchCase: BenchCase, size: Size, series: readonly Series[]): void {
  const answers = series.flatMap(({ subject, samples }) => samples.map((sample) => [subject.name, sample.check]));
  if (new Set(answers.map(([, check]) => check)).size <= 1) return;
  const told = [...new Set(answers.map(([name, check]) => `  ${name}: ${check}`))].join('\n');
  throw new Error(`${benchCase.name} ${size}: the answers differ\n${told}`);
}

/** One line that is written over and over, where somebody looks at it. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
