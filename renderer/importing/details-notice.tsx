import type { ReactNode } from 'react';
import { type DetailGroup, detailGroups } from '../../shared/domain/people/participation.ts';
import type { ArrivingPeople } from '../../shared/exchange/forms/arriving-people.ts';
import { useText } from '../context/preferences.tsx';
import { Checkbox } from '../ui/fields/field.tsx';
import formStyles from '../ui/form.module.css';

type DetailsNoticeProps = {
  readonly details: ArrivingPeople['details'];
  /** Groups that the import switches on. */
  readonly switchedOn: readonly DetailGroup[];
  readonly onSwitch: (groups: readonly DetailGroup[]) => void;
};

/** Which details of a second step come in with a list, and which would if the workshop asked for them. */
export function DetailsNotice({ details, switchedOn, onSwitch }: DetailsNoticeProps): ReactNode {
  const t = useText();
  const named = (groups: readonly DetailGroup[]): string =>
    groups.map((group) => t(`screens.people.details.group.${group}`)).join(', ');
  const offered = detailGroups.filter((group) => details.off.includes(group) || switchedOn.includes(group));
  return (
    <>
      {details.groups.length === 0 ? null : (
        <p role="status">{t('peopleList.details.takes', { groups: named(details.groups), number: details.people })}</p>
      )}
      {details.off.length === 0 ? null : (
        <p role="note" className={formStyles['warn']}>
          {t('peopleList.details.off', { groups: named(details.off) })}
        </p>
      )}
      {offered.length === 0 ? null : (
        <Checkbox
          label={t('peopleList.details.switchOn', { groups: named(offered) })}
          value={switchedOn.length > 0}
          onChange={(isOn) => onSwitch(isOn ? offered : [])}
        />
      )}
    </>
  );
}
