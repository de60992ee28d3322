// The rule quanke/import-table: reads the table of import-table.js and says what to do instead.
import { isBuiltin } from 'node:module';
import { posix, relative, sep } from 'node:path';
import { FOLDERS, PACKAGES } from './import-table.js';

const ROWS = FOLDERS.map((row) => ({
  ...row,
  depth: row.folder.split('/').length,
  matches: matcherOf(row.folder),
})).sort(
  (left, right) =>
    right.depth - left.depth || Number(left.folder.endsWith('*')) - Number(right.folder.endsWith('*')),
);

export const importTableRule = {
  meta: {
    type: 'problem',
    docs: { description: 'Who may import what: the table of DESIGN.md §4.' },
    schema: [],
    messages: {
      notAllowed: '{{from}} may not import {{target}}: {{instead}}.',
      typesOnly: '{{from}} may import {{target}} as types only: write `import type`.',
      fewHomes: '{{target}} is imported in {{homes}} only: {{instead}}.',
      bareBuiltin: 'Write node:{{target}}, so that nobody takes it for a package.',
      noRow: '{{from}} has no row in the import table: add one to scripts/lint-rules/import-table.js.',
    },
  },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/');
    const row = rowOf(file);
    if (row === undefined)
      return { Program: (node) => context.report({ node, messageId: 'noRow', data: { from: file } }) };
    const check = (node, source, more) => {
      const found = findFault(file, row, { specifier: source, ...more });
      if (found) context.report({ node, ...found });
    };
    return visitors(check);
  },
};

/** Every way to name another module whose name can be read. */
function visitors(check) {
  return {
    ImportDeclaration: (node) =>
      check(node, node.source.value, { isType: isTypeImport(node), names: namesOf(node) }),
    ExportNamedDeclaration: (node) => {
      if (node.source)
        check(node, node.source.value, { isType: node.exportKind === 'type', names: namesOf(node) });
    },
    ExportAllDeclaration: (node) =>
      check(node, node.source.value, { isType: node.exportKind === 'type', names: ['*'] }),
    ImportExpression: (node) => {
      if (typeof node.source.value === 'string')
        check(node, node.source.value, { isType: false, names: ['*'] });
    },
    TSImportType: (node) => check(node, node.source.value, { isType: true, names: [] }),
  };
}

function isTypeImport(node) {
  if (node.importKind === 'type') return true;
  return node.specifiers.length > 0 && node.specifiers.every((specifier) => specifier.importKind === 'type');
}

/** The exports asked for; `*` where all come along. */
function namesOf(node) {
  return node.specifiers
    .map((specifier) => specifier.imported?.name ?? specifier.local?.name ?? '*')
    .concat(node.specifiers.some((specifier) => specifier.type === 'ImportNamespaceSpecifier') ? ['*'] : []);
}

function findFault(file, row, wanted) {
  const target = targetOf(file, wanted.specifier);
  if (target.bareBuiltin) return { messageId: 'bareBuiltin', data: { target: wanted.specifier } };
  if (!target.isPackage && row.matches(target.path) === row.matches(file)) return undefined;
  return homeFault(file, target, wanted) ?? rowFault(row, target, wanted);
}

function targetOf(file, specifier) {
  const path = specifier.split('?')[0];
  if (path.startsWith('.')) return { isPackage: false, path: posix.join(posix.dirname(file), path) };
  return { isPackage: true, path, bareBuiltin: isBuiltin(path) && !path.startsWith('node:') };
}

function homeFault(file, target, wanted) {
  if (!target.isPackage || !file.startsWith('src/')) return undefined;
  const entry = PACKAGES.find(
    ({ package: name, names, homes }) =>
      isPackage(target.path, name) &&
      asksFor(wanted.names, names) &&
      !homes.some((home) => isWithin(file, home)),
  );
  if (!entry) return undefined;
  const what = entry.names ? `${entry.names.join(', ')} of ${target.path}` : target.path;
  return {
    messageId: 'fewHomes',
    data: { target: what, homes: entry.homes.join(', '), instead: entry.instead },
  };
}

function asksFor(wanted, names) {
  return names === undefined || wanted.some((name) => name === '*' || names.includes(name));
}

function rowFault(row, target, wanted) {
  const fits = (entry) => (target.isPackage ? isPackage(target.path, entry) : isWithin(target.path, entry));
  if (row.mayImport.some((entry) => fits(entry))) return undefined;
  const asTypes = row.mayImport.some(
    (entry) => entry.startsWith('types:') && fits(entry.slice('types:'.length)),
  );
  if (asTypes && wanted.isType) return undefined;
  const data = { from: row.folder, target: target.path, instead: row.instead };
  return { messageId: asTypes ? 'typesOnly' : 'notAllowed', data };
}

/** `node:*` and `@orpc/*` stand for all names that begin so; sub-paths belong to their package. */
function isPackage(name, entry) {
  if (entry.endsWith('*')) return name.startsWith(entry.slice(0, -1));
  return name === entry || name.startsWith(`${entry}/`);
}

function isWithin(path, folder) {
  if (folder.endsWith('/*.ts')) return posix.dirname(path) === posix.dirname(folder);
  return path === folder || path.startsWith(`${folder}/`);
}

function rowOf(file) {
  return ROWS.find((row) => row.matches(file) !== undefined);
}

/** Answers the folder a path belongs to under this row (`stores/case` for `stores/*`), or undefined. */
function matcherOf(folder) {
  if (!folder.endsWith('/*')) return (path) => (isWithin(path, folder) ? folder : undefined);
  const parent = folder.slice(0, -1);
  return (path) => {
    if (!path.startsWith(parent)) return undefined;
    return (
      parent +
      path
        .slice(parent.length)
        .split('/')[0]
        .replace(/\.\w+$/, '')
    );
  };
}
