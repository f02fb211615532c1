import { contextBridge, ipcRenderer } from 'electron';

/**
 * The page's only way out: one frozen function. Input and answer cross as JSON text, so that nothing but plain data can,
 * and so that its size is known before it is read.
 */
async function call(name: unknown, input: unknown): Promise<unknown> {
  const answer: unknown = await ipcRenderer.invoke('call', String(name), JSON.stringify(input));
  return JSON.parse(String(answer));
}

contextBridge.exposeInMainWorld('rostrum', Object.freeze({ call }));
