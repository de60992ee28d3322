import { describe, expect, it } from 'vitest';
import { READER_FAULTS, READER_STEPS } from '../../../src/shared/api/station/simulator.ts';
import { IdentityCard } from '../../../src/shared/domain/applicant/identity-card.ts';
import { CARD_KIND_TEXTS } from '../../../src/shared/texts/card.ts';
import { READER_FAULT_TEXTS, READER_STEP_TEXTS } from '../../../src/shared/texts/device-faults.ts';

describe('the words for devices', () => {
  it('name every fault and every step of the simulated reader, and no other', () => {
    expect(Object.keys(READER_FAULT_TEXTS).toSorted()).toEqual([...READER_FAULTS].toSorted());
    expect(Object.keys(READER_STEP_TEXTS).toSorted()).toEqual([...READER_STEPS].toSorted());
  });

  it('name every kind of card', () => {
    const kinds = IdentityCard.options.map(({ shape }) => shape.kind.value);

    expect(Object.keys(CARD_KIND_TEXTS).toSorted()).toEqual(kinds.toSorted());
  });
});
