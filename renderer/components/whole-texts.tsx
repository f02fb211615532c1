import { useEffect } from 'react';

/**
 * Gives each text that is cut with dots a `title` with the whole of it, once the pointer rests on it or the focus comes to it: for
 * every text of the window, since how long one is depends on language, zoom and data.
 */
export function WholeTexts(): null {
  useEffect(() => {
    const listening = new AbortController();
    for (const event of ['pointerover', 'focusin'] as const) {
      document.addEventListener(event, showWhole, { signal: listening.signal, passive: true });
    }
    return () => listening.abort();
  }, []);
  return null;
}

const mark = 'data-whole-text';
/** Elements within a text, such as those of a button with an icon. */
const mostParts = 24;

function showWhole({ target }: Event): void {
  if (!(target instanceof Element)) return;
  // What has many parts, such as a page or a grid, is no text; its parts are asked when the pointer is on them.
  const inner = target.getElementsByTagName('*');
  const parts = inner.length > mostParts ? [] : inner;
  // The dots may be those of the element around it.
  for (const element of [target.parentElement, target, ...parts]) {
    if (!(element instanceof HTMLElement) || (element.title !== '' && !element.hasAttribute(mark))) continue;
    const isCut = element.scrollWidth > element.clientWidth && getComputedStyle(element).textOverflow === 'ellipsis';
    if (isCut) element.title = element.innerText.trim();
    else if (element.hasAttribute(mark)) element.removeAttribute('title');
    element.toggleAttribute(mark, isCut);
  }
}
