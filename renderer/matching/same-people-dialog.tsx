import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Language } from '../../shared/domain/language.ts';
import { listName, type Person } from '../../shared/domain/people/person.ts';
import type { SamePair } from '../../shared/matching/same-people.ts';
import { storedFacts, toldApart } from '../../shared/matching/stored-people.ts';
import { startTask } from '../background/background-task.ts';
import { usePreferences, useText } from '../context/preferences.tsx';
import { type Attendee, readEverybody } from '../queries/everybody.ts';
import { readInstitutions } from '../queries/snapshot.ts';
import { readTogether, useStored } from '../storage/working-store.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { Comparing } from './compare-people.ts';
import compareAddress from './compare-worker.ts?worker&url';
import { type KnownPerson, MergePair, VerdictBadge } from './merge-pair.tsx';
import styles from './matching.module.css';

/** The pairs that were found; null while people are compared. */
type Found = readonly SamePair[] | 'failed' | null;

/** People of all workshops who may be one, with what speaks for it: merged field by field, or told apart for ever. */
export function SamePeopleDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const found = useComparison();
  const everybody = useStored(readEverybody, []);
  const people = useMemo(() => (everybody === undefined ? null : peopleIn(everybody)), [everybody]);
  return <ComparedPeopleDialog found={found} people={people} onClose={onClose} />;
}

type ComparedPeopleProps = {
  readonly found: Found;
  /** By their ids; null while they are read. */
  readonly people: ReadonlyMap<string, KnownPerson> | null;
  readonly onClose: () => void;
};

const nobody: ReadonlyMap<string, KnownPerson> = new Map();

/** The same for people who were compared before. */
export function ComparedPeopleDialog({ found, people: read, onClose }: ComparedPeopleProps): ReactNode {
  const t = useText();
  const people = read ?? nobody;
  const [selected, setSelected] = useState<string | null>(null);
  const pairs = useMemo(() => (found === null || found === 'failed' ? [] : openPairs(found, people)), [found, people]);
  const shown = pairs.find((pair) => keyOf(pair) === selected) ?? pairs[0];
  const [one, other] = [people.get(shown?.one ?? ''), people.get(shown?.other ?? '')];
  const place = useRef<HTMLDivElement>(null);
  return (
    <Dialog full={pairs.length > 0} title={t('screens.people.same.title')} onClose={onClose}>
      <div ref={place} tabIndex={-1} className={styles['place']}>
        <p className="soft small">{t('screens.people.same.hint')}</p>
        {found === 'failed' ? <p role="alert">{t('screens.people.same.failed')}</p> : null}
        {found === null || read === null ? <p role="status">{t('screens.people.same.searching')}</p> : null}
        {found !== null && found !== 'failed' && read !== null && pairs.length === 0 ? (
          <p role="status">{t('screens.people.same.none')}</p>
        ) : null}
        {shown === undefined || one === undefined || other === undefined ? null : (
          <div className={styles['same-people']}>
            <PairList pairs={pairs} people={people} shown={keyOf(shown)} onSelect={setSelected} />
            <MergePair
              key={keyOf(shown)}
              pair={shown}
              one={one}
              other={other}
              // The button that decided goes with its pair: the keyboard stays in the dialog.
              onDecided={() => place.current?.focus()}
            />
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** The pairs of whom both are there and nobody has said that they are two. */
function openPairs(pairs: readonly SamePair[], people: ReadonlyMap<string, KnownPerson>): readonly SamePair[] {
  const apart = toldApart([...people.values()].map(({ person }) => person));
  return pairs.filter(({ one, other }) => people.has(one) && people.has(other) && !apart(one, other));
}

function peopleIn(everybody: readonly Attendee[]): ReadonlyMap<string, KnownPerson> {
  const people = new Map<string, { person: Person; workshops: Attendee['workshop'][] }>();
  for (const { person, workshop } of everybody) {
    const known = people.get(person.id);
    if (known === undefined) people.set(person.id, { person, workshops: [workshop] });
    else if (!known.workshops.includes(workshop)) known.workshops.push(workshop);
  }
  return people;
}

/** Compares everybody once, as they are when the dialog is opened. */
function useComparison(): Found {
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    let [isGone, cancel] = [false, (): void => undefined];
    const compare = async (): Promise<void> => {
      const [everybody, institutions] = await readTogether(
        async (from) => [await readEverybody(from), await readInstitutions(from)] as const,
      );
      if (isGone) return;
      const people = [...peopleIn(everybody).values()].map(({ person }) => person);
      const apart = people.map(({ id, differentFrom }) => ({ id, differentFrom }));
      const task = startTask<Comparing>(
        compareAddress,
        { people: storedFacts(people, institutions), apart },
        { onReport: setFound, isLast: () => true, onFailure: () => setFound('failed') },
      );
      cancel = () => task.cancel();
    };
    void compare();
    return () => {
      isGone = true;
      cancel();
    };
  }, []);
  return found;
}

const mostShown = 300;
const keyOf = ({ one, other }: SamePair): string => `${one} ${other}`;

type PairListProps = {
  readonly pairs: readonly SamePair[];
  readonly people: ReadonlyMap<string, KnownPerson>;
  readonly shown: string;
  readonly onSelect: (key: string) => void;
};

function PairList({ pairs, people, shown, onSelect }: PairListProps): ReactNode {
  const { t, language } = usePreferences();
  return (
    <ul className={styles['pairs']} aria-label={t('screens.people.same.title')}>
      {pairs.slice(0, mostShown).map((pair) => (
        <li key={keyOf(pair)}>
          <button
            type="button"
            className={clsx(styles['pair'], keyOf(pair) === shown && styles['shown'])}
            aria-current={keyOf(pair) === shown}
            onClick={() => onSelect(keyOf(pair))}
          >
            <strong>{shownPerson(people.get(pair.one), language, t('screens.people.protected'))}</strong>
            <strong>{shownPerson(people.get(pair.other), language, t('screens.people.protected'))}</strong>
            <span className="soft small">
              <VerdictBadge verdict={pair.verdict} />{' '}
              {pair.reasons.map((reason) => t(`screens.people.same.reason.${reason}`)).join(' · ')}
            </span>
          </button>
        </li>
      ))}
      {pairs.length > mostShown ? (
        <li className="soft small">{t('screens.importing.more', { count: pairs.length - mostShown })}</li>
      ) : null}
    </ul>
  );
}

/** A protected name is not shown in a list. */
function shownPerson(known: KnownPerson | undefined, language: Language, hidden: string): string {
  if (known === undefined) return '';
  const { person } = known;
  return person.protected ? hidden : listName(person, language);
}
