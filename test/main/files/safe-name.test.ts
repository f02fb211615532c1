import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeName } from '../../../main/files/safe-name.ts';

const family = '👨‍👩‍👧';

const names: readonly (readonly [string, string])[] = [
  ['Agenda.pdf', 'Agenda.pdf'],
  ['Повестка дня, Душанбе.pdf', 'Повестка дня, Душанбе.pdf'],
  ['Рӯйхати иштирокчиён ҷаласа.xlsx', 'Рӯйхати иштирокчиён ҷаласа.xlsx'],
  ['Қатысушылар тізімі — Әлеумет.xlsx', 'Қатысушылар тізімі — Әлеумет.xlsx'],
  ['Ишке орноштуруу өңү ү.pdf', 'Ишке орноштуруу өңү ү.pdf'],
  ['Gün tertibi žň.pdf', 'Gün tertibi žň.pdf'],
  ['Oʻzbekiston taʼlim.pdf', 'Oʻzbekiston taʼlim.pdf'],
  ['İstanbul ğışç.docx', 'İstanbul ğışç.docx'],
  ['', 'unnamed'],
  ['   ', 'unnamed'],
  ['.', 'unnamed'],
  ['..', 'unnamed'],
  ['...', 'unnamed'],
  ['.pdf', 'unnamed.pdf'],
  ['../../etc/passwd', 'etc-passwd'],
  ['..\\..\\windows\\system.ini', 'windows-system.ini'],
  ['/etc/passwd', 'etc-passwd'],
  ['C:\\Users\\x.pdf', 'C--Users-x.pdf'],
  ['\\\\host\\share.pdf', 'host-share.pdf'],
  ['a/b.pdf', 'a-b.pdf'],
  ['CON', 'CON_'],
  ['con', 'con_'],
  ['nul.txt', 'nul_.txt'],
  ['NUL.tar.gz', 'NUL_.tar.gz'],
  ['prn .txt', 'prn_.txt'],
  ['aux.', 'aux_'],
  ['AUX ', 'AUX_'],
  ['COM1', 'COM1_'],
  ['com9.pdf', 'com9_.pdf'],
  ['COM0', 'COM0_'],
  ['COM¹', 'COM¹_'],
  ['lpt³.pdf', 'lpt³_.pdf'],
  ['LPT5.a.b', 'LPT5_.a.b'],
  ['CONIN$', 'CONIN$_'],
  ['conout$.log', 'conout$_.log'],
  ['COM10.pdf', 'COM10.pdf'],
  ['CONTENTS.pdf', 'CONTENTS.pdf'],
  ['C\u200bON.txt', 'CON_.txt'],
  ['report.', 'report'],
  ['report. . .', 'report'],
  ['report.pdf. ', 'report.pdf'],
  ['report .pdf', 'report.pdf'],
  ['report..pdf', 'report.pdf'],
  ['Workshop: day 1.pdf', 'Workshop – day 1.pdf'],
  ['09:30 opening.ics', '09-30 opening.ics'],
  ['what? "now" <b> | *.pdf', 'what- -now- -b- - -.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['\u2066a\u2069.pdf', 'a.pdf'],
  ['\ufeffagenda.pdf', 'agenda.pdf'],
  ['zero\u0000byte.pdf', 'zerobyte.pdf'],
  ['bell\u0007.pdf', 'bell.pdf'],
  ['two\nlines.pdf', 'two lines.pdf'],
  ['tab\tname.pdf', 'tab name.pdf'],
  ['a\u00a0b\u3000c\u2028d.pdf', 'a b c d.pdf'],
  ['lone \ud800 surrogate.pdf', 'lone surrogate.pdf'],
  ['delete\u007f.pdf', 'delete.pdf'],
  ['soft\u00adhyphen.pdf', 'softhyphen.pdf'],
  ['private \ue000use.pdf', 'private use.pdf'],
  ['-rf.pdf', 'rf.pdf'],
  ['--output=x.pdf', 'output=x.pdf'],
  ['~root.pdf', 'root.pdf'],
  ['.hidden.pdf', 'hidden.pdf'],
  ['.gitignore', 'unnamed.gitignore'],
  ['Cafe\u0301.pdf', 'Café.pdf'],
  ['и\u0306од.pdf', 'йод.pdf'],
  ['🎉.pdf', '🎉.pdf'],
  [`${family}.pdf`, '👨👩👧.pdf'],
  ['  many   blanks  .pdf', 'many blanks.pdf'],
  ['a'.repeat(300) + '.pdf', `${'a'.repeat(116)}.pdf`],
  ['ж'.repeat(300) + '.xlsx', `${'ж'.repeat(112)}.xlsx`],
  ['📄'.repeat(300) + '.pdf', `${'📄'.repeat(56)}.pdf`],
  [`${'a'.repeat(115)}. .pdf`, `${'a'.repeat(115)}.pdf`],
  ['x.' + 'y'.repeat(300), `x.${'y'.repeat(118)}`],
  ['%2e%2e%2f.pdf', '%2e%2e%2f.pdf'],
  ['$(reboot).pdf', '$(reboot).pdf'],
];

test.each(names)('115: %j becomes %j', (name, expected) => {
  expect(safeName(name)).toBe(expected);
  expect(safeName(expected)).toBe(expected);
});

test('115: any name becomes legal everywhere, and then stays as it is', () => {
  const parts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(
      '.',
      ' ',
      '..',
      'CON',
      'nul',
      'com1',
      '.pdf',
      '\u202e',
      '\u0000',
      ':',
      '/',
      '\u0301',
      '\ud800',
      '-',
      '~',
    ),
  );
  const anyName = fc.array(parts, { maxLength: 8 }).map((all) => all.join(''));
  fc.assert(
    fc.property(anyName, (name) => {
      const safe = safeName(name);
      expect(safeName(safe)).toBe(safe);
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.length).toBeLessThanOrEqual(120);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(230);
      expect(safe).toBe(safe.normalize('NFC'));
      expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]|^[\s.~-]|[\s.]$/u);
      expect(safe).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/iu);
    }),
    { seed: 20260101, numRuns: 3000 },
  );
});
