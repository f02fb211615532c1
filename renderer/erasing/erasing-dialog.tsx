import { clsx } from 'clsx';
import { type ReactNode, type SubmitEvent, useEffect, useState } from 'react';
import type { ErasingCopies } from '../../shared/host/erasing-status.ts';
import { type Language, textIn } from '../../shared/domain/language.ts';
import { listName, type Person } from '../../shared/domain/people/person.ts';
import type { Workshop } from '../../shared/domain/workshop.ts';
import type { ErasingPlan, ErasingWish } from '../../shared/redaction/erasing-plan.ts';
import type { Translate } from '../../shared/text/text.ts';
import { eraseForGood, foreseeErasing, readErasingCopies } from '../commands/erasing.ts';
import { useFeedback } from '../context/feedback.ts';
import { usePreferences } from '../context/preferences.tsx';
import { reloadPage } from '../context/routes.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields/field.tsx';
import styles from './erasing.module.css';

type ErasingDialogProps = {
  readonly wish: ErasingWish;
  /** Of the workshop that is meant; of a person any in which they are. */
  readonly workshop: Pick<Workshop, 'title'>;
  /** How the person is called on the screen: a code where the name is hidden. Missing where no person is meant. */
  readonly person?: string;
  readonly onClose: () => void;
};

/** Shows what an erasing takes away, what stays and which copies it reaches, and does it once that is confirmed by typing. */
export function ErasingDialog({ wish, workshop, person = '', onClose }: ErasingDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const [plan, setPlan] = useState<ErasingPlan | null | 'reading'>('reading');
  const [copies, setCopies] = useState<ErasingCopies | null>(null);
  const [first] = useState(wish);
  useEffect(() => {
    void foreseeErasing(first).then(setPlan);
    void readErasingCopies().then((read) => (read.ok ? setCopies(read.value) : undefined));
  }, [first]);
  return (
    <Dialog title={t(`screens.erasing.title.${wish.kind}`)} wide onClose={onClose}>
      <div className={styles['erasing']}>
        <p>{leadText(t, language, wish, workshop, person)}</p>
        {plan === null ? <p role="status">{t('screens.erasing.nothing')}</p> : null}
        {plan === null || plan === 'reading' ? null : (
          <>
            <div className={styles['halves']}>
              <Half title={t('screens.erasing.goes')} items={goingItems(t, wish, plan)} goes />
              <Half title={t('screens.erasing.stays')} items={stayingItems(t, wish, plan)}>
                <Names people={plan.staying} />
              </Half>
            </div>
            <Half title={t('screens.erasing.copies')} items={copyItems(t, copies)} />
            <Confirmation wish={wish} onClose={onClose} />
          </>
        )}
      </div>
    </Dialog>
  );
}

function leadText(
  t: Translate,
  language: Language,
  wish: ErasingWish,
  workshop: Pick<Workshop, 'title'>,
  person: string,
): string {
  const title = textIn(workshop.title, language);
  switch (wish.kind) {
    case 'workshop':
      return t('screens.erasing.lead.workshop', { title });
    case 'person':
      return t('screens.erasing.lead.person', { name: person });
    case 'details': {
      const groups = wish.groups.map((group) => t(`screens.people.details.group.${group}`)).join(', ');
      return t('screens.erasing.lead.details', { groups, title });
    }
  }
}

function goingItems(t: Translate, wish: ErasingWish, plan: ErasingPlan): string[] {
  const counted = [
    ['people', wish.kind === 'details' ? 0 : plan.people.length],
    ['details', wish.kind === 'details' ? plan.participations.length : plan.withDetails],
    ['signatures', plan.signatures],
    ['scans', plan.scans.length],
    ['delegations', wish.kind === 'workshop' ? plan.contactsOfDelegations : 0],
    ['mentions', plan.mentions],
  ] as const;
  return [
    ...counted
      .filter(([, number]) => number > 0)
      .map(([item, number]) => t(`screens.erasing.item.${item}`, { number })),
    ...(wish.kind === 'details' ? [] : [t('screens.erasing.item.history')]),
  ];
}

function stayingItems(t: Translate, wish: ErasingWish, { staying, scansStaying }: ErasingPlan): string[] {
  if (wish.kind === 'details') return [t('screens.erasing.stay.others')];
  return [
    t('screens.erasing.stay.counts'),
    t('screens.erasing.stay.attendance'),
    t('screens.erasing.stay.codes'),
    ...(scansStaying.length === 0 ? [] : [t('screens.erasing.stay.scans', { number: scansStaying.length })]),
    ...(staying.length === 0 ? [] : [t('screens.erasing.stay.people', { number: staying.length })]),
  ];
}

function copyItems(t: Translate, copies: ErasingCopies | null): string[] {
  const second = copies?.second ?? null;
  return [
    t('screens.erasing.copy.here'),
    ...(copies === null ? [] : [t('screens.erasing.copy.backups', { number: copies.backups })]),
    ...(second === null
      ? []
      : second.backups === null
        ? [t('screens.erasing.copy.secondAway', { folder: second.folder })]
        : [t('screens.erasing.copy.second', { folder: second.folder, number: second.backups })]),
    t('screens.erasing.copy.elsewhere'),
  ];
}

type HalfProps = {
  readonly title: string;
  readonly items: readonly string[];
  readonly goes?: boolean;
  readonly children?: ReactNode;
};

function Half({ title, items, goes = false, children }: HalfProps): ReactNode {
  return (
    <section className={clsx(styles['half'], goes && styles['goes'])} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** Names that fit beside the number of people. */
const mostNamed = 8;

/** Who stays, but protected people. */
function Names({ people }: { readonly people: readonly Person[] }): ReactNode {
  const { language } = usePreferences();
  const named = people.filter((each) => !each.protected).slice(0, mostNamed);
  if (named.length === 0) return null;
  const names = named.map((each) => listName(each, language)).join(', ');
  return <p className={clsx('small', styles['names'])}>{named.length < people.length ? `${names} …` : names}</p>;
}

function Confirmation({ wish, onClose }: Pick<ErasingDialogProps, 'wish' | 'onClose'>): ReactNode {
  const { t } = usePreferences();
  const { run } = useFeedback();
  const [typed, setTyped] = useState('');
  const [isWorking, setWorking] = useState(false);
  const word = t('screens.erasing.word');
  const isConfirmed = typed.trim().toLocaleUpperCase() === word.toLocaleUpperCase();
  const erase = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!isConfirmed || isWorking) return;
    setWorking(true);
    const erased = await run(eraseForGood(wish).then((result) => (result.ok ? { ok: true, value: true } : result)));
    if (erased === true) return reloadPage();
    setWorking(false);
  };
  return (
    <form onSubmit={(event) => void erase(event)}>
      {isWorking ? <p role="status">{t('screens.erasing.working')}</p> : null}
      <div className={styles['foot']}>
        <TextField
          label={t('screens.erasing.typed', { word })}
          value={typed}
          isDisabled={isWorking}
          autoComplete="off"
          onChange={setTyped}
        />
        <Button isDisabled={isWorking} onPress={onClose}>
          {t('screens.cancel')}
        </Button>
        <Button type="submit" look="danger" isDisabled={!isConfirmed || isWorking}>
          {t('screens.erasing.erase')}
        </Button>
      </div>
    </form>
  );
}
