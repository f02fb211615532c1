#!/usr/bin/env bash
# hucre 1.0.0: readXls loses the text of a formula that is shared with other cells: the cell is empty, and nothing says so.
#
# The text that a formula gives stands in a STRING record after the FORMULA record ([MS-XLS] 2.1.7.20.5); where the formula is
# shared, or belongs to an array or a data table, a SHRFMLA, ARRAY or TABLE record stands between them.
# readXls looks for the STRING record right behind the FORMULA record alone.
# Expected: A1 is "Name". Seen: there is no A1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "type": "module" }' > package.json
npm install --silent --no-audit --no-fund hucre@1.0.0
cat > try.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { readXls } from 'hucre';

const { version } = JSON.parse(readFileSync('node_modules/hucre/package.json', 'utf8'));
const record = (id, ...parts) => {
  const data = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
};
const words = (...values) => Buffer.from(Uint16Array.from(values).buffer);
const begin = (kind) => record(0x809, words(0x600, kind, 0, 0, 0, 0, 0, 0));
const end = record(0x0a);
const sheetAt = begin(5).length + 4 + 9 + end.length;
const stream = Buffer.concat([
  begin(5),
  record(0x85, words(sheetAt & 0xffff, sheetAt >> 16), Buffer.from([0, 0, 1, 0]), Buffer.from('A')),
  end,
  begin(0x10),
  record(0x06, words(0, 0, 0, 0, 0, 0, 0xffff, 0, 0, 0, 0)),
  record(0x4bc, words(0, 0, 0, 0)),
  record(0x207, words(4), Buffer.from([0]), Buffer.from('Name')),
  end,
]);
// A compound file of one stream: header, allocation table, directory, and the stream padded to eight sectors.
const file = Buffer.alloc(512 * 11);
Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
[[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]].forEach(([at, value]) => file.writeUInt16LE(value, at));
[[44, 1], [48, 1], [56, 4096], [60, 0xfffffffe], [68, 0xfffffffe]].forEach(([at, value]) => file.writeUInt32LE(value, at));
for (let at = 0; at < 109; at++) file.writeUInt32LE(at === 0 ? 0 : 0xffffffff, 76 + at * 4);
const chain = [0xfffffffd, 0xfffffffe, 3, 4, 5, 6, 7, 8, 9, 0xfffffffe];
for (let at = 0; at < 128; at++) file.writeUInt32LE(chain[at] ?? 0xffffffff, 512 + at * 4);
[['Root Entry', 5, 0xfffffffe, 0, 1], ['Workbook', 2, 2, 4096, 0xffffffff]].forEach(([name, type, start, size, child], index) => {
  const at = 1024 + index * 128;
  file.write(name, at, 'utf16le');
  file.writeUInt16LE((name.length + 1) * 2, at + 64);
  file[at + 66] = type;
  [68, 72].forEach((place) => file.writeUInt32LE(0xffffffff, at + place));
  file.writeUInt32LE(child, at + 76);
  file.writeUInt32LE(start, at + 116);
  file.writeUInt32LE(size, at + 120);
});
stream.copy(file, 1536);
const { sheets } = await readXls(file);
const seen = { version, firstCell: sheets[0].rows[0]?.[0] ?? null };
console.log(JSON.stringify(seen));
const wanted = { version: '1.0.0', firstCell: null };
if (JSON.stringify(seen) !== JSON.stringify(wanted)) process.exit(1);
SCRIPT
node try.mjs
