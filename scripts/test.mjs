// npm test [-- --deep] [-- --only <step, folder of test/ or part of a path in one>]…
// Sets everything up, then runs types, lint, build and all tests, and ends with a table and one line of sums.
import { parseArgs } from 'node:util';
import { continueOnRightNode } from './project.mjs';
import { setUp } from './set-up.mjs';

const WRONG_USAGE = 2;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { deep: { type: 'boolean' }, only: { type: 'string', multiple: true } },
    });
    return {
      deep: values.deep ?? false,
      only: (values.only ?? []).map((part) => part.replace(/^test\/|\/$/g, '')),
    };
  } catch (error) {
    console.error(`${error.message}\nusage: npm test [-- --deep] [-- --only <types|lint|build|folder/part>]`);
    process.exit(WRONG_USAGE);
  }
}

const wanted = readArguments();
try {
  if (!process.env.QUANKE_SET_UP) setUp({ forTests: true });
} catch (error) {
  console.error(`set-up: ${error.message}`);
  process.exit(1);
}
process.env.QUANKE_SET_UP = '1'; // the second start of this script, on Node 24, need not look again
await continueOnRightNode();
const { runTests } = await import('./test-run/run.mjs');
process.exitCode = (await runTests(wanted)) ? 0 : 1;
