import { clsx } from 'clsx';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { type AttendanceSheet, type AttendanceStatus, statusIn } from '../../../shared/domain/attendance/attendance.ts';
import type { TimedSlot } from '../../../shared/domain/attendance/slots.ts';
import { beginsBadge } from '../../../shared/domain/evidence/printed-code.ts';
import { useActions } from '../../context/actions.tsx';
import { useText } from '../../context/preferences.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { DeskPerson } from './desk-people.ts';
import markStyles from '../../ui/mark.module.css';
import buttonStyles from '../../ui/button.module.css';
import badgeStyles from '../../ui/badge.module.css';
import styles from './desk.module.css';

type DeskSearchProps = {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly found: readonly DeskPerson[];
  /** Index of the highlighted row. */
  readonly active: number;
  readonly sheet: AttendanceSheet;
  readonly slot: TimedSlot | null;
  readonly onType: (query: string) => void;
  readonly onMove: (active: number) => void;
  readonly onEnter: (typed: string) => void;
  readonly onChoose: (person: DeskPerson) => void;
  readonly onSign: (person: DeskPerson) => void;
};

/** Rows that a laptop screen shows without scrolling, in a size to be read from a step away. */
export const mostRows = 6;
const listId = 'desk-found';

/** The search field of the desk: takes names, numbers, and the badge codes that a hand scanner types. */
export function DeskSearch(props: DeskSearchProps): ReactNode {
  const { input, query, found, active, onType, onMove, onEnter, onSign } = props;
  const t = useText();
  const shown = found.slice(0, mostRows);
  const isOpen = query.trim() !== '' && !beginsBadge(query);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const person = shown[active];
    if (event.key === 'Enter' && event.ctrlKey && person !== undefined) onSign(person);
    else if (event.key === 'Enter') onEnter(event.currentTarget.value);
    else if (event.key === 'Escape') onType('');
    else if (event.key === 'ArrowDown') onMove(Math.min(active + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') onMove(Math.max(active - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles['desk-field']}>
        <Icon name="search" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={t('screens.desk.find')}
          aria-haspopup="grid"
          aria-expanded={isOpen && shown.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && shown.length > 0 ? rowId(active) : undefined}
          placeholder={t('screens.desk.findHint')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => onType(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {beginsBadge(query) ? <span className="soft">{t('screens.desk.reading')}</span> : null}
      </div>
      {isOpen ? <FoundRows {...props} shown={shown} /> : null}
    </>
  );
}

function FoundRows(props: DeskSearchProps & { readonly shown: readonly DeskPerson[] }): ReactNode {
  const { query, found, shown, active, sheet, slot, onChoose, onMove, onSign } = props;
  const t = useText();
  const more = found.length - shown.length;
  return (
    <>
      <div id={listId} role="grid" aria-label={t('screens.desk.found')} className={styles['desk-rows']}>
        {shown.map((person, index) => (
          <DeskRow
            key={person.participation.id}
            id={rowId(index)}
            person={person}
            isActive={index === active}
            status={slot === null ? 'unmarked' : statusIn(sheet, person.participation.id, slot.id)}
            onPoint={() => onMove(index)}
            onChoose={() => onChoose(person)}
            onSign={() => onSign(person)}
          />
        ))}
      </div>
      <p className={clsx(styles['desk-more'], 'soft')} role="status">
        {shown.length === 0 ? t('screens.desk.nobody', { query: query.trim() }) : null}
        {more > 0 ? t('screens.desk.more', { count: more }) : null}
      </p>
    </>
  );
}

function rowId(index: number): string {
  return `desk-row-${index}`;
}

type DeskRowProps = {
  readonly id: string;
  readonly person: DeskPerson;
  readonly isActive: boolean;
  readonly status: AttendanceStatus;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
  readonly onSign: () => void;
};

/** One row of the list that was found, large enough for a finger. Ctrl+Enter signs, since rows take no focus. */
function DeskRow({ id, person, isActive, status, onPoint, onChoose, onSign }: DeskRowProps): ReactNode {
  const t = useText();
  const { participation, name, otherName, institution, group, isProtected, called } = person;
  const signs = t('screens.desk.signFor', { name });
  useActions({ 'desk.sign': onSign }, { id: participation.id, name: '', label: signs });
  return (
    <div role="row" id={id} aria-selected={isActive} className={clsx(styles['desk-row'], isActive && styles['active'])}>
      <div
        role="gridcell"
        tabIndex={-1}
        className={styles['desk-option']}
        onMouseDown={(event) => event.preventDefault()}
        onMouseEnter={onPoint}
        onClick={onChoose}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChoose();
        }}
      >
        <span className={clsx(styles['desk-number'], 'number')}>{participation.number}</span>
        <span className={styles['desk-who']}>
          <span className={clsx(styles['desk-name'], 'one-line')} title={name}>
            {name}
            {otherName === '' ? null : <span className="faint"> · {otherName}</span>}
          </span>
          <span className="soft one-line">{[group, institution].filter((part) => part !== '').join(' · ')}</span>
        </span>
        {isProtected ? (
          <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['violet'])}>
            {t('screens.desk.protected')}
          </span>
        ) : null}
        {called ? null : (
          <span className={clsx(badgeStyles['badge'], styles['badge'])}>{t('screens.desk.notCalled')}</span>
        )}
        {status === 'unmarked' ? null : (
          <span className={clsx(markStyles['mark'], styles['mark'])} data-status={status}>
            {t(`vocabulary.attendanceStatus.${status}`)}
          </span>
        )}
        {isActive ? <kbd>Enter</kbd> : null}
      </div>
      <div role="gridcell" className={styles['desk-sign']}>
        <button
          type="button"
          tabIndex={-1}
          className={buttonStyles['button']}
          data-part="button"
          data-action="desk.sign"
          aria-label={signs}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onSign}
        >
          <Icon name="sign" />
          {t('screens.desk.sign')}
        </button>
      </div>
    </div>
  );
}
