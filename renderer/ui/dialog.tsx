import { clsx } from 'clsx';
import { createContext, use, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './button.tsx';
import styles from './dialog.module.css';

/** Accessible name of the close button of dialogs, provided in the language of the interface. */
export const CloseName = createContext('');

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** As large as the window allows, for work that is a screen of its own. */
  readonly full?: boolean;
  /** Beside the title. */
  readonly head?: ReactNode;
};

/** A modal dialog. ×, Escape and a click outside close it; the focus returns to where it was. */
export function Dialog({ title, onClose, children, wide = false, full = false, head }: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className={clsx(styles['veil'])}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={clsx(styles['dialog'], wide && styles['wide'], full && styles['full'])} data-part="dialog">
        <AriaDialog>
          {head === undefined ? (
            <Heading slot="title">{title}</Heading>
          ) : (
            <div className={styles['dialog-head']}>
              <Heading slot="title">{title}</Heading>
              {head}
            </div>
          )}
          {children}
          {/* Last, so that Tab comes to the content first. */}
          <span className={styles['dialog-close']}>
            <IconButton icon="close" name={use(CloseName)} onPress={onClose} />
          </span>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
