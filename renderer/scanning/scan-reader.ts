import { failure } from '../../shared/result.ts';
import { workerAddress } from '../background/background-task.ts';
import type { ScanAnswer, ScanQuestion, ScanWork } from './scan-messages.ts';
import scanWorker from './scan-worker.ts?worker&url';

/** Milliseconds that one file, or one picture of a camera, may take; a page at 600 dpi takes one or two seconds. */
const usualLimit = 15_000;

type Waiting = {
  readonly answer: (result: ScanAnswer['result']) => void;
  readonly timer: ReturnType<typeof setTimeout>;
};

/**
 * Reads QR codes in scans, photos and camera pictures, in a worker of its own: the page goes on answering, and the
 * memory that decoding took is given back when the worker is closed. A file that takes longer than `limit` milliseconds
 * fails with `scan-too-slow`: the worker is ended, whatever it is doing, and started anew for the files after it.
 */
export class ScanReader {
  #worker = this.#start();
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  /** Closed, or broken: nothing is answered any more. */
  #hasEnded = false;

  /** Reads a PDF, JPEG or PNG: the first pages of a PDF, up to `mostPages`. */
  readFile(file: Blob, limit = usualLimit): Promise<ScanAnswer['result']> {
    return this.#ask({ kind: 'file', file }, [], limit);
  }

  /** The text of the QR code in a picture; null where there is none. The picture is used up. */
  async readPicture(picture: ImageBitmap): Promise<string | null> {
    const result = await this.#ask({ kind: 'picture', picture }, [picture], usualLimit);
    return result.ok ? result.value.code : null;
  }

  /** Ends the worker, whatever it is doing. What was asked and not answered yet fails with `scan-unreadable`. */
  close(): void {
    this.#hasEnded = true;
    this.#worker.terminate();
    this.#failAll(failure('scan-unreadable'));
  }

  #start(): Worker {
    const worker = new Worker(workerAddress(scanWorker), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      // pdf.js, which runs in the worker, sends messages of its own kind too.
      if (isAnswer(data)) this.#settle(data);
    });
    worker.addEventListener('error', () => this.close());
    return worker;
  }

  #ask(work: ScanWork, transferred: Transferable[], limit: number): Promise<ScanAnswer['result']> {
    if (this.#hasEnded) return Promise.resolve(failure('scan-unreadable'));
    const id = ++this.#last;
    return new Promise((answer) => {
      const timer = setTimeout(() => this.#giveUp(limit), limit);
      this.#waiting.set(id, { answer, timer });
      this.#worker.postMessage({ ...work, id } satisfies ScanQuestion, transferred);
    });
  }

  /** What was asked after the slow file has waited for it, so it is to be asked again. */
  #giveUp(limit: number): void {
    this.#worker.terminate();
    this.#worker = this.#start();
    this.#failAll(failure('scan-too-slow', { seconds: Math.ceil(limit / 1000) }));
  }

  #failAll(result: ScanAnswer['result']): void {
    for (const id of this.#waiting.keys()) this.#settle({ id, result });
  }

  #settle({ id, result }: ScanAnswer): void {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    waiting?.answer(result);
  }
}

function isAnswer(data: unknown): data is ScanAnswer {
  return typeof data === 'object' && data !== null && 'id' in data && 'result' in data;
}
