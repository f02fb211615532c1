import { clsx } from 'clsx';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { notifyFailure } from '../ui/failures.tsx';
import pageStyles from '../ui/page.module.css';

type LoadState<Part> =
  | { readonly kind: 'loading' }
  /** The file of the chunk is missing or damaged; the next `load` tries again. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'loaded'; readonly part: Part };

/** A part of the page whose chunk is loaded once, when it is shown or preloaded. */
export class LoadedLater<Part> {
  readonly #import: () => Promise<Part>;
  readonly #listeners = new Set<() => void>();
  #state: LoadState<Part> = { kind: 'loading' };
  #loading: Promise<void> | undefined;

  constructor(importPart: () => Promise<Part>) {
    this.#import = importPart;
  }

  readonly current = (): LoadState<Part> => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves when the chunk is there or has failed; never rejects. */
  async load(): Promise<void> {
    this.#loading ??= this.#import().then(
      (part) => this.#become({ kind: 'loaded', part }),
      () => {
        this.#loading = undefined;
        this.#become({ kind: 'failed' });
      },
    );
    await this.#loading;
  }

  #become(state: LoadState<Part>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function useLoaded<Part>(later: LoadedLater<Part>): LoadState<Part> {
  const state = useSyncExternalStore(later.subscribe, later.current);
  useEffect(() => void later.load(), [later]);
  return state;
}

type Component<Props> = (props: Props) => ReactNode;

/** A page of a chunk of its own: a skeleton of a page until it is there, a sentence where it cannot be loaded. */
export function PageLoadedLater<Props extends object>({
  later,
  props,
}: {
  readonly later: LoadedLater<Component<Props>>;
  readonly props: Props;
}): ReactNode {
  const t = useText();
  const state = useLoaded(later);
  if (state.kind === 'loaded') return <state.part {...props} />;
  if (state.kind === 'loading') return <PageSkeleton />;
  return (
    <main className={pageStyles['empty']}>
      <h2 role="alert">{t('screens.partMissing')}</h2>
      <Button look="primary" onPress={() => void later.load()}>
        {t('screens.tryAgain')}
      </Button>
    </main>
  );
}

/** The outline of a page that is being read: its head, its tools, its card. It never moves. */
export function PageSkeleton(): ReactNode {
  return (
    <div className={clsx(pageStyles['work'], pageStyles['fixed'])} aria-busy="true" data-part="skeleton">
      <i className={clsx(pageStyles['skeleton'], pageStyles['title'])} />
      <i className={clsx(pageStyles['skeleton'], pageStyles['tools'])} />
      <CardSkeleton />
    </div>
  );
}

/** The outline of a list or grid that is being read, in the place of which it stands. */
export function CardSkeleton(): ReactNode {
  return <i className={clsx(pageStyles['card'], pageStyles['skeleton'], pageStyles['rest'])} />;
}

/** A part of a page in a chunk of its own: nothing until it is there, a sentence where it cannot be loaded. */
export function partLoadedLater<Props extends object>(later: LoadedLater<Component<Props>>): Component<Props> {
  return function PartLoadedLater(props) {
    const t = useText();
    const state = useLoaded(later);
    if (state.kind === 'failed') return <p role="alert">{t('screens.partMissing')}</p>;
    return state.kind === 'loaded' ? <state.part {...props} /> : null;
  };
}

/** A dialog of a chunk of its own: nothing until it is there; closed with a message where it cannot be loaded. */
export function dialogLoadedLater<Props extends { readonly onClose: () => void }>(
  later: LoadedLater<Component<Props>>,
): Component<Props> {
  return function DialogLoadedLater(props) {
    const t = useText();
    const state = useLoaded(later);
    const { onClose } = props;
    const hasFailed = state.kind === 'failed';
    useEffect(() => {
      if (!hasFailed) return;
      notifyFailure(t('screens.partMissing'));
      onClose();
    }, [hasFailed, onClose, t]);
    return state.kind === 'loaded' ? <state.part {...props} /> : null;
  };
}

/** Milliseconds from the beginning of the page in which nothing is preloaded that the first screen does not need. */
const startTakes = 3000;

/**
 * Loads these parts one after another, each when the page is idle or after two seconds; the returned function stops that.
 * It begins when the start of the app is over.
 */
export function preloadWhenIdle(parts: readonly { load(): Promise<void> }[]): () => void {
  let handle = 0;
  let isStopped = false;
  const preload = ([next, ...others]: typeof parts): void => {
    if (next === undefined || isStopped) return;
    handle = requestIdleCallback(() => void next.load().then(() => preload(others)), { timeout: 2000 });
  };
  const begin = setTimeout(() => preload(parts), Math.max(0, startTakes - performance.now()));
  return () => {
    isStopped = true;
    clearTimeout(begin);
    cancelIdleCallback(handle);
  };
}
