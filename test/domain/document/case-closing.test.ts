import { describe, expect, it } from 'vitest';
import type { SubCase, SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { closedAtOf } from '../../../src/shared/domain/document/case-closing.ts';
import { at, makeOpening, makeStream } from '../support/make-case.ts';
import type { Step } from '../support/make-case.ts';

function makePart(...steps: readonly Step[]): SubCase {
  return { subCaseId: 'sub-1' as SubCaseId, actions: makeStream(makeOpening(), ...steps) };
}

const DELIVERED = makePart('accept', 'grant', 'produce', { kind: 'deliver', at: '2026-09-16 10:00' });
const REFUSED = makePart({ kind: 'refuse', at: '2026-09-15 09:00' });

describe('a case is closed', () => {
  it('when its last part is', () => {
    expect(closedAtOf([DELIVERED, REFUSED])).toBe(at('2026-09-16 10:00'));
  });

  it('not while a part is open', () => {
    expect(closedAtOf([DELIVERED, makePart('accept')])).toBeUndefined();
    expect(closedAtOf([makePart('accept', 'grant', 'produce')])).toBeUndefined();
  });

  it('when it was done, not when it was filed away', () => {
    const filed = makePart(
      'accept',
      'grant',
      'produce',
      { kind: 'deliver', at: '2026-09-16 10:00' },
      'archive',
    );

    expect(closedAtOf([filed])).toBe(at('2026-09-16 10:00'));
  });

  it('by filing where there is nothing to hand out', () => {
    const granted = makePart('accept', 'grant', { kind: 'archive', at: '2026-09-17 11:00' });

    expect(closedAtOf([granted])).toBe(at('2026-09-17 11:00'));
  });

  it('no more when what was sent came back', () => {
    const back = makePart('accept', 'grant', 'produce', 'deliver', 'failServing');

    expect(closedAtOf([back])).toBeUndefined();
  });
});
