import { clsx } from 'clsx';
import { type ReactNode, useMemo, useRef } from 'react';
import { dayName, slotName } from '../../../../shared/text/slot-name.ts';
import { savePicture } from '../../../commands/documents.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences, useText } from '../../../context/preferences.tsx';
import { MenuButton } from '../../../ui/menu-button.tsx';
import { notify } from '../../../ui/messages.tsx';
import type { Attendance } from '../rows/attendance.ts';
import type { GridFilter } from '../rows/grid-filter.tsx';
import {
  type Bar,
  BarChart,
  type BarPart,
  leftEarly,
  type Picture,
  pictures,
  stackedStatuses,
  StatusSwatch,
} from './bar-chart.tsx';
import { type PictureFormat, pictureFormats } from '../../../context/action-parts.ts';
import { ActionButton, useActions } from '../../../context/actions.tsx';
import pageStyles from '../../../ui/page.module.css';
import formStyles from '../../../ui/form.module.css';
import styles from './pictures.module.css';

type PicturesPageProps = { readonly attendance: Attendance; readonly onOpen: (filter: GridFilter) => void };

/** Presence in pictures: by day, by slot, by delegation, by sex, and who left early. */
export function PicturesPage({ attendance, onOpen }: PicturesPageProps): ReactNode {
  const { t, language } = usePreferences();
  const drawn = useMemo(() => pictures(attendance, language, t), [attendance, language, t]);
  const open = (bar: Bar, { status, ids }: BarPart): void =>
    onOpen({ kind: 'chosen', ids, name: `${bar.name}: ${t(`vocabulary.attendanceStatus.${status}`)}` });
  const { run } = useFeedback();
  const drawings = useRef(new Map<string, SVGSVGElement>());
  const save = async (key: string, format: PictureFormat): Promise<void> => {
    const [drawing, picture] = [drawings.current.get(key), drawn.find((each) => each.key === key)];
    if (drawing === undefined || picture === undefined) return;
    const bytes = await (format === 'svg' ? drawnAsSvg(drawing) : drawnAsPng(drawing));
    const file = await run(savePicture(t(`screens.attendance.pictures.${picture.key}`), format, bytes));
    if (file !== undefined && file !== null) notify(t('screens.attendance.pictures.saved', { path: file.path }));
  };
  useActions({
    'attendance.save-picture': (part) => {
      const [key = '', wanted] = part.split(' ');
      pictureFormats.filter((format) => format === wanted).forEach((format) => void save(key, format));
    },
  });
  return (
    <div className={styles['pictures']}>
      <div className={clsx(pageStyles['tool-bar'], styles['picture-legend'])}>
        {stackedStatuses.map((status) => (
          <span key={status} className={styles['legend-entry']}>
            <StatusSwatch status={status} />
            {t(`vocabulary.attendanceStatus.${status}`)}
          </span>
        ))}
        <span className={pageStyles['end']}>
          <ActionButton action="attendance.print-pictures" small onPress={() => window.print()} />
        </span>
      </div>
      <div className={styles['picture-cards']}>
        {drawn.map((picture) => (
          <PictureCard
            key={picture.key}
            picture={picture}
            onOpen={open}
            onSave={(format) => void save(picture.key, format)}
            onDrawing={(drawing) => {
              if (drawing === null) drawings.current.delete(picture.key);
              else drawings.current.set(picture.key, drawing);
            }}
          />
        ))}
        <LeftEarly attendance={attendance} />
      </div>
    </div>
  );
}

function LeftEarly({ attendance }: { readonly attendance: Attendance }): ReactNode {
  const { t, language } = usePreferences();
  const { snapshot, slots } = attendance;
  const people = leftEarly(attendance);
  return (
    <section className={clsx(pageStyles['card'], styles['picture'])}>
      <h2>{t('screens.attendance.pictures.leftEarly')}</h2>
      {people.length === 0 ? <p className={formStyles['note']}>{t('screens.attendance.pictures.nobodyLeft')}</p> : null}
      <ul className={styles['who-left']}>
        {people.map(({ row, columns }) => (
          <li key={row.participation.id}>
            <strong>{row.name}</strong>{' '}
            <span className="soft">
              {columns
                .flatMap((column) => slots[column] ?? [])
                .map(
                  (slot) => `${dayName(slot.dayId, snapshot, language, t)}, ${slotName(slot, snapshot, language, t)}`,
                )
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type PictureCardProps = {
  readonly picture: Picture;
  readonly onOpen: (bar: Bar, part: BarPart) => void;
  readonly onSave: (format: PictureFormat) => void;
  readonly onDrawing: (drawing: SVGSVGElement | null) => void;
};

/** A picture with the table that says the same; each number of the table opens its rows, as each part of a bar does. */
function PictureCard({ picture, onOpen, onSave, onDrawing }: PictureCardProps): ReactNode {
  const t = useText();
  const title = t(`screens.attendance.pictures.${picture.key}`);
  const table = useRef<HTMLDetailsElement>(null);
  useActions({ 'attendance.picture-table': () => table.current?.toggleAttribute('open') }, { id: title, name: title });
  const statuses = stackedStatuses.filter((status) =>
    picture.bars.some((bar) => bar.parts.some((part) => part.status === status && part.count > 0)),
  );
  return (
    <section className={clsx(pageStyles['card'], styles['picture'])} aria-label={title}>
      <div className={styles['picture-menu']}>
        <MenuButton
          name={t('screens.attendance.pictures.menu', { title })}
          small
          choices={pictureFormats.map((format) => ({
            id: format,
            action: 'attendance.save-picture',
            name: t(`screens.attendance.pictures.${format}`),
            icon: 'save',
            onChoose: () => onSave(format),
          }))}
        />
      </div>
      <BarChart ref={onDrawing} title={title} bars={picture.bars} onOpen={onOpen} />
      <details ref={table}>
        <summary className="small" data-action="attendance.picture-table">
          {t('screens.attendance.pictures.table')}
        </summary>
        <table className={styles['picture-table']}>
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
                      {part.count === 0 ? '–' : <PartButton bar={bar} part={part} onOpen={() => onOpen(bar, part)} />}
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

type PartButtonProps = { readonly bar: Bar; readonly part: BarPart; readonly onOpen: () => void };

/** A number of the table: shows its rows in the grid. */
function PartButton({ bar, part, onOpen }: PartButtonProps): ReactNode {
  const t = useText();
  const name = `${bar.name}: ${t(`vocabulary.attendanceStatus.${part.status}`)}`;
  useActions({ 'attendance.show-row': onOpen }, { id: `${bar.key} ${part.status}`, name });
  return (
    <button type="button" className={styles['link-button']} data-action="attendance.show-row" onClick={onOpen}>
      {part.count}
    </button>
  );
}

/** What a drawing looks like by the style sheet, which a file of its own does not have. */
const kept = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight', 'text-anchor'] as const;

/** Scale of the exported picture: twice the size on the screen. */
const scale = 2;

/** The drawing as a file of its own, on white. */
async function drawnAsSvg(drawing: SVGSVGElement): Promise<Uint8Array<ArrayBuffer>> {
  return new TextEncoder().encode(svgText(drawing));
}

async function drawnAsPng(drawing: SVGSVGElement): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = drawing.viewBox.baseVal;
  const address = URL.createObjectURL(new Blob([svgText(drawing)], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width * scale, height * scale);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(width * scale, height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    for (const name of kept) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.style.background = getComputedStyle(document.documentElement).getPropertyValue('--paper');
  return new XMLSerializer().serializeToString(copy);
}
