import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The files of the catalogues: those of one language are one chunk. */
const catalogues = /\/shared\/text\/catalogues\/(\w+)\//;

/** The page. It is served under a scheme of its own with a strict policy: no script, style or data within the HTML. */
export default defineConfig({
  root: path.join(root, 'renderer'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: path.join(root, 'out', 'renderer'),
    emptyOutDir: true,
    target: 'chrome128',
    // A data: address is not on our origin, and fonts may come from there only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    sourcemap: false,
    // Modules run in the order in which they are imported, across chunks too: no-eval.ts before any schema.
    rolldownOptions: {
      output: {
        strictExecutionOrder: true,
        // The main process reads the same fonts, so that the app holds each once.
        assetFileNames: ({ names }) =>
          names.every((name) => name.endsWith('.ttf')) ? 'fonts/[name][extname]' : 'assets/[name]-[hash][extname]',
        codeSplitting: {
          groups: [
            { test: catalogues, name: (file) => `texts-${catalogues.exec(file)?.[1] ?? ''}`, debugName: 'texts' },
          ],
        },
      },
    },
  },
});
