import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { PasteGuard } from '../../../renderer/components/paste-guard.tsx';
import { renderScreen } from '../rendered-section.tsx';

/** What Chromium raises when a text is pasted or dropped into a field; whether it was let through. */
function pasted(length: number, inputType = 'insertFromPaste'): boolean {
  const field = page.getByRole('textbox').element();
  const options = { inputType, data: 'x'.repeat(length), bubbles: true, cancelable: true };
  return field.dispatchEvent(new InputEvent('beforeinput', options));
}

test('68 a pasted text that no field can keep is refused visibly, before it is laid out', async () => {
  renderScreen(
    <>
      <PasteGuard />
      <textarea aria-label="Description" />
    </>,
  );
  await expect.element(page.getByRole('textbox')).toBeVisible();
  expect(pasted(20_000)).toBe(true);
  expect(pasted(200_000)).toBe(false);
  await expect.element(page.getByText(/^Not pasted: the text has 200000 letters/)).toBeVisible();
  expect(pasted(200_000, 'insertFromDrop')).toBe(false);
  expect(pasted(200_000, 'insertText')).toBe(true);
});
