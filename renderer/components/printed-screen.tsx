import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { textIn } from '../../shared/domain/language.ts';
import type { Workshop } from '../../shared/domain/workshop.ts';
import { momentText } from '../../shared/text/dates.ts';
import { now } from '../../shared/time/instant.ts';
import { usePreferences } from '../context/preferences.tsx';

/** Title of the workshop and time of printing in its time zone; visible on paper only. */
export function PrintTitle({ workshop }: { readonly workshop: Workshop }): ReactNode {
  const { language } = usePreferences();
  return (
    <p className="print-title">
      {textIn(workshop.title, language)} · {momentText(now(), workshop.timeZone, language)}
    </p>
  );
}

/**
 * Whether the page is being printed, or looked at as a printer would: a list of which only the rows in view exist has all of them
 * then. What is returned has been drawn before the printer gets the page.
 */
export function useIsPrinted(): boolean {
  const [isPrinted, setPrinted] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const draw = (printed: boolean): void => flushSync(() => setPrinted(printed));
    window.addEventListener('beforeprint', () => draw(true), { signal: listening.signal });
    window.addEventListener('afterprint', () => draw(false), { signal: listening.signal });
    const media = matchMedia('print');
    media.addEventListener('change', () => setPrinted(media.matches), { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return isPrinted;
}
