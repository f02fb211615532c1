import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Closing } from '../../../main/shell/closing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a window', () => {
  test('closes at once where no page waits to be asked', async () => {
    const closing = new Closing();
    expect(await closing.mayClose()).toBe(true);
    expect(closing.isAgreed).toBe(true);
  });

  test('waits for the page, which is asked once', async () => {
    const closing = new Closing();
    const asked = closing.asked();
    const [first, second] = [closing.mayClose(), closing.mayClose()];
    expect(await asked).toEqual({ ok: true, value: {} });
    closing.answered('close');
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(closing.isPageSilent).toBe(false);
  });

  test('stays when the user says so, and is asked anew the next time', async () => {
    const closing = new Closing();
    void closing.asked();
    const first = closing.mayClose();
    closing.answered('asking');
    await vi.advanceTimersByTimeAsync(60_000);
    closing.answered('stay');
    expect(await first).toBe(false);
    expect(closing.isAgreed).toBe(false);
    void closing.asked();
    const second = closing.mayClose();
    closing.answered('close');
    expect(await second).toBe(true);
  });

  test('58 is not kept open by a page that does not answer', async () => {
    const closing = new Closing();
    void closing.asked();
    const mayClose = closing.mayClose();
    await vi.advanceTimersByTimeAsync(6000);
    expect(await mayClose).toBe(true);
    expect(closing.isPageSilent).toBe(true);
  });

  test('58 is not kept open by a page that has gone while the user was asked', async () => {
    const closing = new Closing();
    void closing.asked();
    const mayClose = closing.mayClose();
    closing.answered('asking');
    closing.pageGone();
    expect(await mayClose).toBe(true);
  });

  test('of a page that was loaded again is asked about by the second call alone', async () => {
    const closing = new Closing();
    const first = closing.asked();
    const second = closing.asked();
    expect(await first).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    const mayClose = closing.mayClose();
    expect((await second).ok).toBe(true);
    closing.answered('close');
    expect(await mayClose).toBe(true);
  });
});
