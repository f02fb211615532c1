/** The parser of pdf.js, for which the package has no types. It is only handed on. */
declare module 'pdfjs-dist/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
