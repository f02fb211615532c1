import { failure } from '../../shared/result.ts';
import { workerAddress } from '../background/background-task.ts';
import type { ScanAnswer, ScanQuestion, ScanWork } from './scan-messages.ts';
import scanWorker from './scan-worker.ts?worker&url';

/**
 * Reads QR codes in scans, photos and camera pictures, in a worker of its own: the page goes on answering, and the
 * memory that decoding took is given back when the worker is closed.
 */
export class ScanReader {
  readonly #worker = new Worker(workerAddress(scanWorker), { type: 'module' });
  readonly #waiting = new Map<number, (result: ScanAnswer['result']) => void>();
  #last = 0;
  /** Closed, or broken: nothing is answered any more. */
  #hasEnded = false;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      // pdf.js, which runs in the worker, sends messages of its own kind too.
      if (isAnswer(data)) this.#settle(data);
    });
    this.#worker.addEventListener('error', () => this.close());
  }

  /** Reads a PDF, JPEG or PNG: the first pages of a PDF, up to `mostPages`. */
  readFile(file: Blob): Promise<ScanAnswer['result']> {
    return this.#ask({ kind: 'file', file }, []);
  }

  /** The text of the QR code in a picture; null where there is none. The picture is used up. */
  async readPicture(picture: ImageBitmap): Promise<string | null> {
    const result = await this.#ask({ kind: 'picture', picture }, [picture]);
    return result.ok ? result.value.code : null;
  }

  /** Ends the worker, whatever it is doing. What was asked and not answered yet fails with `scan-unreadable`. */
  close(): void {
    this.#hasEnded = true;
    this.#worker.terminate();
    for (const id of this.#waiting.keys()) this.#settle({ id, result: failure('scan-unreadable') });
  }

  #ask(work: ScanWork, transferred: Transferable[]): Promise<ScanAnswer['result']> {
    if (this.#hasEnded) return Promise.resolve(failure('scan-unreadable'));
    const id = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ ...work, id } satisfies ScanQuestion, transferred);
    });
  }

  #settle({ id, result }: ScanAnswer): void {
    this.#waiting.get(id)?.(result);
    this.#waiting.delete(id);
  }
}

function isAnswer(data: unknown): data is ScanAnswer {
  return typeof data === 'object' && data !== null && 'id' in data && 'result' in data;
}
