/**
 * Disables what the browser around the page would do by itself: its shortcuts, its context menu, opening links in other
 * windows and dropped files. It is no security boundary. Its source text is evaluated in the page, so it must not use
 * anything from outside its own braces.
 */
export function keyGuard(): void {
  /** Keys of the browser that the app does not use: stopped before the page gets them. `mod`: Control, or Command on macOS. */
  const browserKeys = new Set(['f1', 'f3', 'f5', 'f6', 'f7', 'f12', 'shift+f5', 'shift+escape', 'mod+f5', 'mod+f4']);
  for (const key of 'hjlntruw') browserKeys.add(`mod+${key}`);
  for (const key of 'abcdijmnoqrtw') browserKeys.add(`mod+shift+${key}`);
  browserKeys.add('mod+shift+delete');

  /** Keys that the page may handle; the browser's own action is prevented after the page's listeners. */
  const sharedKeys = new Set<string>();
  for (const key of 'defgkops') sharedKeys.add(`mod+${key}`);
  for (const key of 'efgkps') sharedKeys.add(`mod+shift+${key}`);

  const name = (event: KeyboardEvent): string => {
    // By `code`, the key's position, so that Ctrl+Shift+I is blocked under a Russian layout too.
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1] ?? event.key;
    const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
    return `${mod}${event.shiftKey ? 'shift+' : ''}${letter.toLowerCase()}`;
  };
  const stop = (keys: Set<string>) => (event: KeyboardEvent) => {
    if (!event.altKey && keys.has(name(event))) event.preventDefault();
  };
  const elementOf = (event: Event): Element | null => (event.target instanceof Element ? event.target : null);
  const unless = (selector: string) => (event: Event) => {
    if (!elementOf(event)?.closest(selector)) event.preventDefault();
  };
  const stopForeignLink = (event: MouseEvent): void => {
    const link = elementOf(event)?.closest<HTMLAnchorElement>('a[href]');
    if (!link) return;
    const foreign = new URL(link.href, location.href).origin !== location.origin;
    const elsewhere =
      link.target === '_blank' || event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
    if (foreign || elsewhere) event.preventDefault();
  };

  const stopShared = stop(sharedKeys);
  const stopEarly = stop(browserKeys);
  const beforePage = (event: KeyboardEvent): void => {
    stopEarly(event);
    // Registered again for each event as the last listener, so that the page's listeners do not see it prevented.
    removeEventListener('keydown', stopShared);
    addEventListener('keydown', stopShared);
  };

  addEventListener('keydown', beforePage, { capture: true });
  // Only where something is cut, copied and pasted.
  const noTextField =
    '[type="checkbox"], [type="radio"], [type="range"], [type="file"], [type="button"], [type="submit"]';
  addEventListener('contextmenu', unless(`input:not(${noTextField}), textarea, [contenteditable]`), { capture: true });
  addEventListener('click', stopForeignLink, { capture: true });
  addEventListener('auxclick', stopForeignLink, { capture: true });
  addEventListener('dragover', unless('[data-drop]'));
  addEventListener('drop', unless('[data-drop]'));
}
