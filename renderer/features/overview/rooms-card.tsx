import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import { type Room, roomSchema } from '../../../shared/domain/agenda/day.ts';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { editRecord } from '../../commands/record.ts';
import { addRoom, deleteRoom } from '../../commands/workshops.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { TextByLanguage, TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { IconButton } from '../../ui/button.tsx';
import { ActionButton, useActions } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './overview.module.css';

/** A conference may have two hundred rooms, with three fields each. */
const roomsAtOnce = 8;

type SnapshotProps = { readonly snapshot: WorkshopSnapshot };

export function RoomsCard({ snapshot }: SnapshotProps): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const remove = (room: Room): void => void runUndoably('room.remove', deleteRoom(room));
  useActions({ 'overview.remove-room': (part) => snapshot.rooms.filter(({ id }) => id === part).forEach(remove) });
  const shown = useGrowingCount(snapshot.rooms.length, roomsAtOnce);
  const add = (): void => {
    const name = { [language]: t('screens.overview.newRoom', { number: snapshot.rooms.length + 1 }) };
    void run(addRoom({ workshopId: snapshot.workshop.id, name, capacity: null }));
  };
  return (
    <section className={clsx(pageStyles['card'], pageStyles['padded'])}>
      <div className={pageStyles['card-head']}>
        <h2>{t('screens.overview.rooms')}</h2>
        <span className="soft small">{snapshot.rooms.length === 0 ? t('screens.overview.noRooms') : null}</span>
      </div>
      {snapshot.rooms.slice(0, shown).map((room) => (
        <RoomRow key={room.id} room={room} snapshot={snapshot} onRemove={remove} />
      ))}
      <ActionButton action="overview.add-room" small look="quiet" onPress={() => add()} />
    </section>
  );
}

type RoomRowProps = SnapshotProps & { readonly room: Room; readonly onRemove: (room: Room) => void };

function RoomRow({ room, snapshot, onRemove }: RoomRowProps): ReactNode {
  const { language } = usePreferences();
  const t = useText();
  const { run } = useFeedback();
  const form = useRecordForm({
    schema: roomSchema,
    stored: room,
    record: room.id,
    onSave: async (patch) => run(editRecord('room.edit', 'room', room, patch)),
  });
  return (
    <div className={styles['room-row']}>
      <TextByLanguage
        form={form}
        name="name"
        label={t('screens.overview.room')}
        languages={snapshot.workshop.languages}
      />
      <TextInput form={form} name="capacity" label={t('screens.overview.seats')} />
      <IconButton
        small
        icon="remove"
        data-action="overview.remove-room"
        name={t('screens.overview.removeRoom', { name: textIn(room.name, language) })}
        onPress={() => onRemove(room)}
      />
    </div>
  );
}

/**
 * How many of `all` elements to draw: `step` of them at once and as many more with each frame, until all are there. A
 * long list of fields, each of which takes a millisecond or more, never keeps the page from answering.
 */
export function useGrowingCount(all: number, step: number): number {
  const [count, setCount] = useState(step);
  const shown = Math.min(count, all);
  useEffect(() => {
    if (shown === all) return undefined;
    const frame = requestAnimationFrame(() => setCount(shown + step));
    return () => cancelAnimationFrame(frame);
  }, [shown, all, step]);
  return shown;
}
