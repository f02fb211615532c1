import { type IPropertiesOptions, type IParagraphStyleOptions } from 'docx';
import type { TextBlock } from '../../../shared/documents/layout/blocks.ts';
import { paragraphGap } from '../../../shared/documents/layout/page.ts';
import {
  colours,
  type TextStyle,
  type TextStyleName,
  textStyles,
} from '../../../shared/documents/layout/typography.ts';
import { type Language } from '../../../shared/domain/language.ts';
import { wordSize } from './arial.ts';

/** Word's unit of length: twenty for a point. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

export function millimetres(twips: number): number {
  return (twips * 25.4) / 1440;
}

/** "16202C", as Word writes colours. */
export function wordColour(colour: string): string {
  return colour.slice(1).toUpperCase();
}

/** Languages as Word names them (BCP 47, with script where a language has two, and country). */
export const wordLanguages: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  ru: 'ru-RU',
  kk: 'kk-KZ',
  ky: 'ky-KG',
  tg: 'tg-Cyrl-TJ',
  tk: 'tk-TM',
  uz: 'uz-Latn-UZ',
};

type Tag = TextBlock['tag'];

/** Looks that are Word's own styles: its style lists, its navigation and other programs know them. */
const builtIn: Partial<Record<TextStyleName, readonly [id: string, name: string]>> = {
  body: ['BodyText', 'Body Text'],
  secondTitle: ['Subtitle', 'Subtitle'],
  footer: ['Footer', 'footer'],
};
/** The looks of Word's own headings; headings of another look are based on them. */
const headingLooks = { H1: 'title', H2: 'dayHeading' } as const satisfies Record<Exclude<Tag, 'P'>, TextStyleName>;
/** Looks that headings have besides. */
const otherHeadings: readonly (readonly [Exclude<Tag, 'P'>, TextStyleName])[] = [
  ['H1', 'sheetTitle'],
  ['H2', 'title'],
  ['H2', 'dayHeadingPair'],
  ['H2', 'field'],
  ['H2', 'group'],
];

/** The id of the paragraph style of a text; a heading has a style of its level. */
export function wordStyleOf(style: TextStyleName, tag: Tag = 'P'): string {
  if (tag === 'P') return builtIn[style]?.[0] ?? pascal(style);
  const heading = headingOf(tag);
  if (headingLooks[tag] === style) return heading;
  return otherHeadings.some(([level, look]) => level === tag && look === style) ? heading + pascal(style) : heading;
}

function headingOf(tag: Exclude<Tag, 'P'>): string {
  return `Heading${tag.slice(1)}`;
}

/** "TableHead". */
function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "Table Head", as the list of styles shows it. */
function spoken(name: string): string {
  return pascal(name).replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');
}

function runLook({ size, weight, colour }: TextStyle): NonNullable<IParagraphStyleOptions['run']> {
  return { size: wordSize(size) * 2, bold: weight !== 'regular', color: wordColour(colour) };
}

function paragraphLook({ size, leading }: TextStyle): NonNullable<IParagraphStyleOptions['paragraph']> {
  const line = Math.round(size * leading * 20);
  return { spacing: { before: 0, after: twips(paragraphGap), line, lineRule: 'atLeast' } };
}

function paragraphStyle(name: TextStyleName): IParagraphStyleOptions {
  const [id, shown] = builtIn[name] ?? [pascal(name), spoken(name)];
  const look = textStyles[name];
  return { id, name: shown, basedOn: 'Normal', quickFormat: true, run: runLook(look), paragraph: paragraphLook(look) };
}

function headingStyle([tag, name]: readonly [Exclude<Tag, 'P'>, TextStyleName]): IParagraphStyleOptions {
  const parent = headingOf(tag);
  const look = textStyles[name];
  return {
    id: wordStyleOf(name, tag),
    name: `Heading ${tag.slice(1)} ${spoken(name)}`,
    basedOn: parent,
    next: 'Normal',
    quickFormat: true,
    run: runLook(look),
    paragraph: paragraphLook(look),
  };
}

function mainHeading(tag: Exclude<Tag, 'P'>): Pick<IParagraphStyleOptions, 'run' | 'paragraph'> {
  const look = textStyles[headingLooks[tag]];
  const outlineLevel = Number(tag.slice(1)) - 1;
  return { run: runLook(look), paragraph: { ...paragraphLook(look), keepNext: true, keepLines: true, outlineLevel } };
}

/** The ids of the table styles: a form with lines around each cell, lines between rows only, none at all. */
export const tableStyles = { grid: 'FormGrid', ruled: 'RuledTable', none: 'PlainColumns' } as const;

/** Eighths of a point. */
function border(side: string, colour: string, size: number): string {
  return `<w:${side} w:val="single" w:sz="${String(size)}" w:space="0" w:color="${wordColour(colour)}"/>`;
}

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
const gridBorders = sides.map((side) => border(side, colours.strongRule, 4)).join('');
const ruledBorders = ['bottom', 'insideH'].map((side) => border(side, colours.rule, 4)).join('');

function cellMargins(down: number, across: number): string {
  const margin = (side: string, size: number): string => `<w:${side} w:w="${String(twips(size))}" w:type="dxa"/>`;
  return `<w:tblCellMar>${margin('top', down)}${margin('left', across)}${margin('bottom', down)}${margin('right', across)}</w:tblCellMar>`;
}

/** Millimetres between the sides of a cell and its text. */
export const cellSides = { grid: 1.4, ruled: 1.8, none: 0 } as const;

function tableStyle(id: string, name: string, properties: string, head: string): string {
  const own = `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${properties}</w:tblPr>`;
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>${own}${head}</w:style>`;
}

const tinted = `<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${wordColour(colours.tint)}"/></w:tcPr>`;
const ruledBelow = `<w:tcPr><w:tcBorders>${border('bottom', colours.strongRule, 6)}</w:tcBorders></w:tcPr>`;

function headRow(properties: string): string {
  return `<w:tblStylePr w:type="firstRow">${properties}</w:tblStylePr>`;
}

/** What the library of Word files has no options for: the style of plain text, and those of tables. */
const otherStyles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${cellMargins(0, 1.9)}</w:tblPr></w:style>`,
  tableStyle(
    tableStyles.grid,
    'Form Grid',
    `<w:tblBorders>${gridBorders}</w:tblBorders>${cellMargins(0.7, cellSides.grid)}`,
    headRow(tinted),
  ),
  tableStyle(
    tableStyles.ruled,
    'Ruled Table',
    `<w:tblBorders>${ruledBorders}</w:tblBorders>${cellMargins(0.9, cellSides.ruled)}`,
    headRow(ruledBelow),
  ),
  tableStyle(tableStyles.none, 'Plain Columns', cellMargins(0, cellSides.none), ''),
].join('');

/** The styles of a Word paper, and the language of what says no other. */
export function wordStyles(language: Language): Pick<IPropertiesOptions, 'styles' | 'externalStyles'> {
  const names = (Object.keys(textStyles) as TextStyleName[]).filter((name) => !name.startsWith('badge'));
  return {
    externalStyles: `<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${otherStyles}</w:styles>`,
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' },
            size: 18,
            language: { value: wordLanguages[language], eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
          },
        },
        heading1: mainHeading('H1'),
        heading2: mainHeading('H2'),
      },
      paragraphStyles: [...names.map(paragraphStyle), ...otherHeadings.map(headingStyle)],
    },
  };
}
