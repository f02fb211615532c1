/** A text that the page shows, where it stands, and the element that it stands in. */
type ShownText = { readonly text: string; readonly element: HTMLElement; readonly box: DOMRect };

/** Every text that is there for the eye: not what is for screen readers only, not what is scrolled to elsewhere. */
export function shownTexts(root: Element = document.body): ShownText[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: ShownText[] = [];
  while (walker.nextNode() !== null) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (text === '' || element === null || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('style, script, svg, [aria-hidden="true"], .visually-hidden') !== null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && !isClippedAway(element)) found.push({ text, element, box });
  }
  return found;
}

/** Attributes that are read aloud, or shown when the pointer rests. */
const spokenAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'aria-placeholder',
  'placeholder',
  'title',
  'alt',
];

/** Every text that only a screen reader or a pointer at rest tells: of attributes, and of elements that the eye does not see. */
export function hiddenTexts(): string[] {
  const ofAttributes = [...document.body.querySelectorAll('*')].flatMap((element) =>
    spokenAttributes.flatMap((name) => element.getAttribute(name) ?? []),
  );
  const hidden = document.body.querySelectorAll(
    '.visually-hidden, [id^="react-aria-description"], [aria-live], caption',
  );
  const ofElements = [...hidden].map((element) => element.textContent ?? '');
  return [...ofAttributes, ...ofElements].map((text) => text.trim()).filter((text) => text !== '');
}

function isClippedAway(element: Element): boolean {
  for (let each: Element | null = element; each !== null; each = each.parentElement) {
    if (getComputedStyle(each).clipPath === 'inset(50%)') return true;
  }
  return false;
}

/** Parts of a pixel that letters reach beyond their box. */
const tolerance = 1.5;

/**
 * Texts of which a part is never seen: outside of a box that hides what overflows, or of the window. A text with dots is not cut
 * where its `title` has the whole; what is scrolled is reached.
 */
export function cutTexts(root?: Element): string[] {
  return shownTexts(root).flatMap((shown) => {
    const cut = cutBy(shown);
    return cut === null ? [] : [`${shown.text} (${cut})`];
  });
}

function cutBy({ element, box }: ShownText): string | null {
  let { left, right, top, bottom } = box;
  for (let each: HTMLElement | null = element; each !== null; each = each.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(each);
    const edge = each.getBoundingClientRect();
    const name = `${each.tagName.toLowerCase()}.${each.className}`;
    const isCutAcross = right > edge.right + tolerance || left < edge.left - tolerance;
    const isCutDown = bottom > edge.bottom + tolerance || top < edge.top - tolerance;
    if (isHidden(overflowX) && isCutAcross) return hasWhole(element) ? null : `across by ${name}`;
    if (isHidden(overflowY) && isCutDown) return hasWhole(element) ? null : `down by ${name}`;
    // What lies beyond the edge of a box that scrolls is scrolled to.
    if (isScrolled(overflowX)) [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
    if (isScrolled(overflowY)) [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    if (right <= left || bottom <= top) return null;
    if (position === 'fixed') break;
  }
  const isOutside = right > innerWidth + tolerance || left < -tolerance || bottom > innerHeight + tolerance;
  return isOutside ? 'outside of the window' : null;
}

const isHidden = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
const isScrolled = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** Whether the pointer shows the whole of a text that has dots. A session on the board shows its title and time. */
function hasWhole(element: HTMLElement): boolean {
  element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  return element.closest('[title]:not([title=""]), [data-part="block"]') !== null;
}

/** Texts of one row of a grid that lie over one another, such as heads that are wider than their columns. */
export function overlappingTexts(): string[] {
  const rows = Map.groupBy(
    shownTexts().filter(({ element }) => element.closest('[role="row"]') !== null && !isSticky(element)),
    ({ element }) => element.closest('[role="row"]'),
  );
  return [...rows.values()].flatMap((texts) =>
    texts.flatMap((one, index) =>
      texts.slice(index + 1).flatMap((other) => {
        const [left, right] = [visibleBox(one), visibleBox(other)];
        const across = Math.min(left.right, right.right) - Math.max(left.left, right.left);
        const down = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
        return across > 2 && down > 2 ? [`${one.text} over ${other.text}`] : [];
      }),
    ),
  );
}

/** What is seen of a text that ends with dots, which may be those of an element around it. */
function visibleBox({ element, box }: ShownText): DOMRect {
  let { left, right } = box;
  for (let each: HTMLElement | null = element; each?.role !== 'row' && each !== null; each = each.parentElement) {
    const edge = each.getBoundingClientRect();
    if (isHidden(getComputedStyle(each).overflowX))
      [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
  }
  return new DOMRect(left, box.top, Math.max(0, right - left), box.height);
}

/** Whether it stays in view over what is scrolled below it. */
function isSticky(element: HTMLElement): boolean {
  for (let each: HTMLElement | null = element; each?.role !== 'row' && each !== null; each = each.parentElement) {
    if (getComputedStyle(each).position === 'sticky') return true;
  }
  return false;
}
