import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Messages of the compiler about `text` as a file of the project in `folder`, together with its declaration files. */
function faultsOf(folder: string, text: string): string[] {
  const configuration = ts.getParsedCommandLineOfConfigFile(
    path.join(root, folder, 'tsconfig.json'),
    { composite: false, emitDeclarationOnly: false, noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) =>
        expect.fail(ts.flattenDiagnosticMessageText(messageText, ' ')),
    },
  );
  if (configuration === undefined) throw new Error(`no project in ${folder}`);
  const added = path.join(root, folder, 'an-offence.ts');
  const disk = ts.createCompilerHost(configuration.options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => file === added || disk.fileExists(file),
    getSourceFile: (file, options, ...others) =>
      file === added ? ts.createSourceFile(file, text, options) : disk.getSourceFile(file, options, ...others),
  };
  const declarations = configuration.fileNames.filter((file) => file.endsWith('.d.ts'));
  const program = ts.createProgram([...declarations, added], configuration.options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(added))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('each part of the program is compiled with the types of where it runs', () => {
  test.each([
    ['shared', 'export const title = document.title;', "'document'"],
    ['shared', 'export const root = process.cwd();', "'process'"],
    ['shared', "export { readFile } from 'node:fs';", "'node:fs'"],
    ['shared', 'setTimeout(() => undefined);', "'setTimeout'"],
    ['main', 'export const title = document.title;', "'document'"],
    ['renderer', 'export const root = process.cwd();', "'process'"],
    ['renderer', "export { readFile } from 'node:fs';", "'node:fs'"],
  ])('%s refuses %s', (folder, text, named) => {
    expect(faultsOf(folder, text).join('\n')).toContain(named);
  });

  test.each([
    ['shared', "export const text = new TextDecoder('utf-8').decode(new Uint8Array());"],
    ['main', "export { readFile } from 'node:fs';"],
    ['renderer', 'export const title = document.title;'],
  ])('%s takes %s', (folder, text) => {
    expect(faultsOf(folder, text)).toEqual([]);
  });
});
