// Who may import whom, imports of types included. `npm run imports` holds every file to it; CONTRIBUTING.md draws it.

/** Each room, and the rooms that it may import. All arrows run down. */
const ROOMS = {
  cli: [
    'page',
    'show',
    'uses',
    'livepatch',
    'subject',
    'scenario',
    'machines',
    'generate',
    'explore',
    'jobs',
    'problem',
  ],
  page: ['show', 'uses', 'livepatch', 'subject', 'scenario', 'machines', 'explore', 'problem'],
  show: ['uses', 'livepatch', 'subject', 'scenario', 'machines', 'generate', 'explore', 'problem'],
  uses: ['livepatch', 'subject', 'scenario', 'machines', 'generate', 'explore', 'jobs', 'problem'],
  livepatch: ['scenario', 'machines', 'explore', 'problem'],
  subject: ['scenario', 'explore', 'problem'],
  scenario: ['machines', 'problem'],
  machines: [],
  generate: ['explore'],
  explore: ['problem'],
  jobs: [],
  problem: [],
};

/** The same within the explorer; the files of its engine/ are what engines have in common. */
const ROOMS_OF_EXPLORE = {
  search: ['property', 'graph', 'engine', 'machine', 'run'],
  property: ['graph', 'engine', 'machine', 'run'],
  formats: ['graph', 'engine', 'machine', 'machine/environment', 'run'],
  graph: ['engine', 'machine', 'run'],
  'engine/plain': ['engine/rows', 'engine', 'machine', 'run'],
  'engine/runner': [
    'engine/traced',
    'engine/crew',
    'engine/symmetry',
    'engine/rows',
    'engine',
    'machine',
    'run',
  ],
  'engine/traced': ['engine/crew', 'engine/symmetry', 'engine/rows', 'engine', 'machine', 'run'],
  'engine/symmetry': ['engine/rows', 'engine', 'machine', 'run'],
  'engine/crew': ['engine/symmetry', 'engine/rows', 'engine', 'machine', 'run'],
  'engine/rows': ['engine', 'machine', 'run'],
  engine: ['machine', 'run'],
  machine: ['machine/environment', 'run'],
  'machine/environment': ['machine', 'run'],
  run: [],
};

/** The rooms that could be taken away as they are, and the packages that they would take along. */
const ALONE = {
  machines: [],
  explore: ['xstate', 'immer'],
  generate: ['xstate'],
};

const folderOf = room => (room === 'machines' ? '^machines/' : `^src/${room}/`);
const packageOf = name => `(^|(^|/)node_modules/)${name}(/|$)`;

const downwards = Object.entries(ROOMS).map(([room, below]) => ({
  name: `room-${room}`,
  comment: `${room} may import ${below.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: folderOf(room) },
  to: { path: '^(machines|src)/', pathNot: [room, ...below].map(folderOf) },
}));

const filesOf = room => `^src/explore/${room}/[^/]+$`;

const downwardsInExplore = Object.entries(ROOMS_OF_EXPLORE).map(([room, below]) => ({
  name: `room-explore/${room}`,
  comment: `explore/${room} may import ${below.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: filesOf(room) },
  to: { path: '^src/explore/', pathNot: [room, ...below].map(filesOf) },
}));

const alone = Object.entries(ALONE).map(([room, packages]) => ({
  name: `packages-of-${room}`,
  comment: `${room} may import ${packages.join(', ') || 'no package'}`,
  severity: 'error',
  from: { path: folderOf(room) },
  to: { pathNot: ['^(machines|src|test|scripts|bench)/', ...packages.map(packageOf)] },
}));

export default {
  forbidden: [
    ...downwards,
    ...downwardsInExplore,
    ...alone,
    {
      name: 'rooms-listed',
      comment: 'a folder of src/ has a line in ROOMS',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: Object.keys(ROOMS).map(folderOf) },
      to: {},
    },
    {
      name: 'wall-of-explore',
      comment: 'src/explore has one door, index.ts; its own tests alone look inside',
      severity: 'error',
      from: { pathNot: ['^src/explore/', '^test/explore/', '^test/support/explore/'] },
      to: { path: '^src/explore/', pathNot: '^src/explore/index[.]ts$' },
    },
    {
      name: 'uses-apart',
      comment: 'no use imports another use',
      severity: 'error',
      from: { path: '^src/uses/([^/]+)/' },
      to: { path: '^src/uses/', pathNot: '^src/uses/$1/' },
    },
    {
      name: 'product-alone',
      comment: 'what is shipped knows nothing of tests, scripts and measurements',
      severity: 'error',
      from: { path: '^(machines|src)/' },
      to: { path: '^(test|scripts|bench)/' },
    },
    {
      name: 'no-test-imported',
      comment: 'what several tests need stands in test/support/',
      severity: 'error',
      from: {},
      to: { path: '[.]test[.]ts$' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-cycle-of-folders',
      comment: 'what several folders of a room need stands in one of its own',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(machines|src)/' },
      to: { circular: true },
    },
    {
      name: 'resolved',
      comment: 'an import that leads nowhere would pass the other rules',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    doNotFollow: { path: 'node_modules' },
    // The parser knows no JSX. What these files may import is what the browser can run, and esbuild sees to that.
    exclude: { path: '[.]tsx$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
