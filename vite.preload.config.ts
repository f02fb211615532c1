import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The preload script: one CommonJS file, because a sandboxed one can be nothing else. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: path.join(root, 'out', 'preload'),
    emptyOutDir: true,
    target: 'chrome128',
    minify: false,
    rolldownOptions: {
      input: path.join(root, 'main', 'preload.ts'),
      external: ['electron'],
      platform: 'browser',
      output: { format: 'cjs', entryFileNames: 'preload.cjs', exports: 'none' },
    },
  },
});
