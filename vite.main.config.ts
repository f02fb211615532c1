import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Node's side: under Electron, in the stand-in, and on the command line. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: path.join(root, 'out', 'main'),
    emptyOutDir: true,
    target: 'node20.19',
    minify: false,
    sourcemap: true,
    ssr: true,
    rolldownOptions: {
      input: {
        index: path.join(root, 'main', 'index.ts'),
        chromium: path.join(root, 'main', 'chromium.ts'),
        'command-line': path.join(root, 'main', 'command-line.ts'),
        'find-browser': path.join(root, 'main', 'shell', 'chromium', 'find-browser.ts'),
      },
      // pdfkit reads files that lie beside it, and Electron is no package once the app is installed.
      external: ['electron', 'pdfkit', /^node:/, ...builtinModules],
      // All in one folder: files beside the built main are found from any part of it.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true },
});
