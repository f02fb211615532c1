import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import type { AudienceFilter } from '../../../../shared/domain/agenda/session.ts';
import { expectedIn, prepareAudience } from '../../../../shared/domain/people/audience.ts';
import { isCounted, isExpected, shownName } from '../../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { GroupingRules } from '../../../../shared/domain/workshop.ts';
import { compareNames } from '../../../../shared/text/collation.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { makeSet, setGroupingRules } from '../../../commands/breakout-groups.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { TextField } from '../../../ui/field.tsx';
import { SegmentedControl } from '../../../ui/select.tsx';
import { SessionAudience } from '../session/session-content.tsx';
import formStyles from '../../../ui/form.module.css';
import fieldStyles from '../../../ui/field.module.css';
import badgeStyles from '../../../ui/badge.module.css';
import styles from './groups.module.css';

type NewSetFormProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Names of the sets that are there. */
  readonly taken: readonly string[];
  readonly onMade: (name: string) => void;
};

/** Default number of people in a group. */
const usualSize = 6;

/** Form of a new set: who is divided, into how many groups, and the wishes. */
export function NewSetForm({ snapshot, taken, onMade }: NewSetFormProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const audience = useMemo(() => prepareAudience(snapshot), [snapshot]);
  const [name, setName] = useState(() => freeName(taken, t));
  const [some, setSome] = useState(false);
  const [audienceFilter, setFilter] = useState<AudienceFilter | null>(null);
  const people = expectedIn({ audienceFilter: some ? audienceFilter : null }, audience);
  const [typedCount, setTypedCount] = useState<string | null>(null);
  const count = typedCount ?? String(Math.max(2, Math.round(people.length / usualSize)));
  const groups = /^\d{1,4}$/.test(count.trim()) ? Number(count) : 0;
  const isCountWrong = groups < 1 || groups > Math.max(people.length, 1);
  const nameProblem = nameProblemOf(name, taken, t);
  const make = async (): Promise<void> => {
    const set = { name: name.trim(), groups, participationIds: people };
    const isReady = nameProblem === undefined && !isCountWrong && people.length > 0;
    if (!isReady) return;
    await run(makeSet(snapshot.workshop.id, set));
    onMade(set.name);
  };
  return (
    <form
      className={clsx(formStyles['form'], styles['groups-new'])}
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p className="soft small">{t('screens.groups.hint')}</p>
      <div className={formStyles['pair']}>
        <TextField
          autoFocus
          label={t('screens.groups.name')}
          placeholder={t('screens.groups.nameHint')}
          value={name}
          onChange={setName}
          problem={nameProblem}
        />
        <TextField
          inputMode="numeric"
          label={t('screens.groups.count')}
          value={count}
          onChange={setTypedCount}
          problem={
            isCountWrong && people.length > 0 ? t('screens.groups.countWrong', { most: people.length }) : undefined
          }
        />
      </div>
      <div className={fieldStyles['field']} data-part="field">
        <span className={fieldStyles['label']} data-part="label">
          {t('screens.groups.who')}
        </span>
        <SegmentedControl
          label={t('screens.groups.who')}
          value={some ? 'some' : 'everybody'}
          choices={[
            { value: 'everybody', name: t('screens.groups.everybody', { count: audience.participants.length }) },
            { value: 'some', name: t('screens.groups.some') },
          ]}
          onChange={(value) => setSome(value === 'some')}
        />
      </div>
      {some ? (
        <SessionAudience
          session={{ audienceFilter }}
          snapshot={snapshot}
          onEdit={(patch) => setFilter(patch.audienceFilter)}
        />
      ) : null}
      <section className={styles['groups-wishes']}>
        <h3>{t('screens.groups.rules')}</h3>
        <GroupingRulesFields snapshot={snapshot} />
      </section>
      <div className={clsx(formStyles['actions'], styles['actions'], styles['groups-make'])}>
        <p className="soft" role="status">
          {people.length === 0 ? t('screens.groups.nobody') : isCountWrong ? '' : sizesText(people.length, groups, t)}
        </p>
        <Button type="submit" look="primary" isDisabled={people.length === 0}>
          {t('screens.groups.make')}
        </Button>
      </div>
    </form>
  );
}

export function nameProblemOf(name: string, taken: readonly string[], t: Translate): string | undefined {
  if (name.trim() === '') return t('screens.groups.nameMissing');
  return taken.includes(name.trim()) ? t('screens.groups.nameTaken') : undefined;
}

function freeName(taken: readonly string[], t: Translate): string {
  const names = Array.from({ length: taken.length + 1 }, (_, index) =>
    t('screens.groups.firstName', { number: index + 1 }),
  );
  return names.find((name) => !taken.includes(name)) ?? '';
}

/** "24 people: 4 groups of 6." */
function sizesText(people: number, groups: number, t: Translate): string {
  const size = Math.floor(people / groups);
  const large = people - size * groups;
  if (large === 0) return t('screens.groups.sizes', { people, count: groups, size });
  return t('screens.groups.sizesUneven', { people, count: groups - large, size, large, more: size + 1 });
}

type Kind = keyof GroupingRules;
const kinds = ['apart', 'together'] as const satisfies readonly Kind[];

/** Who is kept apart and who together, in every set of this workshop. */
export function GroupingRulesFields({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [kind, setKind] = useState<Kind>('apart');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [goesOn, setGoesOn] = useState(false);
  const { grouping, id: workshopId } = snapshot.workshop;
  const choices = peopleChoices(snapshot, language);
  const nameOf = (id: string): string => choices.find((choice) => choice.value === id)?.name ?? '–';
  const add = (): void => {
    void run(setGroupingRules(workshopId, { ...grouping, [kind]: [...grouping[kind], [...chosen]] }));
    setChosen([]);
    // The pressed button is disabled now, so the focus moves to the field of the next wish.
    setGoesOn(true);
  };
  const remove = (from: Kind, place: number): void =>
    void run(setGroupingRules(workshopId, { ...grouping, [from]: grouping[from].toSpliced(place, 1) }));
  const rules = kinds.flatMap((each) =>
    grouping[each].map((ids, place) => ({
      key: `${each} ${ids.join(' ')}`,
      text: t(`screens.groups.${each}List`, { names: ids.map(nameOf).join(', ') }),
      remove: () => remove(each, place),
    })),
  );
  return (
    <>
      <p className="soft small">{t('screens.groups.rulesHint')}</p>
      <ul className={styles['groups-rules']}>
        {rules.map((rule) => (
          <li key={rule.key}>
            {rule.text}
            <IconButton
              small
              icon="remove"
              name={t('screens.groups.removeRule', { rule: rule.text })}
              onPress={rule.remove}
            />
          </li>
        ))}
      </ul>
      <div className={styles['groups-rule']}>
        <SegmentedControl
          label={t('screens.groups.wish')}
          value={kind}
          choices={kinds.map((each) => ({ value: each, name: t(`screens.groups.${each}`) }))}
          onChange={setKind}
        />
        <ComboBox
          key={chosen.length}
          label={t('screens.groups.person')}
          choices={choices.filter((choice) => !chosen.includes(choice.value))}
          value={null}
          nothing={t('screens.groups.noOneFound')}
          autoFocus={chosen.length > 0 || goesOn}
          onChange={(id) => {
            if (id !== null) setChosen([...chosen, id]);
          }}
        />
        <Button isDisabled={chosen.length < 2} onPress={add}>
          {t('screens.groups.addRule')}
        </Button>
      </div>
      {chosen.length === 0 ? null : (
        <ul className={styles['groups-chosen']}>
          {chosen.map((id) => (
            <li key={id} className={badgeStyles['badge']}>
              {nameOf(id)}
              <IconButton
                small
                icon="close"
                name={t('screens.groups.leaveOut', { name: nameOf(id) })}
                onPress={() => setChosen(chosen.filter((each) => each !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function peopleChoices(snapshot: WorkshopSnapshot, language: 'en' | 'ru'): { value: string; name: string }[] {
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const compare = compareNames(language);
  return snapshot.participations
    .filter((each) => isCounted(each) && isExpected(each))
    .map((each) => ({ value: each.id, name: shownName(each, people.get(each.personId), language) }))
    .sort((one, other) => compare(one.name, other.name));
}
