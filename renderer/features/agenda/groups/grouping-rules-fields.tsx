import { useState, type ReactNode } from 'react';
import { isCounted, isExpected } from '../../../../shared/domain/participation.ts';
import { shownName } from '../../../../shared/domain/shown-name.ts';
import type { GroupingRules } from '../../../../shared/domain/workshop.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { compareNames } from '../../../../shared/text/collation.ts';
import { useFeedback } from '../../../app/feedback.ts';
import { usePreferences } from '../../../app/preferences.tsx';
import { setGroupingRules } from '../../../commands/breakout-groups.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Segments } from '../../../ui/segments.tsx';

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
    // The button that was pressed can do nothing now; the next wish begins with a person.
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
      <ul className="groups-rules">
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
      <div className="groups-rule">
        <Segments
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
        <ul className="groups-chosen">
          {chosen.map((id) => (
            <li key={id} className="badge">
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
