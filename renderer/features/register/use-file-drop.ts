import { useRef, useState, type DragEvent } from 'react';

export type FileDrop = {
  /** Whether files are held over the place. */
  readonly isOver: boolean;
  readonly onDragEnter: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
};

/** A place that files can be dropped on; the innermost takes them. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): FileDrop {
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
      // A row has taken what bubbles up from it.
      if (event.defaultPrevented) return;
      event.preventDefault();
      onFiles([...event.dataTransfer.files]);
    },
  };
}
