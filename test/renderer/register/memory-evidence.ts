import { bytesToHex } from '@noble/hashes/utils.js';
import { scanTypeOf } from '../../../shared/domain/kept-file.ts';
import type { CallInput } from '../../../shared/host/contract.ts';
import { failure, type Result, success } from '../../../shared/result.ts';

/** Keeps scans in memory beside the page's host, as main keeps them on the disk; gives what was kept and asked. */
export class MemoryEvidence {
  readonly kept = new Map<string, string>();
  readonly calls: { readonly name: string; readonly input: unknown }[] = [];

  install(): void {
    const { call } = window.rostrum;
    const own = async (name: string, input: unknown): Promise<Result<unknown>> => {
      if (!name.startsWith('evidence.')) return call(name, input);
      this.calls.push({ name, input });
      return this.#answer(name, input);
    };
    Object.defineProperty(window, 'rostrum', { value: { call: own }, configurable: true });
  }

  async #answer(name: string, input: unknown): Promise<Result<unknown>> {
    switch (name) {
      case 'evidence.keep':
        return this.#keep(input as CallInput<'evidence.keep'>);
      case 'evidence.missing': {
        const { evidence } = input as CallInput<'evidence.missing'>;
        return success({ hashes: evidence.map(({ hash }) => hash).filter((hash) => !this.kept.has(hash)) });
      }
      case 'evidence.read': {
        const content = this.kept.get((input as CallInput<'evidence.read'>).evidence.hash);
        return content === undefined ? failure('evidence-missing') : success({ content });
      }
      default:
        return success({});
    }
  }

  async #keep({ content }: CallInput<'evidence.keep'>): Promise<Result<unknown>> {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const type = scanTypeOf(bytes);
    if (type === null) return failure('evidence-not-a-scan');
    const hash = bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    this.kept.set(hash, content);
    return success({ hash, type, bytes: bytes.length });
  }
}
