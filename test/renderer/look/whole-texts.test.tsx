import { afterEach, expect, test } from 'vitest';
import { WholeTexts } from '../../../renderer/components/whole-texts.tsx';
import { clearPage, renderScreen } from '../rendered-section.tsx';

afterEach(clearPage);

const names = Array.from({ length: 60 }, (_, index) => `Somebody with a name of many words ${index}`);

/** A grid within a grid, as lists have them: few children, each with many texts. */
function show(): HTMLElement {
  return renderScreen(
    <>
      <WholeTexts />
      <div role="grid">
        <div role="rowgroup">
          {names.map((name) => (
            <p key={name} className="one-line" style={{ width: 60 }}>
              <span>{name}</span>
            </p>
          ))}
        </div>
      </div>
    </>,
  );
}

function pointAt(element: Element): void {
  element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
}

test('a text that is cut has the whole of it as its title once the pointer is on it, or on the dots around it', async () => {
  const place = show();
  await expect.poll(() => place.querySelectorAll('p').length).toBe(60);
  const [first, second] = place.querySelectorAll('p');
  pointAt(first?.firstElementChild ?? place);
  pointAt(second ?? place);
  expect([first?.title, second?.title]).toEqual(names.slice(0, 2));
});

test('a part of the page with many texts is no text: none of them is measured when the pointer crosses its edge', async () => {
  const place = show();
  await expect.poll(() => place.querySelectorAll('p').length).toBe(60);
  for (const role of ['grid', 'rowgroup']) pointAt(place.querySelector(`[role="${role}"]`) ?? place);
  expect(place.querySelectorAll('p[title]')).toHaveLength(0);
});
