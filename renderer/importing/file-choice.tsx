import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { FileTrigger } from 'react-aria-components';
import { agendaFileEndings } from '../../shared/exchange/agenda-file-begin.ts';
import { Button } from '../ui/button.tsx';
import { type AgendaFileReading, pastedTable } from './agenda-file.ts';
import styles from './importing.module.css';

type FileChoiceProps = {
  readonly reading: AgendaFileReading;
  /** On the button that opens the choice of a file. */
  readonly label: string;
  /** The name that a table from the clipboard gets. */
  readonly pastedName: string;
};

/** Chooses the file of an import, or takes a table that is pasted anywhere on the page; beside it, what was read. */
export function FileChoice({ reading, label, pastedName }: FileChoiceProps): ReactNode {
  const { state, read } = reading;
  const onPaste = useEffectEvent((event: ClipboardEvent): void => {
    const table = pastedTable(event.clipboardData, pastedName);
    if (table === null) return;
    event.preventDefault();
    read(table);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => onPaste(event);
    document.addEventListener('paste', listener);
    return () => document.removeEventListener('paste', listener);
  }, []);
  return (
    <div className={styles['file-choice']}>
      <FileTrigger
        acceptedFileTypes={agendaFileEndings}
        onSelect={(files) => {
          const file = files?.[0];
          if (file !== undefined) read(file);
        }}
      >
        <Button icon="open">{label}</Button>
      </FileTrigger>
      {state.kind === 'read' ? <span className="soft small one-line">{state.name}</span> : null}
    </div>
  );
}
