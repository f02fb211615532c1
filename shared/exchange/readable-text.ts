import { compile } from 'html-to-text';
import type { Language, Text } from '../domain/language.ts';
import { type ImportWarning, warningAbout } from './imported-agenda.ts';
import { importedText, isTooLong } from './plain-text.ts';

/** Names of elements that are taken for HTML in a text; whatever else stands in angle brackets is what was written. */
const elements =
  'a|abbr|address|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|ins|kbd|label|legend|li|link|main|mark|meta|nav|nobr|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|wbr|o:[a-z]+|v:[a-z]+|w:[a-z]+|st1:[a-z]+';
const attribute = `\\s+[a-z_:][\\w:.-]*(?:\\s*=\\s*(?:"[^"]*"|'[^']*'|[^\\s"'<>=]+))`;
const tag = new RegExp(
  // Of links whose quotation marks are wrong browsers show the text alone. What does not end before the next `<` outside of quotation marks is no tag.
  `<(?:a\\s+href\\s*=\\s*(?:"[^">]*"|'[^'>]*')?[^<>]*|(?:${elements})(?:${attribute}|\\s+(?:nowrap|hidden|compact|noshade|download|open|checked|disabled))*\\s*/?|/(?:${elements})\\s*|!--(?:(?!<!--)[^])*?--|!doctype[^<>]*|!\\[[^\\]<>]*\\][^<>]*|\\?xml[^<>]*)>`,
  'gi',
);
const element = new RegExp(`^(?:${elements})$`, 'i');

export function isHtmlElement(name: string): boolean {
  return element.test(name);
}

/** Elements between which line breaks of the source mean nothing. */
const block = /<\/?(?:p|div|ul|ol|li|table|tr|td|th|h[1-6]|blockquote|dl|dt|dd|section|article|body|html|pre)\b/i;
const entity =
  /&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|laquo|raquo|hellip|[lr][sd]quo|bull|middot|copy|reg|#\d{2,6}|#x[\da-f]{2,5});/i;

/** Longest HTML that is read, in characters; the rest of a longer text is left as it is written. */
const longestHtml = 500_000;
const headings = [1, 2, 3, 4, 5, 6].map((level) => ({ selector: `h${String(level)}`, options: { uppercase: false } }));

const toText = compile({
  wordwrap: false,
  // Deeper nesting overflows the stack of the library.
  limits: { maxDepth: 100, maxInputLength: longestHtml * 2 },
  selectors: [
    ...headings,
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false, maxColumnWidth: 1000 } },
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true, pathRewrite: webAddress } },
    { selector: 'ul', options: { itemPrefix: '• ' } },
    ...['img', 'script', 'style', 'head', 'title', 'svg', 'iframe', 'button'].map((selector) => ({
      selector,
      format: 'skip',
    })),
  ],
});

/** An address that can be followed from anywhere; '' for one inside the page. */
function webAddress(address: string): string {
  return /^(?:https?:\/\/|mailto:|tel:|[^\s/@]+@[^\s/@]+$)/i.test(address) ? address : '';
}

/**
 * A text of another program as it is read by people: HTML becomes paragraphs, lists and links in brackets, entities
 * become their signs. A text without known tags and entities is left as it is, angle brackets too.
 */
export function readableText(written: string): string {
  if (!/[<&]/.test(written) || written.length > longestHtml) return written;
  const tags = written.match(tag);
  if (tags === null && !entity.test(written)) return written;
  const text = toText(tags === null ? lines(escaped(written)) : prepared(written));
  return text
    .replaceAll('\u00A0', ' ')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n');
}

/** HTML for the library: angle brackets that begin no known tag escaped, line breaks of the text kept where they count. */
function prepared(written: string): string {
  let html = '';
  let from = 0;
  const hasBlocks = block.test(written);
  const add = (part: string): void => {
    html += hasBlocks ? escaped(part).replaceAll(/(?<=\S)\s+(?=\S)/g, paragraphBreak) : lines(escaped(part));
  };
  for (const match of written.matchAll(tag)) {
    add(written.slice(from, match.index));
    html += match[0];
    from = match.index + match[0].length;
  }
  add(written.slice(from));
  return html.replaceAll(/(<br\s*\/?>)<br class="line">/gi, '$1');
}

/** Blanks with an empty line among them as the space between two paragraphs. */
function paragraphBreak(blanks: string): string {
  return blanks.indexOf('\n') === blanks.lastIndexOf('\n') ? blanks : '<br><br>';
}

function lines(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, '<br class="line">');
}

function escaped(text: string): string {
  return text.replaceAll('<', '&lt;');
}

type Described = { readonly language: Language; readonly warnings: ImportWarning[] };

/** A description as it is kept; a warning says when it is longer than that. */
export function importedDescription(written: string, title: Text, { language, warnings }: Described): Text {
  if (isTooLong(written)) warnings.push(warningAbout(title, 'text-shortened'));
  return importedText(written, language);
}
