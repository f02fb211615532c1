import type { ReactNode } from 'react';
import { withText, type Language, type Text } from '../../shared/domain/language.ts';
import { useText } from '../app/preferences.tsx';
import { asText, DraftField } from './draft-field.tsx';

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
    <div className="field" role="group" aria-label={label}>
      <span className="label">{label}</span>
      <div className="text-by-language">
        {languages.map((language) => (
          <div key={language} className="line" lang={language}>
            <DraftField
              label={`${label}, ${t(`vocabulary.language.${language}`)}`}
              labelHidden
              lines={lines}
              stored={text[language] ?? ''}
              read={asText}
              onSave={(value) => onSave(withText(text, language, value))}
            />
            <span className="tag" aria-hidden="true">
              {language.toUpperCase()}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
