import { describe, expect, it } from 'vitest';
import {
  ACCEPT_ALL,
  planIntake,
  type IntakeDecision,
  type PlannedItem,
} from '../../../src/shared/domain/case/plan-intake.ts';
import type {
  MergedApplication,
  MergedItem,
} from '../../../src/shared/domain/catalogue/merged-application.ts';
import type { FormIssue } from '../../../src/shared/domain/form/draft.ts';
import { makeItem } from '../support/make-catalogue.ts';
import { makeMerged, makeMergedField, makeMergedMaterial } from '../support/make-draft.ts';

function part(code: string, after: readonly string[] = [], goesOn = false): MergedItem {
  return { item: makeItem(code), after, whenPredecessorDenied: goesOn ? 'goOn' : 'terminate' };
}

/** N1 → N2 → N3, N4 that goes on without N1, N5 by itself. */
const MERGED: MergedApplication = makeMerged({
  items: [part('N1'), part('N2', ['N1']), part('N3', ['N2']), part('N4', ['N1'], true), part('N5')],
  fields: [{ ...makeMergedField('name'), neededBy: ['N1', 'N2', 'N3', 'N4', 'N5'] }],
  materials: [
    makeMergedMaterial('certificate', { neededBy: ['N1', 'N5'] }),
    makeMergedMaterial('invoice', { neededBy: ['N5'], mayFollow: true }),
    makeMergedMaterial('statement', { neededBy: ['N5'], promiseAllowed: true }),
    makeMergedMaterial('made', { neededBy: ['N2'], producedBy: 'N1' }),
  ],
});

function missing(code: string, where: FormIssue['where'] = 'material'): FormIssue {
  return { where, code, severity: 'error', reason: 'required' };
}

const REFUSE_N1 = { itemCode: 'N1', reason: 'not ours', legalBasis: 'art. 32' };

function point(code: string, where: 'material' | 'field' = 'material') {
  return { where, code, remedy: 'bring it' };
}

function plan(decision: Partial<IntakeDecision>, issues: readonly FormIssue[] = []) {
  return planIntake(MERGED, issues, { ...ACCEPT_ALL, ...decision });
}

function doings(result: ReturnType<typeof plan>): readonly PlannedItem['does'][] {
  return result.ok ? result.value.map(({ does }) => does) : [];
}

describe('planning an intake', () => {
  it('accepts everything that is complete', () => {
    expect(doings(plan({}))).toEqual(['accept', 'accept', 'accept', 'accept', 'accept']);
  });

  it('refuses an item with all that wait for it, far ones too, and lets those go on that may', () => {
    const planned = plan({ refusals: [REFUSE_N1] });

    expect(planned).toMatchObject({
      ok: true,
      value: [
        { itemCode: 'N1', does: 'refuse', reason: 'not ours', legalBasis: 'art. 32' },
        { itemCode: 'N2', does: 'terminate', predecessor: 'N1' },
        { itemCode: 'N3', does: 'terminate', predecessor: 'N2' },
        { itemCode: 'N4', does: 'accept' },
        { itemCode: 'N5', does: 'accept' },
      ],
    });
  });

  it('does not ask for papers that only refused items need', () => {
    const refusals = [REFUSE_N1, { ...REFUSE_N1, itemCode: 'N5' }];

    expect(doings(plan({ refusals }, [missing('certificate')]))).toEqual([
      'refuse',
      'terminate',
      'terminate',
      'accept',
      'refuse',
    ]);
  });

  it('lets the items with a point wait and accepts the others', () => {
    const planned = plan({ correction: { points: [point('certificate')] } }, [missing('certificate')]);

    expect(doings(planned)).toEqual(['correct', 'accept', 'accept', 'accept', 'correct']);
  });

  it('takes a point about what looks complete to the office', () => {
    expect(doings(plan({ correction: { points: [point('name', 'field')] } }))).toEqual(
      Array.from({ length: 5 }, () => 'correct'),
    );
  });

  it('holds everything, incomplete things too, and what has a point waits even then', () => {
    const points = [point('certificate')];

    expect(doings(plan({ hold: true }, [missing('certificate')]))).toEqual(
      Array.from({ length: 5 }, () => 'hold'),
    );
    expect(doings(plan({ hold: true, correction: { points } }, [missing('certificate')]))).toEqual([
      'correct',
      'hold',
      'hold',
      'hold',
      'correct',
    ]);
  });

  it('lets a paper follow or be promised where the catalogue says so', () => {
    const planned = plan({ deferred: ['invoice'], promised: ['statement'] }, [
      missing('invoice'),
      missing('statement'),
    ]);

    expect(planned.ok && planned.value[4]).toEqual({
      itemCode: 'N5',
      does: 'accept',
      deferred: ['invoice'],
      promised: ['statement'],
    });
    expect(planned.ok && planned.value[0]).toMatchObject({ deferred: [], promised: [] });
  });

  it('passes a complete application on whole', () => {
    expect(doings(plan({ forward: true }))).toEqual(Array.from({ length: 5 }, () => 'forward'));
  });
});

describe('an intake that is refused', () => {
  it.each([
    { why: 'something is missing', decision: {}, issues: [missing('certificate')], first: 'certificate' },
    {
      why: 'a question is open',
      decision: { hold: true },
      issues: [missing('where', 'question')],
      first: 'where',
    },
    {
      why: 'the period is over',
      decision: { hold: true },
      issues: [missing('T9', 'application')],
      first: 'T9',
    },
    {
      why: 'a notice leaves a point out',
      decision: { correction: { points: [point('certificate')] } },
      issues: [missing('certificate'), missing('invoice'), missing('name', 'field')],
      code: 'case.correctionIncomplete',
      first: 'invoice',
    },
    {
      why: 'it is incomplete and passed on',
      decision: { forward: true },
      issues: [missing('invoice')],
      first: 'invoice',
    },
  ])('because $why', ({ decision, issues, first, code = 'form.incomplete' }) => {
    expect(plan(decision, issues)).toMatchObject({ ok: false, failure: { code, details: { first } } });
  });

  it.each([
    {
      why: 'may not follow',
      decision: { deferred: ['certificate'] },
      open: [missing('certificate')],
      code: 'case.deferralNotAllowed',
    },
    {
      why: 'is there already',
      decision: { deferred: ['invoice'] },
      open: [],
      code: 'case.deferralNotAllowed',
    },
    {
      why: 'may not be promised',
      decision: { promised: ['invoice'] },
      open: [missing('invoice')],
      code: 'case.promiseNotAllowed',
    },
    {
      why: 'is wanted by a refused item only',
      decision: { deferred: ['invoice'], refusals: [{ ...REFUSE_N1, itemCode: 'N5' }] },
      open: [missing('invoice')],
      code: 'case.deferralNotAllowed',
    },
  ])('because a paper $why', ({ decision, open, code }) => {
    expect(plan(decision, open)).toMatchObject({ failure: { code } });
  });

  it.each([
    ['an unknown item', { refusals: [{ ...REFUSE_N1, itemCode: 'N9' }] }, 'N9'],
    ['an item refused twice', { refusals: [REFUSE_N1, REFUSE_N1] }, 'N1'],
    ['an unknown field', { correction: { points: [point('certificate', 'field')] } }, 'certificate'],
    ['a paper that an item makes', { correction: { points: [point('made')] } }, 'made'],
    ['a paper both deferred and promised', { deferred: ['invoice'], promised: ['invoice'] }, 'invoice'],
    ['a paper deferred and held', { deferred: ['invoice'], hold: true }, 'hold'],
    ['something refused and passed on', { refusals: [REFUSE_N1], forward: true }, 'forwardTo'],
    ['a notice without a point', { correction: { points: [] } }, 'correction'],
  ])('because it names %s', (_what, decision, code) => {
    expect(plan(decision, [missing('invoice')])).toMatchObject({
      failure: { code: 'call.invalidInput', details: { code } },
    });
  });

  it('never because of what only an ended item lacks', () => {
    const planned = plan({ refusals: [{ ...REFUSE_N1, itemCode: 'N5' }] }, [missing('invoice')]);

    expect(planned.ok).toBe(true);
  });
});
