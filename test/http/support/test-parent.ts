// A parent to be killed: starts one program, and says which.
import { launchTestProgram } from './launch-test-program.ts';

const { program } = await launchTestProgram({ parent: process.argv[2] ?? '.' });
await program.whenReady();
process.send?.(program.pid);
