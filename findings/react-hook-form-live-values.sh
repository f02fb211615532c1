#!/usr/bin/env bash
# react-hook-form 7.92.0: an object that getValues() has returned changes when a field within it is set later.
#
# Somebody who keeps the returned object, to compare later whether a field has changed since, compares it with itself.
# Expected: a copy, or a frozen object. Seen: `part.ru` is "two" although `part` was taken when it was "", and `whole` alike.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund react@19.3.1 react-dom@19.3.1 react-hook-form@7.92.0 happy-dom@20.0.0
cat > try.mjs <<'SCRIPT'
import { Window } from 'happy-dom';
import { readFileSync } from 'node:fs';

const window = new Window();
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
if (!('navigator' in globalThis)) globalThis.navigator = window.navigator;
for (const name of ['HTMLElement', 'HTMLIFrameElement', 'Node', 'Event', 'MutationObserver']) globalThis[name] = window[name];
const { act, createElement } = await import('react');
const { createRoot } = await import('react-dom/client');
const { useForm } = await import('react-hook-form');

const { version } = JSON.parse(readFileSync('node_modules/react-hook-form/package.json', 'utf8'));
let form;
function Form() {
  form = useForm({ defaultValues: { theme: { en: 'one', ru: '' } } });
  return createElement('input', form.register('theme.ru'));
}
await act(() => createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Form)));
const whole = form.getValues();
const part = form.getValues('theme');
await act(() => form.setValue('theme.ru', 'two'));
const seen = { version, wholeFollows: whole.theme.ru, partFollows: part.ru };
console.log(JSON.stringify(seen));
const wanted = { version: '7.92.0', wholeFollows: 'two', partFollows: 'two' };
if (JSON.stringify(seen) !== JSON.stringify(wanted)) process.exit(1);
SCRIPT
node try.mjs
