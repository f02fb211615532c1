#!/usr/bin/env bash
# i18next 27.1.2: which plural form a Tajik text takes depends on the language of the system.
#
# ICU has no plural rules for Tajik, so `Intl.PluralRules('tg')` quietly takes those of the system's language, and i18next asks it
# without looking at what it resolved to. On a Russian system 21 takes the singular, and 2 and 5 ask for the keys `_few` and
# `_many`, which a Tajik catalogue has not got; on an English system all three take `_other`.
# Expected: the same catalogue gives the same text everywhere. Seen: 21 is "singular" under ru_RU and "plural" under en_US.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund i18next@27.1.2
cat > try.mjs <<'SCRIPT'
import i18next from 'i18next';

await i18next.init({
  lng: 'tg',
  fallbackLng: false,
  resources: { tg: { translation: { day_one: 'singular', day_other: 'plural' } } },
});
console.log([1, 2, 21].map((count) => i18next.t('day', { count })).join(' '));
SCRIPT
english=$(LC_ALL=en_US.UTF-8 node try.mjs)
russian=$(LC_ALL=ru_RU.UTF-8 node try.mjs)
version=$(node -p "JSON.parse(require('node:fs').readFileSync('node_modules/i18next/package.json', 'utf8')).version")
echo "{\"version\":\"$version\",\"en_US\":\"$english\",\"ru_RU\":\"$russian\"}"
[ "$version" = 27.1.2 ] && [ "$english" = 'singular plural plural' ] && [ "$russian" = 'singular plural singular' ]
