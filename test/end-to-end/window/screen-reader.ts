import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';

type AccessibilityNode = {
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly value?: { readonly value?: string | number };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
};

/** States that a screen reader says when they are true or have a value. */
const states = ['checked', 'selected', 'expanded', 'pressed', 'invalid', 'disabled', 'required', 'modal', 'hasPopup'];

/**
 * What a screen reader would say while only the keyboard is used, from the accessibility tree of the browser: after each key the
 * element that has the focus (or that it names as active), and what has changed in live regions.
 */
export class ScreenReader {
  readonly lines: string[] = [];
  readonly #page: Page;
  readonly #session: CDPSession;
  #last = '';
  #around: readonly string[] = [];

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async attach(page: Page): Promise<ScreenReader> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const live = '[role="status"], [role="alert"], [role="log"], [aria-live]:not([aria-live="off"])';
      new MutationObserver((records) => {
        for (const { target, addedNodes } of records) {
          const places = [target, ...addedNodes].flatMap((node) => {
            const element = node instanceof Element ? node : node.parentElement;
            return [element?.closest(live) ?? element?.querySelector(live) ?? null];
          });
          for (const place of new Set(places)) {
            const text = place?.textContent?.trim() ?? '';
            if (text !== '' && said.at(-1) !== text) said.push(text);
          }
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return new ScreenReader(page, session);
  }

  /** Presses keys one after another and notes what is said of each. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      await this.note(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.note(`"${text}"`);
  }

  /** Goes on with Tab until what is said of the focus is like `wanted`; only that is noted. */
  async tabTo(wanted: RegExp): Promise<void> {
    for (let stops = 1; stops < 150; stops++) {
      await this.#page.keyboard.press('Tab');
      if (wanted.test(await this.#focused())) {
        await this.note('Tab …');
        return;
      }
    }
    throw new Error(`not reached by Tab: ${String(wanted)}`);
  }

  async note(done: string): Promise<void> {
    await wait(350);
    const text = await this.#focused();
    const said = await this.#page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
    const around = await this.#page.evaluate(surroundings);
    const entered = around.filter((each) => !this.#around.includes(each));
    const focus = text === this.#last && entered.length === 0 ? [] : [...entered, text];
    this.#last = text;
    this.#around = around;
    // The time of day is another in every run.
    const live = said.filter((each) => !/^Sav(ed|ing)/.test(each)).map((each) => `    says: ${each}`);
    // A no-break space is said as a space.
    this.lines.push(done, ...focus.map((each) => `    ${each.replaceAll('\u00A0', ' ')}`), ...live);
  }

  async #focused(): Promise<string> {
    const expression = `(() => {
      const focused = document.activeElement;
      const active = focused?.getAttribute('aria-activedescendant');
      return (active && document.getElementById(active)) || focused;
    })()`;
    const { result } = await this.#session.send('Runtime.evaluate', { expression });
    const objectId = result.objectId ?? '';
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
    const [node] = nodes as readonly AccessibilityNode[];
    const name = node?.name?.value ?? '';
    const properties = (node?.properties ?? [])
      .filter(({ name: each, value }) => states.includes(each) && value.value !== false && value.value !== 'false')
      .map(({ name: each, value }) =>
        value.value === true || value.value === 'true' ? each : `${each}: ${String(value.value)}`,
      );
    const value = node?.value?.value;
    const parts = [
      `${node?.role?.value ?? 'nothing'} "${name}"`,
      ...(value === undefined || value === '' || value === name ? [] : [`= ${String(value)}`]),
      ...properties,
      ...(node?.description?.value ? [`(${node.description.value})`] : []),
    ];
    return parts.join(' · ');
  }
}

/** In the page: the dialog and the head of the column in which the focus is, which are said when they are entered. */
function surroundings(): string[] {
  const focused = document.activeElement;
  const active = document.getElementById(focused?.getAttribute('aria-activedescendant') ?? '') ?? focused;
  const dialog = active?.closest('[role="dialog"]');
  const title = document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '')?.textContent ?? '';
  const column = active?.closest('[aria-colindex]')?.getAttribute('aria-colindex');
  const head = active
    ?.closest('[role="grid"]')
    ?.querySelector(`[role="columnheader"][aria-colindex="${column ?? ''}"]`);
  const named = head?.getAttribute('title') ?? head?.textContent ?? '';
  return [...(dialog ? [`dialog "${title}"`] : []), ...(head ? [`column "${named}"`] : [])];
}
