import { clsx } from 'clsx';
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { IconButton } from './button.tsx';
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

/** A place for failures: a dialog, or the frame. */
type Place = symbol;
type Failures = {
  /** Those that are shown now, the innermost last. */
  readonly places: readonly Place[];
  readonly failed: readonly Failed[];
};
/** `cause` is the control that was used before it failed; null where it is gone by then, as a line of a menu is. */
type Failed = { readonly place: Place; readonly text: string; readonly cause: HTMLElement | null };

let failures: Failures = { places: [], failed: [] };
/** The control that was used last. */
let used: HTMLElement | null = null;
const onFailures = new Set<() => void>();

function setFailures(next: Failures): void {
  failures = next;
  for (const listener of onFailures) listener();
}

/**
 * Shows what has failed until the user closes it; once, however often it fails. It stands in the dialog that is open,
 * else at the top of the page.
 */
export function notifyFailure(text: string): void {
  const place = failures.places.at(-1);
  if (place === undefined) showOnly({ text, bad: true });
  else if (!failures.failed.some((each) => each.place === place && each.text === text)) {
    setFailures({ ...failures, failed: [...failures.failed, { place, text, cause: causeOf() }] });
  }
}

function causeOf(): HTMLElement | null {
  return used?.isConnected === true ? used : null;
}

/** Remembers which control is used: pressed, or left with a key. */
function rememberUsed({ target }: Event): void {
  const control =
    target instanceof Element ? target.closest<HTMLElement>('button, [role="button"], [role="radio"], input') : null;
  used = control ?? used;
}

/** Takes away every message, as what they are about is left. */
export function clearMessages(): void {
  queue.clear();
  setFailures({ ...failures, failed: [] });
}

/** Where failures are shown while nothing within it has a place of its own; they go with it. */
export function FailurePlace({ close }: { readonly close: string }): ReactNode {
  const [place] = useState(() => Symbol('place'));
  useEffect(() => {
    setFailures({ ...failures, places: [...failures.places, place] });
    const listening = new AbortController();
    for (const event of ['pointerdown', 'keydown'] as const) {
      document.addEventListener(event, rememberUsed, { capture: true, signal: listening.signal });
    }
    return () => {
      listening.abort();
      setFailures({
        places: failures.places.filter((each) => each !== place),
        failed: failures.failed.filter((each) => each.place !== place),
      });
    };
  }, [place]);
  const { failed } = useSyncExternalStore(subscribeToFailures, () => failures);
  const own = failed.filter((each) => each.place === place);
  if (own.length === 0) return null;
  return (
    <div className={toastsStyles['failures']} data-part="failures">
      {own.map((each) => (
        <FailureRow key={each.text} failed={each} close={close} />
      ))}
    </div>
  );
}

/** One failure, until it is closed; the control that caused it is marked, and described by it to screen readers. */
function FailureRow({ failed, close }: { readonly failed: Failed; readonly close: string }): ReactNode {
  const id = useId();
  const { cause, text } = failed;
  useEffect(() => {
    cause?.setAttribute('data-failed', '');
    cause?.setAttribute('aria-describedby', id);
    return () => {
      cause?.removeAttribute('data-failed');
      cause?.removeAttribute('aria-describedby');
    };
  }, [cause, id]);
  return (
    <div className={toastsStyles['failure']} role="alert">
      <p id={id}>{text}</p>
      <IconButton
        small
        icon="close"
        name={close}
        onPress={() => setFailures({ ...failures, failed: failures.failed.filter((other) => other !== failed) })}
      />
    </div>
  );
}

function subscribeToFailures(listener: () => void): () => void {
  onFailures.add(listener);
  return () => onFailures.delete(listener);
}

/** Where messages appear, at the bottom left; once in the window. None is left when it goes. */
export function Toasts({ name, close }: { readonly name: string; readonly close: string }): ReactNode {
  useEffect(() => clearMessages, []);
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
