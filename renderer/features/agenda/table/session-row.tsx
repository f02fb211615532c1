import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import * as z from 'zod';
import { type Session, sessionSchema, sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { endOf, startOf } from '../../../../shared/domain/attendance/slots.ts';
import { textIn, typedLanguage } from '../../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { clockAt, wallClockSchema } from '../../../../shared/time/wall-clock.ts';
import { editSession, setMinutes, setStart } from '../../../commands/agenda.ts';
import type { ActionId } from '../../../context/action-list.ts';
import { actionChoice, runAction } from '../../../context/actions.tsx';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { MenuButton, type MenuChoice } from '../../../ui/menu-button.tsx';
import sessionLooksStyles from '../session-looks.module.css';
import agendaStyles from '../agenda.module.css';

const rowSchema = z.object({
  start: wallClockSchema,
  minutes: sessionSchema.shape.minutes,
  title: sessionSchema.shape.title,
});

type SessionRowProps = {
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly leads: string;
  /** Whether the filters leave it out; it is drawn pale then. */
  readonly pale: boolean;
  readonly previous: Session | undefined;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly runOn: boolean;
};

/** One session: when, how long, what, who, where. Time, length and title are edited in place. */
export function SessionRow({
  session,
  snapshot,
  leads,
  pale,
  previous,
  selected,
  onSelect,
  runOn,
}: SessionRowProps): ReactNode {
  const { t, language } = usePreferences();
  const title = sessionTitle(session, language, t);
  const form = useSessionForm(session, runOn);
  const room = snapshot.rooms.find((each) => each.id === session.placement?.roomId);
  const audience = textIn(session.audience, language);
  return (
    <>
      <Gap previous={previous} session={session} />
      <div
        role="row"
        tabIndex={0}
        data-session={session.id}
        data-kind={session.kind}
        aria-selected={selected}
        aria-label={`${session.placement?.start ?? ''} ${title}`}
        className={clsx(agendaStyles['session-row'], sessionLooksStyles['kind'], pale && sessionLooksStyles['pale'])}
        onClick={onSelect}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target === event.currentTarget) onSelect();
        }}
      >
        <div role="gridcell" className={clsx(agendaStyles['session-time'], 'number')}>
          <TextInput form={form} name="start" labelHidden label={`${t('screens.agenda.start')}: ${title}`} />
          <span className="faint">– {clockAt(endOf(session))}</span>
        </div>
        <div role="gridcell" className={clsx(agendaStyles['session-minutes'], 'number')}>
          <TextInput form={form} name="minutes" labelHidden label={`${t('screens.agenda.minutes')}: ${title}`} />
        </div>
        <div role="gridcell" className={agendaStyles['session-title']}>
          <TextInput
            form={form}
            name={`title.${typedLanguage(snapshot.workshop.languages, language)}`}
            labelHidden
            label={`${t('screens.agenda.title')}: ${title}`}
            placeholder={title}
          />
          {audience === '' ? null : (
            <span className={clsx(agendaStyles['session-audience'], 'small soft')}>{audience}</span>
          )}
        </div>
        <div role="gridcell" className={clsx(agendaStyles['aside-cell'], 'one-line small soft')}>
          {leads}
        </div>
        <div role="gridcell" className={clsx(agendaStyles['aside-cell'], 'one-line small soft')}>
          {room === undefined ? '' : textIn(room.name, language)}
        </div>
        <div role="gridcell">
          <RowMenu session={session} title={title} />
        </div>
      </div>
    </>
  );
}

/** Time, length and title of a placed session, each with a command of its own. */
function useSessionForm(session: Session, runOn: boolean) {
  const { run } = useFeedback();
  const { minutes, title } = session;
  return useRecordForm({
    schema: rowSchema,
    stored: { start: session.placement?.start ?? '00:00', minutes, title },
    record: `${session.id} row`,
    onSave: async (patch) => {
      if (patch.start !== undefined) await run(setStart(session, patch.start, runOn));
      if (patch.minutes !== undefined) await run(setMinutes(session, patch.minutes, runOn));
      if (patch.title !== undefined) await run(editSession(session, { title: patch.title }));
    },
  });
}

/** The actions of the session; the section does them. */
function RowMenu({ session, title }: { readonly session: Session; readonly title: string }): ReactNode {
  const t = useText();
  const choice = (action: ActionId, more?: Partial<MenuChoice>): MenuChoice =>
    actionChoice(t, action, () => void runAction(action, session.id), more);
  return (
    <MenuButton
      small
      name={t('screens.agenda.moreFor', { title })}
      choices={[
        choice('listed-session.earlier', { name: t('screens.agenda.moveUp'), shortcut: 'Alt ↑' }),
        choice('listed-session.later', { name: t('screens.agenda.moveDown'), shortcut: 'Alt ↓' }),
        choice('listed-session.shift', { shortcut: 'T' }),
        choice('listed-session.unplace'),
        choice('listed-session.remove', { shortcut: 'Del', danger: true }),
      ]}
    />
  );
}

type GapProps = { readonly previous: Session | undefined; readonly session: Session };

/** Shows the free time before a session, or that it overlaps the one before in the same rooms. */
function Gap({ previous, session }: GapProps): ReactNode {
  const { t, language } = usePreferences();
  if (previous === undefined) return null;
  const free = startOf(session) - endOf(previous);
  if (free > 0)
    return (
      <p className={clsx(agendaStyles['session-gap'], 'small faint number')}>
        {t('screens.agenda.gap', { minutes: free })}
      </p>
    );
  const [one, other] = [previous.placement?.roomId ?? null, session.placement?.roomId ?? null];
  if (free === 0 || (one !== null && other !== null && one !== other)) return null;
  return (
    <p className={clsx(agendaStyles['session-gap'], agendaStyles['warn'], 'small')}>
      {t('screens.agenda.overlap', { title: sessionTitle(previous, language, t) })}
    </p>
  );
}
