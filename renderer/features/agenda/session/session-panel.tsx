import { clsx } from 'clsx';
import { type ReactNode, useMemo, useState } from 'react';
import * as z from 'zod';
import {
  type Placement,
  type Session,
  sessionKinds,
  sessionSchema,
  sessionTitle,
} from '../../../../shared/domain/agenda/session.ts';
import { daysInOrder, sessionsOfDay } from '../../../../shared/domain/attendance/slots.ts';
import { textIn } from '../../../../shared/domain/language.ts';
import { isCounted } from '../../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import { bestPlacements } from '../../../../shared/planning/proposed-plan.ts';
import { breachText } from '../../../../shared/findings/finding-text.ts';
import { peopleChoices } from '../../../../shared/text/choice-lists.ts';
import { wallClockSchema } from '../../../../shared/time/wall-clock.ts';
import { assign, deleteSession, editSession, moveSession, setMinutes, setStart } from '../../../commands/agenda.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { TextByLanguage, TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import { MultiSelect, Select } from '../../../ui/fields/select.tsx';
import { PresentationsButton } from '../dialogs/presentations-dialog.tsx';
import { FindingCard } from '../findings/findings-panel.tsx';
import type { AgendaCheck } from '../findings/use-findings.ts';
import { SessionAudience, SessionLanguages, SessionMethod } from './session-content.tsx';
import { ActionButton, ActionIconButton } from '../../../context/actions.tsx';
import findingsStyles from '../findings/findings.module.css';
import agendaStyles from '../agenda.module.css';
import pageStyles from '../../../ui/page.module.css';

type SessionPanelProps = {
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
  readonly runOn: boolean;
  /** Asks how everything from a session on is to move. */
  readonly onShift: (sessionId: string) => void;
  readonly onClose: () => void;
};

/** All fields of a session, edited in place. */
export function SessionPanel({ session, snapshot, check, runOn, onShift, onClose }: SessionPanelProps): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const { languages } = snapshot.workshop;
  const edit = async (patch: Partial<Session>): Promise<unknown> => run(editSession(session, patch));
  const form = useRecordForm({ schema: sessionSchema, stored: session, record: session.id, onSave: edit });
  return (
    <aside className={pageStyles['panel']} data-part="panel" aria-label={sessionTitle(session, language, t)}>
      <div className={pageStyles['panel-head']}>
        <h2>{sessionTitle(session, language, t)}</h2>
        <ActionIconButton action="panel.close" name={t('screens.agenda.close')} onPress={onClose} />
      </div>
      <Select
        label={t('screens.agenda.kind')}
        value={session.kind}
        choices={sessionKinds.map((kind) => ({ value: kind, name: t(`vocabulary.sessionKind.${kind}`) }))}
        onChange={(kind) => void edit({ kind })}
      />
      <TextByLanguage form={form} name="title" label={t('screens.agenda.title')} languages={languages} lines={2} />
      <WhenAndWhere session={session} snapshot={snapshot} runOn={runOn} />
      <PresentationsButton session={session} snapshot={snapshot} />
      <ul className={findingsStyles['findings']}>
        {check.checked.findings
          .filter((finding) => finding.sessionIds.includes(session.id))
          .map((finding) => (
            <FindingCard key={finding.key} finding={finding} snapshot={snapshot} check={check} />
          ))}
      </ul>
      <div className={agendaStyles['panel-ways']}>
        <WhereElse session={session} snapshot={snapshot} />
        {session.placement === null ? null : (
          <ActionButton action="session.shift" plain small onPress={() => onShift(session.id)} />
        )}
      </div>
      <Who session={session} snapshot={snapshot} />
      <SessionLanguages session={session} snapshot={snapshot} onEdit={(patch) => void edit(patch)} />
      <TextByLanguage
        form={form}
        name="description"
        label={t('screens.agenda.description')}
        languages={languages}
        lines={2}
      />
      <TextByLanguage form={form} name="audience" label={t('screens.agenda.audience')} languages={languages} />
      <SessionAudience audienceFilter={session.audienceFilter} record={session.id} snapshot={snapshot} onEdit={edit} />
      <SessionOrder session={session} snapshot={snapshot} onEdit={(patch) => void edit(patch)} />
      <SessionMethod form={form} languages={languages} />
      <ActionButton
        action="session.remove"
        small
        look="danger"
        onPress={() => {
          onClose();
          void runUndoably('session.remove', deleteSession(session));
        }}
      />
    </aside>
  );
}

type PartProps = { readonly session: Session; readonly snapshot: WorkshopSnapshot };

const whenSchema = z.object({ start: wallClockSchema, minutes: sessionSchema.shape.minutes });

function WhenAndWhere({ session, snapshot, runOn }: PartProps & { readonly runOn: boolean }): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { placement } = session;
  const form = useRecordForm({
    schema: whenSchema,
    stored: { start: placement?.start ?? '00:00', minutes: session.minutes },
    record: `${session.id} when`,
    onSave: async ({ start, minutes }) => {
      if (start !== undefined) await run(setStart(session, start, runOn));
      if (minutes !== undefined) await run(setMinutes(session, minutes, runOn));
    },
  });
  if (placement === null) return <PlaceOnDay session={session} snapshot={snapshot} />;
  const move = (patch: Partial<Placement>): void => void run(moveSession(session, { ...placement, ...patch }));
  const everywhere = 'all';
  return (
    <>
      <div className={agendaStyles['panel-triple']}>
        <TextInput form={form} name="start" label={t('screens.agenda.start')} />
        <TextInput form={form} name="minutes" label={t('screens.agenda.minutes')} />
        <Select
          label={t('screens.agenda.moveToDay')}
          value={placement.dayId}
          choices={snapshot.days.map((day) => ({ value: day.id, name: String(day.number) }))}
          onChange={(dayId) => move({ dayId })}
        />
      </div>
      <Select
        label={t('screens.agenda.room')}
        value={placement.roomId ?? everywhere}
        choices={[
          { value: everywhere, name: t('screens.agenda.allRooms') },
          ...snapshot.rooms.map((room) => ({ value: room.id, name: textIn(room.name, language) })),
        ]}
        onChange={(roomId) => move({ roomId: roomId === everywhere ? null : roomId })}
      />
    </>
  );
}

function PlaceOnDay({ session, snapshot }: PartProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <Select
      label={t('screens.agenda.place')}
      value={null}
      choices={snapshot.days.map((day) => ({ value: day.id, name: t('screens.agenda.day', { number: day.number }) }))}
      onChange={(dayId) => {
        const start = snapshot.days.find((day) => day.id === dayId)?.startsAt ?? '09:00';
        void run(moveSession(session, { dayId, start, roomId: null }));
      }}
    />
  );
}

function Who({ session, snapshot }: PartProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const choices = peopleChoices(snapshot, language);
  const interpreting = choices.filter(({ participation }) => participation.role === 'interpreter');
  const leading = choices.filter((choice) => !isCounted(choice.participation) && !interpreting.includes(choice));
  const held = (role: 'lead' | 'presenter' | 'interpreter'): string[] =>
    snapshot.assignments
      .filter((each) => each.sessionId === session.id && each.role === role)
      .map((each) => each.participationId);
  return (
    <>
      <MultiSelect
        label={t('screens.agenda.led')}
        choices={leading}
        values={held('lead')}
        none={t('screens.agenda.noOne')}
        empty={t('screens.agenda.nobodyToLead')}
        onChange={(ids) => void run(assign(session, 'lead', ids))}
      />
      <MultiSelect
        label={t('screens.agenda.presenters')}
        choices={choices}
        values={held('presenter')}
        none={t('screens.agenda.noOne')}
        empty={t('screens.agenda.nobodyToLead')}
        onChange={(ids) => void run(assign(session, 'presenter', ids))}
      />
      <MultiSelect
        label={t('screens.agenda.interpreters')}
        choices={interpreting}
        values={held('interpreter')}
        none={t('screens.agenda.noOne')}
        empty={t('screens.agenda.nobodyToLead')}
        onChange={(ids) => void run(assign(session, 'interpreter', ids))}
      />
    </>
  );
}

type SessionOrderProps = {
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly onEdit: (patch: Partial<Session>) => void;
};

/** Prerequisites of a session. Sessions that depend on it are left out, so that no cycle can be made. */
function SessionOrder({ session, snapshot, onEdit }: SessionOrderProps): ReactNode {
  const { t, language } = usePreferences();
  const later = followersOf(session.id, snapshot.sessions);
  const unplaced = snapshot.sessions.filter((each) => each.placement === null);
  const choices = daysInOrder(snapshot.days)
    .flatMap((day) => sessionsOfDay(day.id, snapshot.sessions))
    .concat(unplaced)
    .filter((each) => each.id !== session.id && !later.has(each.id) && hasContent(each))
    .map((each) => ({ value: each.id, name: sessionTitle(each, language, t) }));
  return (
    <MultiSelect
      label={t('screens.agenda.content.prerequisites')}
      choices={choices}
      values={session.prerequisiteIds}
      none={t('screens.agenda.content.noPrerequisites')}
      empty={t('screens.agenda.content.noneToChoose')}
      onChange={(ids) => onEdit({ prerequisiteIds: [...ids].slice(0, mostPrerequisites) })}
    />
  );
}

const mostPrerequisites = 50;

/** Whether a session can be a prerequisite: breaks, meals, the photo and the registration cannot. */
function hasContent({ kind }: Session): boolean {
  return kind !== 'break' && kind !== 'lunch' && kind !== 'photo' && kind !== 'registration';
}

/** Ids of all sessions that depend on a session, directly or through others. */
function followersOf(sessionId: string, sessions: readonly Session[]): ReadonlySet<string> {
  const found = new Set([sessionId]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { id, prerequisiteIds } of sessions) if (prerequisiteIds.some((each) => found.has(each))) found.add(id);
  }
  return found;
}

type WhereElseProps = { readonly session: Session; readonly snapshot: WorkshopSnapshot };

const placesShown = 6;

/** Suggests the best places for a session, each with the rules that it would break. */
function WhereElse({ session, snapshot }: WhereElseProps): ReactNode {
  const [asked, setAsked] = useState(false);
  if (asked) return <Places session={session} snapshot={snapshot} onDone={() => setAsked(false)} />;
  return <ActionButton action="session.where" plain small onPress={() => setAsked(true)} />;
}

function Places({ session, snapshot, onDone }: WhereElseProps & { readonly onDone: () => void }): ReactNode {
  const { t, language } = usePreferences();
  const { runUndoably } = useFeedback();
  const places = useMemo(() => bestPlacements(snapshot, session.id, placesShown), [snapshot, session.id]);
  return (
    <ul className={findingsStyles['places']} aria-label={t('screens.agenda.fill.where')}>
      {places.map(({ placement, breaches }) => {
        const day = snapshot.days.find((each) => each.id === placement.dayId);
        const room = snapshot.rooms.find((each) => each.id === placement.roomId);
        const broken = breaches.map((breach) => breachText(breach, snapshot, t, language));
        const id = JSON.stringify(placement);
        const moment = t('screens.agenda.edition.moment', { day: day?.number ?? 0, start: placement.start });
        const label = room === undefined ? moment : `${moment} · ${textIn(room.name, language)}`;
        return (
          <li key={id}>
            <ActionButton
              action="session.place"
              row={{ id, label, name: sessionTitle(session, language, t) }}
              plain
              small
              onPress={() => {
                onDone();
                void runUndoably('session.move', moveSession(session, placement));
              }}
            />
            <span className={clsx(broken.length === 0 ? findingsStyles['place-free'] : 'soft', 'small')}>
              {broken.length === 0 ? t('screens.agenda.fill.free') : broken.join(' · ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
