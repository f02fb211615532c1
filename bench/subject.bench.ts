import { existsSync, readFileSync } from 'node:fs';
import type { Sample } from './bench-case.ts';
import { sizes } from './generate.ts';
import { isNotInstalled, nodePrograms } from './node/programs.ts';
import { notInstalled } from './node-subject.ts';

/** The process of one sample: prepares, works against the clock, then lets its answer be checked. */
const [name = '', sizeName] = process.argv.slice(2);
const size = sizes.find((each) => each === sizeName);
const program = nodePrograms[name];
if (program === undefined || size === undefined) throw new Error(`no program ${name} at size ${sizeName}`);

try {
  const { work, check } = await program(size);
  const cpuBegin = process.cpuUsage();
  const begin = performance.now();
  const answer = await work();
  const wall = performance.now() - begin;
  const { user, system } = process.cpuUsage(cpuBegin);
  // Before checking needs memory of its own.
  const peak = peakMegabytes();
  const checked = await check(answer);
  const sample: Sample = {
    check: checked.check,
    bytes: checked.bytes,
    measures: { whole: { wall, cpu: (user + system) / 1000 } },
    peakMegabytes: peak,
  };
  console.log(JSON.stringify(sample));
} catch (error) {
  if (!isNotInstalled(error)) throw error;
  process.exitCode = notInstalled;
}

/** On Linux `maxRSS` of a new process begins with that of the process which started it; the kernel's own mark does not. */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) / 1024;
}
