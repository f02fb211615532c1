// Before all others: no schema may be made before it.
import './no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadCatalogues } from '../shared/text/text.ts';
import { App } from './app/app.tsx';
import { logUnhandledErrors } from './app/error-log.ts';
import { initialLanguage } from './context/preferences.tsx';
import './styles/base.css';

logUnhandledErrors();
const root = document.getElementById('root');
if (root === null) throw new Error('no #root in index.html');
const page = createRoot(root);

/** Draws the page once its texts are there. No module waits for this, so that chunks can import from this one. */
void loadCatalogues([initialLanguage()]).then(() =>
  page.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
