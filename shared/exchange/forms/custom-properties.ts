import { languages } from '../../domain/language.ts';
import { loadCatalogues, translator } from '../../text/text.ts';
import { attributeOf, parseXml, partLoader, UnreadablePart } from '../sheets/xml-part.ts';
import { zipDirectory } from '../sheets/zip-directory.ts';

/** Custom properties of a document, by their names. */
export type CustomProperties = Readonly<Record<string, string>>;
export const noProperties: CustomProperties = {};

/** Parts with custom properties are short; a longer one is not looked at. */
const longestPart = 1_000_000;

/**
 * The custom properties of a document of Office Open XML (ECMA-376 part 1, 22.3) or OpenDocument (1.3 part 3, 4.3.3);
 * none where a part cannot be read, which whoever reads its contents tells.
 */
export async function customProperties(bytes: Uint8Array): Promise<CustomProperties> {
  const parts = zipDirectory(bytes);
  if (typeof parts === 'string') return noProperties;
  const load = partLoader(bytes, parts);
  try {
    const found = ['docProps/custom.xml', 'meta.xml'].filter((name) => {
      const part = parts.get(name.toLowerCase());
      return part !== undefined && part.unpacked <= longestPart;
    });
    const texts = await Promise.all(found.map(async (name) => (await load(name)) ?? ''));
    return Object.fromEntries(texts.flatMap(propertiesIn));
  } catch (error) {
    if (error instanceof UnreadablePart) return noProperties;
    throw error;
  }
}

/** A property has its text in an element of its own (`vt:lpwstr`), or in OpenDocument directly. */
function propertiesIn(xml: string): [string, string][] {
  const properties: [string, string][] = [];
  let name: string | undefined;
  let text = '';
  parseXml(xml, {
    open: (element, attributes) => {
      if (element !== 'property' && element !== 'user-defined') return;
      name = attributeOf(attributes, 'name');
      text = '';
    },
    text: (part) => {
      text += part;
    },
    close: (element) => {
      if (element !== 'property' && element !== 'user-defined') return;
      if (name !== undefined) properties.push([name, text.trim()]);
      name = undefined;
    },
  });
  return properties;
}

/** Whether a document is an attendance sheet or an attendance table that Rostrum wrote, by its title and its maker. */
export async function isOwnAttendance(bytes: Uint8Array): Promise<boolean> {
  const parts = zipDirectory(bytes);
  const core = typeof parts === 'string' ? undefined : parts.get('docprops/core.xml');
  if (typeof parts === 'string' || core === undefined || core.unpacked > longestPart) return false;
  await loadCatalogues();
  try {
    const said = (await partLoader(bytes, parts)('docProps/core.xml')) ?? '';
    if (!said.includes('<dc:creator>Rostrum</dc:creator>')) return false;
    const title = /<dc:title>([^<]*)/.exec(said)?.[1] ?? '';
    const papers = ['documents.title.attendance-sheet', 'documents.title.attendance-table'] as const;
    return languages.some((language) => papers.some((paper) => title.startsWith(translator(language)(paper))));
  } catch (error) {
    if (error instanceof UnreadablePart) return false;
    throw error;
  }
}
