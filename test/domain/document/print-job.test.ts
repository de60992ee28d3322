import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cancelJob,
  isOutcomeUnknown,
  isOver,
  PRINT_FAILURES,
  PRINT_JOB_STATES,
  printLimitMs,
  reportExpectedWithinMs,
  reportJob,
  sendJob,
} from '../../../src/shared/domain/document/print-job.ts';
import type { PrintJob, PrintJobId, PrintReport } from '../../../src/shared/domain/document/print-job.ts';
import { toEpochMs, toInstant } from '../../../src/shared/kernel/time.ts';
import type { Instant } from '../../../src/shared/kernel/time.ts';
import { times } from '../../support/deep.ts';

const NOW = '2026-11-20T01:30:00.000Z' as Instant;

function makeJob(more: Partial<PrintJob> = {}): PrintJob {
  return {
    jobId: 'job-1' as PrintJobId,
    version: 1,
    state: 'queued',
    printer: 'office-1',
    copies: 2,
    printedCopies: 0,
    reprintReason: null,
    attempts: 0,
    sentAt: null,
    failure: null,
    ...more,
  };
}

type Step = { readonly kind: 'send' } | { readonly kind: 'cancel' } | PrintReport;

const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.constant({ kind: 'send' }),
    fc.constant({ kind: 'cancel' }),
    fc.constant({ kind: 'printed' }),
    fc.record({
      kind: fc.constant('failed' as const),
      failure: fc.constantFrom(...PRINT_FAILURES),
      printedCopies: fc.nat(6),
    }),
  ),
  { maxLength: 12 },
);

function take(job: PrintJob, step: Step) {
  if (step.kind === 'send') return sendJob(job, NOW);
  return step.kind === 'cancel' ? cancelJob(job) : reportJob(job, step);
}

/** The states a job goes through, and the copies that came out at each step. */
function play(job: PrintJob, wanted: readonly Step[]) {
  const seen = [job];
  for (const step of wanted) {
    const next = take(seen.at(-1) ?? job, step);
    if (next.ok) seen.push(next.value);
  }
  return seen;
}

describe('a print job', () => {
  it.each([
    ['queued', ['send', 'cancel']],
    ['sent', ['printed', 'failed']],
    ['failed', ['send', 'cancel']],
    ['printed', []],
    ['cancelled', []],
  ] as const)('that is %s may go on by: %s', (state, allowed) => {
    const failed = { kind: 'failed', failure: 'paperOut', printedCopies: 0 } as const;
    const all: readonly Step[] = [{ kind: 'send' }, { kind: 'cancel' }, { kind: 'printed' }, failed];

    const taken = all.filter((step) => take(makeJob({ state }), step).ok).map(({ kind }) => kind);

    expect(taken).toEqual(allowed);
  });

  it('never counts more copies than were wanted, loses none, and is printed with all of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), steps, (copies, wanted) => {
        const seen = play(makeJob({ copies }), wanted);

        seen.forEach((job, index) => {
          const before = seen[index - 1];
          expect(job.printedCopies).toBeLessThanOrEqual(copies);
          expect(job.printedCopies).toBeGreaterThanOrEqual(before?.printedCopies ?? 0);
          expect(job.version).toBe(index + 1);
          expect(job.state === 'printed').toBe(job.printedCopies === copies);
          expect(job.failure === null).toBe(
            (job.state !== 'failed' && job.state !== 'cancelled') || job.attempts === 0,
          );
        });
      }),
      { seed: 20_261_120, numRuns: times(300, 5_000) },
    );
  });

  it('ends once: nothing follows what is over', () => {
    fc.assert(
      fc.property(steps, (wanted) => {
        const seen = play(makeJob(), wanted);

        expect(seen.slice(0, -1).filter(isOver)).toEqual([]);
      }),
      { seed: 20_261_120, numRuns: times(300, 5_000) },
    );
  });

  it('is not printed by a report that all came out of a part', () => {
    const sent = makeJob({ state: 'sent', copies: 2 });

    const reported = reportJob(sent, { kind: 'failed', failure: 'timedOut', printedCopies: 2 });

    expect(reported.ok).toBe(false);
  });
});

describe('an unknown outcome', () => {
  const sent = { state: 'sent', sentAt: NOW, copies: 3, printedCopies: 1 } as const;
  const limitMs = reportExpectedWithinMs(sent);
  const later = (ms: number) => toInstant(toEpochMs(NOW) + ms);

  it('is that of a job nobody reported in time', () => {
    const at = (ms: number) => isOutcomeUnknown(sent, { now: later(ms), officeStartedAt: NOW });

    expect(at(limitMs - 1)).toBe(false);
    expect(at(limitMs)).toBe(true);
  });

  it('is not that of a job a station may still be working at', () => {
    const pages = [1, 4, 20, 500];

    const longestMs = pages.map((each) => printLimitMs({ pages: each, copies: 1 }) * 2);

    expect(longestMs).toEqual([110_000, 170_000, 490_000, 490_000]);
    expect(Math.max(...longestMs)).toBeLessThan(limitMs);
  });

  it('is that of a job that was sent before the office was started', () => {
    const world = { now: later(2), officeStartedAt: later(1) };

    expect(isOutcomeUnknown(sent, world)).toBe(true);
  });

  it('belongs to no other state', () => {
    const world = { now: later(limitMs), officeStartedAt: later(1) };

    const unknown = PRINT_JOB_STATES.filter((state) => isOutcomeUnknown({ ...sent, state }, world));

    expect(unknown).toEqual(['sent']);
  });
});
