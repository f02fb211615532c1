import { gridCanvas } from './grid-canvas.ts';
import { gridNaive } from './grid-naive.tsx';
import { gridProduct } from './grid-product.ts';
import type { PageProgram } from './page-program.ts';
import { rebuildLimit, rebuildPeer, rebuildProduct } from './rebuild.ts';
import { storeLimit } from './store-limit.ts';
import { storePeer } from './store-peer.ts';
import { storeProduct } from './store-product.ts';

/** THE list of programs that run in a page. */
export const pagePrograms: Readonly<Record<string, PageProgram>> = {
  'store product': storeProduct,
  'store limit': storeLimit,
  'store peer': storePeer,
  'rebuild product': rebuildProduct,
  'rebuild limit': rebuildLimit,
  'rebuild peer': rebuildPeer,
  'grid product': gridProduct,
  'grid canvas': gridCanvas,
  'grid naive': gridNaive,
};
