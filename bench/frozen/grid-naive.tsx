import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { gridTasks, press, rootElement, type GridData } from './grid-tasks.ts';
import { painted, type PageProgram } from './page-program.ts';
import { plainStatuses, plainStatusIn, type PlainSheet, type PlainStatus, type Size } from './workload.ts';

/** Peer of the grid, the obvious way: one component, a table of everybody, the marks in its state. */
export const gridNaive = (dataOf: (size: Size) => GridData): PageProgram => ({
  begin: async (size) => {
    const data = dataOf(size);
    let latest = data.sheet;
    let cursor = 0;
    const show = (): void => {
      const element = <NaiveGrid data={data} cursor={() => cursor} onChange={(sheet) => (latest = sheet)} />;
      flushSync(() => createRoot(rootElement()).render(element));
    };
    return gridTasks(data, {
      mount: async () => {
        show();
        await painted();
      },
      moveTo: async (person) => {
        cursor = person;
        await painted();
      },
      mark: async (_, status) => {
        press(rootElement().querySelector('[role=grid]') ?? rootElement(), status);
        await painted();
      },
      sheet: async () => latest,
    });
  },
});

type NaiveGridProps = {
  readonly data: GridData;
  readonly cursor: () => number;
  readonly onChange: (sheet: PlainSheet) => void;
};

function NaiveGrid({ data, cursor, onChange }: NaiveGridProps): ReactNode {
  const [sheet, setSheet] = useState(data.sheet);
  const onKeyDown = (event: KeyboardEvent): void => {
    const status = event.code === 'KeyA' ? 'absent' : 'late';
    const participationId = data.people[cursor()]?.participation.id ?? '';
    const marked = withMark(sheet, participationId, data.slots[0]?.id ?? '', status);
    setSheet(marked);
    onChange(marked);
  };
  return (
    <div role="grid" tabIndex={0} onKeyDown={onKeyDown}>
      <table>
        <tbody>
          {data.people.map((row) => (
            <tr key={row.participation.id}>
              <td>{row.participation.number}</td>
              <th>{row.name}</th>
              <td>{row.institution}</td>
              {data.slots.map((slot) => {
                const status = plainStatusIn(sheet, row.participation.id, slot.id);
                return (
                  <td key={slot.id} className={status} aria-label={`${row.name}: ${status}`}>
                    <span>{plainStatuses.indexOf(status)}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function withMark(sheet: PlainSheet, participationId: string, slotId: string, status: PlainStatus): PlainSheet {
  const marks = sheet.marks.slice();
  const row = sheet.participationIds.indexOf(participationId);
  marks[row * sheet.slotIds.length + sheet.slotIds.indexOf(slotId)] = plainStatuses.indexOf(status);
  return { ...sheet, marks };
}
