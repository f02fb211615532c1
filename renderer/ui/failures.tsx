import { clsx } from 'clsx';
import { type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './button.tsx';
import { clearToasts, notifyBad } from './messages.tsx';
import toastsStyles from './toasts.module.css';

/** A place for failures: a dialog, or the frame. */
type Place = symbol;
type Failures = {
  /** Those that are shown now, the innermost last. */
  readonly places: readonly Place[];
  readonly failed: readonly Failed[];
};
type Failed = {
  readonly place: Place;
  readonly text: string;
  /** The control that was used for what failed; null where it is gone, or where none was used. */
  readonly cause: HTMLElement | null;
  /** The element below the line of that control in which the failure stands; null for the strip of the place. */
  readonly host: HTMLElement | null;
  /** The value of `uses` when it was shown last. */
  uses: number;
};

let failures: Failures = { places: [], failed: [] };
const onFailures = new Set<() => void>();

function setFailures(next: Failures): void {
  failures = next;
  for (const listener of onFailures) listener();
}

function subscribeToFailures(listener: () => void): () => void {
  onFailures.add(listener);
  return () => onFailures.delete(listener);
}

/** The control that was used last. */
let used: HTMLElement | null = null;
/** How often something was pressed, or a key, since the start. */
let uses = 0;
const controls = 'a[href], button, input, textarea, select, summary, [tabindex], [role="button"], [role="radio"]';

/** Remembers which control is used: pressed, or by a key. What a menu or list opens for is the button that opened it. */
function rememberUsed({ target }: Event): void {
  uses += 1;
  if (!(target instanceof Element) || target.closest('[role="menu"], [role="listbox"]') !== null) return;
  used = target.closest<HTMLElement>(controls);
}

/** The control that is in use now, to be named as the cause if what it began fails later. */
export function controlInUse(): HTMLElement | null {
  return used;
}

/**
 * Shows what has failed until the user closes it, or it is outdated; once, however often it fails. It stands below the line of the control that
 * caused it, the last one where several did; where that is gone or stands elsewhere, in the dialog that is open, else at the
 * top of the page.
 */
export function notifyFailure(text: string, cause = controlInUse()): void {
  const place = failures.places.at(-1);
  if (place === undefined) {
    notifyBad(text);
    return;
  }
  const there = cause?.isConnected === true ? cause : null;
  const same = failures.failed.find((each) => each.place === place && each.text === text);
  if (same !== undefined && (there === null || same.cause === there)) {
    same.uses = uses;
    return;
  }
  const others = failures.failed.filter((each) => each !== same);
  setFailures({ ...failures, failed: [...others, { place, text, cause: there, host: hostBelow(there), uses }] });
}

/**
 * Takes away the failures that may not be true any more: all, where the place is left or something is changed later, or
 * those of `cause`, which has now done what it is for. What has failed since something was used last stays: it may be one
 * part of an action of which another part succeeds.
 */
export function clearOutdated(cause?: HTMLElement): void {
  const stays = (each: Failed): boolean => each.uses === uses || (cause !== undefined && each.cause !== cause);
  if (failures.failed.every(stays)) return;
  setFailures({ ...failures, failed: failures.failed.filter(stays) });
}

function without(failed: Failed): Failures {
  return { ...failures, failed: failures.failed.filter((other) => other !== failed) };
}

/** Takes away every message, as what they are about is left. */
export function clearMessages(): void {
  clearToasts();
  setFailures({ ...failures, failed: [] });
}

/** An element that is put below the line in which a control stands; null where no line of the dialog or page can have one. */
function hostBelow(cause: HTMLElement | null): HTMLElement | null {
  const region = [...document.querySelectorAll('[data-part="dialog"]')].at(-1) ?? document.querySelector('main');
  if (cause === null || region?.contains(cause) !== true) return null;
  for (let line = cause; line !== region;) {
    const around = line.parentElement;
    if (around === null) return null;
    if (isWideEnough(around) && isStacked(around, line)) {
      const host = document.createElement(/^[UO]L$/.test(around.tagName) ? 'li' : 'div');
      host.className = clsx(toastsStyles['host']);
      line.after(host);
      return host;
    }
    line = around;
  }
  return null;
}

/** Lengths of the root's letters that a sentence needs beside its button. */
const leastWidth = 14;

function isWideEnough(around: HTMLElement): boolean {
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return around.getBoundingClientRect().width >= leastWidth * letters;
}

/** Where rows or lines are placed by calculation, or nothing else may stand. */
const closed = '[role="grid"], [role="row"], [role="radiogroup"], [role="toolbar"], table, svg, p, dl, label';

/** Whether the children of an element stand below one another, so that another one may stand below `line`. */
function isStacked(around: HTMLElement, line: HTMLElement): boolean {
  if (around.closest(closed) !== null) return false;
  const { position, display: own } = getComputedStyle(line);
  if (position === 'absolute' || position === 'fixed' || position === 'sticky') return false;
  const { display, flexDirection, gridTemplateColumns, gridAutoFlow } = getComputedStyle(around);
  if (display === 'flex') return flexDirection === 'column';
  if (display === 'grid') return !gridTemplateColumns.includes(' ') && !gridAutoFlow.startsWith('column');
  return ['block', 'flow-root', 'list-item'].includes(display) && !own.startsWith('inline');
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
  const inStrip = own.filter(({ host }) => host === null);
  return (
    <>
      {inStrip.length === 0 ? null : (
        <div className={toastsStyles['failures']} data-part="failures">
          {inStrip.map((each) => (
            <FailureRow key={each.text} failed={each} close={close} />
          ))}
        </div>
      )}
      {own.map((each) =>
        each.host === null ? null : <HostedFailure key={each.text} failed={each} host={each.host} close={close} />,
      )}
    </>
  );
}

type FailureProps = { readonly failed: Failed; readonly close: string };

/** A failure below the line of its cause; where that goes, it moves into the strip of its place. */
function HostedFailure({ failed, host, close }: FailureProps & { readonly host: HTMLElement }): ReactNode {
  const { cause } = failed;
  useEffect(() => {
    host.scrollIntoView({ block: 'nearest' });
    const observer = new MutationObserver(() => {
      if (host.isConnected && cause?.isConnected === true) return;
      const { failed: all } = failures;
      setFailures({
        ...failures,
        failed: all.map((each) => (each === failed ? { ...each, cause: null, host: null } : each)),
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      host.remove();
    };
  }, [host, cause, failed]);
  return createPortal(
    <div className={clsx(toastsStyles['failures'], toastsStyles['hosted'])} data-part="failures">
      <FailureRow failed={failed} close={close} />
    </div>,
    host,
  );
}

/** One failure, until it is closed; the control that caused it is marked, and described by it to screen readers. */
function FailureRow({ failed, close }: FailureProps): ReactNode {
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
        onPress={() => {
          setFailures(without(failed));
          cause?.focus();
        }}
      />
    </div>
  );
}
