let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command after all that were given before. A command reads, decides and commits: two at once would decide by
 * the same reading, so that a key held down would undo one step twice, or remember the wrong previous mark.
 */
export function inTurn<Value>(command: () => Promise<Value>): Promise<Value> {
  const turn = last.then(command);
  last = turn.catch(() => undefined);
  return turn;
}
