import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import type { Page } from '../../../shared/documents/page.ts';
import { PageDrawing } from './page-drawing.tsx';

/** Prints the pages exactly as the preview shows them; `pages` is what to put on the screen for the printer. */
export function usePrinting(pages: readonly Page[]): { readonly print: () => void; readonly paper: ReactNode } {
  const [printing, setPrinting] = useState(false);
  const print = (): void => {
    flushSync(() => setPrinting(true));
    window.addEventListener('afterprint', () => setPrinting(false), { once: true });
    window.print();
  };
  usePrintKey(print);
  return { print, paper: printing ? createPortal(<PrintPages pages={pages} />, document.body) : null };
}

function PrintPages({ pages }: { readonly pages: readonly Page[] }): ReactNode {
  return (
    <div className="print-pages" aria-hidden="true">
      {pages
        .map((page, index) => ({ id: index, page }))
        .map(({ id, page }) => (
          <div key={id} className={page.width > page.height ? 'print-page lying' : 'print-page upright'}>
            <PageDrawing page={page} />
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
