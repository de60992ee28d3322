import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldConflict, FormAnswers } from '../../../src/shared/domain/form/draft.ts';
import { addressOfPlate, DoorPlate } from '../../../src/shared/domain/form/door-plate.ts';
import { changeAnswers } from '../../../src/shared/domain/form/fill-draft.ts';
import {
  fillFields,
  settleConflict,
  settleEqual,
  type Fillable,
} from '../../../src/shared/domain/form/fill-fields.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at } from '../support/make-case.ts';
import { makeField } from '../support/make-catalogue.ts';
import { makeFromCard, makeScanned, makeTyped } from '../support/make-draft.ts';
import { runs } from '../support/properties.ts';

const by = 'clerk-1' as OperatorId;
const now = at('2026-09-14 10:00');
const PLATE = { kind: 'doorPlate', plateCode: '100000001000001', by, at: now } as const;
const EARLIER = {
  kind: 'earlierCase',
  caseId: 'case-1',
  caseNumber: '1000000012026081400001X',
  simulated: false,
  by,
  at: now,
} as const;
const CARD = makeFromCard('').provenance as FieldConflict['provenance'];
const SOURCES = [CARD, PLATE, EARLIER];
const address = makeField('address', { kind: 'address' });
const name = makeField('name');

const offer = (value: string) => [{ definition: address, value }];
const draftOf = (answers: FormAnswers): Fillable => ({ answers });

describe('filling a field from a source', () => {
  it.each(SOURCES)('fills an empty one, with its mark ($kind)', (provenance) => {
    const filled = fillFields(draftOf({}), offer('Road 1'), provenance);

    expect(filled).toEqual({ answers: { address: { value: 'Road 1', provenance } }, conflicts: [] });
  });

  it.each(SOURCES)('replaces what the same source filled before ($kind)', (provenance) => {
    const draft = draftOf({ address: { value: 'Road 1', provenance } });

    const { answers, conflicts } = fillFields(draft, offer('Road 2'), provenance);

    expect([answers['address']?.value, conflicts]).toEqual(['Road 2', []]);
  });

  it.each([
    ['typed', makeTyped('Road 1'), PLATE],
    ['scanned', makeScanned('Road 1'), EARLIER],
    ['read from a card', makeFromCard('Road 1'), PLATE],
    ['taken from a plate', { value: 'Road 1', provenance: PLATE }, CARD],
    ['taken from an earlier case', { value: 'Road 1', provenance: EARLIER }, CARD],
  ])('leaves what was %s, and keeps both values for the clerk', (_how, before, provenance) => {
    const filled = fillFields(draftOf({ address: before }), offer('Road 2'), provenance);

    expect(filled).toEqual({
      answers: { address: before },
      conflicts: [{ fieldCode: 'address', value: 'Road 2', provenance }],
    });
  });

  it('gives an equal value the stronger mark, and keeps the reason of an override', () => {
    const draft = draftOf({ address: makeTyped('Road 1', { overrideReason: 'seen' }) });

    const stronger = fillFields(draft, offer('Road 1'), PLATE);
    const weaker = fillFields(draftOf({ address: makeFromCard('Road 1') }), offer('Road 1'), PLATE);

    expect(stronger.answers['address']).toEqual({
      value: 'Road 1',
      provenance: PLATE,
      overrideReason: 'seen',
    });
    expect(weaker.answers['address']).toEqual(makeFromCard('Road 1'));
  });

  it('forgets what the same source said before', () => {
    const first = fillFields(draftOf({ address: makeTyped('Road 1') }), offer('Road 2'), PLATE);

    const second = fillFields(first, offer('Road 3'), PLATE);
    const third = fillFields(second, offer('Road 1'), PLATE);

    expect(second.conflicts.map(({ value }) => value)).toEqual(['Road 3']);
    expect(third.conflicts).toEqual([]);
  });
});

describe('deciding a conflict', () => {
  const conflicted = SOURCES.reduce<Fillable>(
    (draft, provenance) => fillFields(draft, offer(`of ${provenance.kind}`), provenance),
    draftOf({ address: makeTyped('typed') }),
  );
  const settle = (take: boolean) =>
    settleConflict(conflicted, { fieldCode: 'address', source: 'doorPlate', take }, [address]);

  it('takes the other value with its mark', () => {
    const { answers, conflicts } = settle(true);

    expect(answers['address']).toEqual({ value: 'of doorPlate', provenance: PLATE });
    expect(conflicts.map(({ provenance }) => provenance.kind)).toEqual(['identityCard', 'earlierCase']);
  });

  it('keeps the value of the form', () => {
    const { answers, conflicts } = settle(false);

    expect(answers['address']).toEqual(makeTyped('typed'));
    expect(conflicts).toHaveLength(2);
  });

  it('changes nothing when it was decided already', () => {
    const settled = settle(false);
    const again = { fieldCode: 'address', source: 'doorPlate', take: true } as const;

    expect(settleConflict(settled, again, [address])).toEqual(settled);
  });

  it('is done by typing what the source says', () => {
    const answers = { address: makeTyped('of identityCard') };

    const settled = settleEqual({ ...conflicted, answers }, [address]);

    expect(settled.answers).toEqual({ address: makeFromCard('of identityCard') });
    expect(settled.conflicts).toHaveLength(2);
  });
});

type Step =
  | { readonly type: string }
  | { readonly source: FieldConflict['provenance']; readonly says: string }
  | { readonly settle: FieldConflict['provenance']; readonly take: boolean };

const someStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constantFrom('A', 'B', 'C', '') }),
  fc.record({ source: fc.constantFrom(...SOURCES), says: fc.constantFrom('A', 'B', 'C') }),
  fc.record({ settle: fc.constantFrom(...SOURCES), take: fc.boolean() }),
);

function play(draft: Fillable, step: Step): Fillable {
  if ('type' in step) {
    const answers = changeAnswers(draft, { name: { value: step.type } }, by, now);
    return settleEqual({ ...draft, answers }, [name]);
  }
  if ('says' in step) return fillFields(draft, [{ definition: name, value: step.says }], step.source);
  const settled = { fieldCode: 'name', source: step.settle.kind, take: step.take };
  return settleConflict(draft, settled, [name]);
}

/** What the form must hold after a step: only the clerk, or the source a value came from, may change it. */
function expectedAfter(draft: Fillable, step: Step): string | undefined {
  const before = draft.answers['name'];
  if ('type' in step) return step.type || undefined;
  if ('says' in step) {
    return before === undefined || before.provenance.kind === step.source.kind ? step.says : before.value;
  }
  const other = draft.conflicts?.find(({ provenance }) => provenance.kind === step.settle.kind);
  return step.take && other ? other.value : before?.value;
}

it('changes what a clerk put in only by the clerk, and forgets no source that says something else', () => {
  fc.assert(
    fc.property(fc.array(someStep, { maxLength: 14 }), (steps) => {
      let draft: Fillable = draftOf({});
      for (const step of steps) {
        const expected = expectedAfter(draft, step);
        draft = play(draft, step);

        const value = draft.answers['name']?.value;
        expect(value).toBe(expected);
        if ('says' in step) expect(told(draft, step.source.kind)).toBe(step.says);
        expect(draft.conflicts?.filter((conflict) => conflict.value === value) ?? []).toEqual([]);
      }
    }),
    runs(500),
  );
});

/** What the clerk can see that a source says: in its conflict, or in the form where both say the same. */
function told({ answers, conflicts = [] }: Fillable, source: string): string | undefined {
  return conflicts.find(({ provenance }) => provenance.kind === source)?.value ?? answers['name']?.value;
}

it('writes an address from the largest part to the smallest', () => {
  const plate = DoorPlate.parse({
    plateCode: '1',
    province: 'P',
    city: 'C',
    district: 'D',
    town: 'T',
    road: 'R',
    number: '7',
    unitCode: '100000001',
  });

  expect([addressOfPlate(plate), addressOfPlate({ ...plate, room: '-2' })]).toEqual(['PCDTR7', 'PCDTR7-2']);
});
