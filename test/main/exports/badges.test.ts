import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { renderDocument } from '../../../main/exports/render-document.ts';
import { readScan } from '../../../renderer/features/desk/use-desk.ts';
import { badgesWorkbook } from '../../../shared/documents/badges/badges.ts';
import { badgeSizes, type DocumentRequest } from '../../../shared/documents/document-request.ts';
import { documents, drawDocument } from '../../shared/documents/all-documents.ts';
import type { NamedPlace, Page } from '../../../shared/documents/layout/page.ts';
import { millimetresPerPoint } from '../../../shared/documents/layout/typography.ts';
import { textWidth } from '../../../shared/documents/layout/typography.ts';
import { isExpected } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { translator } from '../../../shared/text/text.ts';
import { allText } from '../../shared/documents/drawn-texts.ts';
import { secrets } from '../../shared/documents/secrets.ts';
import { agendaRequest, sampleTraining, testId } from '../../shared/documents/training.ts';
import { inColour, type PageImage, pageImages } from './page-image.ts';

const request: DocumentRequest = { ...agendaRequest, kind: 'badges' };
const say = translator('en');

function drawn(changes: Partial<DocumentRequest> = {}, training = sampleTraining()): readonly Page[] {
  return drawDocument(training, { ...request, ...changes }).pages;
}

function printed(changes: Partial<DocumentRequest> = {}, training = sampleTraining()): string {
  return allText(drawDocument(training, { ...request, ...changes }));
}

function expectedIn({ participations }: WorkshopSnapshot): string[] {
  return participations.filter(isExpected).map(({ id }) => id);
}

function placesOn(pages: readonly Page[]): readonly NamedPlace[] {
  return pages.flatMap(({ places }) => places);
}

/** The part of a page around a code, with the quiet zone that readers need. */
function around({ x, y, width, height }: NamedPlace, image: PageImage): PageImage {
  const scale = image.pixelsPerMillimetre;
  const [left, top] = [Math.floor((x - 3) * scale), Math.floor((y - 3) * scale)];
  const [across, down] = [Math.ceil((width + 6) * scale), Math.ceil((height + 6) * scale)];
  const grey = new Uint8Array(across * down);
  for (let row = 0; row < down; row++) {
    const start = (top + row) * image.width + left;
    grey.set(image.grey.subarray(start, start + across), row * across);
  }
  return { width: across, height: down, grey, pixelsPerMillimetre: scale };
}

describe('badges', () => {
  test('are for everybody who is expected, and for nobody else', () => {
    const training = sampleTraining();
    const names = placesOn(drawn()).map(({ name }) => name);
    expect(names.sort()).toEqual(
      expectedIn(training)
        .map((id) => `badge ${id}`)
        .sort(),
    );
    expect(printed()).not.toContain('Absentov');
  });

  test('name the person, where they come from, what they do and the workshop', () => {
    const text = printed({ languages: ['en', 'ru'] });
    expect(text).toMatch(/Maysa\s?Garryyeva/);
    expect(text).toContain('Майса Гаррыева');
    expect(text).toContain('Turkmenistan / Туркменистан');
    expect(text).toContain('PARTICIPANT / УЧАСТНИК');
    expect(text).toContain('INTERPRETER / ПЕРЕВОДЧИК');
    expect(text).toContain('Towards Respectful Care');
  });

  test('tell those who take part from those who train and those who interpret, in colour too', () => {
    const bandOf = (role: 'participant' | 'trainer' | 'interpreter'): string[] =>
      drawn({ roles: [role] }).flatMap(({ marks }) =>
        marks.flatMap((mark) => (mark.kind === 'box' && mark.width > 60 ? [mark.fill] : [])),
      );
    const colours = (['participant', 'trainer', 'interpreter'] as const).map((role) => new Set(bandOf(role)));
    expect(colours.map(({ size }) => size)).toEqual([1, 1, 1]);
    expect(new Set(colours.flatMap((each) => [...each])).size).toBe(3);
  });

  test('are those of the chosen roles and delegations', () => {
    expect(placesOn(drawn({ roles: ['trainer', 'interpreter'] }))).toHaveLength(2);
    expect(placesOn(drawn({ delegationIds: [testId(42)] }))).toHaveLength(3);
    const nobody = { ...request, roles: ['observer'] } satisfies DocumentRequest;
    expect(documents.badges.lack(sampleTraining(), nobody)).toBe('documents.badges.nobody-reason');
    expect(allText(drawDocument(sampleTraining(), nobody))).toContain('There is nobody to print a badge for.');
  });

  test('have of a protected person the code and the role alone', () => {
    const text = printed();
    expect(text).toContain('P-07');
    const shown = text + JSON.stringify(badgesWorkbook(sampleTraining(), request));
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  test.each(badgeSizes)('keep the longest names inside their %s millimetres', (badgeSize) => {
    const training = sampleTraining();
    for (const person of training.people) {
      person.latinName = {
        family: 'Featherstonehaugh-Cholmondeley-Majoribanks',
        given: 'Maximiliana Wilhelmina',
        patronymic: '',
      };
      person.cyrillicName = { family: 'Нұрмұхамбетқалиева-Абдрахмановская', given: 'Айгүлжамалбану', patronymic: '' };
    }
    for (const institution of training.institutions) institution.name = { en: 'Ministry of '.repeat(30) };
    training.workshop.title = { en: 'w'.repeat(200) };
    const [width = 0] = badgeSize.split('x').map(Number);
    for (const page of drawn({ badgeSize }, training)) {
      const middle = page.width / 2;
      for (const mark of page.marks) {
        if (mark.kind !== 'text') continue;
        const long = textWidth(mark.text, mark.size, mark.weight) * millimetresPerPoint;
        const left = mark.anchor === 'middle' ? mark.x - long / 2 : mark.x;
        const edge = left < middle ? middle - width : middle;
        expect(left).toBeGreaterThanOrEqual(edge + 3);
        expect(left + long).toBeLessThanOrEqual(edge + width - 3 + 0.01);
      }
      const baselines = page.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.y] : []));
      expect(Math.max(...baselines)).toBeLessThan(page.height - 20);
    }
    expect(printed({ badgeSize }, training)).not.toContain('Featherstonehaugh…');
  });

  test('are a list with the text of each code for printers of badges', () => {
    const [sheet] = badgesWorkbook(sampleTraining(), { ...request, languages: ['en'], roles: ['interpreter'] }).sheets;
    expect(sheet?.rows).toHaveLength(1);
    expect(sheet?.rows[0]?.slice(0, 3)).toEqual([3, 'Olga Kim', 'Interpreter']);
    expect(sheet?.rows[0]?.at(-1)).toMatch(/^RSTR1-B:7K2P:3:[0-9A-Z]$/);
  });

  test.each(badgeSizes)(
    'of %s millimetres are read from the rendered page, and the desk knows each person',
    async (badgeSize) => {
      const training = sampleTraining();
      const rendered = await renderDocument(training, { ...request, badgeSize });
      if (!rendered.ok) throw new Error(rendered.failure.code);
      const images = pageImages(rendered.value.bytes, 200);
      const pages = drawn({ badgeSize });
      expect(images).toHaveLength(pages.length);
      const scanned = pages.flatMap(({ places }, index) =>
        places.map((place) => {
          const scan = readScan(decodeQR(inColour(around(place, images[index]!))), training, say);
          return scan !== null && 'participation' in scan ? `badge ${scan.participation.id}` : scan;
        }),
      );
      expect(scanned).toEqual(placesOn(pages).map(({ name }) => name));
      expect(scanned).toHaveLength(expectedIn(training).length);
    },
  );
});
