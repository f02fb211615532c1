import type { ReactNode, RefObject } from 'react';

type FileChooserProps = {
  /** A click on it opens the system's own dialog. */
  readonly chooser: RefObject<HTMLInputElement | null>;
  /** Read aloud, and by what a test finds it. */
  readonly name: string;
  /** Endings of files: `.desk`, `.pdf,.png`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** The unseen field behind a button that opens files; the same file may be chosen twice in a row. */
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
