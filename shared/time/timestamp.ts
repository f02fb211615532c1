/**
 * Hybrid logical clock (Kulkarni et al., 2014): orders the changes of several laptops although their clocks differ.
 * A stamp is `<instant>/<counter>/<device>`; later stamps sort after earlier ones as plain text.
 */
export function timestampAfter(previous: string, instant: string, device: string): string {
  const [lastInstant = '', lastCounter = '0'] = previous.split('/');
  if (instant > lastInstant) return timestampFrom(instant, 0, device);
  return timestampFrom(lastInstant, Number(lastCounter) + 1, device);
}

function timestampFrom(instant: string, counter: number, device: string): string {
  return `${instant}/${String(counter).padStart(6, '0')}/${device}`;
}

/** The instant of a stamp, in UTC. */
export function instantOf(stamp: string): string {
  return stamp.split('/')[0] ?? '';
}

/** The computer of a stamp; empty for an empty stamp. */
export function deviceOf(stamp: string): string {
  return stamp.split('/')[2] ?? '';
}
