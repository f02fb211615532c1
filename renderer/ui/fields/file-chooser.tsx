import type { ReactNode, RefObject } from 'react';

type FileChooserProps = {
  /** A click on it opens the system's own dialog. */
  readonly chooser: RefObject<HTMLInputElement | null>;
  /** Accessible name. */
  readonly name: string;
  /** Endings of files: `.desk`, `.pdf,.png`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** A hidden file input, opened by a button; choosing the same file twice in a row raises the event twice. */
export function FileChooser({ chooser, name, accept, multiple = false, onFiles }: FileChooserProps): ReactNode {
  return (
    <input
      ref={chooser}
      className="visually-hidden"
      type="file"
      multiple={multiple}
      accept={accept}
      aria-label={name}
      tabIndex={-1}
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])]);
        event.target.value = '';
      }}
    />
  );
}
