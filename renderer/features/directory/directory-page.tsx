import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import type { DirectoryContents, DirectoryPerson } from '../../../shared/directory/directory.ts';
import type { SamePair } from '../../../shared/matching/same-people.ts';
import { dialogLoadedLater, LoadedLater } from '../../components/loaded-later.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { directoryTabs, type DirectoryTab } from '../../context/action-parts.ts';
import { ActionButton, useActions } from '../../context/actions.tsx';
import { useKept } from '../../context/kept-places.tsx';
import { useText } from '../../context/preferences.tsx';
import { useLikelySame } from '../../matching/likely-same.ts';
import type { KnownPerson } from '../../matching/merge-pair.tsx';
import { useDirectory } from '../../queries/directory.ts';
import { SegmentedControl } from '../../ui/fields/select.tsx';
import pageStyles from '../../ui/page.module.css';
import { InstitutionsTab } from './institutions-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { PersonCard } from './person-card.tsx';
import { SeveralCard } from './several-card.tsx';
import { TrainersTab } from './trainers-tab.tsx';
import styles from './directory.module.css';

const comparedPeople = new LoadedLater(
  async () => (await import('../../matching/same-people-dialog.tsx')).ComparedPeopleDialog,
);
const ComparedPeopleDialog = dialogLoadedLater(comparedPeople);

const noContents: DirectoryContents = { people: [], institutions: [], workshops: [] };

/** People, institutions and trainers over all workshops. */
export function DirectoryPage(): ReactNode {
  const t = useText();
  const { contents: read, read: share } = useDirectory();
  const [tab, setTab] = useKept<DirectoryTab>('tab', 'people');
  const [comparing, setComparing] = useState<readonly SamePair[] | null>(null);
  const contents = read ?? noContents;
  const people = useMemo(() => (read === null ? null : read.people.map(({ person }) => person)), [read]);
  const likely = useLikelySame(people, contents.institutions);
  const pairs = useMemo(() => [...new Set([...likely.values()].flat())], [likely]);
  useActions({ 'directory.view': (part) => directoryTabs.filter((each) => each === part).forEach(setTab) });
  const panel = (chosen: readonly DirectoryPerson[], close: () => void): ReactNode => {
    const [first, second] = chosen;
    if (first === undefined) return null;
    if (second === undefined) {
      const own = likely.get(first.person.id) ?? [];
      return (
        <PersonCard
          key={first.person.id}
          row={first}
          alike={own.length}
          onCompare={() => setComparing(own)}
          onClose={close}
        />
      );
    }
    const onMerge = chosen.length === 2 ? () => setComparing([pairOf(first, second, likely)]) : null;
    return <SeveralCard rows={chosen} institutions={contents.institutions} onMerge={onMerge} onClose={close} />;
  };
  const tabs = (
    <SegmentedControl
      label={t('screens.directory.view')}
      choices={directoryTabs.map((value) => ({ value, name: t(`screens.directory.tab.${value}`) }))}
      value={tab}
      onChange={setTab}
      action="directory.view"
    />
  );
  return (
    <main className={clsx(pageStyles['work'], pageStyles['fixed'])}>
      <div className={pageStyles['page-head']}>
        <h1>{t('screens.directory.title')}</h1>
        {read === null ? null : <p className={pageStyles['about']}>{aboutText(read, t)}</p>}
        <div className={pageStyles['actions']}>
          <ActionButton
            action="directory.same"
            plain
            isDisabled={pairs.length === 0}
            onPress={() => setComparing(pairs)}
          />
        </div>
      </div>
      {read === null ? (
        <div className={styles['reading']} role="status" aria-busy="true">
          <p className="soft">{t('screens.directory.reading')}</p>
          <progress value={share} max={1} aria-label={t('screens.directory.reading')} />
        </div>
      ) : null}
      {read !== null && tab === 'people' ? (
        <PeopleTab contents={contents} likely={likely} tabs={tabs} empty={<NobodyYet />} panel={panel} />
      ) : null}
      {read !== null && tab === 'trainers' ? <TrainersTab contents={contents} tabs={tabs} panel={panel} /> : null}
      {read !== null && tab === 'institutions' ? <InstitutionsTab contents={contents} tabs={tabs} /> : null}
      {comparing === null ? null : (
        <ComparedPeopleDialog
          found={comparing}
          people={knownPeople(contents, comparing)}
          onClose={() => setComparing(null)}
        />
      )}
    </main>
  );
}

function aboutText({ people, institutions, workshops }: DirectoryContents, t: ReturnType<typeof useText>): string {
  return [
    t('screens.people.people', { count: people.length }),
    t('screens.directory.institutionCount', { number: institutions.length }),
    t('screens.directory.inWorkshops', { number: workshops.length }),
  ].join(' · ');
}

function NobodyYet(): ReactNode {
  const t = useText();
  return (
    <div className={clsx(pageStyles['card'], pageStyles['empty'])}>
      <h2>{t('screens.directory.nobody.title')}</h2>
      <p>{t('screens.directory.nobody.text')}</p>
      <PageLink to="/" data-action="go.home">
        {t('screens.allWorkshops')}
      </PageLink>
    </div>
  );
}

/** The pair as the comparison found it; two whom it did not find are only possibly one. */
function pairOf(
  { person: one }: DirectoryPerson,
  { person: other }: DirectoryPerson,
  likely: ReturnType<typeof useLikelySame>,
): SamePair {
  const found = likely.get(one.id)?.find((pair) => pair.one === other.id || pair.other === other.id);
  return found ?? { one: one.id, other: other.id, verdict: 'possible', reasons: [] };
}

/** Those of the pairs, with their workshops. */
function knownPeople({ people }: DirectoryContents, pairs: readonly SamePair[]): ReadonlyMap<string, KnownPerson> {
  const wanted = new Set(pairs.flatMap(({ one, other }) => [one, other]));
  return new Map(
    people
      .filter(({ person }) => wanted.has(person.id))
      .map(({ person, seats }) => [person.id, { person, workshops: seats.map(({ workshop }) => workshop) }]),
  );
}
