/** Eight times as much takes eight times as long where the time grows with the size, and 64 times with its square. */
export const gentle = 40;

/** In milliseconds: what is shorter says nothing on a machine that does other things too. */
const shortest = 5;
const attempts = 4;

/**
 * How many times longer something takes for a size than for an eighth of it, so that it is no matter how fast the machine
 * is: the least of some attempts, since whatever else runs only makes it more. `run` gets the share of the size, 1/8 or 1.
 */
export async function timesLonger(run: (share: number) => unknown): Promise<number> {
  let least = Infinity;
  for (let attempt = 0; attempt < attempts && least >= gentle; attempt++) {
    const small = await millisecondsOf(() => run(1 / 8));
    const large = await millisecondsOf(() => run(1));
    least = Math.min(least, large / Math.max(small, shortest));
  }
  return least;
}

async function millisecondsOf(run: () => unknown): Promise<number> {
  const begun = performance.now();
  await run();
  return performance.now() - begun;
}
