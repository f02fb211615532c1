/**
 * The only globals beyond ECMAScript that `shared` may use: standards that a page, a worker and Node 20 or newer all
 * have, and one function that the build replaces. `shared` is compiled without the types of the DOM and of Node (see `shared/tsconfig.json`), so anything that is
 * not declared here does not compile. Declare a name here only when all three have it and it does no input or output.
 */

/** Encoding Standard, https://encoding.spec.whatwg.org/#interface-textdecoder */
declare class TextDecoder {
  /** `encoding` is a label of the standard. With `fatal`, bytes that are no text throw a TypeError. */
  constructor(encoding?: string, options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

/** Compression Standard, https://compression.spec.whatwg.org/#decompression-stream */
declare class DecompressionStream {
  constructor(format: 'deflate-raw');
  readonly readable: { getReader(): DecompressedBytes };
  readonly writable: { getWriter(): CompressedBytes };
}

/** Streams Standard, https://streams.spec.whatwg.org/#default-reader-class */
type DecompressedBytes = {
  read(): Promise<
    { readonly done: true; readonly value?: undefined } | { readonly done: false; readonly value: Uint8Array }
  >;
  /** Throws away what has not been read. */
  cancel(): Promise<void>;
};

/** Streams Standard, https://streams.spec.whatwg.org/#default-writer-class */
type CompressedBytes = {
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
};

/**
 * Vite, https://vite.dev/guide/features#glob-import: the build replaces the call by an object of the matching files.
 */
interface ImportMeta {
  glob(
    pattern: string,
    options: { readonly eager: true; readonly import: 'default' },
  ): Readonly<Record<string, unknown>>;
}
