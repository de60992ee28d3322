import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { must } from '../../src/main/quanke/in-process.ts';
import { runQuanke } from '../../src/main/quanke/run-quanke.ts';
import { FAILURE_TEXTS } from '../../src/shared/texts/failures.ts';
import { makeOfficeIn } from '../support/make-office.ts';
import { makeFolder } from '../support/run-tool.ts';

const root = join(import.meta.dirname, '../..');
const data = makeFolder();
afterAll(data.remove);

async function accept(...args: readonly string[]) {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await runQuanke(['clock', 'accept', '--data', data.path('.'), ...args], {
    root,
    version: '0.0.0-test',
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  });
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') };
}

it('accepts a clock that was ahead, with a reason, once', async () => {
  const office = await makeOfficeIn(data.path('.'));
  office.clock.set('2199-01-04T02:00:00.000Z'); // of whoever runs the tests
  const clerk = await office.signIn('window01');
  const begun = { requestId: randomUUID(), subject: { kind: 'item', code: 'H15' } } as const;
  must(await clerk.calls.form.begin(begun));
  await office.office.close();

  const silent = await accept();
  const accepted = await accept('--reason', '时钟曾快，已校正', '--json');
  const again = await accept('--reason', '时钟曾快，已校正');

  expect(silent.code).toBe(2);
  expect(accepted.code).toBe(0);
  expect(JSON.parse(accepted.out)).toMatchObject({
    newestBefore: '2199-01-04T02:00:00.000Z',
    actions: 0,
    cases: 0,
  });
  expect(again).toMatchObject({ code: 1 });
  expect(again.err).toContain(FAILURE_TEXTS['system.clockAgrees'].title);
});
