import { clsx } from 'clsx';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import { likeness } from '../../../shared/desks/newcomers.ts';
import { textIn } from '../../../shared/domain/language.ts';
import { shownName } from '../../../shared/domain/people/participation.ts';
import { type Sex, sexes } from '../../../shared/domain/people/person.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { namesOf, type Visitor } from '../../../shared/operations/desk.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { readInstitutions } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/working-store.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { SegmentedControl, Select, type SelectChoice } from '../../ui/select.tsx';
import pageStyles from '../../ui/page.module.css';
import formStyles from '../../ui/form.module.css';
import fieldStyles from '../../ui/field.module.css';
import styles from './desk.module.css';

type WalkInDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  /** What was searched for in vain: the family name, most likely, and perhaps the given one after it. */
  readonly typed: string;
  readonly onSave: (visitor: Visitor) => Promise<void>;
  readonly onClose: () => void;
};

const newKey = 'new';

/** Five fields and Enter: somebody who stands at the table and is on no list. */
export function WalkInDialog({ snapshot, typed, onSave, onClose }: WalkInDialogProps): ReactNode {
  const { t } = usePreferences();
  const [family = '', ...given] = typed.split(/\s+/);
  const [visitor, setVisitor] = useState<Visitor>({
    family,
    given: given.join(' '),
    sex: 'unspecified',
    delegationId: null,
    institution: null,
  });
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Visitor>): void => setVisitor((before) => ({ ...before, ...part }));
  const isMissing = visitor.family.trim() === '';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) void onSave(visitor).then(onClose);
  };
  return (
    <Dialog title={t('screens.desk.walkInTitle')} onClose={onClose} wide>
      <p className={formStyles['note']}>{t('screens.desk.walkInHint')}</p>
      <form className={clsx(formStyles['form'], styles['desk-walk-in'])} noValidate onSubmit={submit}>
        <div className={formStyles['pair']}>
          <TextField
            label={t('screens.desk.family')}
            value={visitor.family}
            onChange={(family) => change({ family })}
            maxLength={300}
            autoFocus
            problem={tried && isMissing ? t('screens.desk.familyMissing') : undefined}
          />
          <TextField
            label={t('screens.desk.given')}
            value={visitor.given}
            onChange={(given) => change({ given })}
            maxLength={300}
          />
        </div>
        <ListedAlready snapshot={snapshot} visitor={visitor} />
        <SexAndDelegation snapshot={snapshot} visitor={visitor} onChange={change} />
        <InstitutionChoice snapshot={snapshot} visitor={visitor} onChange={change} />
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button type="submit" look="primary">
            {t('screens.desk.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type PartProps = Pick<WalkInDialogProps, 'snapshot'> & {
  readonly visitor: Visitor;
  readonly onChange: (part: Partial<Visitor>) => void;
};

function SexAndDelegation({ snapshot, visitor, onChange }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  return (
    <div className={formStyles['pair']}>
      <div className={fieldStyles['field']} data-part="field">
        <span className={fieldStyles['label']} data-part="label" aria-hidden="true">
          {t('screens.desk.sex')}
        </span>
        <SegmentedControl<Sex>
          label={t('screens.desk.sex')}
          value={visitor.sex}
          onChange={(sex) => onChange({ sex })}
          choices={sexes.map((value) => ({ value, name: t(`vocabulary.sex.${value}`) }))}
        />
      </div>
      <Select
        label={t('screens.desk.delegation')}
        value={visitor.delegationId ?? newKey}
        onChange={(value) => onChange({ delegationId: value === newKey ? null : value })}
        choices={[
          { value: newKey, name: t('screens.desk.noDelegation') },
          ...snapshot.delegations.map((each) => ({ value: each.id, name: textIn(each.name, language) })),
        ]}
      />
    </div>
  );
}

function InstitutionChoice({ snapshot, visitor: { institution }, onChange }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  const known = useStored(readInstitutions, []) ?? snapshot.institutions;
  const compare = compareNames(language);
  const isNew = institution !== null && 'name' in institution;
  const choices: SelectChoice<string>[] = known
    .map((each) => ({ value: each.id, name: textIn(each.name, language) }))
    .sort((one, other) => compare(one.name, other.name));
  return (
    <ComboBox
      label={t('screens.desk.institution')}
      choices={isNew ? [{ value: newKey, name: institution.name }, ...choices] : choices}
      value={isNew ? newKey : (institution?.id ?? null)}
      onChange={(id) => onChange({ institution: id === null ? null : { id } })}
      nothing={t('screens.desk.noChoice')}
      creation={{
        name: (name) => t('screens.desk.createInstitution', { name }),
        run: (name) => onChange({ institution: { name: name.slice(0, 300) } }),
      }}
    />
  );
}

/** People of that name whom the search passed over, such as those in reserve, and those whom it would have found. */
function ListedAlready({ snapshot, visitor }: Omit<PartProps, 'onChange'>): ReactNode {
  const { t, language } = usePreferences();
  const people = new Map(snapshot.people.map((each) => [each.id, each]));
  const alike = snapshot.participations.filter((each) => {
    const person = people.get(each.personId);
    return visitor.family.trim() !== '' && person !== undefined && likeness(person, namesOf(visitor)) !== null;
  });
  const who = alike.map((each) =>
    t('screens.desk.listed', {
      number: each.number,
      name: shownName(each, people.get(each.personId), language),
      status: t(`vocabulary.participationStatus.${each.status}`).toLowerCase(),
    }),
  );
  return (
    <div role="status" className={who.length === 0 ? 'visually-hidden' : ''}>
      {who.length === 0 ? null : (
        <p className={pageStyles['notice']}>{t('screens.desk.listedAlready', { who: who.join(', ') })}</p>
      )}
    </div>
  );
}
