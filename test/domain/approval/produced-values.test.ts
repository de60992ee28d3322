import { describe, expect, it } from 'vitest';
import {
  checkProduced,
  fieldsOfGrant,
  producedFor,
  tidyProduced,
} from '../../../src/shared/domain/approval/produced-values.ts';
import type {
  ProducedValues,
  ProducingApplication,
} from '../../../src/shared/domain/approval/produced-values.ts';
import type { SubCase, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import type { Situation } from '../../../src/shared/domain/catalogue/condition.ts';
import { mergeApplication } from '../../../src/shared/domain/catalogue/merge-application.ts';
import type { Provenance } from '../../../src/shared/domain/form/draft.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at, makeOpening, makeStream, type Step } from '../support/make-case.ts';
import { makeCatalogue, makeField, makeItem, makeQuestion, makeTheme } from '../support/make-catalogue.ts';
import { loadCatalogue } from '../support/resources.ts';

const SUBJECT = { kind: 'theme', code: 'T9' } as const;
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
    makeField('code', { kind: 'creditCode', producedBy: ['registrar'] }),
  ],
  questions: [makeQuestion('asked')],
  items: [
    makeItem('maker'),
    makeItem('registrar'),
    makeItem('taker', { fields: [asks('number', 5)] }),
    makeItem('optional', { fields: [{ ...asks('number'), required: false }] }),
    makeItem('sometimes', {
      fields: [{ ...asks('number'), when: { question: 'asked', is: ['yes'] } }],
    }),
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

/** A part nobody has decided. */
function open(itemCode: string, ...more: readonly Step[]): SubCase {
  const subCaseId = `sub-${itemCode}` as SubCaseId;
  const opening = makeOpening({ subCaseId, itemCode, itemName: `item ${itemCode}` });
  return { subCaseId, actions: makeStream(opening, 'accept', ...more) };
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

/** The application of a theme in which all items but the first wait for it. */
function applyFor(items: readonly string[], subCases: readonly SubCase[], situation: Situation = {}) {
  const [first = ''] = items;
  const theme = makeTheme({
    questions: ['asked'],
    items: items.map((itemCode) => ({ itemCode, ...(itemCode !== first && { after: [first] }) })),
  });
  const merged = mergeApplication({ ...catalogue, themes: [theme] }, SUBJECT, situation);
  if (!merged.ok) throw new Error(merged.failure.code);
  return { catalogue, merged: merged.value, situation, subCases };
}

const asksOf = (application: ProducingApplication, itemCode: string) =>
  fieldsOfGrant(application, itemCode).map(({ definition, required }) => [definition.fieldCode, required]);

describe('the fields of a grant', () => {
  const both = [open('maker'), open('taker')];

  it('are those the catalogue says the outcome gives, by the strictest rule of who takes them', () => {
    const [field] = fieldsOfGrant(applyFor(['maker'], [open('maker')]), 'maker');

    expect([field?.definition.fieldCode, field?.required, field?.rule.maxLength]).toEqual([
      'number',
      false,
      5,
    ]);
    expect(asksOf(applyFor(['stranger'], [open('stranger')]), 'stranger')).toEqual([]);
  });

  it('must be filled where a part that waits for this one must have them', () => {
    const application = applyFor(['maker', 'taker'], both);

    expect(asksOf(application, 'maker')).toEqual([['number', true]]);
    expect(fieldsOfGrant(application, 'maker')[0]?.neededBy).toEqual(['taker']);
  });

  it('may stay empty where the part that waits only may have them, or not in this situation', () => {
    const asked = applyFor(['maker', 'sometimes'], [open('maker'), open('sometimes')], { asked: 'yes' });
    const notAsked = applyFor(['maker', 'sometimes'], [open('maker'), open('sometimes')], { asked: 'no' });
    const optional = applyFor(['maker', 'optional'], [open('maker'), open('optional')]);

    expect(asksOf(asked, 'maker')).toEqual([['number', true]]);
    expect(asksOf(notAsked, 'maker')).toEqual([['number', false]]);
    expect(asksOf(optional, 'maker')).toEqual([['number', false]]);
  });

  it('may stay empty where the part that waited has ended', () => {
    const ended = applyFor(['maker', 'taker'], [open('maker'), open('taker', 'withdraw')]);

    expect(asksOf(ended, 'maker')).toEqual([['number', false]]);
  });

  it('are asked of the part that needs them where the one before gave none, until somebody does', () => {
    const items = ['maker', 'taker', 'sometimes'] as const;
    const silent = part('maker', null);
    const rest = [open('taker'), open('sometimes')];
    const missing = applyFor(items, [silent, ...rest], { asked: 'yes' });
    const given = applyFor(items, [silent, part('taker', { number: '12' }), open('sometimes')], {
      asked: 'yes',
    });

    expect(asksOf(missing, 'taker')).toEqual([['number', true]]);
    expect(asksOf(missing, 'sometimes')).toEqual([['number', true]]);
    expect(asksOf(given, 'sometimes')).toEqual([]);
  });

  it('are asked anew once the outcome that gave them was revoked', () => {
    const revoked = part('maker', { number: '12' }, 'produce', 'replaceOutcome');

    expect(asksOf(applyFor(['maker', 'taker'], [revoked, open('taker')]), 'taker')).toEqual([
      ['number', true],
    ]);
  });

  it('are in the shipped catalogue those of companies, births, deaths, disabilities and cards', () => {
    const shipped = loadCatalogue();
    const fieldsOf = (itemCode: string) =>
      fieldsOfGrant({ catalogue: shipped, merged: { items: [] }, situation: {}, subCases: [] }, itemCode).map(
        ({ definition }) => definition.fieldCode,
      );

    expect(fieldsOf('E1')).toEqual(['companyCreditCode']);
    expect(fieldsOf('N1')).toEqual(['birthCertificateNumber']);
    expect(fieldsOf('N3')).toEqual(['childIdentityNumber']);
    expect(fieldsOf('K1')).toEqual(['disabilityLevel', 'applicantDisabilityCertificateNumber']);
  });
});

describe('a produced value', () => {
  const check = (values: ProducedValues, items: readonly string[] = ['maker']) =>
    checkProduced(
      fieldsOfGrant(
        applyFor(
          items,
          items.map((item) => open(item)),
        ),
        'maker',
      ),
      tidyProduced(values),
      TYPED,
    ).map(({ fieldCode, reason }) => [fieldCode, reason]);

  it.each<[string, ProducedValues, readonly (readonly string[])[]]>([
    ['that fits is kept', { number: '12345' }, []],
    ['that is too long for an item that takes it', { number: '123456' }, [['number', 'tooLong']]],
    ['of another item', { other: '1' }, [['other', 'notProducedHere']]],
    ['of no field at all', { nothing: '1' }, [['nothing', 'notProducedHere']]],
    ['named like something every object has', { constructor: '1' }, [['constructor', 'notProducedHere']]],
  ])('%s', (_name, values, faults) => {
    expect(check(values)).toEqual(faults);
  });

  it('that is needed must be there', () => {
    expect(check({}, ['maker', 'taker'])).toEqual([['number', 'required']]);
    expect(check({ number: '   ' }, ['maker', 'taker'])).toEqual([['number', 'required']]);
    expect(check({ number: '1' }, ['maker', 'taker'])).toEqual([]);
  });

  it('with a wrong check character stands with a reason only', () => {
    const fields = fieldsOfGrant(applyFor(['registrar'], [open('registrar')]), 'registrar');
    const wrong = { code: '91100000MA00000074' };
    const reasons = (reason: string) =>
      checkProduced(fields, tidyProduced(wrong, { code: reason }), TYPED).map((fault) => fault.reason);

    expect(reasons('  ')).toEqual(['creditCodeCheckCharacter']);
    expect(reasons('已核对执照原件')).toEqual([]);
  });

  it('has no blanks around it, and blanks alone are none', () => {
    expect(tidyProduced({ number: ' 12 ', other: '  ' }, { number: ' ok ' })).toEqual({
      number: { value: '12', overrideReason: 'ok' },
    });
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
