import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, loadImage, type ImageData } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';
import { describe, expect, test } from 'vitest';
import { renderPdf } from '../../../main/exports/pdf.ts';
import { documentKinds, type DocumentRequest } from '../../../shared/documents/document-request.ts';
import { drawDocument, loadDocument } from '../../../shared/documents/documents.ts';
import type { DrawnMark } from '../../../shared/documents/layout/page.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { paidTraining } from '../../shared/documents/paid-training.ts';
import { markedTraining } from '../../shared/documents/marked-training.ts';
import { agendaRequest, sampleTraining, sheetRequest, testId } from '../../shared/documents/training.ts';
import { withDocument } from './pdf-reader.ts';

/**
 * The first page of each kind of paper against a picture of it. `npm run pictures` makes the pictures anew; look at what
 * has changed before you commit them.
 */
const references = path.resolve(import.meta.dirname, 'pictures');
/** Where a page that differs is put, beside what differs. */
const found = path.resolve(import.meta.dirname, '../../../out/test-results/pictures');
const isWriting = process.env['ROSTRUM_WRITE_PICTURES'] === '1';

/** Small enough for the repository, large enough for each line of text to be seen. */
const dotsPerInch = 45;
/** How far a colour may be off before a pixel counts as another (0 to 1), and how many pixels may. */
const threshold = 0.05;
const mostPixels = 12;

const papers: readonly (readonly [name: string, request: DocumentRequest, training: () => WorkshopSnapshot])[] = [
  ['agenda', agendaRequest, sampleTraining],
  ['attendance-sheet', sheetRequest, sampleTraining],
  ['attendance-sheet-with-codes', { ...sheetRequest, safe: true }, sampleTraining],
  ['attendance-table', { ...agendaRequest, kind: 'attendance-table', asOf: '2025-07-16' }, markedTraining],
  ['agenda-changes', { ...agendaRequest, kind: 'agenda-changes' }, changedTraining],
  ['group-lists', { ...agendaRequest, kind: 'group-lists' }, dividedTraining],
  ['badges', { ...agendaRequest, kind: 'badges' }, sampleTraining],
  ['participant-list', { ...agendaRequest, kind: 'participant-list' }, sampleTraining],
  ['participant-list-internal', { ...agendaRequest, kind: 'participant-list', recipient: 'internal' }, sampleTraining],
  ['nomination-form', { ...agendaRequest, kind: 'nomination-form', delegationIds: [testId(42)] }, sampleTraining],
  ['certificates', { ...agendaRequest, kind: 'certificates', asOf: '2025-07-16' }, markedTraining],
  ['certificate-register', { ...agendaRequest, kind: 'certificate-register', asOf: '2025-07-16' }, markedTraining],
  ['payment-list', { ...agendaRequest, kind: 'payment-list' }, paidTraining],
  ['code-key', { ...agendaRequest, kind: 'code-key' }, sampleTraining],
];

/** Two groups for the same work. */
function dividedTraining(): WorkshopSnapshot {
  const training = sampleTraining();
  const seats = training.participations.map(({ id }) => id);
  const group = (number: number, set: string, participationIds: string[]) => {
    const name = { en: `Group ${String(number)}`, ru: `Группа ${String(number)}` };
    return { id: testId(6000 + number), workshopId: training.workshop.id, set, name, participationIds, pinnedIds: [] };
  };
  training.breakoutGroups = [group(1, 'Case work', seats.slice(4, 8)), group(2, 'Case work', seats.slice(8, 11))];
  return training;
}

/** Its first edition was handed out; since then a session was made longer, another was taken out. */
function changedTraining(): WorkshopSnapshot {
  const training = sampleTraining();
  const agenda = structuredClone({
    days: training.days,
    rooms: training.rooms,
    sessions: training.sessions,
    assignments: training.assignments,
  });
  const frozenAt = '2025-07-01T09:00:00.000Z';
  training.editions = [
    { id: testId(5001), workshopId: training.workshop.id, number: 1, frozenAt, note: '', ...agenda },
  ];
  training.sessions = training.sessions
    .filter((_, index) => index !== 4)
    .map((session, index) => (index === 2 ? { ...session, minutes: session.minutes + 15 } : session));
  return training;
}

test.each(papers)('%s', async (name, request, training) => {
  const snapshot = training();
  const definition = await loadDocument(request.kind);
  expect(definition.lack(snapshot, request)).toBeNull();
  const page = await firstPage(
    await renderPdf(drawDocument(definition, snapshot, request), { tagged: true, asOf: request.asOf }),
  );
  const file = path.join(references, `${name}.png`);
  if (isWriting) write(file, page);
  expect(existsSync(file), 'has no picture yet: npm run pictures').toBe(true);
  const different = differingPixels(await read(file), page, name);
  expect(different, `differs from test/main/exports/pictures/${name}.png; see out/test-results/pictures`).toBeLessThan(
    mostPixels,
  );
});

test('there is one of every kind of paper', () => {
  expect(new Set(papers.map(([, { kind }]) => kind))).toEqual(new Set(documentKinds));
});

describe('a picture', () => {
  async function agendaWith(change: (mark: DrawnMark) => DrawnMark): Promise<number> {
    const drawn = drawDocument(await loadDocument('agenda'), sampleTraining(), agendaRequest);
    const pages = drawn.pages.map((page) => ({ ...page, marks: page.marks.map(change) }));
    const page = await firstPage(await renderPdf({ ...drawn, pages }, { tagged: true, asOf: agendaRequest.asOf }));
    return differingPixels(await read(path.join(references, 'agenda.png')), page, null);
  }

  test('sees a colour that is a little lighter', async () => {
    const lighter = await agendaWith((mark) => (mark.kind === 'box' ? { ...mark, fill: lightened(mark.fill) } : mark));
    expect(lighter).toBeGreaterThan(10 * mostPixels);
  });

  test('sees a word that has moved by a millimetre', async () => {
    let moved = false;
    const different = await agendaWith((mark) => {
      if (moved || mark.kind !== 'text') return mark;
      moved = true;
      return { ...mark, x: mark.x + 1 };
    });
    expect(different).toBeGreaterThan(mostPixels);
  });

  test('sees nothing where nothing has changed', async () => {
    expect(await agendaWith((mark) => mark)).toBe(0);
  });
});

/** #rrggbb with each part a tenth nearer to white; where there is no room for it, darker. */
function lightened(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const shifted = parts.map((part) => (part > 215 ? part - 25 : part + 25));
  return `#${shifted.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

async function firstPage(pdf: Uint8Array): Promise<ImageData> {
  return withDocument(pdf, async (document) => {
    const page = await document.getPage(1);
    const viewport = page.getViewport({ scale: dotsPerInch / 72 });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    const context = canvas.getContext('2d');
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
    return context.getImageData(0, 0, canvas.width, canvas.height);
  });
}

function write(file: string, image: ImageData): void {
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').putImageData(image, 0, 0);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, canvas.toBuffer('image/png'));
}

async function read(file: string): Promise<ImageData> {
  const picture = await loadImage(readFileSync(file));
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, picture.width, picture.height);
}

/** All pixels when the sizes differ. What differs is kept under `name`. */
function differingPixels(reference: ImageData, page: ImageData, name: string | null): number {
  const { width, height } = page;
  if (reference.width !== width || reference.height !== height) return width * height;
  const canvas = createCanvas(width, height);
  const difference = canvas.getContext('2d').createImageData(width, height);
  const count = pixelmatch(reference.data, page.data, difference.data, width, height, { threshold });
  if (name === null) return count;
  for (const file of [`${name}.png`, `${name}-differs.png`]) rmSync(path.join(found, file), { force: true });
  if (count >= mostPixels) {
    write(path.join(found, `${name}.png`), page);
    write(path.join(found, `${name}-differs.png`), difference);
  }
  return count;
}
