import { clsx } from 'clsx';
import { type ReactNode, useRef, useState } from 'react';
import { type Delegation, type LetterKind, letterKinds } from '../../../shared/domain/people/groups.ts';
import { formatDate } from '../../../shared/text/dates.ts';
import { localTime } from '../../../shared/time/instant.ts';
import { attachLetters, detachLetter, showScan } from '../../commands/register.ts';
import { ActionButton } from '../../context/actions.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { FileChooser } from '../../ui/fields/file-chooser.tsx';
import { Select } from '../../ui/fields/select.tsx';
import styles from './people.module.css';

/** The letters of a delegation as files, kept as evidence: opened, attached and taken off. */
export function LetterFiles({ delegation }: { readonly delegation: Delegation }): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const [kind, setKind] = useState<LetterKind>('nomination');
  const chooser = useRef<HTMLInputElement>(null);
  const { letterFiles } = delegation;
  return (
    <fieldset>
      <legend>{t('screens.people.letters.title')}</legend>
      {letterFiles.length === 0 ? null : (
        <ul className={styles['letter-list']}>
          {letterFiles.map((letter) => (
            <li key={letter.id}>
              <Button small look="quiet" onPress={() => void run(showScan(letter, 'open'))}>
                <span className="one-line">{letter.name}</span>
              </Button>
              <span className="small soft">
                {t(`screens.people.letters.kind.${letter.kind}`)}
                {', '}
                {formatDate(localTime(letter.addedAt).day, language)}
              </span>
              <IconButton
                small
                icon="remove"
                name={t('screens.people.letters.remove', { name: letter.name })}
                onPress={() => void runUndoably('delegation.edit', detachLetter(delegation, letter))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={clsx(styles['letter-new'])}>
        <Select
          label={t('screens.people.letters.which')}
          labelHidden
          choices={letterKinds.map((value) => ({ value, name: t(`screens.people.letters.kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <ActionButton action="people.attach-letter" plain small onPress={() => chooser.current?.click()} />
      </div>
      <FileChooser
        chooser={chooser}
        name={t('screens.people.letters.attach')}
        accept=".pdf,.png,.jpg,.jpeg"
        multiple
        onFiles={(files) => void runUndoably('delegation.edit', attachLetters(delegation, files, kind))}
      />
    </fieldset>
  );
}
