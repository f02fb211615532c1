import axe from 'axe-core';
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { navigate } from 'wouter/use-browser-location';
import { App } from '../../renderer/app/app.tsx';
import { RecoveryGate } from '../../renderer/app/recovery-gate.tsx';
import { useShortcuts } from '../../renderer/app/shortcuts.tsx';
import { PreferencesProvider } from '../../renderer/context/preferences.tsx';
import { OpeningProvider } from '../../renderer/opening/opening.tsx';
import { readWorkshop } from '../../renderer/queries/snapshot.ts';
import { useStored } from '../../renderer/storage/working-store.ts';
import '../../renderer/styles/base.css';
import { FailurePlace } from '../../renderer/ui/failures.tsx';
import { Toasts } from '../../renderer/ui/messages.tsx';
import type { Language } from '../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';

type Section = (props: { readonly snapshot: WorkshopSnapshot }) => ReactNode;
export type Look = {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly density?: 'comfortable' | 'compact';
  readonly contrast?: 'usual' | 'more';
  /** Per cent. */
  readonly zoom?: '100' | '125' | '150' | '200';
};

let root: Root | undefined;

/** Shows a section of a stored workshop as the app does, following every change; the one shown before goes. */
export function renderSection(section: Section, workshopId: string, look: Look = {}): HTMLElement {
  return renderScreen(<Live section={section} workshopId={workshopId} />, look);
}

/** The same for a screen that belongs to no workshop. */
export function renderScreen(screen: ReactNode, look: Look = {}): HTMLElement {
  const place = document.createElement('div');
  place.style.cssText = 'display: grid; height: 700px; width: 1100px';
  render(
    place,
    <PreferencesProvider>
      <OpeningProvider>{screen}</OpeningProvider>
      <FailurePlace close="Close" />
      <Toasts name="Messages" close="Close" />
    </PreferencesProvider>,
    look,
  );
  return place;
}

/** Shows the whole app at a path, as somebody finds it who has chosen that look; waits for the heading of the page. */
export async function renderApp(path: string, heading?: string, look: Look = {}): Promise<HTMLElement> {
  navigate(path);
  const place = document.createElement('div');
  place.id = 'root';
  render(place, <App />, look);
  const named = heading === undefined ? {} : { name: heading };
  await expect.element(page.getByRole('heading', { level: 1, ...named })).toBeVisible();
  return place;
}

/** Takes away what is shown. */
export function clearPage(): void {
  root?.unmount();
  document.body.replaceChildren();
}

function render(place: HTMLElement, what: ReactNode, look: Look): void {
  clearPage();
  const usual = { language: 'en', theme: 'light', density: 'comfortable', contrast: 'usual', zoom: '100' };
  for (const [name, value] of Object.entries({ ...usual, ...look })) localStorage.setItem(name, value);
  document.body.append(place);
  root = createRoot(place);
  root.render(what);
}

/** The gate of a start, with the heading "Workshops" behind it. */
export function renderGate(): void {
  renderScreen(
    <RecoveryGate>
      <main>
        <h1>Workshops</h1>
      </main>
    </RecoveryGate>,
  );
}

/** A section of a workshop, with the keys that the frame listens to. */
function Live({ section: Section, workshopId }: { readonly section: Section; readonly workshopId: string }): ReactNode {
  useShortcuts();
  const snapshot = useStored(() => readWorkshop(workshopId), [workshopId]);
  return snapshot === undefined || snapshot === null ? null : <Section snapshot={snapshot} />;
}

/** What axe finds wrong on the page as it stands. */
export async function accessibilityFaults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** Axe finds nothing wrong on the page, in either theme and with letters of 200 %. */
export async function expectAccessible(): Promise<void> {
  const { dataset, style } = document.documentElement;
  const { theme } = dataset;
  const zoom = style.getPropertyValue('--zoom');
  const faults: string[] = [];
  for (const [shown, size] of [
    ['light', zoom],
    ['dark', zoom],
    ['light', '2'],
  ] as const) {
    dataset['theme'] = shown;
    style.setProperty('--zoom', size);
    faults.push(...(await accessibilityFaults()).map((fault) => `${shown}, ${size}: ${fault}`));
  }
  if (theme !== undefined) dataset['theme'] = theme;
  style.setProperty('--zoom', zoom);
  expect(faults).toEqual([]);
}
