import type { ReactNode } from 'react';
import type { AttendanceStatus } from '../../../shared/domain/attendance.ts';
import { useText } from '../../app/preferences.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { DeskPerson } from './desk-people.ts';

type DeskRowProps = {
  readonly id: string;
  readonly person: DeskPerson;
  readonly isActive: boolean;
  readonly status: AttendanceStatus;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
  readonly onSign: () => void;
};

/** One person, large enough for a finger. Signing has a key of its own, Ctrl+Enter, as the row keeps the focus out. */
export function DeskRow({ id, person, isActive, status, onPoint, onChoose, onSign }: DeskRowProps): ReactNode {
  const t = useText();
  const { participation, name, otherName, institution, group, isProtected, called } = person;
  return (
    <div role="row" id={id} aria-selected={isActive} className={isActive ? 'desk-row active' : 'desk-row'}>
      <div
        role="gridcell"
        tabIndex={-1}
        className="desk-option"
        onMouseDown={(event) => event.preventDefault()}
        onMouseEnter={onPoint}
        onClick={onChoose}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChoose();
        }}
      >
        <span className="desk-number number">{participation.number}</span>
        <span className="desk-who">
          <span className="desk-name one-line" title={name}>
            {name}
            {otherName === '' ? null : <span className="faint"> · {otherName}</span>}
          </span>
          <span className="soft one-line">{[group, institution].filter((part) => part !== '').join(' · ')}</span>
        </span>
        {isProtected ? <span className="badge violet">{t('screens.desk.protected')}</span> : null}
        {called ? null : <span className="badge">{t('screens.desk.notCalled')}</span>}
        {status === 'unmarked' ? null : (
          <span className={`mark ${status}`}>{t(`vocabulary.attendanceStatus.${status}`)}</span>
        )}
        {isActive ? <kbd>Enter</kbd> : null}
      </div>
      <div role="gridcell" className="desk-sign">
        <button
          type="button"
          tabIndex={-1}
          className="button"
          aria-label={t('screens.desk.signFor', { name })}
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
