// 命令行. For IT staff and scripts: npx quanke … (--help lists the commands).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuanke } from './quanke/run-quanke.ts';

const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};

process.exitCode = await runQuanke(process.argv.slice(2), {
  root,
  version,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
