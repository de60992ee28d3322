import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOnDeadlines } from '../../../src/shared/domain/case/act-on-deadlines.ts';
import type { SubCase, SubCaseAction, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { mayDo, statusOf } from '../../../src/shared/domain/case/case-flow.ts';
import { consequencesOf, withFollows } from '../../../src/shared/domain/case/consequences.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import {
  instantAt,
  plusDays,
  toEpochMs,
  toInstant,
  type Instant,
  type LocalDate,
} from '../../../src/shared/kernel/time.ts';
import { BEFORE, openCase, someItems } from '../support/live-case.ts';
import { at } from '../support/make-case.ts';
import { runs } from '../support/properties.ts';

const CLERK = 'clerk-1' as OperatorId;

/** A case as an intake leaves it, at any minute of the autumn with its two long holidays. */
const someCase = fc
  .record({
    items: someItems,
    day: fc.integer({ min: 0, max: 30 }),
    minute: fc.integer({ min: 9 * 60, max: 18 * 60 - 1 }),
  })
  .map(({ items, day, minute }) => {
    const receivedAt = instantAt(plusDays('2026-09-10' as LocalDate, day), minute);
    return { receivedAt, subCases: openCase(items, receivedAt) };
  });

/** What a run at each of these moments leaves. */
function runAt(subCases: readonly SubCase[], moments: readonly Instant[]): readonly SubCase[] {
  return moments.reduce((parts, now) => withFollows(parts, actOnDeadlines(BEFORE, parts, now)), subCases);
}

/** When it was written down is what differs by nature. */
function withoutRecording(subCases: readonly SubCase[]) {
  return subCases.map(({ subCaseId, actions }) => ({
    subCaseId,
    actions: actions.map(({ recordedAt: _, ...action }) => action),
  }));
}

function momentsFrom(receivedAt: Instant, hours: readonly number[]): readonly Instant[] {
  return hours.map((hour) => toInstant(toEpochMs(receivedAt) + hour * 3_600_000));
}

const LONG = 40 * 24;

describe('what time does by itself', () => {
  it('is the same after a long sleep as if the office had looked all the time', () => {
    fc.assert(
      fc.property(
        someCase,
        fc.array(fc.integer({ min: 0, max: LONG }), { maxLength: 8 }),
        ({ receivedAt, subCases }, some) => {
          const everyHour = momentsFrom(
            receivedAt,
            Array.from({ length: LONG + 1 }, (_, i) => i),
          );
          const nowAndThen = momentsFrom(receivedAt, [...some.toSorted((a, b) => a - b), LONG]);

          const looked = withoutRecording(runAt(subCases, everyHour));

          expect(withoutRecording(runAt(subCases, nowAndThen))).toEqual(looked);
          expect(withoutRecording(runAt(subCases, nowAndThen.slice(-1)))).toEqual(looked);
        },
      ),
      runs(100, 2_000),
    );
  });

  it('is done once, and only by actions the table allows', () => {
    fc.assert(
      fc.property(someCase, fc.integer({ min: 0, max: LONG }), ({ receivedAt, subCases }, hour) => {
        const [now] = momentsFrom(receivedAt, [hour]);
        const follows = actOnDeadlines(BEFORE, subCases, now ?? receivedAt);

        let parts = subCases;
        for (const follow of follows) {
          const part = parts.find(({ subCaseId }) => subCaseId === follow.subCaseId);
          expect(mayDo(part?.actions ?? [], follow.action.kind)).toBe(true);
          parts = withFollows(parts, [follow]);
        }
        expect(actOnDeadlines(BEFORE, parts, now ?? receivedAt)).toEqual([]);
        expect(follows.every(({ action }) => action.by === 'system' && action.recordedAt === now)).toBe(true);
      }),
      runs(300, 10_000),
    );
  });

  it('goes on from a grant that came while the office did not look', () => {
    const receivedAt = at('2026-09-14 09:30');
    const plain = { after: [], goesOn: false, deferred: false, immediate: false, hasOutcome: true } as const;
    const subCases = openCase(
      [
        { ...plain, does: 'accept', days: 20 },
        { ...plain, does: 'hold', days: 3, after: [0] },
      ],
      receivedAt,
    );

    const looked = grantFirst(runAt(subCases, [at('2026-09-25 09:00')]));
    const slept = runAt(grantFirst(subCases), [at('2026-09-30 09:00')]);

    expect(looked.map(({ actions }) => statusOf(actions))).toEqual(['grantedDecision', 'accepted']);
    expect(withoutRecording(slept)).toEqual(withoutRecording(looked));
  });
});

const GRANTED_AT = at('2026-09-29 10:00');

/** The first part is granted, with what follows from it. */
function grantFirst(subCases: readonly SubCase[]): readonly SubCase[] {
  const acted = { by: CLERK, effectiveAt: GRANTED_AT, recordedAt: GRANTED_AT } as const;
  const action: SubCaseAction = { kind: 'grant', step: 1, documentNumber: '1', ...acted };
  const granted = { subCaseId: 'sub-0' as SubCaseId, action };
  const decided = withFollows(subCases, [granted]);
  return withFollows(decided, consequencesOf(BEFORE, decided, granted));
}
