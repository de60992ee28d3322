// A program as the launcher starts it: serves the test office behind the pipe it is told.
import { readChildEnvironment } from '../../../src/main/http/child-environment.ts';
import { endWithParent, reportReady } from '../../../src/main/http/child-life.ts';
import { requireSecret } from '../../../src/main/http/link-checks.ts';
import { serveTestOffice } from './links.ts';

const launched = readChildEnvironment(process.env);
if (launched === undefined) throw new Error('started without the launcher');
if (process.argv.includes('--broken')) process.exit(3);
if (process.argv.includes('--stuck')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
const { server } = serveTestOffice([requireSecret(launched.secret)]);
server.app.post('/office/die', () => process.kill(process.pid, 'SIGKILL'));
server.app.post('/office/hang', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
await server.listen({ kind: 'pipe', path: launched.socketPath });
endWithParent(process, () => server.close());
reportReady(process);
