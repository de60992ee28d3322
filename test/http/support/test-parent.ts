// A parent to be killed: starts one program, and says which.
import { tmpdir } from 'node:os';
import { launchTestProgram } from './launch-test-program.ts';

const { program } = await launchTestProgram({ parent: tmpdir() });
await program.whenReady();
process.send?.(program.pid);
