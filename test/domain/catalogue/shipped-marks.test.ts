import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../support/resources.ts';

const { items, materials, fields } = loadCatalogue();

/** What no table of domain.md C gives for any item: it is our drafting everywhere. */
const OURS = [
  'acceptanceConditions',
  'aliases',
  'bodyNature',
  'exerciseLevel',
  'fee',
  'fields',
  'handlingForms',
  'legalBasis',
  'materials',
  'matterType',
  'officialCodes',
  'reviewPath',
  'servedObjects',
  'statutoryTimeLimit',
  'validFrom',
];

/** Items whose days domain.md C.10 marks [D] or weak. */
const GUESSED = 'N6 N8 E1 E2 E3 E4 E5 E6 E7 D2 D4 D5 D6 D7 D9 D9-2 D9-3 L1'.split(' ');

describe('what the customer must confirm', () => {
  it.each(items.map((item) => [item.itemCode, item] as const))('%s marks what is ours', (_code, item) => {
    const { toBeConfirmed } = item;

    expect(OURS.filter((member) => !toBeConfirmed.includes(member))).toEqual([]);
    expect(toBeConfirmed.some((member) => /^outcome(\.sentence|\.kind)?$/.test(member))).toBe(true);
    expect(new Set(toBeConfirmed).size).toBe(toBeConfirmed.length);
  });

  it.each(GUESSED)('%s marks its days and its kind', (code) => {
    const item = items.find(({ itemCode }) => itemCode === code);

    expect(item?.toBeConfirmed).toEqual(expect.arrayContaining(['promisedTimeLimit', 'handlingKind']));
  });

  it.each(['F7', 'S5', 'S6'])('%s marks its days', (code) => {
    const item = items.find(({ itemCode }) => itemCode === code);

    expect(item?.toBeConfirmed).toContain('promisedTimeLimit');
  });

  it('names members that are there, or are left out on purpose', () => {
    const strangers = items.flatMap((item) =>
      item.toBeConfirmed
        .filter((member) => !((member.split('.')[0] as string) in item) && member !== 'visitsBefore')
        .map((member) => `${item.itemCode} ${member}`),
    );

    expect(strangers).toEqual([]);
  });

  it('says of every paper for how long it may be used again, and that this is ours', () => {
    const open = materials.filter(
      ({ reusableForDays, toBeConfirmed }) =>
        reusableForDays === undefined || !toBeConfirmed.includes('reusableForDays'),
    );

    expect(open.map(({ materialCode }) => materialCode)).toEqual([]);
  });

  it('marks members of fields that are there', () => {
    const strangers = fields.flatMap((field) =>
      (field.toBeConfirmed ?? [])
        .filter((member) => !(member in field))
        .map((member) => [field.fieldCode, member]),
    );

    expect(strangers).toEqual([]);
  });
});
