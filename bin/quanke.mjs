#!/usr/bin/env node
// `npx quanke …`: runs src/main/quanke.ts from source under Node 24. In a fresh clone it sets everything up first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { become, findNode, root } from '../scripts/project.mjs';
import { setUp } from '../scripts/set-up.mjs';

const WRONG_USAGE = 2;

try {
  if (!existsSync(join(root, 'node_modules'))) setUp();
} catch (error) {
  console.error(`set-up: ${error.message}`);
}

const node = findNode();
if (node === undefined) {
  console.error('缺少 Node 24 运行环境，请先在项目文件夹中运行 npm run start 或 node scripts/set-up.mjs。');
  console.error(
    'Node 24 is missing. Run `npm run start` or `node scripts/set-up.mjs` in the project folder first.',
  );
  process.exitCode = WRONG_USAGE;
} else {
  become(node, [join(root, 'src/main/quanke.ts'), ...process.argv.slice(2)]);
}
