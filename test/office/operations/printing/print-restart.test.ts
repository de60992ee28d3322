import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { must } from '../../../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../../../src/main/quanke/in-process.ts';
import type { PrintJobLine } from '../../../../src/shared/api/office/printing.ts';
import { times } from '../../../support/deep.ts';
import { makeOfficeIn } from '../../../support/make-office.ts';
import type { TestOffice } from '../../../support/make-office.ts';
import { acceptCase } from '../../../support/take-in.ts';
import { numbersOf, openPrintDesk, send, step, wish } from './print-desk.ts';

let test: TestOffice | undefined;

afterEach(() => test?.close());

describe('an office that is started anew', () => {
  it('does not count what was at the printer, and asks somebody to look', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanke-office-'));
    const before = await makeOfficeIn(folder);
    const clerk = await before.signIn('window01');
    const { projection } = await acceptCase(before, clerk);
    const [paper] = must(await clerk.calls.document.list({ caseId: projection.caseId }));
    const documentId = paper?.documentId ?? '';
    await send(clerk, must(await clerk.calls.printing.request(wish(documentId))));
    const { clock } = before;
    await before.office.close();

    test = await makeOfficeIn(folder, { startsAt: new Date(Date.parse(clock.now()) + 1_000).toISOString() });
    const again = await test.signIn('window01');
    const [line] = must(await again.calls.printing.list({}));
    const copiesThen = await numbersOf(again, documentId);
    const report = { kind: 'failed', failure: 'nothingPrinted', printedCopies: 0 } as const;
    const settled = must(
      await again.calls.printing.report({ ...step(line as PrintJobLine), confirmation: 'person', report }),
    );

    expect(line).toMatchObject({ state: 'sent', outcomeUnknown: true });
    expect(copiesThen).toEqual([]);
    expect(settled).toMatchObject({ state: 'failed', outcomeUnknown: false });
  });
});

/** What a window may try next with the paper's job. */
const tries = fc.array(
  fc.record({
    window: fc.constantFrom(0, 1),
    what: fc.constantFrom('request', 'send', 'cancel', 'printed', 'failed'),
    number: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 5, maxLength: 25 },
);

describe('the copies of a paper', () => {
  it('are numbered without gaps, whatever two windows do, and are all those the jobs name', async () => {
    const desk = await openPrintDesk();
    test = desk.test;
    const windows = [desk.clerk, await desk.test.signIn('window02')] as const;
    const { documentIds } = desk;
    let next = 0;
    await fc.assert(
      fc.asyncProperty(tries, async (list) => {
        const documentId = documentIds[next++ % documentIds.length] ?? '';
        for (const { window, what, number } of list) {
          await attempt(windows[window === 0 ? 0 : 1], documentId, { what, number });
        }

        const { copies } = must(await desk.clerk.calls.printing.history({ documentId }));
        const supervisor = await desk.test.signIn('supervisor01');
        const jobs = must(await supervisor.calls.printing.list({}));
        const named = jobs.filter((job) => job.documentId === documentId);
        const printed = named.reduce((sum, job) => sum + job.printedCopies, 0);

        expect(copies.map(({ copyNumber }) => copyNumber)).toEqual(
          Array.from({ length: printed }, (_, index) => index + 1),
        );
        expect(named.filter(({ state }) => state !== 'printed' && state !== 'cancelled').length).toBeLessThan(
          2,
        );
      }),
      { seed: 20_261_120, numRuns: times(12, 60) },
    );
  });
});

/** Tries it with the job as it is; a refusal is one of the answers. */
async function attempt(
  person: InProcessPerson,
  documentId: string,
  { what, number }: { readonly what: string; readonly number: number },
): Promise<void> {
  const { printing } = person.calls;
  if (what === 'request') {
    await printing.request(wish(documentId, { copies: number + 1, reason: { kind: 'extraCopy' } }));
    return;
  }
  const { openJob } = must(await printing.history({ documentId }));
  if (!openJob) return;
  if (what === 'send') await printing.send(step(openJob));
  if (what === 'cancel') await printing.cancel(step(openJob));
  const report =
    what === 'printed'
      ? ({ kind: 'printed' } as const)
      : ({ kind: 'failed', failure: 'paperOut', printedCopies: number } as const);
  if (what === 'printed' || what === 'failed') {
    await printing.report({ ...step(openJob), confirmation: 'person', report });
  }
}
