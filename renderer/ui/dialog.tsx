import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

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

/** Only for what needs an answer. Esc and a click beside it close it; focus returns to where it was. */
export function Dialog({ title, onClose, children, wide = false, full = false, head }: DialogProps): ReactNode {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`dialog${wide ? ' wide' : ''}${full ? ' full' : ''}`}>
        <AriaDialog>
          {head === undefined ? (
            <Heading slot="title">{title}</Heading>
          ) : (
            <div className="dialog-head">
              <Heading slot="title">{title}</Heading>
              {head}
            </div>
          )}
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
