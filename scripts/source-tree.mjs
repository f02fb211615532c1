import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} Import
 * @property {string} to the imported file, relative to the root
 * @property {boolean} isValue false for `import type` and for imports whose every name is a type: they vanish in the build
 */

/**
 * @typedef {object} SourceFile
 * @property {string} file relative to the root, with forward slashes
 * @property {number} lines
 * @property {readonly Import[]} imports static, dynamic (`import('…')`), workers (`new URL('…', import.meta.url)`, `?worker`) and re-exports
 * @property {readonly string[]} exportedNames what is declared here and exported; a re-export declares nothing
 */

export const folders = /** @type {const} */ (['main', 'renderer', 'shared']);

/**
 * Every TypeScript file of the given folders, as TypeScript's own parser reads it.
 *
 * @param {string} root
 * @param {readonly string[]} [within]
 * @returns {Map<string, SourceFile>} by file
 */
export function readSourceTree(root, within = folders) {
  const files = within.flatMap((folder) => typeScriptIn(root, folder)).sort();
  const known = new Set(files);
  return new Map(files.map((file) => [file, readSource(root, file, known)]));
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function typeScriptIn(root, folder) {
  const place = path.join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`);
}

/**
 * @param {string} root
 * @param {string} file
 * @param {ReadonlySet<string>} known
 * @returns {SourceFile}
 */
function readSource(root, file, known) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const imports = importsOf(source).flatMap(({ specifier, isValue }) => {
    const to = resolved(file, specifier, known);
    return to === null ? [] : [{ to, isValue }];
  });
  return { file, lines: text.split('\n').length - 1, imports, exportedNames: exportedNamesOf(source) };
}

/**
 * A file of the tree, or null for a package, a style sheet, a picture.
 *
 * @param {string} from
 * @param {string} specifier
 * @param {ReadonlySet<string>} known
 * @returns {string | null}
 */
function resolved(from, specifier, known) {
  if (!specifier.startsWith('.')) return null;
  const place = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return [place, `${place}.ts`, `${place}.tsx`].find((name) => known.has(name)) ?? null;
}

/** @param {ts.SourceFile} source */
function importsOf(source) {
  /** @type {{ specifier: string, isValue: boolean }[]} */
  const found = [];
  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ specifier: node.moduleSpecifier.text, isValue: bringsValues(node.importClause) });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({ specifier: node.moduleSpecifier.text, isValue: !node.isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      addLiteral(node.arguments[0]);
    } else if (ts.isNewExpression(node) && node.expression.getText(source) === 'URL') {
      addLiteral(node.arguments?.[0]);
    }
    ts.forEachChild(node, visit);
  }
  /** @param {ts.Expression | undefined} value */
  function addLiteral(value) {
    if (value && ts.isStringLiteralLike(value)) found.push({ specifier: value.text, isValue: true });
  }
  visit(source);
  return found;
}

/**
 * @param {ts.ImportClause | undefined} clause
 * @returns {boolean}
 */
function bringsValues(clause) {
  if (clause === undefined) return true;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  if (clause.name !== undefined) return true;
  const names = clause.namedBindings;
  if (names === undefined || ts.isNamespaceImport(names)) return true;
  return names.elements.length === 0 || names.elements.some((name) => !name.isTypeOnly);
}

/**
 * A type and a value of one name in one file (a zod schema and its type) are one name.
 *
 * @param {ts.SourceFile} source
 * @returns {string[]}
 */
function exportedNamesOf(source) {
  const declared = new Set(source.statements.flatMap(namesDeclaredBy));
  const exported = source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause) {
      if (!ts.isNamedExports(statement.exportClause)) return [];
      return statement.exportClause.elements
        .filter((element) => declared.has((element.propertyName ?? element.name).text))
        .map((element) => element.name.text);
    }
    const flags = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const isExported = flags.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExported ? namesDeclaredBy(statement) : [];
  });
  return [...new Set(exported)];
}

/**
 * @param {ts.Statement} statement
 * @returns {string[]}
 */
function namesDeclaredBy(statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => namesBoundBy(name));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

/**
 * @param {ts.BindingName} name
 * @returns {string[]}
 */
function namesBoundBy(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesBoundBy(element.name) : []));
}

/**
 * Names that more than one file declares and exports.
 *
 * @param {ReadonlyMap<string, SourceFile>} tree
 * @returns {[name: string, files: string[]][]} in the order of the alphabet
 */
export function namesDeclaredTwice(tree) {
  /** @type {Map<string, string[]>} */
  const places = new Map();
  for (const { file, exportedNames } of tree.values()) {
    for (const name of exportedNames) places.set(name, [...(places.get(name) ?? []), file]);
  }
  return [...places].filter(([, files]) => files.length > 1).sort(([a], [b]) => (a < b ? -1 : 1));
}
