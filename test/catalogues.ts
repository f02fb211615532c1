import { loadCatalogues } from '../shared/text/text.ts';

/** Before each file of tests: texts in both languages, as they are in the app once somebody has switched the language. */
await loadCatalogues();
