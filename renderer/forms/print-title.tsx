import type { ReactNode } from 'react';
import { textIn, type Text } from '../../shared/domain/language.ts';
import { momentText } from '../../shared/text/dates.ts';
import { now } from '../../shared/time/instant.ts';
import { usePreferences } from '../app/preferences.tsx';
import '../styles/printed-screen.css';

/** Of which workshop a printed screen is, and of when: on paper only. */
export function PrintTitle({ title }: { readonly title: Text }): ReactNode {
  const { language } = usePreferences();
  return (
    <p className="print-title">
      {textIn(title, language)} · {momentText(now(), undefined, language)}
    </p>
  );
}
