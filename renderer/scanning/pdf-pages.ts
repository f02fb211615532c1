import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import { WorkerMessageHandler } from 'pdfjs-dist/build/pdf.worker.mjs';
import jbig2Address from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openJpegAddress from 'pdfjs-dist/wasm/openjpeg.wasm?url';
import colourAddress from 'pdfjs-dist/wasm/qcms_bg.wasm?url';
import { failure, type Result, success } from '../../shared/result.ts';

// pdf.js finds its parser here and starts no worker of its own, which trusted types would refuse.
Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } });

/**
 * Draws the pages of a PDF in a worker, by pdf.js. Nothing that the file says is run, and nothing is fetched for it.
 */
export type PdfPages = {
  readonly pages: number;
  /**
   * A page by its number from 1, as dark on white; null where it cannot be drawn. The next page uses the same canvas.
   */
  readonly draw: (page: number) => Promise<OffscreenCanvas | null>;
  /** Gives back the memory. */
  readonly close: () => Promise<void>;
};

/** Pixels of the longer side: A4 at 300 dpi. */
const longerSide = 3508;
/** Pixels of one picture in a page; larger ones are left out. A3 at 600 dpi has 70 million. */
const largestPicture = 80_000_000;

/** The binaries of pdf.js (JBIG2 and CCITT, JPEG 2000, colour profiles), by the names under which it asks for them. */
const binaries: Readonly<Record<string, string>> = {
  'jbig2.wasm': jbig2Address,
  'openjpeg.wasm': openJpegAddress,
  'qcms_bg.wasm': colourAddress,
};

/** Hands out our own copies of what pdf.js would load from a folder; fonts and character maps are not among them. */
class ShippedBinaries {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const address = binaries[filename];
    if (address === undefined) throw new Error(`${filename} is not shipped`);
    return new Uint8Array(await (await fetch(address)).arrayBuffer());
  }
}

type CanvasEntry = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null };

/** Canvases without a document, which a worker does not have. */
class WorkerCanvases {
  create(width: number, height: number): CanvasEntry {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) };
  }

  reset({ canvas }: CanvasEntry, width: number, height: number): void {
    if (canvas !== null) Object.assign(canvas, { width, height });
  }

  destroy(entry: CanvasEntry): void {
    this.reset(entry, 0, 0);
    Object.assign(entry, { canvas: null, context: null });
  }
}

/** Filters of SVG need a document: pages are drawn without them. */
class NoFilters {
  addFilter(): string {
    return 'none';
  }

  addHCMFilter(): string {
    return 'none';
  }

  addAlphaFilter(): string {
    return 'none';
  }

  addLuminosityFilter(): string {
    return 'none';
  }

  addHighlightHCMFilter(): string {
    return 'none';
  }

  destroy(): void {}
}

/** Fails with `scan-locked` where the file wants a password, with `scan-damaged` where it is no whole PDF. */
export async function openPdf(bytes: Uint8Array): Promise<Result<PdfPages, 'scan-locked' | 'scan-damaged'>> {
  const task = getDocument({
    data: bytes,
    BinaryDataFactory: ShippedBinaries,
    CanvasFactory: WorkerCanvases,
    FilterFactory: NoFilters,
    useWorkerFetch: false,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: largestPicture,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const canvas = new OffscreenCanvas(1, 1);
    return success({
      pages: document.numPages,
      draw: (page) => draw(document, page, canvas),
      close: () => task.destroy(),
    });
  } catch (error) {
    await task.destroy();
    return failure(error instanceof Error && error.name === 'PasswordException' ? 'scan-locked' : 'scan-damaged');
  }
}

async function draw(
  document: PDFDocumentProxy,
  number: number,
  canvas: OffscreenCanvas,
): Promise<OffscreenCanvas | null> {
  try {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: longerSide / Math.max(width, height) });
    Object.assign(canvas, { width: Math.round(viewport.width), height: Math.round(viewport.height) });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return null;
    // Its types know only the canvas of a document; it uses nothing that this one lacks.
    const canvasContext = context as unknown as CanvasRenderingContext2D;
    await page.render({ canvas: null, canvasContext, viewport, annotationMode: 0 }).promise;
    page.cleanup();
    return canvas;
  } catch {
    return null;
  }
}
