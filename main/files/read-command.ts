import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Language, languages, languageSchema } from '../../shared/domain/language.ts';
import { isBackupFile } from '../../shared/exchange/agenda-file-begin.ts';
import { fileKinds, readAgendaFile } from '../../shared/exchange/understood-file.ts';
import type { Failure } from '../../shared/result.ts';
import { loadCatalogues, type Translate, translator } from '../../shared/text/text.ts';
import { isTimeZone } from '../../shared/time/instant.ts';
import { readWholeFile, type WholeFileFailure } from './file-system.ts';
import { mostMegabytes } from './opened-files.ts';

/** Standard output and standard error, line by line. */
type Output = { readonly line: (text: string) => void; readonly error: (text: string) => void };

/** Exit codes: 0 every file was read; 2 a file was refused, or the command was given something else. */
const [done, refused] = [0, 2];

type FileReading = Awaited<ReturnType<typeof reading>>;

/**
 * `read <file…> [--zone Asia/Almaty] [--language ru] [--as agenda|people|workshop] [--help]`: one JSON array on standard output,
 * an object for each file, with what was understood; the sentence about each refused file on standard error. `folder`
 * is where relative names begin.
 */
export async function runReadCommand(words: readonly string[], folder: string, output: Output): Promise<number> {
  await loadCatalogues();
  const t = translator('en');
  if (words.includes('--help') || words.includes('-h')) {
    output.line(t('exchange.command.help', { languages: languages.join(', ') }));
    return done;
  }
  const asked = readArguments(words, t);
  if (asked.problem !== null) {
    output.error(asked.problem);
    return refused;
  }
  const readings: FileReading[] = [];
  for (const file of asked.files) readings.push(await reading(file, folder, asked));
  output.line(JSON.stringify(readings, null, 2));
  const refusals = readings.filter(({ kind }) => kind === 'refused');
  for (const { file, told } of refusals) output.error(`${file}: ${told.map(({ sentence }) => sentence).join(' ')}`);
  return refusals.length > 0 ? refused : done;
}

type ReadArguments = {
  readonly problem: string | null;
  readonly files: readonly string[];
  readonly timeZone: string | null;
  readonly language: Language;
  readonly as: (typeof fileKinds)[number] | undefined;
};

/** What follows `read`; `problem` is the sentence about what is wrong in it, null where nothing is. */
function readArguments(words: readonly string[], t: Translate): ReadArguments {
  const nothing = { problem: null, files: [], timeZone: null, language: 'en', as: undefined } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { zone: { type: 'string' }, language: { type: 'string' }, as: { type: 'string' } },
    });
    const language = languageSchema.safeParse(values.language ?? 'en');
    const as = fileKinds.find((kind) => kind === values.as);
    const timeZone = values.zone ?? null;
    if (positionals.length === 0) return { ...nothing, problem: t('exchange.command.no-file') };
    if (timeZone !== null && !isTimeZone(timeZone)) {
      return { ...nothing, problem: t('exchange.command.zone-unknown', { zone: timeZone }) };
    }
    if (!language.success) {
      const known = languages.join(', ');
      return {
        ...nothing,
        problem: t('exchange.command.language-unknown', { language: values.language ?? '', known }),
      };
    }
    if (values.as !== undefined && as === undefined) {
      return {
        ...nothing,
        problem: t('exchange.command.kind-unknown', { kind: values.as, known: fileKinds.join(', ') }),
      };
    }
    return { problem: null, files: positionals, timeZone, language: language.data, as };
  } catch (error) {
    // parseArgs throws a TypeError for an unknown option and for one without its value.
    if (!(error instanceof TypeError)) throw error;
    const problem = t('documents.command.option-wrong', { problem: error.message.replaceAll(/\s+/g, ' ') });
    return { ...nothing, problem };
  }
}

async function reading(file: string, folder: string, { timeZone, language, as }: ReadArguments) {
  const name = path.basename(file);
  // A backup may be larger than what is read at all.
  if (isBackupFile(new Uint8Array(), name)) {
    const sentence = translator(language)('errors.file-is-backup', { name });
    return { file, kind: 'refused' as const, sessions: [], told: [{ code: 'file-is-backup', where: file, sentence }] };
  }
  const bytes = await readWholeFile(path.resolve(folder, file), mostMegabytes);
  if (!bytes.ok) {
    const { code, details } = bytes.failure;
    // Whoever names a file on the command line is told that it is not there by the code of one that cannot be read.
    const told =
      code === 'file-missing'
        ? refusal(file, 'file-unreadable', { path: file, reason: 'missing' })
        : refusal(file, code, { ...details, path: file });
    return { file, kind: 'refused' as const, sessions: [], told: [told] };
  }
  return { file, ...(await readAgendaFile(bytes.value, name, { timeZone, language, as })) };
}

function refusal(file: string, code: WholeFileFailure, details: Failure['details']) {
  return { code, where: file, sentence: translator('en')(`errors.${code}`, details) };
}
