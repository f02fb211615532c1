import { type ReactNode, useState } from 'react';
import { isBlank, type Language, type Text, withText } from '../../shared/domain/language.ts';
import { useText } from '../context/preferences.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { asText, DraftField } from './draft-field.tsx';
import fieldStyles from '../ui/field.module.css';
import styles from './text-fields.module.css';

type TextByLanguageProps = {
  readonly label: string;
  readonly text: Text;
  readonly languages: readonly Language[];
  readonly onSave: (text: Text) => void;
  readonly lines?: number;
};

/** One text in each language of the workshop, one under the other. */
export function TextByLanguage({ label, text, languages, onSave, lines = 1 }: TextByLanguageProps): ReactNode {
  const t = useText();
  return (
    <div className={fieldStyles['field']} data-part="field" role="group" aria-label={label}>
      <span className={fieldStyles['label']} data-part="label">
        {label}
      </span>
      <div className={styles['text-by-language']}>
        {languages.map((language) => (
          <div key={language} className={styles['line']} data-part="line" lang={language}>
            <DraftField
              label={`${label}, ${t(`vocabulary.language.${language}`)}`}
              labelHidden
              lines={lines}
              stored={text[language] ?? ''}
              read={asText}
              onSave={(value) => onSave(withText(text, language, value))}
            />
            <span className={styles['tag']} aria-hidden="true">
              {language.toUpperCase()}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

type TextListProps = {
  /** What one of them is, for its name: "Objective". */
  readonly what: string;
  readonly add: string;
  readonly texts: readonly Text[];
  readonly languages: readonly Language[];
  readonly onSave: (texts: Text[]) => void;
};

/** A list of texts, edited in place. A text that is emptied in every language leaves the list. */
export function TextList({ what, add, texts, languages, onSave }: TextListProps): ReactNode {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const shown = adding ? [...texts, {}] : texts;
  const save = (index: number, text: Text): void => {
    setAdding(false);
    onSave(shown.map((each, at) => (at === index ? text : each)).filter((each) => !isBlank(each)));
  };
  return (
    <div className={styles['text-list']}>
      {shown.map((text, index) => (
        // The position is the identity of a text in a list without ids.
        // oxlint-disable-next-line react/no-array-index-key -- its place is all it is known by
        <div key={index} className={styles['text-list-item']}>
          <TextByLanguage
            label={t('screens.overview.itemOf', { what, number: index + 1 })}
            text={text}
            languages={languages}
            onSave={(value) => save(index, value)}
          />
          <IconButton
            small
            icon="remove"
            name={t('screens.overview.removeItem', { what, number: index + 1 })}
            onPress={() => save(index, {})}
          />
        </div>
      ))}
      <Button small look="quiet" icon="plus" onPress={() => setAdding(true)}>
        {add}
      </Button>
    </div>
  );
}
