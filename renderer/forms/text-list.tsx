import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { isBlank, type Language, type Text, textSchema } from '../../shared/domain/language.ts';
import { ActionButton, ActionIconButton } from '../context/actions.tsx';
import { useText } from '../context/preferences.tsx';
import { TextByLanguage } from './form-fields.tsx';
import styles from './text-fields.module.css';
import { useRecordForm } from './use-record-form.ts';

type TextListProps = {
  /** What one of them is, for its name: "Objective". */
  readonly what: string;
  readonly add: string;
  readonly texts: readonly Text[];
  /** Names the list: the record and its field. */
  readonly record: string;
  readonly languages: readonly Language[];
  readonly onSave: (texts: Text[]) => Promise<unknown> | void;
};

/** A list of texts, edited in place. A text that is emptied in every language leaves the list. */
export function TextList({ what, add, texts, record, languages, onSave }: TextListProps): ReactNode {
  const t = useText();
  // The place of a new text: it stays until the list has it, so that its fields keep the focus and what is typed in them.
  const [added, setAdded] = useState<number | null>(null);
  if (added !== null && texts.length > added) setAdded(null);
  const shown = added !== null && texts.length <= added ? [...texts, {}] : texts;
  const save = (index: number, text: Text): Promise<unknown> | void => {
    if (isBlank(text)) setAdded(null);
    return onSave(shown.map((each, at) => (at === index ? text : each)).filter((each) => !isBlank(each)));
  };
  return (
    <div className={styles['text-list']}>
      {[...shown.entries()].map(([index, text]) => (
        // Texts have no ids: the place in the list is the identity.
        <div key={index} className={styles['text-list-item']}>
          <ListedText
            label={t('screens.overview.itemOf', { what, number: index + 1 })}
            text={text}
            record={`${record} ${index}`}
            languages={languages}
            onSave={(value) => save(index, value)}
          />
          <ActionIconButton
            action="text.remove"
            row={{
              id: `${record} ${index}`,
              name: '',
              label: t('screens.overview.removeItem', { what, number: index + 1 }),
            }}
            onPress={() => void save(index, {})}
          />
        </div>
      ))}
      <ActionButton
        action="text.add"
        row={{ id: record, name: '', label: add }}
        small
        look="quiet"
        onPress={() => setAdded(texts.length)}
      />
    </div>
  );
}

const listedSchema = z.object({ text: textSchema });

type ListedTextProps = Pick<TextListProps, 'record' | 'languages'> & {
  readonly label: string;
  readonly text: Text;
  readonly onSave: (text: Text) => Promise<unknown> | void;
};

function ListedText({ label, text, record, languages, onSave }: ListedTextProps): ReactNode {
  const form = useRecordForm({
    schema: listedSchema,
    stored: { text },
    record,
    onSave: ({ text: typed = {} }) => onSave(typed),
  });
  return <TextByLanguage form={form} name="text" label={label} languages={languages} />;
}
