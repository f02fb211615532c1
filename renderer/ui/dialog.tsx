import { clsx } from 'clsx';
import { createContext, type ReactNode, type RefObject, use, useEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, IconButton } from './button.tsx';
import { FailurePlace } from './failures.tsx';
import styles from './dialog.module.css';

type Words = {
  /** What the × is called. */
  readonly close: string;
  /** "Close without saving what you typed?" and its answers. */
  readonly question: string;
  readonly keep: string;
  readonly discard: string;
};

/** The words of every dialog in the language of the interface; whoever knows the language provides them. */
export const DialogWords = createContext<Words>({ close: '', question: '', keep: '', discard: '' });

/** Forms within a dialog say here whether they hold text that closing it would lose. */
export const DialogGuards = createContext<Set<() => boolean> | null>(null);

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** As large as the window allows, for work that is a screen of its own. */
  readonly full?: boolean;
  /** Beside the title. */
  readonly head?: ReactNode;
  /** What is done in it counts at once, so that Undo and Redo reach through it. */
  readonly undoes?: boolean;
};

/**
 * Only for what needs an answer. ×, Esc and a click beside it close it, and ask before that where a form in it holds
 * unsaved text; focus returns to where it was.
 */
export function Dialog(props: DialogProps): ReactNode {
  const { title, onClose, children, wide = false, full = false, head, undoes = false } = props;
  const words = use(DialogWords);
  const [guards] = useState(() => new Set<() => boolean>());
  const [isAsking, setAsking] = useState(false);
  const ask = (): void => {
    if ([...guards].some((holdsText) => holdsText())) setAsking(!isAsking);
    else onClose();
  };
  return (
    <ModalOverlay
      className={clsx(styles['veil'])}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) ask();
      }}
    >
      <Modal
        className={clsx(styles['dialog'], wide && styles['wide'], full && styles['full'])}
        data-part="dialog"
        data-undoes={undoes || undefined}
        data-full={full || undefined}
      >
        <AriaDialog>
          {head === undefined ? (
            <Heading slot="title">{title}</Heading>
          ) : (
            <div className={styles['dialog-head']}>
              <Heading slot="title">{title}</Heading>
              {head}
            </div>
          )}
          <DialogGuards value={guards}>{children}</DialogGuards>
          {isAsking ? <Question words={words} onKeep={() => setAsking(false)} onDiscard={onClose} /> : null}
          {/* Last, so that Tab comes to the content first. */}
          <span className={styles['dialog-close']}>
            <IconButton icon="close" name={words.close} onPress={ask} />
          </span>
        </AriaDialog>
        <FailurePlace close={words.close} />
      </Modal>
    </ModalOverlay>
  );
}

type QuestionProps = { readonly words: Words; readonly onKeep: () => void; readonly onDiscard: () => void };

/** Asks whether unsaved text may be lost; Escape once more goes on typing. */
function Question({ words, onKeep, onDiscard }: QuestionProps): ReactNode {
  return (
    <div className={styles['question']} role="alert">
      <span>{words.question}</span>
      <Button onPress={onDiscard}>{words.discard}</Button>
      <Button look="primary" autoFocus onPress={onKeep}>
        {words.keep}
      </Button>
    </div>
  );
}

/**
 * Puts the focus into `place` when a dialog has closed and nothing else has it: what opened the dialog, such as a line
 * of a menu, may be gone by then.
 */
export function useReturnedFocus(isOpen: boolean, place: RefObject<HTMLElement | null>): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    const closed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (!closed) return undefined;
    // Two frames: in the first, the dialog itself gives the focus back where it can.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusIn(place.current);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [isOpen, place]);
}

function focusIn(place: HTMLElement | null): void {
  const field = place?.querySelector<HTMLElement>('input') ?? place;
  field?.focus();
}
