import { type ReactNode, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useKeyboardDrag, usePointerDrag } from '../../../renderer/ui/drag.ts';

const dropped: number[] = [];
const clicked: string[] = [];
const escaped: string[] = [];
let unmount = (): void => undefined;

/** A box of 300 × 2,000 px in a window of 200 px height; its item is dropped at a height in pixels. */
function Box(): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const ghost = useRef<HTMLParagraphElement>(null);
  const drag = usePointerDrag<string, number>({
    scroller,
    ghost,
    placeAt: (_item, { y }) => Math.round(y),
    isSamePlace: (one, other) => one === other,
    onDrop: (place) => dropped.push(place),
  });
  const keys = useKeyboardDrag<number>({
    pickUp: () => 0,
    step: (place, key) => (key === 'ArrowDown' ? place + 1 : null),
    onDrop: (place) => dropped.push(place),
    onGiveUp: () => undefined,
    onOtherKey: () => false,
  });
  return (
    <>
      <div ref={scroller} id="scroller" style={{ width: 300, height: 200, overflow: 'auto' }}>
        <div style={{ height: 2000 }}>
          <button
            type="button"
            onPointerDown={(event) => drag.onGrip(event, 'item')}
            onClick={() => clicked.push('item')}
            onKeyDown={keys.onKeyDown}
            onBlur={keys.onBlur}
          >
            Item
          </button>
          <button type="button">Other</button>
        </div>
      </div>
      {drag.place === null ? null : (
        <p ref={ghost} data-part="ghost" style={{ position: 'fixed', left: 0, top: 0, pointerEvents: 'none' }}>
          {drag.place}
        </p>
      )}
      <output>{keys.place ?? 'nothing'}</output>
    </>
  );
}

function show(): HTMLElement {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  root.render(<Box />);
  const onKey = (event: KeyboardEvent): unknown => escaped.push(event.key);
  document.addEventListener('keydown', onKey);
  unmount = () => {
    document.removeEventListener('keydown', onKey);
    root.unmount();
  };
  return place;
}

afterEach(() => {
  unmount();
  for (const list of [dropped, clicked, escaped]) list.length = 0;
});

async function item(): Promise<HTMLElement> {
  await expect.element(page.getByRole('button', { name: 'Item' })).toBeVisible();
  return page.getByRole('button', { name: 'Item' }).element() as HTMLElement;
}

function fire(target: EventTarget, type: string, y: number): void {
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, clientX: 20, clientY: y }));
}

const ghost = page.getByText(/^\d+$/);

describe('a drag by pointer', () => {
  test('is a click below the threshold', async () => {
    show();
    const pressed = await item();
    fire(pressed, 'pointerdown', 10);
    fire(document, 'pointermove', 12);
    fire(document, 'pointerup', 12);
    pressed.click();
    expect(dropped).toEqual([]);
    expect(clicked).toEqual(['item']);
  });

  test('drops where the pointer is released, its ghost beside the pointer, and makes no click', async () => {
    show();
    const pressed = await item();
    fire(pressed, 'pointerdown', 10);
    fire(document, 'pointermove', 80);
    await expect.element(ghost).toHaveTextContent('80');
    expect(ghost.element().getBoundingClientRect().left).toBeCloseTo(28, 0);
    fire(document, 'pointerup', 90);
    pressed.click();
    expect(dropped).toEqual([90]);
    expect(clicked).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    pressed.click();
    expect(clicked).toEqual(['item']);
  });

  test.each([
    ['Escape', () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))],
    ['a cancelled pointer', () => fire(document, 'pointercancel', 80)],
    ['a lost capture', () => fire(document, 'lostpointercapture', 80)],
    ['a window that loses the focus', () => window.dispatchEvent(new Event('blur'))],
  ])('is cancelled by %s', async (_name, cancel) => {
    show();
    const pressed = await item();
    fire(pressed, 'pointerdown', 10);
    fire(document, 'pointermove', 80);
    await expect.element(ghost).toBeInTheDocument();
    cancel();
    await expect.element(ghost).not.toBeInTheDocument();
    fire(document, 'pointerup', 90);
    expect(dropped).toEqual([]);
  });

  test('scrolls on while the pointer rests near an edge', async () => {
    const place = show();
    const pressed = await item();
    const scroller = place.querySelector<HTMLElement>('[id="scroller"]');
    const { bottom } = scroller?.getBoundingClientRect() ?? { bottom: 0 };
    fire(pressed, 'pointerdown', 10);
    fire(document, 'pointermove', bottom - 4);
    await expect.poll(() => scroller?.scrollTop).toBeGreaterThan(100);
    fire(document, 'pointerup', bottom - 4);
    expect(dropped).toEqual([Math.round(bottom - 4)]);
  });
});

describe('a drag by keyboard', () => {
  test('picks up with Space, moves with arrows, drops with Enter', async () => {
    show();
    (await item()).focus();
    await userEvent.keyboard(' {ArrowDown}{ArrowDown}{Enter}');
    expect(dropped).toEqual([2]);
    await expect.element(page.getByRole('status')).toHaveTextContent('nothing');
  });

  test('is cancelled by Escape, which nothing around hears, and by a lost focus', async () => {
    show();
    (await item()).focus();
    await userEvent.keyboard(' {ArrowDown}{Escape}');
    expect(escaped).toEqual([]);
    await userEvent.keyboard(' ');
    await expect.element(page.getByRole('status')).toHaveTextContent('0');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('status')).toHaveTextContent('nothing');
    expect(dropped).toEqual([]);
  });
});
