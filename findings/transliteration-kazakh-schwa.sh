#!/usr/bin/env bash
# transliteration 2.6.1: the Kazakh letter Ә becomes "@", so a name becomes no name.
#
# Ә (U+04D8, U+04D9) is an ordinary letter of Kazakh, in names such as Әсел and Мәншүк; the letters beside it (Ө, Ү, І) become
# Latin letters. Passports and ALA-LC write A or Ä. A name that went through the library holds a sign that no name may hold,
# that splits it into two words for whoever looks for words, and that makes an e-mail address of it.
# Expected: a Latin letter. Seen: "@sel", "M@nshuk".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund transliteration@2.6.1
cat > try.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { slugify, transliterate } from 'transliteration';

const { version } = JSON.parse(readFileSync('node_modules/transliteration/package.json', 'utf8'));
const seen = {
  version,
  names: ['Әсел', 'Мәншүк', 'Өмірбек', 'Үміт'].map((name) => transliterate(name)),
  slug: slugify('Мәншүк'),
};
console.log(JSON.stringify(seen));
const wanted = { version: '2.6.1', names: ['@sel', 'M@nshuk', 'Omirbek', 'Umit'], slug: 'm-nshuk' };
if (JSON.stringify(seen) !== JSON.stringify(wanted)) process.exit(1);
SCRIPT
node try.mjs
