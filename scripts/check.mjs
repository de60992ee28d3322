// npm run check: format, lint and types, in about the time the slowest takes. What a commit must pass.
import { continueOnRightNode } from './project.mjs';
import { setUp } from './set-up.mjs';

setUp();
await continueOnRightNode();
const { lintChecks, runInTurn, typeChecks } = await import('./tools.mjs');

const results = (await Promise.all([runInTurn(lintChecks), runInTurn(typeChecks)])).flat();
const failures = results.filter((result) => !result.ok);
for (const { name, output } of failures) console.log(`\n── ${name}\n${output}`);
console.log();
for (const { name, ok, seconds } of results)
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(13)} ${seconds.toFixed(1)} s`);
if (failures.some(({ name }) => name === 'format'))
  console.log('format: npm run format, or npx prettier --write <your files>');
process.exitCode = failures.length === 0 ? 0 : 1;
