import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { droppedFiles } from '../../commands/chosen-file.ts';
import { failureText } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { FileChooser } from '../../ui/fields/file-chooser.tsx';
import { notifyFailure } from '../../ui/failures.tsx';
import type { ActionId } from '../../context/action-list.ts';
import { type ActionRow, useActions } from '../../context/actions.tsx';

type FileButtonProps = {
  readonly action: ActionId;
  /** The line of the list to which the files are added. */
  readonly row?: ActionRow;
  readonly name: string;
  /** Read aloud, where the name on the button does not say it all. */
  readonly fullName?: string;
  readonly look?: 'plain' | 'primary';
  readonly small?: boolean;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Chooses scans by the system's own dialog. */
export function FileButton({
  action,
  row,
  name,
  fullName = name,
  look,
  small,
  isDisabled,
  onFiles,
}: FileButtonProps): ReactNode {
  const chooser = useRef<HTMLInputElement>(null);
  const choose = (): void => chooser.current?.click();
  useActions({ [action]: isDisabled === true ? null : choose }, row ?? null);
  return (
    <>
      <Button
        icon="plus"
        data-action={action}
        {...(look === undefined ? {} : { look })}
        {...(small === undefined ? {} : { small })}
        isDisabled={isDisabled === true}
        aria-label={fullName}
        onPress={choose}
      >
        {name}
      </Button>
      <FileChooser chooser={chooser} name={fullName} accept=".pdf,.jpg,.jpeg,.png" multiple onFiles={onFiles} />
    </>
  );
}

type FileDrop = {
  /** Whether files are held over the place. */
  readonly isOver: boolean;
  readonly onDragEnter: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** A place that files can be dropped on; the innermost takes them. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): FileDrop {
  const t = useText();
  const depth = useRef(0);
  const [isOver, setIsOver] = useState(false);
  const move = (by: number): void => {
    depth.current = Math.max(0, depth.current + by);
    setIsOver(depth.current > 0);
  };
  return {
    isOver,
    onDragEnter: () => move(1),
    onDragLeave: () => move(-1),
    onDragOver: (event) => event.preventDefault(),
    onDrop: (event) => {
      move(-depth.current);
      // A row has handled the event already.
      if (event.defaultPrevented) return;
      event.preventDefault();
      const files = droppedFiles(event.dataTransfer);
      if (files.ok) onFiles(files.value);
      else notifyFailure(failureText(t, files.failure), null);
    },
  };
}
