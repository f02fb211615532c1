import { useSyncExternalStore, type ReactNode } from 'react';

let spoken = '';
const listeners = new Set<() => void>();

/** Says something to screen readers only; nothing else on the screen is drawn again for it. */
export function announce(text: string): void {
  // Readers stay silent where nothing changes, so that the same words twice differ by a space that nobody hears.
  spoken = text === spoken ? `${text}\u00A0` : text;
  for (const listener of listeners) listener();
}

/** Where announcements stand; once in the window. */
export function Announcements(): ReactNode {
  const text = useSyncExternalStore(onAnnouncement, () => spoken);
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}

function onAnnouncement(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
