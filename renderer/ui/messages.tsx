import { clsx } from 'clsx';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import toastsStyles from './toasts.module.css';
import buttonStyles from './button.module.css';

type Message = {
  readonly text: string;
  readonly bad: boolean;
  readonly action?: { readonly name: string; readonly run: () => void };
};

const shownForMilliseconds = 6000;
const queue = new ToastQueue<Message>({ maxVisibleToasts: 1 });

/**
 * Shows for six seconds what has happened, in the place of the message before; `action` is a button beside it, such as
 * Undo, which is for what this message says and nothing else.
 */
export function notify(text: string, action?: Message['action']): void {
  showOnly(action === undefined ? { text, bad: false } : { text, bad: false, action }, shownForMilliseconds);
}

function showOnly(message: Message, timeout?: number): void {
  queue.clear();
  queue.add(message, timeout === undefined ? {} : { timeout });
}

/** Shows a failure in the place of a message, until it is closed: where the page has no place for failures yet. */
export function notifyBad(text: string): void {
  showOnly({ text, bad: true });
}

export function clearToasts(): void {
  queue.clear();
}

/** Where messages appear, at the bottom left; once in the window. None is left when it goes. */
export function Toasts({ name, close }: { readonly name: string; readonly close: string }): ReactNode {
  useEffect(() => clearToasts, []);
  return (
    <ToastRegion queue={queue} aria-label={name} className={clsx(toastsStyles['toasts'])}>
      {({ toast }) => (
        <Toast
          toast={toast}
          className={clsx(toastsStyles['toast'], toast.content.bad && toastsStyles['bad'])}
          data-part="toast"
        >
          <ToastContent className={clsx(toastsStyles['text'])}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action === undefined ? null : (
            <Button
              className={clsx(buttonStyles['button'])}
              data-part="button"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.name}
            </Button>
          )}
          <Button slot="close" className={clsx(buttonStyles['button'])} data-part="button" aria-label={close}>
            ×
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}

let announced = '';
const listeners = new Set<() => void>();

/** Announces something to screen readers only; no other part of the page is drawn again for it. */
export function announce(text: string): void {
  // Screen readers announce changes only: the same text twice differs by a no-break space at its end.
  setAnnounced(text === announced ? `${text}\u00A0` : text);
}

function setAnnounced(text: string): void {
  announced = text;
  for (const listener of listeners) listener();
}

/** Where announcements stand; once in the window. None is left when it goes. */
export function Announcements(): ReactNode {
  const text = useSyncExternalStore(onAnnouncement, () => announced);
  useEffect(() => () => setAnnounced(''), []);
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
