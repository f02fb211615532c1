// Before all others: no schema may be made before it.
import './no-eval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { logUnhandledErrors } from './app/error-boundary.tsx';
import { startPage } from './app/start-page.tsx';
import './styles/base.css';

logUnhandledErrors();
const root = document.getElementById('root');
if (root === null) throw new Error('no #root in index.html');
const page = createRoot(root);

/** Draws the page once its texts are there. No module waits for this, so that chunks can import from this one. */
void startPage().then((content) => page.render(<StrictMode>{content}</StrictMode>));
