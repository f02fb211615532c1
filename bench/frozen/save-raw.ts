/**
 * Limit of one mark in the app. Runs in a blank page of the shell: one raw put, then one call of the host which is
 * answered when a line is on the disk (blank.bench.ts). Gives the milliseconds of each repetition.
 */
export async function putAndCall(times: number): Promise<number[]> {
  const request = indexedDB.open('limit', 1);
  const database = await new Promise<IDBDatabase>((resolve) => {
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('sheets', { keyPath: 'id' }));
    request.addEventListener('success', () => resolve(request.result));
  });
  const walls: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const begin = performance.now();
    await new Promise<void>((resolve) => {
      const transaction = database.transaction('sheets', 'readwrite', { durability: 'strict' });
      transaction.objectStore('sheets').put({ id: 1, marks: new Uint8Array(75 * 25) });
      transaction.addEventListener('complete', () => resolve());
    });
    await window.rostrum.call('journal.append', { line: 'x'.repeat(800) });
    walls.push(performance.now() - begin);
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
  }
  return walls;
}
