import { useRef, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { FileChooser } from '../../ui/file-chooser.tsx';

type FileButtonProps = {
  readonly name: string;
  /** Read aloud, where the name on the button does not say it all. */
  readonly fullName?: string;
  readonly look?: 'plain' | 'primary';
  readonly small?: boolean;
  readonly isDisabled?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Chooses scans by the system's own dialog. */
export function FileButton({ name, fullName = name, look, small, isDisabled, onFiles }: FileButtonProps): ReactNode {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon="plus"
        {...(look === undefined ? {} : { look })}
        {...(small === undefined ? {} : { small })}
        isDisabled={isDisabled === true}
        aria-label={fullName}
        onPress={() => chooser.current?.click()}
      >
        {name}
      </Button>
      <FileChooser chooser={chooser} name={fullName} accept=".pdf,.jpg,.jpeg,.png" multiple onFiles={onFiles} />
    </>
  );
}
