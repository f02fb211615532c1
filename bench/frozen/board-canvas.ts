type Painted = { readonly start: string; readonly minutes: number; readonly room: number; readonly number: number };

/**
 * Runs in an empty page: a canvas over a scroller of the size of our board. What is in view is painted anew whenever it
 * moves, and the rectangle in hand with it; at the right edge it rolls on.
 */
export function paintBoard(sessions: readonly Painted[]): void {
  const [columnWidth, hoursWidth, headHeight, hourHeight, firstHour, hours] = [168, 56, 48, 44, 9, 10];
  const columns = 35;
  document.body.innerHTML = '';
  Object.assign(document.body.style, { margin: '0', font: '12px sans-serif', userSelect: 'none' });
  const board = document.createElement('div');
  board.dataset['part'] = 'board';
  const [left, top] = [240, 190];
  Object.assign(board.style, {
    position: 'absolute',
    left: `${left}px`,
    top: `${top}px`,
    width: `${window.innerWidth - left - 20}px`,
    height: `${window.innerHeight - top - 16}px`,
    overflow: 'auto',
  });
  const size = document.createElement('div');
  Object.assign(size.style, {
    width: `${hoursWidth + columns * columnWidth}px`,
    height: `${headHeight + hours * hourHeight}px`,
  });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'sticky', left: '0', top: '0', display: 'block' });
  const [first] = sessions;
  const grip = document.createElement('div');
  grip.dataset['part'] = 'block';
  Object.assign(grip.style, { position: 'absolute', left: '60px', top: '100px', width: '160px', height: '36px' });
  size.append(canvas);
  board.append(size, grip);
  document.body.append(board);
  canvas.width = board.clientWidth;
  canvas.height = board.clientHeight;
  const context = canvas.getContext('2d');
  if (context === null || first === undefined) throw new Error('nothing to paint');
  let carried: { readonly x: number; readonly y: number } | null = null;
  let isAsked = false;
  const minuteHeight = hourHeight / 60;
  const block = (x: number, y: number, height: number, text: string): void => {
    context.fillStyle = '#e8edff';
    context.strokeStyle = '#88f';
    context.fillRect(x, y, columnWidth - 6, height);
    context.strokeRect(x, y, columnWidth - 6, height);
    context.fillStyle = '#222';
    context.fillText(text, x + 8, y + 13, columnWidth - 20);
  };
  const paint = (): void => {
    isAsked = false;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.font = '12px sans-serif';
    for (const { start, minutes, room, number } of sessions) {
      const x = hoursWidth + (room - 1) * columnWidth + 3 - board.scrollLeft;
      if (x > canvas.width || x < -columnWidth) continue;
      const minute = Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) - firstHour * 60;
      block(x, headHeight + minute * minuteHeight - board.scrollTop, minutes * minuteHeight - 2, `${start} ${number}`);
    }
    if (carried === null) return;
    block(carried.x, carried.y, first.minutes * minuteHeight, first.start);
    if (carried.x > canvas.width - 36) board.scrollBy(14, 0);
  };
  const ask = (): void => {
    if (!isAsked) requestAnimationFrame(paint);
    isAsked = true;
  };
  board.addEventListener('scroll', ask, { passive: true });
  document.addEventListener('pointerdown', () => {
    document.addEventListener('pointermove', ({ clientX, clientY }) => {
      carried = { x: clientX - left, y: clientY - top };
      ask();
    });
  });
  document.addEventListener('pointerup', () => {
    carried = null;
    ask();
  });
  paint();
}
