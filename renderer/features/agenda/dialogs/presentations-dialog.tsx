import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import { type Session, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import type { Language } from '../../../../shared/domain/language.ts';
import type { Delegation } from '../../../../shared/domain/people/groups.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import {
  shortestSpeech,
  speakingOrder,
  type SpeakingSlot,
  speakingSlots,
} from '../../../../shared/operations/country-presentations.ts';
import { clockAt } from '../../../../shared/time/wall-clock.ts';
import { arrangePresentations } from '../../../commands/agenda.ts';
import { draw } from '../../../commands/record.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { MultiSelect, SegmentedControl, Select } from '../../../ui/fields/select.tsx';
import pageStyles from '../../../ui/page.module.css';
import formStyles from '../../../ui/form.module.css';
import badgeStyles from '../../../ui/badge.module.css';
import styles from './agenda-dialogs.module.css';
import { delegationName } from '../../../../shared/text/collation.ts';

type PresentationsDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  /** Which session to begin with; without, the first of the kind. */
  readonly sessionId?: string;
  readonly onClose: () => void;
};

/** Divides country presentations among delegations, ordered by alphabet, by lot or by hand. */
export function PresentationsDialog({ snapshot, sessionId, onClose }: PresentationsDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const sessions = snapshot.sessions.filter((each) => each.kind === 'country-presentations');
  const [chosenId, setChosenId] = useState(sessionId ?? sessions[0]?.id ?? '');
  const session = sessions.find((each) => each.id === chosenId);
  const { inOrder, controls } = useSpeakers(snapshot);
  const slots = session === undefined ? [] : speakingSlots(session, inOrder);
  const arrange = (how: 'describe' | 'split'): void => {
    onClose();
    if (session !== undefined) void runUndoably('presentations.arrange', arrangePresentations(session, inOrder, how));
  };
  if (session === undefined) {
    return (
      <Dialog title={t('screens.presentations.title')} onClose={onClose}>
        <p className={clsx(formStyles['form'], 'soft')}>{t('screens.presentations.noSession')}</p>
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.close')}</Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog wide title={t('screens.presentations.title')} onClose={onClose}>
      <div className={formStyles['form']}>
        <Select
          label={t('screens.presentations.session')}
          value={session.id}
          choices={sessions.map((each) => ({
            value: each.id,
            name: sessionText(each, sessionTitle(each, language, t)),
          }))}
          onChange={setChosenId}
        />
        {controls.chooser}
        <SlotList slots={slots} session={session} count={inOrder.length} onMove={controls.move} />
        <div className={formStyles['actions']}>
          <span className="soft small">{t('screens.presentations.splitHint')}</span>
          <Button isDisabled={slots.length === 0} onPress={() => arrange('split')}>
            {t('screens.presentations.split')}
          </Button>
          <Button look="primary" isDisabled={slots.length === 0} onPress={() => arrange('describe')}>
            {t('screens.presentations.describe')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

type Speakers = {
  readonly inOrder: readonly Delegation[];
  readonly controls: { readonly chooser: ReactNode; readonly move: (place: number, by: -1 | 1) => void };
};

/** Delegations that speak, in order; an order made by hand stays until another one is chosen. */
function useSpeakers(snapshot: WorkshopSnapshot): Speakers {
  const { t, language } = usePreferences();
  const { languages } = snapshot.workshop;
  const [leftOut, setLeftOut] = useState(() => withoutCountry(snapshot.delegations));
  const [by, setBy] = useState<'alphabet' | 'lot'>('alphabet');
  const [alphabet, setAlphabet] = useState<Language>(languages[0] ?? language);
  const [seed, setSeed] = useState(draw);
  const [byHand, setByHand] = useState<readonly string[] | null>(null);
  const speaking = snapshot.delegations.filter((each) => !leftOut.includes(each.id));
  const ordered = speakingOrder(speaking, by === 'lot' ? { by, seed } : { by, language: alphabet });
  const inOrder =
    byHand === null ? ordered : ordered.toSorted((one, other) => byHand.indexOf(one.id) - byHand.indexOf(other.id));
  const again = (change: () => void): void => {
    setByHand(null);
    change();
  };
  const move = (place: number, direction: -1 | 1): void => {
    const ids = inOrder.map((each) => each.id);
    const [moved = ''] = ids.splice(place, 1);
    setByHand(ids.toSpliced(place + direction, 0, moved));
  };
  const chooser = (
    <>
      <MultiSelect
        label={t('screens.presentations.delegations')}
        choices={snapshot.delegations.map((each) => ({ value: each.id, name: delegationName(each, language) }))}
        values={speaking.map((each) => each.id)}
        none={t('screens.presentations.none')}
        empty={t('screens.presentations.noDelegations')}
        onChange={(ids) =>
          again(() => setLeftOut(snapshot.delegations.map((each) => each.id).filter((id) => !ids.includes(id))))
        }
      />
      <div className={styles['speaking-order']}>
        <SegmentedControl
          label={t('screens.presentations.order')}
          value={by}
          choices={[
            { value: 'alphabet', name: t('screens.presentations.alphabet') },
            { value: 'lot', name: t('screens.presentations.lot') },
          ]}
          onChange={(chosen) => again(() => setBy(chosen))}
        />
        {by === 'lot' ? (
          <Button onPress={() => again(() => setSeed(draw()))}>{t('screens.presentations.draw')}</Button>
        ) : (
          <Select
            labelHidden
            label={t('screens.presentations.language')}
            value={alphabet}
            choices={languages.map((each) => ({ value: each, name: t(`vocabulary.language.${each}`) }))}
            onChange={(chosen) => again(() => setAlphabet(chosen))}
          />
        )}
        {byHand === null ? null : <span className={badgeStyles['badge']}>{t('screens.presentations.byHand')}</span>}
      </div>
    </>
  );
  return { inOrder, controls: { chooser, move } };
}

/** Ids of the delegations left out at first: those without a country; none where no delegation has one. */
function withoutCountry(delegations: readonly Delegation[]): readonly string[] {
  const others = delegations.filter((each) => each.country === null);
  return others.length === delegations.length ? [] : others.map((each) => each.id);
}

type SlotListProps = {
  readonly slots: readonly SpeakingSlot[];
  readonly session: Session;
  /** How many delegations are to speak. */
  readonly count: number;
  readonly onMove: (place: number, by: -1 | 1) => void;
};

function SlotList({ slots, session, count, onMove }: SlotListProps): ReactNode {
  const { t, language } = usePreferences();
  const [first] = slots;
  if (first === undefined) {
    return (
      <p className={clsx(pageStyles['notice'], pageStyles['bad'])} role="status">
        {count === 0
          ? t('screens.presentations.nobody')
          : t('screens.presentations.tooShort', { minutes: session.minutes, count, least: shortestSpeech })}
      </p>
    );
  }
  const spare = session.minutes - first.minutes * slots.length;
  return (
    <div>
      <p className="soft small">
        {t('screens.presentations.length', { minutes: first.minutes })}
        {spare === 0 ? '' : `. ${t('screens.presentations.spare', { count: spare })}`}
      </p>
      <ol className={styles['speakers']} aria-label={t('screens.presentations.slots')}>
        {slots.map(({ delegation, start, minutes }, place) => {
          const name = delegationName(delegation, language);
          return (
            <li key={delegation.id}>
              <span className="number soft">
                {start === null ? place + 1 : `${clockAt(start)} – ${clockAt(start + minutes)}`}
              </span>
              <span className="one-line">{name}</span>
              <IconButton
                small
                icon="up"
                name={t('screens.presentations.earlier', { name })}
                isDisabled={place === 0}
                onPress={() => onMove(place, -1)}
              />
              <IconButton
                small
                icon="down"
                name={t('screens.presentations.later', { name })}
                isDisabled={place === slots.length - 1}
                onPress={() => onMove(place, 1)}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

type PresentationsButtonProps = { readonly session: Session; readonly snapshot: WorkshopSnapshot };

/** The button in the panel of a session of country presentations that opens the dialog. */
export function PresentationsButton({ session, snapshot }: PresentationsButtonProps): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  if (session.kind !== 'country-presentations') return null;
  return (
    <>
      <Button small icon="swap" onPress={() => setOpen(true)}>
        {t('screens.presentations.arrange')}
      </Button>
      {open ? <PresentationsDialog snapshot={snapshot} sessionId={session.id} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function sessionText({ placement, minutes }: Session, title: string): string {
  return [placement?.start ?? '', title, `${minutes}′`].filter((part) => part !== '').join(' · ');
}
