#!/usr/bin/env bash
# ical.js 2.2.1: BYDAY=20MO, the twentieth Monday of a year, gives every Monday.
#
# RecurIterator.ruleDayOfWeek looks for one digit before the weekday, anywhere in the text, so that 20MO is read as 0MO; the parser
# of rules accepts numbers to 53. The example is that of RFC 5545, 3.8.5.3 ("Every 20th Monday of the year").
# Expected: 19 May 1997, 18 May 1998, 17 May 1999. Seen: 19 May, 26 May and 2 June 1997.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund ical.js@2.2.1
cat > try.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

const { version } = JSON.parse(readFileSync('node_modules/ical.js/package.json', 'utf8'));
const rule = ICAL.Recur.fromString('FREQ=YEARLY;BYDAY=20MO');
const iterator = rule.iterator(ICAL.Time.fromString('1997-05-19T09:00:00'));
const days = [1, 2, 3].map(() => iterator.next().toString().slice(0, 10)).join(' ');
const seen = { version, days };
console.log(JSON.stringify(seen));
const wanted = { version: '2.2.1', days: '1997-05-19 1997-05-26 1997-06-02' };
if (JSON.stringify(seen) !== JSON.stringify(wanted)) process.exit(1);
SCRIPT
node try.mjs
