import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Page } from '../../../shared/documents/page.ts';
import { useText } from '../../app/preferences.tsx';
import { Segments } from '../../ui/segments.tsx';
import { PageDrawing } from './page-drawing.tsx';

/** CSS pixels for one millimetre of paper at its true size. */
const pixelsPerMillimetre = 96 / 25.4;
const gap = 20;
/** What scrolls must be reachable without a mouse. */
const reachable = { tabIndex: 0 };

type Zoom = 'fit' | 'actual';

/** The paper itself, page under page; only pages near the view are drawn. */
export function Preview({ pages }: { readonly pages: readonly Page[] }): ReactNode {
  const t = useText();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const widest = Math.max(...pages.map((page) => page.width));
  const fitting = Math.max(width - 2 * gap, 1) / widest;
  const scale = zoom === 'fit' ? fitting : pixelsPerMillimetre;
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
    <div className="preview">
      <div className="preview-bar">
        <h2>{t('screens.documents.preview')}</h2>
        <p className="number soft" role="status">
          {t('screens.documents.pages', { count: pages.length })}
        </p>
        <span className="gap" />
        <Segments
          label={t('screens.documents.zoom')}
          value={zoom}
          onChange={setZoom}
          choices={[
            { value: 'fit', name: t('screens.documents.fitWidth') },
            { value: 'actual', name: t('screens.documents.actualSize') },
          ]}
        />
      </div>
      <div
        ref={scroller}
        className="preview-pages"
        {...reachable}
        role="region"
        aria-label={t('screens.documents.preview')}
      >
        <div className="preview-strip" style={{ height: virtual.getTotalSize(), width: widest * scale + 2 * gap }}>
          {virtual.getVirtualItems().map((item) => {
            const page = pages[item.index];
            if (page === undefined) return null;
            return (
              <article
                key={item.key}
                className="preview-page"
                aria-label={t('screens.documents.page', { page: item.index + 1, pages: pages.length })}
                style={{
                  transform: `translate(-50%, ${String(item.start)}px)`,
                  width: page.width * scale,
                  height: page.height * scale,
                }}
              >
                <PageDrawing page={page} />
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
