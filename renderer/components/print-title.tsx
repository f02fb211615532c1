import type { ReactNode } from 'react';
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
