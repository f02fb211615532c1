import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { sessionTitle } from '../../shared/domain/agenda/session.ts';
import { type InterfaceLanguage, textIn } from '../../shared/domain/language.ts';
import { listName, otherScript } from '../../shared/domain/people/person.ts';
import { matchesQuery } from '../../shared/domain/search-key.ts';
import type { Translate } from '../../shared/text/text.ts';
import { usePreferences } from '../context/preferences.tsx';
import { workshopPath } from '../context/routes.ts';
import { readWorkshop } from '../queries/snapshot.ts';
import { readSummaries, useStored } from '../storage/working-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import { shortcutText, type Situation, userActions } from './user-actions.tsx';
import popoverStyles from '../ui/popover.module.css';
import fieldStyles from '../ui/fields/field.module.css';
import styles from './frame.module.css';

type Finding = {
  readonly id: string;
  readonly name: string;
  /** Its kind, or its shortcut. */
  readonly about: string;
  readonly icon: IconName;
  readonly run: () => void;
};

const mostShown = 40;

/** Ctrl+K: finds actions, workshops, and the people and sessions of the open workshop, in both alphabets. */
export function Palette({
  situation,
  onClose,
}: {
  readonly situation: Situation;
  readonly onClose: () => void;
}): ReactNode {
  const { t, language } = usePreferences();
  const [query, setQuery] = useState('');
  const everything = useFindings(situation, language, t);
  const found = everything.filter((finding) => matchesQuery(`${finding.name} ${finding.about}`, query));
  const choose = (id: string): void => {
    onClose();
    everything.find((finding) => finding.id === id)?.run();
  };
  return (
    <Dialog title={t('screens.palette.name')} onClose={onClose}>
      <div className={styles['palette']}>
        <Autocomplete inputValue={query} onInputChange={setQuery}>
          <SearchField autoFocus aria-label={t('screens.palette.name')}>
            <Input className={clsx(fieldStyles['input'])} data-part="input" placeholder={t('screens.palette.hint')} />
          </SearchField>
          <Menu
            aria-label={t('screens.palette.found')}
            className={clsx(styles['palette-found'])}
            onAction={(key) => choose(String(key))}
            renderEmptyState={() => <p className={popoverStyles['list-empty']}>{t('screens.palette.nothing')}</p>}
          >
            {found.slice(0, mostShown).map((finding) => (
              <MenuItem
                key={finding.id}
                id={finding.id}
                textValue={finding.name}
                className={clsx(popoverStyles['menu-item'])}
              >
                <Icon name={finding.icon} />
                <span className="one-line">{finding.name}</span>
                <span className={clsx(popoverStyles['shortcut'], styles['shortcut'])}>{finding.about}</span>
              </MenuItem>
            ))}
          </Menu>
        </Autocomplete>
      </div>
    </Dialog>
  );
}

function useFindings(situation: Situation, language: InterfaceLanguage, t: Translate): Finding[] {
  const { workshopId, navigate } = situation;
  const summaries = useStored(readSummaries, []) ?? [];
  const snapshot = useStored(async () => (workshopId === null ? null : readWorkshop(workshopId)), [workshopId]);
  const actions = userActions
    .filter((action) => action.allowed(situation) && action.id !== 'palette')
    .map((action) => ({
      id: action.id,
      name: t(action.name),
      about: action.shortcut === null ? '' : shortcutText(action.shortcut),
      icon: action.icon,
      run: () => action.run(situation),
    }));
  const workshops = summaries.map((summary) => ({
    id: summary.id,
    name: textIn(summary.title, language),
    about: textIn(summary.city, language),
    icon: 'open' as const,
    run: () => navigate(workshopPath(summary.id, 'overview')),
  }));
  const sessions = (snapshot?.sessions ?? []).map((session) => ({
    id: session.id,
    name: sessionTitle(session, language, t),
    about: session.placement?.start ?? '',
    icon: 'chevron' as const,
    run: () => navigate(workshopPath(session.workshopId, 'agenda')),
  }));
  const people = (snapshot?.people ?? [])
    .filter((person) => !person.protected)
    .map((person) => ({
      id: person.id,
      name: listName(person, language),
      about: listName(person, otherScript(language)),
      icon: 'shield' as const,
      run: () => navigate(workshopPath(workshopId ?? '', 'people')),
    }));
  return [...actions, ...workshops, ...people, ...sessions];
}
