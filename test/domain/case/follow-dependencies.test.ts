import { describe, expect, it } from 'vitest';
import { isWaiting, openSubCases } from '../../../src/shared/domain/case/accept-application.ts';
import type { SubCase, SubCaseId, SubCaseOpening } from '../../../src/shared/domain/case/case-action.ts';
import type { CaseStatus } from '../../../src/shared/domain/case/case-status.ts';
import { followDecision } from '../../../src/shared/domain/case/follow-dependencies.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import { makeImmediateOpening, makeStream, type Step } from '../support/make-case.ts';
import { loadCatalogue } from '../support/resources.ts';

const id = (text: string) => text as SubCaseId;
const WAITING: Step = { kind: 'accept', due: null };

type Part = { readonly after?: readonly string[]; readonly goOn?: true; readonly steps: readonly Step[] };

/** Parts by name, each with its story after receiving. */
function parts(all: Readonly<Record<string, Part>>): readonly SubCase[] {
  return Object.entries(all).map(([name, { after = [], goOn, steps }]) => {
    const whenPredecessorDenied = goOn ? 'goOn' : 'terminate';
    const opening = makeImmediateOpening({
      subCaseId: id(name),
      after: after.map(id),
      whenPredecessorDenied,
    });
    return { subCaseId: id(name), actions: makeStream(opening, ...steps) };
  });
}

describe('whether a clock may start', () => {
  const opening = { after: [id('a'), id('b')], whenPredecessorDenied: 'terminate' } as const;

  it.each<[CaseStatus, CaseStatus, string]>([
    ['grantedDecision', 'delivered', 'ready'],
    ['grantedDecision', 'reviewing', 'waiting'],
    ['received', 'waiting', 'waiting'],
    ['grantedDecision', 'deniedDecision', 'predecessorDenied'],
    ['accepted', 'withdrawn', 'predecessorDenied'],
    ['refused', 'terminated', 'predecessorDenied'],
  ])('%s and %s: %s', (first, second, expected) => {
    const statuses = new Map([
      [id('a'), first],
      [id('b'), second],
    ]);

    expect(isWaiting(opening, statuses)).toBe(expected);
  });

  it('goes on after a denial where the theme says so, once the others are settled', () => {
    const goOn = { ...opening, whenPredecessorDenied: 'goOn' } as const;
    const statuses = (other: CaseStatus) =>
      new Map<SubCaseId, CaseStatus>([
        [id('a'), 'deniedDecision'],
        [id('b'), other],
      ]);

    expect(isWaiting(goOn, statuses('reviewing'))).toBe('waiting');
    expect(isWaiting(goOn, statuses('ready'))).toBe('ready');
  });

  it('waits for a predecessor nobody has taken in yet, and never without one', () => {
    expect(isWaiting(opening, new Map())).toBe('waiting');
    expect(isWaiting({ ...opening, after: [] }, new Map())).toBe('ready');
  });
});

describe('following a decision', () => {
  it('starts what waited for a grant, and nothing further', () => {
    const subCases = parts({
      a: { steps: ['accept', 'grant'] },
      b: { after: ['a'], steps: [WAITING] },
      c: { after: ['b'], steps: [WAITING] },
    });

    expect(followDecision(subCases, id('a'))).toEqual({ start: ['b'], terminate: [] });
  });

  it('starts only when every predecessor is granted', () => {
    const all = (second: readonly Step[]) =>
      parts({
        a: { steps: ['accept', 'grant'] },
        b: { steps: second },
        c: { after: ['a', 'b'], steps: [WAITING] },
      });

    expect(followDecision(all(['accept']), id('a')).start).toEqual([]);
    expect(followDecision(all(['accept', 'grant', 'produce']), id('a')).start).toEqual(['c']);
  });

  it('ends every item that needs a denied one, near and far, and names the nearest reason', () => {
    const subCases = parts({
      a: { steps: ['accept', 'deny'] },
      b: { after: ['a'], steps: [WAITING] },
      c: { after: ['b'], steps: [WAITING] },
      d: { steps: ['accept'] },
    });

    expect(followDecision(subCases, id('a'))).toEqual({
      start: [],
      terminate: [
        { subCaseId: 'b', predecessor: 'a' },
        { subCaseId: 'c', predecessor: 'b' },
      ],
    });
  });

  it('ends an item once, even when two of its predecessors failed', () => {
    const subCases = parts({
      a: { steps: ['accept', 'deny'] },
      b: { after: ['a'], steps: [WAITING] },
      c: { after: ['a', 'b'], steps: [WAITING] },
    });

    expect(followDecision(subCases, id('a')).terminate).toHaveLength(2);
  });

  it('starts an item that goes on without the terminated one', () => {
    const subCases = parts({
      a: { steps: ['accept', 'deny'] },
      b: { after: ['a'], steps: [WAITING] },
      c: { after: ['b'], goOn: true, steps: [WAITING] },
    });

    expect(followDecision(subCases, id('a'))).toEqual({
      start: ['c'],
      terminate: [{ subCaseId: 'b', predecessor: 'a' }],
    });
  });

  it('takes a denial for a denial after its paper was made and handed out', () => {
    const subCases = parts({
      a: { steps: ['accept', 'deny', 'produce', 'deliver', 'archive'] },
      b: { after: ['a'], steps: [WAITING] },
    });

    expect(followDecision(subCases, id('a')).terminate).toHaveLength(1);
  });

  it.each(['refuse', 'returnToApplicant', 'withdraw', 'annul'] as const)(
    'ends dependents after %s',
    (kind) => {
      const subCases = parts({ a: { steps: [kind] }, b: { after: ['a'], steps: [WAITING] } });

      expect(followDecision(subCases, id('a')).terminate).toHaveLength(1);
    },
  );

  it('leaves alone what has ended already', () => {
    const subCases = parts({
      a: { steps: ['accept', 'deny'] },
      b: { after: ['a'], steps: [WAITING, 'withdraw'] },
    });

    expect(followDecision(subCases, id('a'))).toEqual({ start: [], terminate: [] });
  });
});

describe('opening the parts of a birth', () => {
  const merged = mergeApplication(
    loadCatalogue(),
    { kind: 'theme', code: 'T1' },
    { claimBirthCosts: 'yes', claimChildSubsidy: 'yes' },
  );
  let count = 0;
  const openings: readonly SubCaseOpening[] = merged.ok
    ? openSubCases(merged.value, () => `sub-${(count += 1)}`)
    : [];

  it('gives each item an id and points to its predecessors by theirs', () => {
    const codeOf = new Map(openings.map(({ subCaseId, itemCode }) => [subCaseId, itemCode]));

    expect(codeOf.size).toBe(8);
    expect(
      Object.fromEntries(
        openings.map(({ itemCode, after }) => [itemCode, after.map((one) => codeOf.get(one))]),
      ),
    ).toEqual({
      N1: [],
      N2: ['N1'],
      N3: ['N1'],
      N4: ['N3'],
      N5: ['N3'],
      N6: ['N1'],
      N7: [],
      N8: ['N3'],
    });
  });

  it('starts the clocks of N1 and N7 only', () => {
    const ready = openings.filter((opening) => isWaiting(opening, new Map()) === 'ready');

    expect(ready.map(({ itemCode }) => itemCode)).toEqual(['N1', 'N7']);
  });

  it.each([
    ['grant', { start: ['N2', 'N3', 'N6'], terminate: [] }],
    ['deny', { start: [], terminate: ['N2', 'N3', 'N6', 'N4', 'N5', 'N8'] }],
  ] as const)('after %s of the birth certificate', (kind, expected) => {
    const subCases = openings.map((opening) => {
      const steps: readonly Step[] =
        opening.itemCode === 'N1' ? ['accept', kind] : opening.after.length ? [WAITING] : ['accept'];
      return { subCaseId: opening.subCaseId, actions: makeStream(opening, ...steps) };
    });
    const codeOf = (subCaseId: SubCaseId) => openings.find((one) => one.subCaseId === subCaseId)?.itemCode;

    const { start, terminate } = followDecision(subCases, openings[0]?.subCaseId ?? id(''));

    expect({
      start: start.map(codeOf),
      terminate: terminate.map(({ subCaseId }) => codeOf(subCaseId)),
    }).toEqual(expected);
  });
});

it('looks past what changes no status: a part that was only hurried does not stop the others', () => {
  const subCases = parts({
    a: { steps: ['accept', 'grant'] },
    b: { steps: ['accept', 'expedite'] },
    c: { after: ['a', 'b'], steps: [WAITING] },
    d: { after: ['a'], steps: [WAITING, 'expedite'] },
  });

  expect(followDecision(subCases, id('a'))).toEqual({ start: ['d'], terminate: [] });
});

it('takes a denial that was destroyed or came back for a denial', () => {
  const subCases = parts({
    a: { steps: ['accept', 'deny', 'produce', 'destroyOutcome'] },
    b: { after: ['a'], steps: [WAITING] },
  });

  expect(followDecision(subCases, id('a'))).toMatchObject({ terminate: [{ subCaseId: 'b' }] });
});
