import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod';
import type { AudienceFilter } from '../../../../shared/domain/agenda/session.ts';
import { idSchema, lineSchema } from '../../../../shared/domain/entity.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import { expectedIn, prepareAudience } from '../../../../shared/domain/people/audience.ts';
import { isCounted, isExpected } from '../../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { GroupingRules } from '../../../../shared/domain/workshop.ts';
import { peopleChoices } from '../../../../shared/text/choice-lists.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { makeSet, setGroupingRules } from '../../../commands/breakout-groups.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { SubmittedForm } from '../../../forms/form-dialog.tsx';
import { ChoiceInput, TextInput } from '../../../forms/form-fields.tsx';
import { useFormRecord, useRecordForm } from '../../../forms/use-record-form.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { SegmentedControl } from '../../../ui/fields/select.tsx';
import { SessionAudience } from '../session/session-content.tsx';
import formStyles from '../../../ui/form.module.css';
import fieldStyles from '../../../ui/fields/field.module.css';
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
  const [some, setSome] = useState(false);
  const [audienceFilter, setFilter] = useState<AudienceFilter | null>(null);
  const people = expectedIn({ audienceFilter: some ? audienceFilter : null }, audience);
  const usual = Math.max(2, Math.round(people.length / usualSize));
  const schema = useMemo(() => setSchema(taken, people.length), [taken, people.length]);
  const form = useRecordForm({
    schema,
    checksTyping: true,
    stored: { name: freeName(taken, t), groups: usual },
    onSubmit: async ({ name, groups }) => {
      if (people.length === 0) return;
      await run(makeSet(snapshot.workshop.id, { name, groups, participationIds: people }));
      onMade(name);
    },
  });
  const wish = useFormRecord(form);
  // As long as no other number is typed, it follows the people who are expected.
  const typed = useWatch({ control: form.control, name: 'groups' }) as string;
  const followed = useRef(usual);
  useEffect(() => {
    if (followed.current !== usual && typed === String(followed.current)) form.setValue('groups', String(usual));
    if (typed === String(followed.current) || typed === String(usual)) followed.current = usual;
  });
  return (
    <SubmittedForm form={form} className={clsx(formStyles['form'], styles['groups-new'])}>
      <p className="soft small">{t('screens.groups.hint')}</p>
      <div className={formStyles['pair']}>
        <TextInput
          form={form}
          name="name"
          autoFocus
          label={t('screens.groups.name')}
          placeholder={t('screens.groups.nameHint')}
        />
        <TextInput form={form} name="groups" inputMode="numeric" label={t('screens.groups.count')} />
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
          audienceFilter={audienceFilter}
          record={`${snapshot.workshop.id} new set`}
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
          {people.length === 0
            ? t('screens.groups.nobody')
            : wish === null
              ? ''
              : sizesText(people.length, wish.groups, t)}
        </p>
        <Button type="submit" look="primary" isDisabled={people.length === 0}>
          {t('screens.groups.make')}
        </Button>
      </div>
    </SubmittedForm>
  );
}

/** A name that no other set has. */
export function setNameSchema(taken: readonly string[]) {
  return lineSchema.min(1, 'set-name-missing').refine((name) => !taken.includes(name), 'set-name-taken');
}

/** A set of so many groups that nobody needs to be in two. */
export function groupCountSchema(people: number) {
  return z.int().min(1).max(Math.max(people, 1));
}

function setSchema(taken: readonly string[], people: number) {
  return z.object({ name: setNameSchema(taken), groups: groupCountSchema(people) });
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

const wishedPersonSchema = z.object({ personId: idSchema.nullable() });

/** Who is kept apart and who together, in every set of this workshop. */
export function GroupingRulesFields({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [kind, setKind] = useState<Kind>('apart');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [goesOn, setGoesOn] = useState(false);
  const { workshop } = snapshot;
  const { grouping } = workshop;
  const choices = participants(snapshot, language);
  const nameOf = (id: string): string => choices.find((choice) => choice.value === id)?.name ?? '–';
  const form = useRecordForm({
    schema: wishedPersonSchema,
    stored: { personId: null },
    record: `${workshop.id} wish ${chosen.length}`,
    onSave: ({ personId }) => {
      if (personId != null) setChosen([...chosen, personId]);
    },
  });
  const add = (): void => {
    void run(setGroupingRules(workshop, { ...grouping, [kind]: [...grouping[kind], [...chosen]] }));
    setChosen([]);
    // The pressed button is disabled now, so the focus moves to the field of the next wish.
    setGoesOn(true);
  };
  const remove = (from: Kind, place: number): void =>
    void run(setGroupingRules(workshop, { ...grouping, [from]: grouping[from].toSpliced(place, 1) }));
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
        <ChoiceInput
          key={chosen.length}
          form={form}
          name="personId"
          label={t('screens.groups.person')}
          choices={choices.filter((choice) => !chosen.includes(choice.value))}
          autoFocus={chosen.length > 0 || goesOn}
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

function participants(snapshot: WorkshopSnapshot, language: Language): readonly { value: string; name: string }[] {
  return peopleChoices(snapshot, language).filter(
    ({ participation }) => isCounted(participation) && isExpected(participation),
  );
}
