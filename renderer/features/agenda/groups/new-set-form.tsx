import { useMemo, useState, type ReactNode } from 'react';
import { expectedIn, prepareAudience } from '../../../../shared/domain/audience.ts';
import type { AudienceFilter } from '../../../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { Translate } from '../../../../shared/text/text.ts';
import { useFeedback } from '../../../app/feedback.ts';
import { useText } from '../../../app/preferences.tsx';
import { makeSet } from '../../../commands/breakout-groups.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Segments } from '../../../ui/segments.tsx';
import { SessionAudience } from '../session-content.tsx';
import { GroupingRulesFields } from './grouping-rules-fields.tsx';

type NewSetFormProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Names of the sets that are there. */
  readonly taken: readonly string[];
  readonly onMade: (name: string) => void;
};

/** People to a group, until somebody says otherwise. */
const usualSize = 6;

/** Who is divided into how many groups, and what is wished for. */
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
      className="form groups-new"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <p className="soft small">{t('screens.groups.hint')}</p>
      <div className="pair">
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
      <div className="field">
        <span className="label">{t('screens.groups.who')}</span>
        <Segments
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
      <section className="groups-wishes">
        <h3>{t('screens.groups.rules')}</h3>
        <GroupingRulesFields snapshot={snapshot} />
      </section>
      <div className="actions groups-make">
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
