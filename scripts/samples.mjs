// Writes samples/*.workshop.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript, root } from './setup/install.mjs';

const { makeSamples } = /** @type {typeof import('./samples/make-samples.ts')} */ (
  await loadTypeScript('scripts/samples/make-samples.ts')
);
mkdirSync(join(root, 'samples'), { recursive: true });
for (const { name, text } of makeSamples()) {
  writeFileSync(join(root, 'samples', name), text);
  console.log(`samples/${name}  ${Math.round(Buffer.byteLength(text) / 1024)} kB`);
}
