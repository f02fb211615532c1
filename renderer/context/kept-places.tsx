import {
  createContext,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
  use,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'wouter';
import { isAskedAt } from './actions.tsx';

/** Where a scrolled part of a page stands, by the name of the part. */
type Scrolled = Map<string, { readonly left: number; readonly top: number }>;

/** What is remembered of each page, by its path, while the window is open; nothing of it is stored. */
type Places = { readonly values: Map<string, unknown>; readonly scrolled: Map<string, Scrolled> };

const PlacesContext = createContext<Places | null>(null);

/** Keeps each page as it was left: what its screen keeps by `useKept`, and how far each of its parts is scrolled. */
export function KeptPlaces({ children }: { readonly children: ReactNode }): ReactNode {
  const [places] = useState<Places>(() => ({ values: new Map(), scrolled: new Map() }));
  const [path] = useLocation();
  useKeptScroll(places, path);
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

/** A state that is there again when one comes back to the page; outside `KeptPlaces` one of React. */
export function useKept<Value>(name: string, initial: Value): [Value, Dispatch<SetStateAction<Value>>] {
  const places = use(PlacesContext);
  const [key] = useState(() => `${location.pathname} ${name}`);
  const [value, setValue] = useState(() =>
    places?.values.has(key) === true ? (places.values.get(key) as Value) : initial,
  );
  useEffect(() => void places?.values.set(key, value), [places, key, value]);
  return [value, setValue];
}

/** Milliseconds in which a page that was come back to gets what it shows, and so its length. */
const patience = 1500;
/** Frames after which a part that stands where it was is left alone. */
const steadyFrames = 4;

function useKeptScroll({ scrolled }: Places, path: string): void {
  const isRestoring = useRef(false);
  useEffect(() => {
    const remember = ({ target }: Event): void => {
      if (isRestoring.current || !(target instanceof HTMLElement)) return;
      const name = nameOf(target);
      if (name === null) return;
      const parts = scrolled.get(path) ?? new Map();
      scrolled.set(path, parts.set(name, { left: target.scrollLeft, top: target.scrollTop }));
    };
    document.addEventListener('scroll', remember, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', remember, { capture: true });
  }, [scrolled, path]);
  useLayoutEffect(() => {
    const parts = scrolled.get(path);
    // Whoever goes to a person or session wants to see that.
    if (parts === undefined || isAskedAt(path)) return undefined;
    isRestoring.current = true;
    const stop = scrollBack(parts, () => (isRestoring.current = false));
    return () => {
      stop();
      isRestoring.current = false;
    };
  }, [scrolled, path]);
}

/** Scrolls parts back as soon as they are long enough; whatever the user does ends it. The returned function stops it. */
function scrollBack(parts: Scrolled, onEnd: () => void): () => void {
  const until = performance.now() + patience;
  const listening = new AbortController();
  let steady = 0;
  let frame = 0;
  const end = (): void => {
    listening.abort();
    cancelAnimationFrame(frame);
    onEnd();
  };
  const look = (): void => {
    const isThere = [...parts].every(([name, place]) => standsAt(name, place));
    steady = isThere ? steady + 1 : 0;
    if (steady > steadyFrames || performance.now() > until) end();
    else frame = requestAnimationFrame(look);
  };
  for (const event of ['wheel', 'keydown', 'pointerdown'] as const) {
    document.addEventListener(event, end, { signal: listening.signal, capture: true, passive: true });
  }
  frame = requestAnimationFrame(look);
  return end;
}

function standsAt(name: string, { left, top }: { readonly left: number; readonly top: number }): boolean {
  const part = partNamed(name);
  if (part === null) return false;
  if (Math.abs(part.scrollTop - top) < 1 && Math.abs(part.scrollLeft - left) < 1) return true;
  part.scrollTo({ left, top });
  return false;
}

const scope = 'main, [data-part="side"]';

/** Its classes and its place among those that have the same; null for what belongs to no page, such as a dialog. */
function nameOf(part: HTMLElement): string | null {
  if (part.closest(scope) === null) return null;
  const classes = part.className;
  return `${alike(classes).indexOf(part)} ${classes}`;
}

function partNamed(name: string): HTMLElement | null {
  const space = name.indexOf(' ');
  return alike(name.slice(space + 1))[Number(name.slice(0, space))] ?? null;
}

function alike(classes: string): readonly HTMLElement[] {
  const found = [...document.getElementsByClassName(classes)];
  return found.filter((each): each is HTMLElement => each instanceof HTMLElement && each.closest(scope) !== null);
}
