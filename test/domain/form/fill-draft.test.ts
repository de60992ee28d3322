import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormAnswers } from '../../../src/shared/domain/form/draft.ts';
import { changeAnswers, fillFromReading as fillFields } from '../../../src/shared/domain/form/fill-draft.ts';
import type { MergedField } from '../../../src/shared/domain/catalogue/merged-application.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at } from '../support/make-case.ts';
import {
  makeDraft,
  makeFromCard,
  makeMergedField,
  makeReading,
  makeScanned,
  makeTyped,
} from '../support/make-draft.ts';
import { runs } from '../support/properties.ts';

const clerk = 'clerk-2' as OperatorId;
const now = at('2026-09-14 10:00');
const typedNow = { kind: 'typed', by: clerk, at: now };

const fillFromReading = (
  draft: Parameters<typeof fillFields>[0],
  fields: readonly MergedField[],
  ...rest: [person: string, reading: Parameters<typeof fillFields>[3]]
) =>
  fillFields(
    draft,
    fields.map(({ definition }) => definition),
    ...rest,
  );

const change = (answers: FormAnswers, changes: Parameters<typeof changeAnswers>[1]) =>
  changeAnswers(makeDraft({ answers }), changes, clerk, now);

describe('typing into a form', () => {
  it('marks a new value as typed by the clerk at this moment', () => {
    expect(change({}, { ff: { value: ' A ' } })).toEqual({ ff: { value: 'A', provenance: typedNow } });
  });

  it('keeps the provenance of a value that stays the same', () => {
    const answers = { ff: makeFromCard('A') };

    expect(change(answers, { ff: { value: 'A ' } })).toEqual(answers);
  });

  it('takes the mark of the card from a value that was edited', () => {
    expect(change({ ff: makeFromCard('A') }, { ff: { value: 'B' } })['ff']?.provenance).toEqual(typedNow);
  });

  it('does not give the mark back when the old value is typed again', () => {
    const edited = change({ ff: makeFromCard('A') }, { ff: { value: 'B' } });

    expect(change(edited, { ff: { value: 'A' } })['ff']?.provenance).toEqual(typedNow);
  });

  it('removes a field that was emptied', () => {
    expect(change({ ff: makeTyped('A') }, { ff: { value: '  ' } })).toEqual({});
  });

  it('leaves fields alone that the page does not name', () => {
    const answers = { ff: makeTyped('A') };

    expect(change(answers, { gg: { value: 'B' } })['ff']).toBe(answers.ff);
  });

  it('keeps the reason of an override with its value, and drops it with the value', () => {
    const answers = { ff: makeTyped('A', { overrideReason: 'seen' }) };

    expect(change(answers, { ff: { value: 'A' } })['ff']?.overrideReason).toBe('seen');
    expect(change(answers, { ff: { value: 'A', overrideReason: '' } })['ff']).not.toHaveProperty(
      'overrideReason',
    );
    expect(change(answers, { ff: { value: 'B' } })['ff']).not.toHaveProperty('overrideReason');
  });
});

describe('scanning into a form', () => {
  const scan = (value: string) => ({ ff: { value, scanned: true as const } });
  const scannedNow = { kind: 'scanned', by: clerk, at: now };

  it('marks a value as scanned at this desk and moment', () => {
    expect(change({}, scan('A'))).toEqual({ ff: { value: 'A', provenance: scannedNow } });
  });

  it('keeps the mark while the value stays, and loses it to an edit', () => {
    const answers = { ff: makeScanned('A') };

    expect(change(answers, { ff: { value: 'A' } })).toEqual(answers);
    expect(change(answers, { ff: { value: 'B' } })['ff']?.provenance).toEqual(typedNow);
  });

  it('takes the mark of the card from another value', () => {
    expect(change({ ff: makeFromCard('A') }, scan('B'))['ff']?.provenance).toEqual(scannedNow);
  });

  it('confirms what was typed, and puts itself before no card', () => {
    expect(change({ ff: makeTyped('A') }, scan('A'))['ff']?.provenance).toEqual(scannedNow);
    expect(change({ ff: makeFromCard('A') }, scan('A'))['ff']).toEqual(makeFromCard('A'));
  });
});

const FIELDS = [
  makeMergedField('name', { fromCard: 'name' }),
  makeMergedField('number', { kind: 'identityNumber', fromCard: 'identityNumber' }),
  makeMergedField('sex', { kind: 'choice', fromCard: 'sex' }),
  makeMergedField('until', { kind: 'date', fromCard: 'validUntil' }),
  makeMergedField('phone', { kind: 'phone' }),
  makeMergedField('motherName', { fromCard: 'name', person: 'mother' }),
];

describe('filling from a card', () => {
  it('fills what the card knows of this person, and nothing else', () => {
    const { answers, conflicts } = fillFromReading(makeDraft(), FIELDS, 'applicant', makeReading());

    expect(Object.entries(answers).map(([code, { value }]) => [code, value])).toEqual([
      ['name', 'A'],
      ['number', '10000019900307019X'],
      ['sex', '1'],
    ]);
    expect(conflicts).toEqual([]);
  });

  it('says of each value which reading it is from and that the device was simulated', () => {
    const { answers } = fillFromReading(makeDraft(), FIELDS, 'mother', makeReading());

    expect(answers['motherName']).toEqual(makeFromCard('A'));
  });

  it.each([
    ['typed', makeTyped('B')],
    ['scanned', makeScanned('B')],
  ])('never overwrites a different %s value, but reports it', (_how, before) => {
    const draft = makeDraft({ answers: { name: before } });

    const { answers, conflicts } = fillFromReading(draft, FIELDS, 'applicant', makeReading());

    expect(answers['name']).toEqual(before);
    expect(conflicts).toEqual([{ fieldCode: 'name', ...makeFromCard('A') }]);
  });

  it('confirms an equal typed value, also with a small x', () => {
    const draft = makeDraft({ answers: { name: makeTyped('A'), number: makeTyped('10000019900307019x') } });

    const { answers, conflicts } = fillFromReading(draft, FIELDS, 'applicant', makeReading());

    expect(conflicts).toEqual([]);
    expect(answers['number']).toEqual(makeFromCard('10000019900307019X'));
  });

  it('replaces what another card filled before', () => {
    const draft = makeDraft({ answers: { name: makeFromCard('B') } });

    const { answers, conflicts } = fillFromReading(draft, FIELDS, 'applicant', makeReading());

    expect(answers['name']?.value).toBe('A');
    expect(conflicts).toEqual([]);
  });
});

const someStep = fc.oneof(
  fc.record({
    type: fc.constantFrom('A', 'B', '', ' A', '10000019900307019X', '1'),
    into: fc.constantFrom('name', 'number', 'sex'),
    how: fc.constantFrom({}, { scanned: true as const }),
  }),
  fc.record({ card: fc.constantFrom('A', 'B', 'C') }),
);

it('lets no value carry the mark of a card that its reading did not state', () => {
  fc.assert(
    fc.property(fc.array(someStep, { maxLength: 12 }), (steps) => {
      let answers: FormAnswers = {};
      const stated = new Map<string, readonly string[]>();
      steps.forEach((step, i) => {
        if ('type' in step) answers = change(answers, { [step.into]: { value: step.type, ...step.how } });
        else {
          const readingId = `reading-${i}`;
          const reading = { ...makeReading({ name: step.card }), readingId };
          stated.set(readingId, [step.card, reading.card.identityNumber, reading.card.sexCode]);
          ({ answers } = fillFromReading(makeDraft({ answers }), FIELDS, 'applicant', reading));
        }
      });

      for (const { value, provenance } of Object.values(answers)) {
        if (provenance.kind === 'identityCard') expect(stated.get(provenance.readingId)).toContain(value);
      }
    }),
    runs(300),
  );
});

it('never changes a typed value that differs from the card', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (typed, onCard) => {
      const draft = makeDraft({ answers: { name: makeTyped(typed) } });

      const { answers, conflicts } = fillFromReading(
        draft,
        FIELDS,
        'applicant',
        makeReading({ name: onCard }),
      );

      const same = onCard.trim() === '' || typed === onCard.trim();
      expect(answers['name']?.value).toBe(typed);
      expect(conflicts.map(({ value }) => value)).toEqual(same ? [] : [onCard.trim()]);
    }),
    runs(200),
  );
});
