import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runExportCommand } from '../../../main/exports/export-command.ts';
import { documentKinds, formatsOf } from '../../../shared/documents/document-request.ts';
import { writeWorkshopFile } from '../../../shared/files/workshop-file.ts';
import { sampleTraining } from '../../shared/documents/training.ts';
import { zipParts } from './zip-parts.ts';

const sample = 'samples/cadap-respectful-care.workshop';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rostrum-export-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(...words: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await runExportCommand(words, {
    line: (text) => lines.push(text),
    error: (text) => errors.push(text),
  });
  return { code, lines, errors };
}

describe('export', () => {
  test('writes every document in every format, one line each', async () => {
    const { code, lines, errors } = await run(
      'export',
      sample,
      '--to',
      join(folder, 'a', 'b'),
      '--as-of',
      '2025-07-12',
    );
    expect([code, errors]).toEqual([0, []]);
    expect(lines).toHaveLength(6);
    expect(readdirSync(join(folder, 'a', 'b')).sort()).toEqual([
      'Agenda – Towards Respectful Care – en-ru.pdf',
      'Agenda – Towards Respectful Care – en-ru.xlsx',
      'Attendance sheet – Towards Respectful Care – en-ru.pdf',
      'Attendance sheet – Towards Respectful Care – en-ru.xlsx',
      'Attendance table – Towards Respectful Care – en-ru.pdf',
      'Attendance table – Towards Respectful Care – en-ru.xlsx',
    ]);
    expect(lines[0]).toMatch(/Agenda – .*\.pdf: \d+ pages, \d+ bytes$/);
    expect(lines[1]).toMatch(/Agenda – .*\.xlsx: \d+ rows, \d+ bytes$/);
  });

  test.each(['/proc/x', '/proc/x/y/z', '/dev/null/a', '/dev/full'])(
    '116: a folder that can never be, %s, is refused in a sentence and at once',
    { timeout: 20_000 },
    async (to) => {
      const { code, lines, errors } = await run('export', sample, '--to', to, '--documents', 'agenda');
      expect([code, lines]).toEqual([2, []]);
      expect(errors.join(' ')).toContain('cannot be written to');
    },
  );

  test('writes what was asked for', async () => {
    const chosen = ['--documents', 'agenda', '--formats', 'pdf', '--languages', 'ru'];
    const { lines } = await run('export', sample, '--to', folder, ...chosen);
    expect(lines).toHaveLength(1);
    expect(readdirSync(folder)[0]).toMatch(/^Программа – .* – ru\.pdf$/);
  });

  test('prints the sheets of one delegation by half-days, found by any of its names', async () => {
    const pages: (string | undefined)[] = [];
    for (const name of ['Turkmenistan', 'туркменистан', 'TM']) {
      const chosen = ['--documents', 'attendance-sheet', '--formats', 'pdf', '--by', 'half-day', '--replace'];
      const { code, lines } = await run('export', sample, '--to', folder, ...chosen, '--delegation', name);
      expect(code).toBe(0);
      pages.push(/: (\d+) pages/.exec(lines[0] ?? '')?.[1]);
    }
    expect(new Set(pages).size).toBe(1);
    expect(Number(pages[0])).toBeGreaterThanOrEqual(4);
  });

  test('leaves an existing file alone, unless it is told to replace it', async () => {
    const words = [
      'export',
      sample,
      '--to',
      folder,
      '--documents',
      'agenda',
      '--formats',
      'xlsx',
      '--as-of',
      '2025-07-12',
    ];
    await run(...words);
    const [name = ''] = readdirSync(folder);
    writeFileSync(join(folder, name), 'mine');
    await run(...words);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(2);
    await run(...words, '--replace');
    expect(readFileSync(join(folder, name)).length).toBeGreaterThan(1000);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('says what is wrong with a file that is none, and writes nothing', async () => {
    const damaged = join(folder, 'damaged.workshop');
    writeFileSync(damaged, readFileSync(sample, 'utf8').replace('"minutes":60', '"minutes":61'));
    const huge = join(folder, 'huge.workshop');
    writeFileSync(huge, '');
    truncateSync(huge, 3 * 1024 ** 3);
    const cases: readonly (readonly [string, RegExp])[] = [
      [folder, /^“.+” is a folder, so nothing was opened\./],
      [join(folder, 'gone.workshop'), /^There is no file “gone\.workshop” there, so/],
      [huge, /^The file is larger than 50 MB, the most that Rostrum opens\./],
      [damaged, /^The file is not as it was written: .+ The first place is sessions\[\d+\]\.minutes \(1 in all\)\./],
    ];
    for (const [file, sentence] of cases) {
      const { code, errors } = await run('export', file, '--to', join(folder, 'papers'));
      expect({ code, count: errors.length }).toEqual({ code: 2, count: 1 });
      expect(errors[0]).toMatch(sentence);
    }
    expect(readdirSync(folder)).not.toContain('papers');
  });

  test('says why the folder cannot be made', async () => {
    const file = join(folder, 'papers');
    writeFileSync(file, '');
    for (const inTheWay of [file, join(file, 'within')]) {
      const { code, errors } = await run('export', sample, '--to', inTheWay, '--formats', 'xlsx');
      expect([code, errors]).toEqual([
        2,
        [
          `Nothing was saved: the folder ${inTheWay} cannot be written to (part of the path is a file and not a folder). Choose another folder.`,
        ],
      ]);
    }
  });

  test('explains itself', async () => {
    const { code, lines } = await run('--help');
    expect(code).toBe(0);
    expect(lines.join('\n')).toContain('--to <folder>');
  });
});

describe('bad input is one line on stderr, exit code 2, and nothing written', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['print', sample, '--to', '{folder}']],
    ['no file', ['export', '--to', '{folder}']],
    ['no folder', ['export', sample]],
    ['a file that is not there', ['export', 'nowhere.workshop', '--to', '{folder}']],
    ['a folder for a file', ['export', 'samples', '--to', '{folder}']],
    ['a file that is not ours', ['export', 'package.json', '--to', '{folder}']],
    ['an unknown document', ['export', sample, '--to', '{folder}', '--documents', 'agenda,menu']],
    ['an unknown language', ['export', sample, '--to', '{folder}', '--languages', 'en,xx']],
    ['three languages', ['export', sample, '--to', '{folder}', '--languages', 'en,ru,kk']],
    ['an unknown format', ['export', sample, '--to', '{folder}', '--formats', 'doc']],
    ['an unknown unit of a sheet', ['export', sample, '--to', '{folder}', '--by', 'week']],
    ['an unknown agenda', ['export', sample, '--to', '{folder}', '--agenda', 'final']],
    ['an edition 0', ['export', sample, '--to', '{folder}', '--agenda', '0']],
    ['an edition that was never frozen', ['export', sample, '--to', '{folder}', '--agenda', '3']],
    ['changes without an edition', ['export', sample, '--to', '{folder}', '--documents', 'agenda-changes']],
    ['an unknown role', ['export', sample, '--to', '{folder}', '--roles', 'guest']],
    ['an unknown size of badges', ['export', sample, '--to', '{folder}', '--badge-size', 'a6']],
    ['groups of a workshop without any', ['export', sample, '--to', '{folder}', '--documents', 'group-lists']],
    ['changes since no edition', ['export', sample, '--to', '{folder}', '--since', 'last']],
    ['an unknown delegation', ['export', sample, '--to', '{folder}', '--delegation', 'Atlantis']],
    ['a date that does not exist', ['export', sample, '--to', '{folder}', '--as-of', '2025-02-30']],
    ['an unknown option', ['export', sample, '--to', '{folder}', '--fast']],
    [
      'a certificate of nobody',
      ['export', sample, '--to', '{folder}', '--documents', 'certificates', '--holder', 'No'],
    ],
    ['two files', ['export', sample, sample, '--to', '{folder}']],
    ['a folder that is a file', ['export', sample, '--to', 'package.json']],
  ])('%s', async (_, words) => {
    const { code, lines, errors } = await run(...words.map((word) => word.replace('{folder}', folder)));
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).not.toContain('\n');
    expect(errors[0]?.length).toBeGreaterThan(20);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what cannot be written is said, and the rest is written', () => {
  test('a kind that does not come in a format says so', async () => {
    const badges = ['export', sample, '--to', folder, '--documents'];
    const alone = await run(...badges, 'badges', '--formats', 'docx');
    expect(alone).toEqual({
      code: 2,
      lines: [],
      errors: ['badges: There is no “badges” as docx, only as: pdf, xlsx.'],
    });
    expect(readdirSync(folder)).toEqual([]);
    const both = await run(...badges, 'badges,agenda', '--formats', 'docx');
    expect([both.code, both.lines.length, both.errors.length]).toEqual([3, 1, 1]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('one lacking document does not stop the others, and has a line in one language', async () => {
    const words = ['--documents', 'group-lists,agenda,agenda-changes', '--formats', 'xlsx,pdf', '--languages', 'ru'];
    const { code, lines, errors } = await run('export', sample, '--to', folder, ...words);
    expect(code).toBe(3);
    expect(lines).toHaveLength(2);
    expect(errors.map((line) => line.split(':')[0])).toEqual(['group-lists', 'agenda-changes']);
    for (const line of errors) expect(line).not.toMatch(/\p{Script=Cyrillic}/u);
  });
});

describe('what will not stand on paper as it was entered is said before it is written', () => {
  const agenda = ['--documents', 'agenda,badges', '--formats', 'pdf,xlsx'];

  test('texts without a translation, one line each with its place, whatever the number of files', async () => {
    const { code, lines, errors } = await run('export', sample, '--to', folder, ...agenda, '--languages', 'kk,ru');
    expect([code, lines.length]).toEqual([0, 4]);
    expect(errors.length).toBeGreaterThan(10);
    expect(new Set(errors).size).toBe(errors.length);
    expect(
      errors.filter((line) => !/^(Overview|Agenda|People) – .+: no translation \(.*Kazakh.*\)$/.test(line)),
    ).toEqual([]);
  });

  test('people whom a paper leaves out, with their number and why, and never the protected name', async () => {
    const training = sampleTraining();
    for (const each of training.participations) each.completion = { result: 'completion', reason: 'Decided' };
    const file = join(folder, 'all.workshop');
    writeFileSync(file, writeWorkshopFile(training));
    const papers = [
      '--documents',
      'certificates,participant-list,nomination-form',
      '--formats',
      'pdf',
      '--for',
      'public',
    ];
    const { code, lines, errors } = await run(
      'export',
      file,
      '--to',
      join(folder, 'papers'),
      ...papers,
      '--languages',
      'en',
    );
    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThan(3);
    expect(errors).toContain(
      'People – Certificates: not printed, because protected: 1 (P-07). A certificate shows the name: print each of them on its own.',
    );
    expect(errors).toContain('People – Participant list: not named on this paper, because protected: 1 (P-07)');
    expect(errors.join(' ')).toMatch(/because they have not agreed to stand on lists: \d+/);
    expect(errors.join(' ')).not.toMatch(/Secret|Hidden/);
  });

  test('a badge that has no room for an institution, with the name', async () => {
    const training = sampleTraining();
    for (const { name } of training.institutions) name.en = 'Ministry of Health '.repeat(80).trim();
    const file = join(folder, 'long.workshop');
    writeFileSync(file, writeWorkshopFile(training));
    const papers = join(folder, 'papers');
    const { code, errors } = await run('export', file, '--to', papers, ...agenda, '--languages', 'en');
    expect(code).toBe(0);
    const cut = errors.filter((line) => line.includes('has no room, even in letters of 6 points'));
    expect(cut.length).toBeGreaterThan(3);
    for (const line of cut) expect(line).toMatch(/^People – [^:]+: “Ministry of Health /);
  });
});

describe('switches of the papers', () => {
  const sheets = ['--documents', 'attendance-sheet', '--formats', 'xlsx', '--replace', '--languages', 'en'];

  async function sheetsOf(...words: string[]): Promise<{ sheets: string[]; heads: unknown[]; rows: number }> {
    const { code, errors } = await run('export', sample, '--to', folder, ...sheets, ...words);
    expect([code, errors]).toEqual([0, []]);
    const [name = ''] = readdirSync(folder);
    const bytes = readFileSync(join(folder, name));
    const read = await readXlsxFile(bytes);
    const rows = (zipParts(bytes).get('xl/worksheets/sheet1.xml') ?? '').match(/<row /g)?.length ?? 0;
    rmSync(join(folder, name));
    return { sheets: read.map(({ sheet }) => sheet), heads: read[0]?.data[0] ?? [], rows };
  }

  test('days, contacts and blank rows', async () => {
    const usual = await sheetsOf();
    expect(usual.sheets.length).toBeGreaterThan(1);
    expect(usual.heads).toContain('E-mail');
    const second = await sheetsOf('--days', '2');
    expect(second.sheets).toEqual([usual.sheets[1]]);
    expect((await sheetsOf('--no-contacts')).heads).not.toContain('E-mail');
    expect((await sheetsOf('--blank-rows', '12')).rows).toBe(usual.rows + 7);
  });

  test.each([
    ['--days', '9', /there is no day 9; there are: 1, 2/],
    ['--days', 'two', /--days cannot be “two”/],
    ['--blank-rows', '41', /--blank-rows cannot be “41”\. It can be: 0–40/],
  ])('%s %s is refused', async (option, value, sentence) => {
    const { code, errors } = await run('export', sample, '--to', folder, ...sheets, option, value);
    expect([code, errors.length]).toEqual([2, 1]);
    expect(errors[0]).toMatch(sentence);
  });

  test('a page for each day of the agenda', async () => {
    const agenda = ['--documents', 'agenda', '--formats', 'pdf', '--languages', 'en'];
    const pages = async (...more: string[]): Promise<number> => {
      const { lines } = await run('export', sample, '--to', folder, ...agenda, ...more);
      return Number(/: (\d+) pages?/.exec(lines[0] ?? '')?.[1]);
    };
    expect(await pages('--page-per-day')).toBeGreaterThanOrEqual(2);
    expect(await pages()).toBeLessThanOrEqual(await pages('--page-per-day'));
    expect(readdirSync(folder).some((name) => name.includes('a page for each day'))).toBe(true);
  });

  test('a list of participants for each recipient, and the key of codes', async () => {
    const kinds = ['--documents', 'participant-list,code-key', '--languages', 'en', '--formats', 'pdf,xlsx,docx'];
    for (const recipient of ['host', 'donor', 'public', 'internal']) {
      const { code, lines } = await run('export', sample, '--to', folder, ...kinds, '--for', recipient, '--replace');
      expect([code, lines.length]).toEqual([0, 6]);
    }
    const names = readdirSync(folder).map((name) => name.split(' – ').slice(0, 2).join(' – '));
    expect([...new Set(names)].sort()).toEqual([
      'Key of codes – Towards Respectful Care',
      'Participant list – For internal use',
      'Participant list – For the donor',
      'Participant list – For the host ministry',
      'Participant list – For the public',
    ]);
    const wrong = await run('export', sample, '--to', folder, ...kinds, '--for', 'press');
    expect([wrong.code, wrong.errors.length]).toEqual([2, 1]);
  });

  test('names of files in Latin letters', async () => {
    await run('export', sample, '--to', folder, '--documents', 'agenda', '--languages', 'ru', '--latin-names');
    expect(readdirSync(folder)).toHaveLength(2);
    for (const name of readdirSync(folder)) expect(name).toMatch(/^Programma - [ -~]+ - ru\.(pdf|xlsx)$/);
  });

  test('the help names every option', async () => {
    const { lines } = await run('--help');
    const help = lines.join('\n');
    const options = [
      'days',
      'blank-rows',
      'no-contacts',
      'latin-names',
      'pdf-a',
      'replace',
      'page-per-day',
      'for',
      'holder',
    ];
    for (const option of [...options, 'with-names']) {
      expect(help).toContain(`--${option}`);
    }
    expect(help).toMatch(/Exit code: 0 .*2 .*3 /);
  });

  test('the help says which documents are written by default, and which come in Word', async () => {
    const { lines } = await run('--help');
    const help = lines.join('\n');
    expect(help).toContain('(default: agenda, attendance-sheet, attendance-table)');
    const [, inWord = ''] = /as docx too: (.*);/.exec(help) ?? [];
    expect(inWord.split(', ').sort()).toEqual(
      documentKinds.filter((kind) => formatsOf[kind].includes('docx')).toSorted(),
    );
  });
});
