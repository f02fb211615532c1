#!/usr/bin/env bash
# ical.js 2.2.1: an EXDATE on which the event does not take place makes the next EXDATE be passed over.
#
# A daily event at 9:00 has two EXDATEs, 15 July 8:00 and 15 July 9:00. RecurExpansion goes on by one EXDATE when it meets an
# occurrence after it, and does not compare that occurrence with the EXDATE that comes then.
# Expected (RFC 5545, 3.8.5.1): 15 July is left out, as it is without the first EXDATE. Seen: all four days.
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
function days(...exdates) {
  const lines = ['DTSTART:20250714T090000', 'RRULE:FREQ=DAILY;COUNT=4', ...exdates.map((each) => `EXDATE:${each}`)];
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n'))));
  const found = [];
  for (const iterator = event.iterator(); ; ) {
    const next = iterator.next();
    if (!next) return found.join(' ');
    found.push(next.day);
  }
}
const seen = { version, one: days('20250715T090000'), two: days('20250715T080000', '20250715T090000') };
console.log(JSON.stringify(seen));
const wanted = { version: '2.2.1', one: '14 16 17', two: '14 15 16 17' };
if (JSON.stringify(seen) !== JSON.stringify(wanted)) process.exit(1);
SCRIPT
node try.mjs
