import { afterEach, expect, test, vi } from 'vitest';
import { keepOutputForResultOf, printProgress } from '../scripts/setup/terminal.mjs';

afterEach(() => {
  vi.restoreAllMocks();
  keepOutputForResultOf([]);
});

test.each([
  [['read', 'agenda.xlsx'], 'stderr'],
  [['check', '--data', 'folder'], 'stderr'],
  [['export', 'a.workshop'], 'stdout'],
  [['training.workshop'], 'stdout'],
  [[], 'stdout'],
])('progress of %j goes to %s', (values, stream) => {
  const stdout = vi.spyOn(console, 'log').mockReturnValue(undefined);
  const stderr = vi.spyOn(console, 'error').mockReturnValue(undefined);
  keepOutputForResultOf(values);
  printProgress('building');
  expect(stream === 'stdout' ? stdout : stderr).toHaveBeenCalledWith('rostrum: building');
  expect(stream === 'stdout' ? stderr : stdout).not.toHaveBeenCalled();
});
