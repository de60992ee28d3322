import { describe, expect, it } from 'vitest';
import {
  checkProduced,
  producedFieldsOf,
  producedFor,
  tidyProduced,
} from '../../../src/shared/domain/approval/produced-values.ts';
import type { ProducedValues } from '../../../src/shared/domain/approval/produced-values.ts';
import type { SubCase, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { Provenance } from '../../../src/shared/domain/form/draft.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at, makeOpening, makeStream, type Step } from '../support/make-case.ts';
import { makeCatalogue, makeField, makeItem } from '../support/make-catalogue.ts';
import { loadCatalogue } from '../support/resources.ts';

const TYPED: Provenance = { kind: 'typed', by: 'approver-1' as OperatorId, at: at('2026-09-14 10:00') };
const asks = (fieldCode: string, maxLength?: number) => ({
  fieldCode,
  required: true,
  ...(maxLength !== undefined && { rule: { maxLength } }),
});

const catalogue = makeCatalogue({
  fields: [
    makeField('number', { producedBy: ['maker'] }),
    makeField('other', { producedBy: ['somebody'] }),
    makeField('asked'),
  ],
  items: [
    makeItem('maker'),
    makeItem('taker', { fields: [asks('number', 5)] }),
    makeItem('stranger', { fields: [asks('asked')] }),
  ],
});

function part(itemCode: string, produced: ProducedValues | null, ...more: readonly Step[]): SubCase {
  const subCaseId = `sub-${itemCode}` as SubCaseId;
  const opening = makeOpening({ subCaseId, itemCode, itemName: `item ${itemCode}` });
  const actions = makeStream(opening, 'accept', 'startReview', 'grant', ...more).map((action) =>
    action.kind === 'grant' && produced ? { ...action, personal: { opinion: 'yes', produced } } : action,
  );
  return { subCaseId, actions };
}

const takenBy = (itemCode: string, ...parts: readonly SubCase[]) => {
  const item = catalogue.items.find((one) => one.itemCode === itemCode);
  if (!item) throw new Error(itemCode);
  return producedFor(item, parts, catalogue).map(({ definition, value, itemName }) => [
    definition.fieldCode,
    value,
    itemName,
  ]);
};

describe('the fields an outcome fills', () => {
  it('are those the catalogue says it gives, by the strictest rule of who takes them', () => {
    const fields = producedFieldsOf(catalogue, 'maker');

    expect(fields.map(({ definition, rule }) => [definition.fieldCode, rule.maxLength])).toEqual([
      ['number', 5],
    ]);
    expect(producedFieldsOf(catalogue, 'taker')).toEqual([]);
  });

  it('are in the shipped catalogue those of companies, births, deaths, disabilities and cards', () => {
    const shipped = loadCatalogue();
    const fieldsOf = (itemCode: string) =>
      producedFieldsOf(shipped, itemCode).map(({ definition }) => definition.fieldCode);

    expect(fieldsOf('E1')).toEqual(['companyCreditCode']);
    expect(fieldsOf('N1')).toEqual(['birthCertificateNumber']);
    expect(fieldsOf('N3')).toEqual(['childIdentityNumber']);
    expect(fieldsOf('K1')).toEqual(['disabilityLevel', 'applicantDisabilityCertificateNumber']);
  });
});

describe('a produced value', () => {
  const check = (values: ProducedValues) =>
    checkProduced(producedFieldsOf(catalogue, 'maker'), values, TYPED).map(({ fieldCode, reason }) => [
      fieldCode,
      reason,
    ]);

  it.each<[string, ProducedValues, readonly (readonly string[])[]]>([
    ['that fits is kept', { number: '12345' }, []],
    ['that is too long for an item that takes it', { number: '123456' }, [['number', 'tooLong']]],
    ['of another item', { other: '1' }, [['other', 'notProducedHere']]],
    ['of no field at all', { nothing: '1' }, [['nothing', 'notProducedHere']]],
  ])('%s', (_name, values, faults) => {
    expect(check(values)).toEqual(faults);
  });

  it('has no blanks around it, and blanks alone are none', () => {
    expect(tidyProduced({ number: ' 12 ', other: '  ' })).toEqual({ number: '12' });
  });
});

describe('what earlier parts gave', () => {
  it('comes to who asks for it and to who gave it, and to nobody else', () => {
    const maker = part('maker', { number: '12' });

    expect(takenBy('taker', maker)).toEqual([['number', '12', 'item maker']]);
    expect(takenBy('maker', maker)).toEqual([['number', '12', 'item maker']]);
    expect(takenBy('stranger', maker)).toEqual([]);
  });

  it('is nothing before the grant, and nothing once its personal data are erased', () => {
    const open = { ...part('maker', null), actions: makeStream(makeOpening(), 'accept') };

    expect(takenBy('taker', open)).toEqual([]);
    expect(takenBy('taker', part('maker', null))).toEqual([]);
  });

  it('is nothing once the outcome was revoked', () => {
    const revoked = part('maker', { number: '12' }, 'produce', 'replaceOutcome');

    expect(takenBy('taker', revoked)).toEqual([]);
  });
});
