import { describe, expect, it } from 'vitest';
import { cardAsItStands } from '../../../src/shared/domain/applicant/newest-address.ts';
import { fillFromReading } from '../../../src/shared/domain/form/fill-draft.ts';
import { makeDraft, makeMergedField, makeReading } from '../support/make-draft.ts';

describe('an address appended to the chip', () => {
  it.each([
    ['is newer than the printed one', 'Road 2', 'Road 2'],
    ['does not count when the card has none', null, 'Road 1'],
    ['does not count when it was not asked for', undefined, 'Road 1'],
    ['does not count when it is blank', '  ', 'Road 1'],
  ])('%s', (_what, newestAddress, address) => {
    const { card } = makeReading();

    expect(cardAsItStands({ card, newestAddress })).toEqual({ ...card, address });
  });

  it('fills the address of the form', () => {
    const field = makeMergedField('address', { person: 'applicant', fromCard: 'address' });

    const { answers } = fillFromReading(makeDraft(), [field.definition], 'applicant', {
      ...makeReading(),
      newestAddress: 'Road 2',
    });

    expect(answers['address']?.value).toBe('Road 2');
  });
});
