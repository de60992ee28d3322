// Who may import what (DESIGN.md §4), as data. The rule that reads it is import-table-rule.js.
//
// A row speaks for the files below `folder`; the deepest folder that fits counts. `*` stands for one area:
// `operations/*` is `operations/case` as well as `operations/staff`, and each of them is a folder of its own
// (`stores/*` is also the file `stores/case.ts`). Files of one folder may import each other.
// `mayImport` holds folders or files of the project, names of packages, and `types:` before what may be imported
// as types only. `*` in a package stands for the rest of its name. Sub-paths of a package are included.
// `instead` tells the reader what to do.

/** The flow. An area may import areas before it, never later ones. */
export const AREAS = [
  'calendar',
  'catalogue',
  'applicant',
  'form',
  'case',
  'approval',
  'document',
  'delivery',
  'statistics',
];

/** Supporting areas know the calendar and the supporting areas before them; the flow knows them from an area on. */
export const SUPPORTING_AREAS = [
  { area: 'staff', from: 'form' },
  { area: 'desk', from: 'form' },
  { area: 'device', from: 'applicant' },
  { area: 'seal', from: 'document' },
  { area: 'audit', from: 'case' },
  { area: 'system', from: 'case' },
];

const KERNEL = 'src/shared/kernel';
const DOMAIN = 'src/shared/domain';
const TEXTS = 'src/shared/texts';
const API = 'src/shared/api';
const PORTS = 'src/main/office/ports';
const NODE = 'node:*';
const PAGE_LIBRARIES = [
  'vue',
  'vue-router',
  'pinia',
  'element-plus',
  '@element-plus/*',
  'echarts',
  'pdfjs-dist',
];

function flowRow(area) {
  const position = AREAS.indexOf(area);
  const supporting = SUPPORTING_AREAS.filter(({ from }) => AREAS.indexOf(from) <= position);
  return areaRow(area, [...AREAS.slice(0, position), ...supporting.map((entry) => entry.area)]);
}

function supportingRow({ area }, position) {
  return areaRow(area, ['calendar', ...SUPPORTING_AREAS.slice(0, position).map((entry) => entry.area)]);
}

function areaRow(area, known) {
  const order = known.length > 0 ? `it knows ${known.join(', ')} and the kernel` : 'it knows the kernel';
  return {
    folder: `${DOMAIN}/${area}`,
    mayImport: [KERNEL, ...known.map((name) => `${DOMAIN}/${name}`), 'zod'],
    instead: `the areas are ordered, ${order}: move the rule to the later area, or pass the value in`,
  };
}

function adapterRow(name, libraries) {
  return {
    folder: `src/main/office/${name}`,
    mayImport: [KERNEL, DOMAIN, TEXTS, PORTS, 'zod', ...libraries],
    instead: 'an adapter knows the ports and its own library: pass the rest in from build-office.ts',
  };
}

export const FOLDERS = [
  // shared: runs anywhere
  { folder: KERNEL, mayImport: [], instead: 'the kernel stands alone: write the few lines here' },
  ...AREAS.map(flowRow),
  ...SUPPORTING_AREAS.map(supportingRow),
  {
    folder: TEXTS,
    mayImport: [KERNEL, `types:${DOMAIN}`, `types:${API}/failures.ts`],
    instead: 'texts turn values into words: let the caller pass the value in',
  },
  {
    folder: API,
    mayImport: [KERNEL, DOMAIN, 'zod', '@orpc/contract', '@orpc/client'],
    instead: 'a contract is seen by both sides: what both need belongs to shared/domain',
  },

  // office
  {
    folder: 'src/main/office/ports',
    mayImport: [KERNEL, DOMAIN, `types:${API}`, `types:${TEXTS}`],
    instead: 'a port speaks the language of the domain: name the library in the adapter',
  },
  {
    folder: 'src/main/office/operations/*',
    mayImport: ['src/shared', PORTS, 'src/main/office/operations/*.ts'],
    instead:
      'operations of two areas meet in the domain or in a port; the outside is seen through office/ports',
  },
  adapterRow('storage', ['kysely', 'pg', NODE]),
  adapterRow('files', [NODE]),
  adapterRow('documents', ['pdf-lib', 'fontkit', 'uqr', 'fflate', NODE]),
  adapterRow('sealing', ['pdf-lib', 'sm-crypto-v2', NODE]),
  adapterRow('partners', [NODE]),
  adapterRow('access', [NODE, 'pinyin-pro']),
  adapterRow('catalogue-files', [NODE, 'jsonc-parser']),
  adapterRow('paper-templates', [NODE, 'src/main/office/catalogue-files']), // strict JSON, and where in it
  ...[
    'build-office',
    'demo-office',
    'demo-places',
    'load-office-data',
    'admission',
    'office-files',
    'record-access',
    'sweep-files',
    'seed-calendar',
    'seed-catalogue',
    'seed-organization',
    'upkeep',
  ].map((file) => ({
    folder: `src/main/office/${file}.ts`,
    mayImport: ['src/main/office', 'src/shared', 'types:src/main/http', 'zod', NODE],
    instead: `${file}.ts wires the office; what serves it belongs to a program or to main/http`,
  })),

  // station, links, shell
  {
    folder: 'src/main/station',
    mayImport: ['src/shared', NODE, 'node-hid', 'zod'],
    instead: 'the station knows its devices only: the office reaches it through shared/api/station',
  },
  {
    folder: 'src/main/http',
    mayImport: ['src/shared', 'fastify', '@fastify/*', '@orpc/*', 'zod', NODE],
    instead: 'main/http serves any router: let the program pass in what belongs to office or station',
  },
  {
    folder: 'src/main/desktop',
    mayImport: [KERNEL, TEXTS, API, 'src/main/http', 'electron', NODE],
    instead:
      'the shell forwards and knows neither office nor station inside: use their contracts in shared/api',
  },
  {
    folder: 'src/preload',
    mayImport: [KERNEL, `types:${API}`, 'electron'],
    instead:
      'the preload holds PIN entry, the printers of the system and the customer screen, nothing else: do it in the page or the shell',
  },

  // the five programs wire, so they see all of main
  ...['index', 'office', 'station', 'workbench', 'quanke'].map((program) => ({
    folder: `src/main/${program}.ts`,
    mayImport: ['src/main', 'src/shared', '*'],
    instead: 'a program runs without the page: put what both need into shared',
  })),

  {
    folder: 'src/main/quanke',
    mayImport: ['src/main', 'src/shared', 'zod', NODE],
    instead: 'a command runs without the page: put what both need into shared',
  },

  // page
  {
    folder: 'src/renderer',
    mayImport: ['src/shared', 'zod', ...PAGE_LIBRARIES],
    instead: 'the page reaches office and station by their contracts: see renderer/api',
  },
  {
    folder: 'src/renderer/api',
    mayImport: ['src/shared', '@orpc/*', 'vue', 'zod'],
    instead: 'renderer/api is the page’s link and knows no page: let stores and pages import it',
  },
  {
    folder: 'src/renderer/stores/*',
    mayImport: ['src/shared', 'src/renderer/api', 'vue', 'pinia', 'vue-router'],
    instead: 'a store knows its own area: let the page combine two stores',
  },
  {
    folder: 'src/renderer/pages/*',
    mayImport: [
      'src/shared',
      'src/renderer/api',
      'src/renderer/stores',
      'src/renderer/components',
      ...PAGE_LIBRARIES,
    ],
    instead: 'pages share through stores and components: move the common part there',
  },
  {
    folder: 'src/renderer/components',
    mayImport: [KERNEL, DOMAIN, TEXTS, ...PAGE_LIBRARIES],
    instead: 'a component gets props and emits: let the page read the store and pass the value in',
  },

  // what looks at everything
  ...['test', 'scripts', 'bin', 'electron.vite.config.ts', 'vitest.config.ts', 'eslint.config.js'].map(
    (folder) => ({
      folder,
      mayImport: ['src', 'test', 'scripts', 'package.json', '*'],
      instead: 'tests and scripts may import anything of the project',
    }),
  ),
];

/** Packages with few homes in src, whatever the rows above allow. `names` narrows it to these exports. */
export const PACKAGES = [
  {
    package: 'electron',
    homes: ['src/main/desktop', 'src/main/index.ts', 'src/preload'],
    instead: 'office, station and workbench run without Electron: ask for the ability through a parameter',
  },
  {
    package: 'node-hid',
    homes: ['src/main/station/hid'],
    instead: 'native code hangs and crashes, so it has one home: use the HidPort of station/hid',
  },
  {
    package: 'node:sqlite',
    homes: ['src/main/office/storage'],
    instead: 'Electron’s older Node has no node:sqlite: use a store of office/ports',
  },
  {
    package: '@orpc/*',
    homes: ['src/shared/api', 'src/main/http', 'src/renderer/api'],
    instead: 'the RPC library may be replaced one day: use the contract or the client made from it',
  },
  {
    package: '@orpc/contract',
    names: ['oc'],
    homes: ['src/shared/api/procedure.ts'],
    instead:
      'a procedure without role and audit must not exist: begin with query() or command() of api/procedure.ts',
  },
];
