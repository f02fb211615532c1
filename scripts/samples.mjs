// Writes samples/*.workshop. Vite loads the TypeScript, which the oldest supported Node cannot run by itself.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '..');
/** @type {{ module: typeof import('./samples/make-samples.ts') }} */
const { module } = await runnerImport(join(root, 'scripts/samples/make-samples.ts'));
mkdirSync(join(root, 'samples'), { recursive: true });
for (const { name, text } of module.makeSamples()) {
  writeFileSync(join(root, 'samples', name), text);
  console.log(`samples/${name}  ${Math.round(Buffer.byteLength(text) / 1024)} kB`);
}
