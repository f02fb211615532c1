/** A number for drawing lots that nobody foresees: 32 bits. */
export function draw(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}
