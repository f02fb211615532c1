import { useRef, type ReactNode } from 'react';
import { useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { savePicture } from '../../commands/pictures.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import { tell } from '../../ui/toasts.tsx';
import { BarChart } from './bar-chart.tsx';
import { drawnAsPng, drawnAsSvg } from './drawn-picture.ts';
import { stackedStatuses, type Bar, type BarPart, type Picture } from './presence.ts';

type PictureCardProps = { readonly picture: Picture; readonly onOpen: (bar: Bar, part: BarPart) => void };

/** A picture with the table that says the same; each number of the table opens its rows, as each part of a bar does. */
export function PictureCard({ picture, onOpen }: PictureCardProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const drawing = useRef<SVGSVGElement>(null);
  const title = t(`screens.attendance.pictures.${picture.key}`);
  const save = async (format: 'svg' | 'png'): Promise<void> => {
    if (drawing.current === null) return;
    const bytes = await (format === 'svg' ? drawnAsSvg(drawing.current) : drawnAsPng(drawing.current));
    const file = await run(savePicture(title, format, bytes));
    if (file !== undefined && file !== null) tell(t('screens.attendance.pictures.saved', { path: file.path }));
  };
  const statuses = stackedStatuses.filter((status) =>
    picture.bars.some((bar) => bar.parts.some((part) => part.status === status && part.count > 0)),
  );
  return (
    <section className="card picture" aria-label={title}>
      <div className="picture-menu">
        <MenuButton
          name={t('screens.attendance.pictures.menu', { title })}
          small
          choices={[
            { id: 'png', name: t('screens.attendance.pictures.png'), icon: 'save', onChoose: () => void save('png') },
            { id: 'svg', name: t('screens.attendance.pictures.svg'), icon: 'save', onChoose: () => void save('svg') },
          ]}
        />
      </div>
      <BarChart ref={drawing} title={title} bars={picture.bars} onOpen={onOpen} />
      <details>
        <summary className="small">{t('screens.attendance.pictures.table')}</summary>
        <table className="picture-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('screens.attendance.pictures.of')}</th>
              {statuses.map((status) => (
                <th key={status} scope="col">
                  {t(`vocabulary.attendanceStatus.${status}`)}
                </th>
              ))}
              <th scope="col">{t('screens.attendance.pictures.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {picture.bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.name}</th>
                {bar.parts
                  .filter((part) => statuses.includes(part.status))
                  .map((part) => (
                    <td key={part.status} className="number">
                      {part.count === 0 ? (
                        '–'
                      ) : (
                        <button type="button" className="link-button" onClick={() => onOpen(bar, part)}>
                          {part.count}
                        </button>
                      )}
                    </td>
                  ))}
                <td className="number">{bar.expected}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
