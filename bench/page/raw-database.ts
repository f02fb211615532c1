/** IndexedDB with nothing between it and us. */
export async function openRaw(name: string, stores: Readonly<Record<string, string>>): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    for (const [store, keyPath] of Object.entries(stores)) request.result.createObjectStore(store, { keyPath });
  });
  return answered(request);
}

export function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}

export async function getRaw(database: IDBDatabase, store: string, key: string): Promise<unknown> {
  return answered(database.transaction(store).objectStore(store).get(key));
}

/** One transaction, as durable as the product's; resolves when it is committed. */
export function putRaw(database: IDBDatabase, records: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  const transaction = database.transaction(Object.keys(records), 'readwrite', { durability: 'strict' });
  for (const [store, values] of Object.entries(records)) {
    for (const value of values) transaction.objectStore(store).put(value);
  }
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the transaction was aborted')));
  });
}
