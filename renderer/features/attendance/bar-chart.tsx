import type { ReactNode, Ref } from 'react';
import { percentOf } from '../../../shared/domain/attendance-rates.ts';
import { useText } from '../../app/preferences.tsx';
import type { Bar, BarPart } from './presence.ts';

type BarChartProps = {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly onOpen: (bar: Bar, part: BarPart) => void;
  readonly ref: Ref<SVGSVGElement>;
};

const [nameWidth, barWidth, sumWidth] = [200, 230, 130];
const width = nameWidth + barWidth + sumWidth;
const lineHeight = 30;
const barHeight = 18;
const headHeight = 34;

/** The longest name that its place takes; the whole of it stands in the table and on hover. */
const longestName = 30;

/**
 * Stacked bars, drawn by ourselves. The table beside it says the same to whoever does not see it, so that the drawing
 * itself is one picture with a name.
 */
export function BarChart({ title, bars, onOpen, ref }: BarChartProps): ReactNode {
  const t = useText();
  const height = headHeight + bars.length * lineHeight;
  return (
    <svg ref={ref} className="bar-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <text x={0} y={18} className="bar-title">
        {title}
      </text>
      {bars.map((bar, line) => {
        const top = headHeight + line * lineHeight;
        const percent = percentOf(bar.present, bar.expected) ?? 0;
        return (
          <g key={bar.key}>
            <text x={0} y={top + barHeight - 4} className="bar-name">
              <title>{bar.name}</title>
              {bar.name.length > longestName ? `${bar.name.slice(0, longestName - 1)}…` : bar.name}
            </text>
            {partsWithPlaces(bar).map(({ part, x, length }) => (
              <rect
                key={part.status}
                x={x}
                y={top}
                width={Math.max(length - 1, 1)}
                height={barHeight}
                className={`bar-part ${part.status}`}
                onClick={() => onOpen(bar, part)}
              >
                <title>{`${t(`vocabulary.attendanceStatus.${part.status}`)}: ${part.count}`}</title>
              </rect>
            ))}
            <text x={width} y={top + barHeight - 4} className="bar-sum">
              {t('screens.attendance.pictures.sum', { present: bar.present, expected: bar.expected, percent })}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function partsWithPlaces(bar: Bar): { readonly part: BarPart; readonly x: number; readonly length: number }[] {
  let x = nameWidth;
  return bar.parts.flatMap((part) => {
    if (part.count === 0) return [];
    const length = (barWidth * part.count) / bar.expected;
    const place = { part, x, length };
    x += length;
    return [place];
  });
}
