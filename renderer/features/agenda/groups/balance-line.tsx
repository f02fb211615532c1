import type { ReactNode } from 'react';
import { spreadTraits, type Balance } from '../../../../shared/operations/breakout-balance.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { usePreferences } from '../../../app/preferences.tsx';

/** How even the groups are, and which wishes are not met. */
export function BalanceLine({ balance }: { readonly balance: Balance }): ReactNode {
  const { t, language } = usePreferences();
  const sizes = balance.numbers.map((each) => each.people);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const { brokenApart, brokenTogether } = balance;
  const problems = [
    most - least > 1 ? t('screens.groups.unevenSizes', { least, most }) : '',
    brokenApart > 0 ? t('screens.groups.brokenApart', { count: brokenApart }) : '',
    brokenTogether > 0 ? t('screens.groups.brokenTogether', { count: brokenTogether }) : '',
  ].filter((problem) => problem !== '');
  return (
    <p className="groups-balance small">
      <span className="soft">{evennessText(balance, new Intl.ListFormat(language), t)}</span>
      {problems.map((problem) => (
        <span key={problem} className="badge warn">
          {problem}
        </span>
      ))}
    </p>
  );
}

function evennessText({ excess }: Balance, list: Intl.ListFormat, t: Translate): string {
  const names = (even: boolean): string[] =>
    spreadTraits
      .filter((_, trait) => (excess[trait] === 0) === even)
      .map((trait) => t(`screens.groups.traits.${trait}`));
  const [even, uneven] = [names(true), names(false)];
  if (uneven.length === 0) return t('screens.groups.even');
  if (even.length === 0) return t('screens.groups.uneven', { uneven: list.format(uneven) });
  return t('screens.groups.partlyEven', { even: list.format(even), uneven: list.format(uneven) });
}
