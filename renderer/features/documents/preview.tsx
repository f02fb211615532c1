import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { memo, type ReactNode, type RefObject, type SVGProps, useEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { LineRun } from '../../../shared/documents/layout/visual-runs.ts';
import type { DrawnMark, Page } from '../../../shared/documents/layout/page.ts';
import { millimetresPerPoint } from '../../../shared/documents/layout/typography.ts';
import { useIsPrinted } from '../../components/printed-screen.tsx';
import { previewSizes, type PreviewSize } from '../../context/action-parts.ts';
import { useActions } from '../../context/actions.tsx';
import { useText } from '../../context/preferences.tsx';
import { cssWeights, letterFamily } from '../../queries/letter-fonts.ts';
import { SegmentedControl } from '../../ui/fields/select.tsx';
import styles from './documents.module.css';

/** CSS pixels for one millimetre of paper at its true size. */
const pixelsPerMillimetre = 96 / 25.4;
const gap = 20;
/** Scrollable regions take the focus, so that the keyboard can scroll them (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

/** Preview of the pages, one below the other; only pages near the view are drawn. */
export function Preview({ pages }: { readonly pages: readonly Page[] }): ReactNode {
  const t = useText();
  const [size, setSize] = useState<PreviewSize>('fitWidth');
  useActions({ 'documents.size': (part) => previewSizes.filter((each) => each === part).forEach(setSize) });
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  // Millimetres; without pages, which are laid out a moment later, any width but none.
  const widest = Math.max(1, ...pages.map((page) => page.width));
  const fitting = Math.max(width - 2 * gap, 1) / widest;
  const scale = size === 'fitWidth' ? fitting : pixelsPerMillimetre;
  const virtual = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (pages[index]?.height ?? 0) * scale,
    gap,
    paddingStart: gap,
    paddingEnd: gap,
    overscan: 1,
  });
  useEffect(() => virtual.measure(), [virtual, scale, pages]);
  return (
    <div className={styles['preview']}>
      <div className={styles['preview-bar']}>
        <h2>{t('screens.documents.preview')}</h2>
        <p className="number soft" role="status">
          {t('screens.documents.pages', { count: pages.length })}
        </p>
        <span className={styles['gap']} />
        <SegmentedControl
          action="documents.size"
          label={t('screens.documents.zoom')}
          value={size}
          onChange={setSize}
          choices={previewSizes.map((value) => ({ value, name: t(`screens.documents.${value}`) }))}
        />
      </div>
      <div
        ref={scroller}
        className={styles['preview-pages']}
        {...reachable}
        role="region"
        aria-label={t('screens.documents.preview')}
      >
        <div
          className={styles['preview-strip']}
          style={{ height: virtual.getTotalSize(), width: widest * scale + 2 * gap }}
        >
          {virtual.getVirtualItems().map((item) => {
            const page = pages[item.index];
            if (page === undefined) return null;
            return (
              <article
                key={item.key}
                className={styles['preview-page']}
                data-part="preview-page"
                aria-label={t('screens.documents.page', { page: item.index + 1, pages: pages.length })}
                style={{
                  transform: `translate(-50%, ${String(item.start)}px)`,
                  width: page.width * scale,
                  height: page.height * scale,
                }}
              >
                <DrawnPage page={page} />
              </article>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** A page drawn from the same marks and in the same font as in the PDF. */
const DrawnPage = memo(function PageDrawing({ page }: { readonly page: Page }): ReactNode {
  return (
    <svg
      className={styles['page-drawing']}
      data-part="page-drawing"
      viewBox={`0 0 ${String(page.width)} ${String(page.height)}`}
    >
      {page.marks
        .map((mark, index) => ({ id: index, mark }))
        .map(({ id, mark }) => (
          <MarkDrawing key={id} mark={mark} />
        ))}
    </svg>
  );
});

function MarkDrawing({ mark }: { readonly mark: DrawnMark }): ReactNode {
  switch (mark.kind) {
    case 'box':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill={mark.fill} />;
    case 'line':
      return (
        <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} stroke={mark.colour} strokeWidth={mark.thickness} />
      );
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size * millimetresPerPoint}
          fontWeight={cssWeights[mark.weight]}
          fill={mark.colour}
          textAnchor={mark.anchor}
          className={clsx(mark.tabular && styles['tabular'], mark.run?.letters && styles['letters'])}
          {...runLook(mark.run)}
          transform={mark.upwards ? `rotate(-90 ${String(mark.x)} ${String(mark.y)})` : undefined}
        >
          {mark.text}
        </text>
      );
  }
}

/** A run of letters of another script has a font and a direction of its own; a right-to-left one starts at its end. */
function runLook(run: LineRun | undefined): SVGProps<SVGTextElement> {
  if (run === undefined) return {};
  const direction = run.letters?.rightToLeft === true ? 'rtl' : 'ltr';
  return {
    direction,
    unicodeBidi: 'bidi-override',
    ...(direction === 'rtl' && { textAnchor: 'end' }),
    ...(run.letters !== null && { fontFamily: letterFamily(run.letters.font) }),
  };
}

/**
 * Prints the pages exactly as the preview shows them, whoever asks for it: our button, Ctrl+P or the browser. `paper` is what to
 * put on the screen for the printer.
 */
export function usePrinting(pages: readonly Page[]): { readonly print: () => void; readonly paper: ReactNode } {
  const [printing, setPrinting] = useState(false);
  const isPrinted = useIsPrinted();
  const print = (): void => {
    flushSync(() => setPrinting(true));
    window.addEventListener('afterprint', () => setPrinting(false), { once: true });
    window.print();
  };
  usePrintKey(print);
  return { print, paper: printing || isPrinted ? createPortal(<PrintPages pages={pages} />, document.body) : null };
}

function PrintPages({ pages }: { readonly pages: readonly Page[] }): ReactNode {
  return (
    <div className={styles['print-pages']} data-part="print-pages" aria-hidden="true">
      {pages
        .map((page, index) => ({ id: index, page }))
        .map(({ id, page }) => (
          <div
            key={id}
            className={styles['print-page']}
            data-part="print-page"
            data-page={page.width > page.height ? 'lying' : 'upright'}
          >
            <DrawnPage page={page} />
          </div>
        ))}
    </div>
  );
}

/** Ctrl+P prints the document, not the window around it. */
function usePrintKey(print: () => void): void {
  const current = useRef(print);
  useEffect(() => {
    current.current = print;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyP') return;
      event.preventDefault();
      current.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
