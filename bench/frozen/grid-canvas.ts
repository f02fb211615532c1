import { gridTasks, press, rootElement, type GridData } from './grid-tasks.ts';
import { painted, type PageProgram } from './page-program.ts';
import { plainStatuses, type PlainSheet, type Size } from './workload.ts';

const [rowHeight, columnWidth, namesWidth] = [34, 104, 300];

/** Limit of the grid, the least that can be done: rectangles and letters of what is in view, no names for a screen reader, nothing stored. */
export const gridCanvas = (dataOf: (size: Size) => GridData): PageProgram => ({
  begin: async (size) => {
    const data = dataOf(size);
    const sheet: PlainSheet = { ...data.sheet, marks: data.sheet.marks.slice() };
    const canvas = document.createElement('canvas');
    let cursor = 0;
    canvas.addEventListener('keydown', (event) => {
      const status = event.code === 'KeyA' ? 'absent' : 'late';
      const row = sheet.participationIds.indexOf(data.people[cursor]?.participation.id ?? '');
      sheet.marks[row * sheet.slotIds.length] = plainStatuses.indexOf(status);
      draw(canvas, data, sheet);
    });
    return gridTasks(data, {
      mount: async () => {
        canvas.width = namesWidth + data.slots.length * columnWidth;
        canvas.height = window.innerHeight;
        rootElement().append(canvas);
        draw(canvas, data, sheet);
        await painted();
      },
      moveTo: async (person) => {
        cursor = person;
        await painted();
      },
      mark: async (_, status) => {
        press(canvas, status);
        await painted();
      },
      sheet: async () => sheet,
    });
  },
});

function draw(canvas: HTMLCanvasElement, data: GridData, sheet: PlainSheet): void {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.font = '13px sans-serif';
  const rows = new Map(sheet.participationIds.map((id, row) => [id, row]));
  const inView = Math.ceil(canvas.height / rowHeight);
  for (const [index, person] of data.people.slice(0, inView).entries()) {
    const y = index * rowHeight;
    context.fillStyle = '#222';
    context.fillText(person.name, 4, y + 20, namesWidth);
    const start = (rows.get(person.participation.id) ?? 0) * sheet.slotIds.length;
    for (let column = 0; column < data.slots.length; column += 1) {
      const status = plainStatuses[sheet.marks[start + column] ?? 0] ?? 'unmarked';
      context.fillStyle = status === 'absent' ? '#fdd' : '#dfd';
      context.fillRect(namesWidth + column * columnWidth, y, columnWidth - 1, rowHeight - 1);
      context.fillStyle = '#222';
      context.fillText(status, namesWidth + column * columnWidth + 8, y + 20);
    }
  }
}
