import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './main/shell/chromium/find-browser.ts';
import { drivenBrowserArguments } from './test/driven-browser.ts';

const executablePath = findBrowser(process.env, process.platform) ?? undefined;
const setupFiles = ['test/catalogues.ts'];

export default defineConfig({
  test: {
    coverage: {
      provider: 'v8',
      include: ['{main,renderer,shared}/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'html'],
      // The floor: the least, in per cent, that tests in Node and in the browser run of each folder. It only rises;
      // CONTRIBUTING.md has the command that raises it, and these have to be literals for that.
      thresholds: {
        autoUpdate: process.env['ROSTRUM_RAISE_FLOOR'] === '1' && Math.floor,
        'main/**': { statements: 85, branches: 80, functions: 84, lines: 87 },
        'renderer/**': { statements: 81, branches: 71, functions: 78, lines: 83 },
        'shared/**': { statements: 96, branches: 88, functions: 97, lines: 98 },
      },
    },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles,
          include: ['test/shared/**/*.test.ts', 'test/main/**/*.test.ts', 'test/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        // Found before the run: a dependency discovered during it reloads the page and fails the test.
        optimizeDeps: {
          include: [
            '@hookform/resolvers/zod',
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
            '@tanstack/react-virtual',
            'axe-core',
            'clsx',
            'dexie',
            'dexie-react-hooks',
            'fast-check',
            'i18next',
            'pdfjs-dist',
            'pdfjs-dist/build/pdf.worker.mjs',
            'react',
            'react-aria-components',
            'react-dom',
            'react-dom/client',
            'react-hook-form',
            'react/jsx-dev-runtime',
            'temporal-polyfill',
            'uuid',
            'wouter',
            'zod',
            'zxing-wasm/reader',
          ],
        },
        test: {
          name: 'browser',
          setupFiles,
          attachmentsDir: 'out/test-results/attachments',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          // What appears at once on a desk takes seconds where two cores do everything.
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // A window that the app may have: in a narrower one everything stands as it does when it is zoomed.
            viewport: { width: 1280, height: 800 },
            api: { host: '127.0.0.1' },
            provider: playwright({
              launchOptions: {
                ...(executablePath !== undefined && { executablePath }),
                args: [...drivenBrowserArguments],
              },
            }),
            instances: [{ browser: 'chromium' }],
            expect: {
              toMatchScreenshot: {
                comparatorName: 'pixelmatch',
                // What one Chromium draws twice is the same to the pixel; another one smooths letters a little otherwise.
                comparatorOptions: { threshold: 0.05, allowedMismatchedPixelRatio: 0.0005 },
                resolveScreenshotPath: ({ arg, ext, root }) => `${root}/test/renderer/pictures/${arg}${ext}`,
              },
            },
          },
        },
      },
      {
        test: {
          name: 'end-to-end',
          environment: 'node',
          setupFiles,
          include: ['test/end-to-end/**/*.test.ts'],
          // Each file drives a browser of its own; two at once make timings meaningless on a small machine.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
