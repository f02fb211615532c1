import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Of a group that is divided by who needs its parts, the name has all of these after its own. */
function shortName(name: string): string {
  return name.split('~')[0] ?? name;
}

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
        chunkFileNames: ({ name }) => `assets/${shortName(name)}-[hash].js`,
        assetFileNames: ({ names }) =>
          names.every((name) => name.endsWith('.ttf'))
            ? 'fonts/[name][extname]'
            : `assets/${shortName(path.parse(names[0] ?? '').name)}-[hash][extname]`,
        codeSplitting: {
          groups: [
            // Each file is a request through the shell, and the first screen waits for all that it imports.
            { name: 'start', tags: ['$initial'] },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 40_000 },
          ],
        },
      },
    },
  },
});
