// The import rules of docs/architecture.md. `npm run boundaries` checks them; `test/boundaries.test.ts` that none is lost.
const nodeBuiltIns = { dependencyTypes: ['core'] };
const libraries = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or a third is missing between them.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-stands-alone',
      comment: 'shared is what both sides agree on; it knows neither.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(main|renderer|scripts|bench|test)/' },
    },
    {
      name: 'shared-is-pure',
      comment: 'shared runs in a page, in Node and in a worker alike.',
      severity: 'error',
      from: { path: '^shared/' },
      to: nodeBuiltIns,
    },
    {
      name: 'shared-uses-no-platform-library',
      comment: 'No DOM, storage, window or file library in shared.',
      severity: 'error',
      from: { path: '^shared/' },
      to: {
        path: libraries(
          'react',
          'react-dom',
          'react-aria-components',
          'react-hook-form',
          'wouter',
          'dexie',
          'dexie-react-hooks',
          'electron',
          'pdfkit',
          'hucre',
        ),
      },
    },
    {
      name: 'renderer-not-main',
      comment: 'The page reaches the main process by the host contract only.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|scripts|bench|test)/' },
    },
    {
      name: 'renderer-not-node',
      comment: 'The page is a sandboxed web page.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: nodeBuiltIns,
    },
    {
      name: 'main-not-renderer',
      comment: 'The main process serves any page; it knows none.',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|scripts|bench|test)/' },
    },
    {
      name: 'electron-in-one-file',
      comment: 'Two shells run one main: only the adapter and the preload touch Electron, and api.ts its types.',
      severity: 'error',
      from: { pathNot: '^main/(preload|shell/electron|shell/api)\\.ts$' },
      to: { path: libraries('electron') },
    },
    {
      name: 'electron-types-only-in-api',
      comment: 'api.ts lists names of Electron; importing its code would start its download.',
      severity: 'error',
      from: { path: '^main/shell/api\\.ts$' },
      to: { path: libraries('electron'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'store-behind-one-door',
      comment: 'Only renderer/storage has the tables that can be written to; everybody else reads, or runs a command.',
      severity: 'error',
      from: { path: '^(main|renderer|shared)/', pathNot: '^renderer/storage/' },
      to: { path: '^renderer/storage/database' },
    },
    {
      name: 'changes-by-commands',
      comment: 'What changes data is a named command in renderer/commands; only Undo and Redo are asked for directly.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/(commands/|storage/|context/feedback\\.ts$)' },
      to: { path: '^renderer/storage/command\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'dexie-in-storage',
      comment: 'One door for writes: nobody else opens the working store.',
      severity: 'error',
      from: { path: '^(main|renderer|shared)/', pathNot: '^renderer/storage/' },
      to: { path: libraries('dexie') },
    },
    {
      name: 'temporal-in-time',
      comment: 'Strings are the data; only shared/time calculates with Temporal.',
      severity: 'error',
      from: { path: '^(main|renderer|shared)/', pathNot: '^shared/time/' },
      to: { path: libraries('temporal-polyfill') },
    },
    {
      name: 'features-stand-apart',
      comment: 'What two features need is a building block, a query or an operation, with a home of its own.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-is-wordless',
      comment: 'Building blocks know neither features nor data.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(app|features|commands|queries|storage)/' },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: { path: '^(main|renderer|shared)/' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|.*\\?)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
