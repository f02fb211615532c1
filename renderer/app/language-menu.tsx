import type { ReactNode } from 'react';
import { languages, ownNames, unreviewedLanguages } from '../../shared/domain/language.ts';
import { usePreferences } from '../context/preferences.tsx';
import { MenuButton } from '../ui/menu-button.tsx';

/** Chooses the language of the interface: in the top bar, and where there is none because the start failed. */
export function LanguageMenu(): ReactNode {
  const { t, language, setLanguage } = usePreferences();
  return (
    <MenuButton
      name={`${t('screens.language')}: ${ownNames[language]}`}
      choices={languages.map((each) => ({
        id: each,
        action: 'language',
        name: ownNames[each],
        ...(each === language ? { icon: 'check' as const } : {}),
        ...(unreviewedLanguages.includes(each) ? { note: t('screens.languageUnreviewed') } : {}),
        onChoose: () => setLanguage(each),
      }))}
    >
      {ownNames[language]}
    </MenuButton>
  );
}
