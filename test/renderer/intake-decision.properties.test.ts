import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionOf, planOf } from '../../src/renderer/pages/form/intake-decision.ts';
import { pointsOf } from '../../src/renderer/pages/form/intake-points.ts';
import { NO_CHOICES } from '../../src/renderer/stores/form/intake-choices.ts';
import type { IntakeChoices } from '../../src/renderer/stores/form/intake-choices.ts';
import type { DraftView } from '../../src/shared/api/office/form.ts';
import type { MergedApplication } from '../../src/shared/domain/catalogue/merged-application.ts';
import type { FormIssue } from '../../src/shared/domain/form/draft.ts';
import { makeMaterial } from '../domain/support/make-catalogue.ts';
import { times } from '../support/deep.ts';
import { makeDraftView, makeField, makeItem, MERGED } from './sample-data.ts';

const ITEMS = ['i1', 'i2', 'i3', 'i4'] as const;
const PAPERS = ['paper1', 'paper2', 'paper3'] as const;
const FIELDS = ['field1', 'field2'] as const;

const someItems = fc.subarray([...ITEMS], { minLength: 1 });

/** Four items, each of which may wait for those before it; papers and fields that some of them need. */
const applications: fc.Arbitrary<MergedApplication> = fc
  .record({
    after: fc.array(fc.subarray([...ITEMS]), { minLength: 4, maxLength: 4 }),
    goesOn: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    papers: fc.array(fc.tuple(someItems, fc.boolean(), fc.boolean()), { minLength: 3, maxLength: 3 }),
    fields: fc.array(someItems, { minLength: 2, maxLength: 2 }),
  })
  .map(({ after, goesOn, papers, fields }) => ({
    ...MERGED,
    questions: [],
    openQuestions: [],
    items: ITEMS.map((code, place) => ({
      item: makeItem(code, code),
      after: (after[place] ?? []).filter((other) => ITEMS.indexOf(other) < place),
      whenPredecessorDenied: goesOn[place] ? ('goOn' as const) : ('terminate' as const),
    })),
    materials: PAPERS.map((code, place) => {
      const [neededBy = [], mayFollow = false, promiseAllowed = false] = papers[place] ?? [];
      const definition = makeMaterial(code, { name: code });
      return {
        definition,
        required: true,
        copies: 1,
        mayFollow,
        promiseAllowed,
        neededBy,
        producedBy: null,
      };
    }),
    fields: FIELDS.map((code, place) => ({ ...makeField(code, code), neededBy: fields[place] ?? [] })),
  }));

const issues: fc.Arbitrary<readonly FormIssue[]> = fc
  .tuple(fc.subarray([...PAPERS]), fc.subarray([...FIELDS]))
  .map(([papers, fields]) => [
    ...fields.map((code) => ({ where: 'field', code, severity: 'error', reason: 'required' }) as const),
    ...papers.map((code) => ({ where: 'material', code, severity: 'error', reason: 'required' }) as const),
  ]);

/** Whatever somebody presses, also where the page offers nothing to press. */
const choices: fc.Arbitrary<IntakeChoices> = fc.record({
  manner: fc.constantFrom('decide' as const, 'hold' as const),
  ways: fc.dictionary(
    fc.constantFrom(...PAPERS.map((code) => `material:${code}`), ...FIELDS.map((code) => `field:${code}`)),
    fc.constantFrom('correct' as const, 'defer' as const, 'promise' as const),
  ),
  remedies: fc.constant({}),
  added: fc.subarray(['material:paper1', 'field:field1']),
  refusals: fc.dictionary(
    fc.constantFrom(...ITEMS),
    fc.constant({ reason: '理由', legalBasis: '示例法第一条' }),
  ),
  forwardTo: fc.constant(''),
  seen: fc.constant([]),
  authority: fc.constant(NO_CHOICES.authority),
});

function viewOf(merged: MergedApplication, found: readonly FormIssue[]): DraftView {
  return { ...makeDraftView(), merged, issues: found };
}

describe('the decision about an application', () => {
  it('is one the office takes, whatever was pressed', () => {
    fc.assert(
      fc.property(applications, issues, choices, (merged, found, chosen) => {
        const view = viewOf(merged, found);

        const plan = planOf(view, decisionOf(merged, pointsOf(view, chosen.added), chosen));

        expect(plan).toMatchObject({ ok: true });
      }),
      { numRuns: times(500, 20_000), seed: 31 },
    );
  });

  it('forgets no point of an item that goes on', () => {
    fc.assert(
      fc.property(applications, issues, choices, (merged, found, chosen) => {
        const view = viewOf(merged, found);

        const keys = pointsOf(view, chosen.added).map(({ key }) => key);

        expect(keys).toEqual(expect.arrayContaining(found.map(({ where, code }) => `${where}:${code}`)));
      }),
      { numRuns: times(200, 5_000), seed: 32 },
    );
  });
});
