import { useState, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ErrorBoundary } from '../../../renderer/app/error-boundary.tsx';
import { logUnhandledErrors } from '../../../renderer/app/error-boundary.tsx';
import { Button } from '../../../renderer/ui/button.tsx';
import type { ErrorReport } from '../../../shared/error-report.ts';
import { expectAccessible, renderScreen } from '../rendered-section.tsx';

type Call = readonly [name: string, input: unknown];
let calls: Call[] = [];
let shown = true;

beforeEach(() => {
  calls = [];
  shown = true;
  // React writes the error that it caught to the console as well.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.stubGlobal('rostrum', {
    call: async (name: string, input: unknown) => {
      calls.push([name, input]);
      return { ok: true, value: name === 'error-log.show' ? { folder: '/data/log', shown } : {} };
    },
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const reports = (): ErrorReport[] =>
  calls.filter(([name]) => name === 'error-log.write').map(([, input]) => (input as { report: ErrorReport }).report);

let broken = true;
function Section(): ReactNode {
  if (broken) throw new TypeError('Aigul Sadykova is not a function');
  return <p>All is well</p>;
}

/** A frame with a way to another place, as the app's has. */
function Framed(): ReactNode {
  const [place, setPlace] = useState('/one');
  return (
    <>
      <nav>
        <Button onPress={() => setPlace('/two')}>Go on</Button>
      </nav>
      <ErrorBoundary place={place}>{place === '/one' ? <Section /> : <p>Another section</p>}</ErrorBoundary>
    </>
  );
}

test('a section that fails is replaced by an apology, the frame stays, and another place works', async () => {
  broken = true;
  renderScreen(<Framed />);
  await expect.element(page.getByRole('heading', { name: 'This screen has failed' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.element(page.getByText('Another section')).toBeVisible();
});

test('the section can be tried again where it is', async () => {
  broken = true;
  renderScreen(<Framed />);
  await expect.element(page.getByRole('heading', { name: 'This screen has failed' })).toBeVisible();
  broken = false;
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.element(page.getByText('All is well')).toBeVisible();
});

test('the log gets the class and the stack, and no message; its folder is shown or named', async () => {
  broken = true;
  shown = false;
  renderScreen(<Framed />);
  await page.getByRole('button', { name: 'Show the log' }).click();
  await expect.element(page.getByText('The log of errors is in /data/log. It holds no names.')).toBeVisible();
  expect(reports().map(({ name }) => name)).toContain('TypeError');
  expect(reports()[0]?.frames.length).toBeGreaterThan(0);
  expect(JSON.stringify(calls)).not.toContain('Aigul');
});

test('errors that nothing catches are logged too', async () => {
  logUnhandledErrors();
  dispatchEvent(new ErrorEvent('error', { error: new RangeError('Aigul') }));
  // No error: sizes changed once more while they were told.
  dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }));
  const promise = Promise.resolve();
  dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason: 'Aigul' }));
  await expect.poll(() => reports().map(({ name }) => name)).toEqual(['RangeError', 'NoError']);
  expect(JSON.stringify(calls)).not.toContain('Aigul');
});

test('a section that does not throw is shown as it is', async () => {
  broken = false;
  renderScreen(<Framed />);
  await expect.element(page.getByText('All is well')).toBeVisible();
  expect(page.getByRole('heading', { name: 'This screen has failed' }).query()).toBeNull();
});
