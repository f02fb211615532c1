import type { ReactNode } from 'react';
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';

type Message = {
  readonly text: string;
  readonly bad: boolean;
  readonly action?: { readonly name: string; readonly run: () => void };
};

const shownForMilliseconds = 6000;
const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Says briefly what happened, with a way back. A failure stays until it is closed. */
export function tell(text: string, action?: Message['action']): void {
  queue.add(action === undefined ? { text, bad: false } : { text, bad: false, action }, {
    timeout: shownForMilliseconds,
  });
}

export function tellFailure(text: string): void {
  queue.add({ text, bad: true });
}

export function Toasts({ name, close }: { readonly name: string; readonly close: string }): ReactNode {
  return (
    <ToastRegion queue={queue} aria-label={name} className="toasts">
      {({ toast }) => (
        <Toast toast={toast} className={toast.content.bad ? 'toast bad' : 'toast'}>
          <ToastContent>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action === undefined ? null : (
            <Button
              className="button"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.name}
            </Button>
          )}
          <Button slot="close" className="button" aria-label={close}>
            ×
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
