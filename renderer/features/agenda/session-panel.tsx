import { shownName } from '../../../shared/domain/shown-name.ts';
import type { ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import { sessionTitle } from '../../../shared/domain/session-title.ts';
import { sessionKinds, type Placement, type Session } from '../../../shared/domain/session.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences, useText } from '../../app/preferences.tsx';
import { assign, deleteSession, editSession, moveSession, setMinutes, setStart } from '../../commands/agenda.ts';
import { DraftField } from '../../forms/draft-field.tsx';
import { asNumber, asWallClock } from '../../forms/readings.ts';
import { TextByLanguage } from '../../forms/text-by-language.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { Select } from '../../ui/select.tsx';
import { PresentationsButton } from './dialogs/presentations-dialog.tsx';
import { FindingCard } from './findings-panel.tsx';
import { WhereElse } from './where-else.tsx';
import { SessionAudience, SessionLanguages, SessionMethod } from './session-content.tsx';
import { SessionOrder } from './session-order.tsx';
import type { AgendaCheck } from './use-findings.ts';

type SessionPanelProps = {
  readonly session: Session;
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
  readonly runOn: boolean;
  /** Asks how everything from a session on is to move. */
  readonly onShift: (sessionId: string) => void;
  readonly onClose: () => void;
};

/** Everything about one session, edited in place. */
export function SessionPanel({ session, snapshot, check, runOn, onShift, onClose }: SessionPanelProps): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const { languages } = snapshot.workshop;
  const edit = (patch: Partial<Session>): void => void run(editSession(session, patch));
  return (
    <aside className="panel" aria-label={sessionTitle(session, language, t)}>
      <div className="panel-head">
        <h2>{sessionTitle(session, language, t)}</h2>
        <IconButton small icon="close" name={t('screens.agenda.close')} onPress={onClose} />
      </div>
      <Select
        label={t('screens.agenda.kind')}
        value={session.kind}
        choices={sessionKinds.map((kind) => ({ value: kind, name: t(`vocabulary.sessionKind.${kind}`) }))}
        onChange={(kind) => edit({ kind })}
      />
      <TextByLanguage
        label={t('screens.agenda.title')}
        text={session.title}
        languages={languages}
        lines={2}
        onSave={(title) => edit({ title })}
      />
      <WhenAndWhere session={session} snapshot={snapshot} runOn={runOn} />
      <PresentationsButton session={session} snapshot={snapshot} />
      <ul className="findings">
        {check.checked.findings
          .filter((finding) => finding.sessionIds.includes(session.id))
          .map((finding) => (
            <FindingCard key={finding.key} finding={finding} snapshot={snapshot} check={check} />
          ))}
      </ul>
      <div className="panel-ways">
        <WhereElse session={session} snapshot={snapshot} />
        {session.placement === null ? null : (
          <Button small onPress={() => onShift(session.id)}>
            {t('screens.agenda.shift.open')}
          </Button>
        )}
      </div>
      <Who session={session} snapshot={snapshot} />
      <SessionLanguages session={session} snapshot={snapshot} onEdit={edit} />
      <TextByLanguage
        label={t('screens.agenda.description')}
        text={session.description}
        languages={languages}
        lines={2}
        onSave={(description) => edit({ description })}
      />
      <TextByLanguage
        label={t('screens.agenda.audience')}
        text={session.audience}
        languages={languages}
        onSave={(audience) => edit({ audience })}
      />
      <SessionAudience session={session} snapshot={snapshot} onEdit={edit} />
      <SessionOrder session={session} snapshot={snapshot} onEdit={edit} />
      <SessionMethod session={session} snapshot={snapshot} onEdit={edit} />
      <Button
        small
        look="danger"
        icon="remove"
        onPress={() => {
          onClose();
          void runUndoably('session.remove', deleteSession(session));
        }}
      >
        {t('screens.agenda.remove')}
      </Button>
    </aside>
  );
}

type PartProps = { readonly session: Session; readonly snapshot: WorkshopSnapshot };

function WhenAndWhere({ session, snapshot, runOn }: PartProps & { readonly runOn: boolean }): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { placement } = session;
  if (placement === null) return <PlaceOnDay session={session} snapshot={snapshot} />;
  const move = (patch: Partial<Placement>): void => void run(moveSession(session, { ...placement, ...patch }));
  const everywhere = 'all';
  return (
    <>
      <div className="panel-triple">
        <DraftField
          label={t('screens.agenda.start')}
          stored={placement.start}
          read={asWallClock(t('screens.agenda.timeWrong'))}
          onSave={(start) => void run(setStart(session, start, runOn))}
        />
        <DraftField
          label={t('screens.agenda.minutes')}
          stored={String(session.minutes)}
          read={asNumber(5, 1440, t('screens.agenda.minutesWrong'))}
          onSave={(minutes) => void run(setMinutes(session, minutes, runOn))}
        />
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
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const choices = snapshot.participations.map((participation) => {
    const person = people.get(participation.personId);
    const name = shownName(participation, person, language);
    return { value: participation.id, name, role: participation.role };
  });
  const leading = choices.filter((choice) => choice.role !== 'participant' && choice.role !== 'interpreter');
  const interpreting = choices.filter((choice) => choice.role === 'interpreter');
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
