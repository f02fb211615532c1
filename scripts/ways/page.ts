import { moveSession } from '../../renderer/commands/agenda.ts';
import { mark } from '../../renderer/commands/attendance.ts';
import { importWorkshop } from '../../renderer/commands/workshops.ts';
import { readSnapshot } from '../../renderer/queries/snapshot.ts';
import { recover } from '../../renderer/storage/recovery.ts';
import { savingQueue } from '../../renderer/storage/saving-queue.ts';
import { slotsOf, startOf } from '../../shared/domain/attendance/slots.ts';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { Result } from '../../shared/result.ts';
import { clockAt } from '../../shared/time/wall-clock.ts';

declare global {
  interface Window {
    /** What `npm run counts` does in a page without screens: only the way of a change is run there. */
    ways: {
      /** Starts the page as the app does and opens the text of a workshop file. */
      open(text: string): Promise<void>;
      /** Reads what the next `run` needs. */
      prepare(way: 'mark' | 'drag'): Promise<void>;
      /** Changes one thing and waits until the journal has it. */
      run(): Promise<void>;
    };
  }
}

let workshopId = '';
let change: () => Promise<Result<unknown>> = () => Promise.reject(new Error('nothing has been prepared'));

window.ways = {
  async open(text) {
    valueOf(await recover());
    workshopId = valueOf(await importWorkshop(new TextEncoder().encode(text)));
    await saved();
  },
  async prepare(way) {
    const snapshot = given(await readSnapshot(workshopId));
    change = way === 'mark' ? marking(snapshot) : dragging(snapshot);
  },
  async run() {
    valueOf(await change());
    await saved();
  },
};

/** The first participant in the first slot: what the grid does with a key. */
function marking({ workshop, days, sessions, participations, attendance }: WorkshopSnapshot): typeof change {
  const slotId = given(slotsOf(workshop.attendance, days, sessions)[0]).id;
  const participationId = given(participations[0]).id;
  const stored = attendance.find((each) => each.slotId === slotId && each.participationId === participationId);
  return () => mark(workshop.id, [{ participationId, slotId }], stored?.status === 'present' ? 'absent' : 'present');
}

/** The first placed session, five minutes later: what the board does on a drop. */
function dragging({ sessions }: WorkshopSnapshot): typeof change {
  const session = given(sessions.find((each) => each.placement !== null));
  const placement = given(session.placement);
  const start = clockAt(startOf(session) + 5);
  return () => moveSession(session, { ...placement, start });
}

/** Waits until the page says that everything is on the disk. */
function saved(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (savingQueue.current().state === 'saved') resolve();
    };
    savingQueue.onChange(look);
    look();
  });
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

function given<Value>(value: Value | null | undefined): Value {
  if (value == null) throw new Error('the sample lacks what the way needs');
  return value;
}
