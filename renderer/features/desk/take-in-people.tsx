import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { Newcomer, NewcomerChoice } from '../../../shared/desks/newcomers.ts';
import type { Decisions, TakeIn } from '../../../shared/desks/take-in.ts';
import { type Language, textIn } from '../../../shared/domain/language.ts';
import { shownName } from '../../../shared/domain/people/participation.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { Select } from '../../ui/fields/select.tsx';
import type { DeskPerson } from './desk-people.ts';
import deskStyles from './desk.module.css';
import deskExchangeStyles from './desk-exchange.module.css';
import badgeStyles from '../../ui/badge.module.css';
import { delegationName } from '../../../shared/text/collation.ts';

type TakeInPeopleProps = {
  readonly takeIn: TakeIn;
  readonly people: readonly DeskPerson[];
  readonly onDecide: (change: Partial<Decisions>) => void;
};

/** The people whom the other desk added, with the choice for each, and those whose numbers change by it. */
export function TakeInPeople(props: TakeInPeopleProps): ReactNode {
  const { t, language } = usePreferences();
  const { takeIn, people } = props;
  const { newcomers } = takeIn.gathering;
  const renumbered = renumberedOf(takeIn);
  return (
    <>
      {newcomers.length === 0 ? null : (
        <section>
          <h3>{t('screens.deskExchange.preview.people')}</h3>
          <p className="soft small">{t('screens.deskExchange.preview.peopleHint')}</p>
          {newcomers.map((newcomer) => (
            <NewcomerRow key={newcomer.walkIn.id} {...props} newcomer={newcomer} />
          ))}
        </section>
      )}
      {renumbered.map(({ id, from, to }) => (
        <p key={id} className="soft">
          {t('screens.deskExchange.preview.renumbered', { name: personName(id, takeIn, people, language), from, to })}
        </p>
      ))}
    </>
  );
}

const addKey = 'add';
const leaveOutKey = 'leave-out';

function NewcomerRow({
  takeIn,
  people,
  newcomer,
  onDecide,
}: TakeInPeopleProps & { readonly newcomer: Newcomer }): ReactNode {
  const { t, language } = usePreferences();
  const { walkIn, alike, twins, choice, arrival } = newcomer;
  const name = shownName(arrival.participation, arrival.person, language);
  const nameOf = (id: string): string => personName(id, takeIn, people, language);
  const decide = (value: string): void =>
    onDecide({ newcomers: new Map(takeIn.decisions.newcomers).set(walkIn.id, choiceOf(value)) });
  const numbered = takeIn.gathering.walkIns.find(({ id }) => id === walkIn.id)?.number ?? walkIn.number;
  return (
    <div className={deskExchangeStyles['take-in-person']}>
      <div>
        <strong>{name}</strong>{' '}
        {alike.length > 0 && twins.length === 0 ? (
          <span className={clsx(badgeStyles['badge'], deskStyles['badge'], badgeStyles['warn'])}>
            {t('screens.deskExchange.preview.samePerson')}
          </span>
        ) : null}
        <p className="soft small">
          {[
            ...twins.map(({ id }) => t('screens.deskExchange.preview.decidedThere', { name: nameOf(id) })),
            newcomerDelegation(newcomer, takeIn, language),
            textIn(arrival.institution?.name ?? {}, language),
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      <Select
        labelHidden
        label={t('screens.deskExchange.preview.choiceFor', { name })}
        value={keyOf(choice)}
        onChange={decide}
        choices={[
          ...alike.map(({ id }) => ({
            value: id,
            name: t('screens.deskExchange.preview.asSame', { name: nameOf(id) }),
          })),
          { value: addKey, name: t('screens.deskExchange.preview.asNew', { number: numbered }) },
          { value: leaveOutKey, name: t('screens.deskExchange.preview.leaveOut') },
        ]}
      />
    </div>
  );
}

function keyOf(choice: NewcomerChoice): string {
  return choice.kind === 'same' ? choice.as : choice.kind;
}

function choiceOf(key: string): NewcomerChoice {
  return key === addKey || key === leaveOutKey ? { kind: key } : { kind: 'same', as: key };
}

function newcomerDelegation({ arrival }: Newcomer, { state }: TakeIn, language: Language): string {
  const { delegations } = state.snapshot;
  const found = delegations.find(({ id }) => id === arrival.participation.delegationId);
  return found === undefined ? '' : delegationName(found, language);
}

function renumberedOf({
  state,
  gathering,
}: TakeIn): { readonly id: string; readonly from: number; readonly to: number }[] {
  const numbers = new Map(gathering.walkIns.map(({ id, number }) => [id, number]));
  return state.snapshot.participations.flatMap(({ id, number }) => {
    const to = numbers.get(id) ?? number;
    return to === number || gathering.standsFor(id) !== id ? [] : [{ id, from: number, to }];
  });
}

/** Number and name, or the code of a protected person. */
export function personName(
  participationId: string,
  { state, gathering }: TakeIn,
  people: readonly DeskPerson[],
  language: Language,
): string {
  const shown = people.find(({ participation }) => participation.id === participationId);
  if (shown !== undefined) return `${shown.participation.number} ${shown.name}`;
  const added = gathering.added.find(({ participation }) => participation.id === participationId);
  if (added !== undefined) return shownName(added.participation, added.person, language);
  const here = state.snapshot.participations.find(({ id }) => id === participationId);
  if (here === undefined) return '–';
  return shownName(
    here,
    state.snapshot.people.find(({ id }) => id === here.personId),
    language,
  );
}
