import { useEffect } from 'react';
import { useText } from '../context/preferences.tsx';
import { notifyFailure } from '../ui/failures.tsx';

/** In UTF-16 units; the longest text that any field keeps has 4,000. Laying out 200,000 in one field takes over a second. */
const longestPaste = 20_000;

/** Refuses visibly what is pasted or dropped into a field and longer than any field can keep. Once in the window. */
export function PasteGuard(): null {
  const t = useText();
  useEffect(() => {
    const check = (event: InputEvent): void => {
      if (!event.inputType.startsWith('insertFrom')) return;
      // Fields get plain text in `data`, editable documents in the transfer.
      const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      if (text.length <= longestPaste) return;
      event.preventDefault();
      notifyFailure(t('screens.pasteTooLong', { count: text.length }));
    };
    document.addEventListener('beforeinput', check, { capture: true });
    return () => document.removeEventListener('beforeinput', check, { capture: true });
  }, [t]);
  return null;
}
