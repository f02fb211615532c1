import { failure, success } from '../../shared/result.ts';
import { codeInPicture } from './code-in-picture.ts';
import { mostPages, type ScanAnswer, type ScanQuestion } from './scan-messages.ts';

addEventListener('message', ({ data }: MessageEvent<ScanQuestion | { readonly id?: undefined }>) => {
  // pdf.js listens to the same messages and is sent some of its own; they have no number.
  if (data.id === undefined) return;
  void answerTo(data).then(
    (result) => postMessage({ id: data.id, result } satisfies ScanAnswer),
    () => postMessage({ id: data.id, result: failure('scan-unreadable') } satisfies ScanAnswer),
  );
});

async function answerTo(question: ScanQuestion): Promise<ScanAnswer['result']> {
  if (question.kind === 'picture') return success({ code: await codeInFrame(question.picture), pages: 1 });
  const start = new Uint8Array(await question.file.slice(0, 1024).arrayBuffer());
  return isPdf(start) ? inPdf(question.file) : inPicture(question.file);
}

/** A PDF says so within its first 1024 bytes (ISO 32000-1, annex H.3, note 13). */
function isPdf(start: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(start).includes('%PDF-');
}

async function inPicture(file: Blob): Promise<ScanAnswer['result']> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (bitmap === null) return failure('scan-damaged');
  try {
    return success({ code: await codeInPicture(bitmap), pages: 1 });
  } finally {
    bitmap.close();
  }
}

async function codeInFrame(picture: ImageBitmap): Promise<string | null> {
  try {
    return await codeInPicture(picture, 'frame');
  } finally {
    picture.close();
  }
}

async function inPdf(file: Blob): Promise<ScanAnswer['result']> {
  // A megabyte of code that is needed for PDFs only.
  const { openPdf } = await import('./pdf-pages.ts');
  const opened = await openPdf(new Uint8Array(await file.arrayBuffer()));
  if (!opened.ok) return opened;
  const { pages, draw, close } = opened.value;
  try {
    for (let page = 1; page <= Math.min(pages, mostPages); page++) {
      const picture = await draw(page);
      const code = picture === null ? null : await codeInPicture(picture);
      if (code !== null) return success({ code, pages });
    }
    return success({ code: null, pages });
  } finally {
    await close();
  }
}
