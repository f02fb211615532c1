import { useEffect, useRef, useState, type ReactNode } from 'react';
import { textIn, withText } from '../../../shared/domain/language.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { editSession } from '../../commands/agenda.ts';
import { placeOf } from './board-block.tsx';
import type { Block, BoardLayout } from './board-layout.ts';

type TitleEditorProps = {
  readonly block: Block;
  readonly layout: BoardLayout;
  readonly pixelsPerMinute: number;
  readonly onClose: () => void;
};

/** The title of a session, written where it stands on the board: Enter keeps it, Escape leaves it as it was. */
export function TitleEditor({ block, layout, pixelsPerMinute, onClose }: TitleEditorProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { session } = block;
  const before = textIn(session.title, language);
  const [typed, setTyped] = useState(before);
  const field = useRef<HTMLInputElement>(null);
  // Going back to the session takes the focus away from here, which would keep what was given up.
  const isDone = useRef(false);
  useEffect(() => field.current?.select(), []);
  const leave = (): void => {
    isDone.current = true;
    onClose();
  };
  const keep = (): void => {
    if (isDone.current) return;
    leave();
    if (typed.trim() !== before) {
      void run(editSession(session, { title: withText(session.title, language, typed.trim()) }));
    }
  };
  const { left, width, top } = placeOf(block, layout, pixelsPerMinute);
  return (
    <input
      ref={field}
      className="input title-editor"
      style={{ left, width, top }}
      aria-label={t('screens.agenda.title')}
      maxLength={500}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        else if (event.key === 'Escape') leave();
        else return;
        event.preventDefault();
        const blocks = event.currentTarget.parentElement;
        blocks?.querySelector<HTMLElement>(`[data-session="${session.id}"]`)?.focus();
      }}
    />
  );
}
