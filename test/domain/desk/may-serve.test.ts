import { describe, expect, it } from 'vitest';
import { mayServe, takesIn } from '../../../src/shared/domain/desk/may-serve.ts';
import { DESK_KINDS, isDeskOpenOn } from '../../../src/shared/domain/desk/service-desk.ts';
import { ROLES } from '../../../src/shared/domain/staff/operator.ts';
import { day, makeDesk } from '../support/make-places.ts';

describe('who sits at which desk', () => {
  it('is written down here a second time', () => {
    const kindsOf = ROLES.map((role) => [
      role,
      DESK_KINDS.filter((deskKind) => mayServe({ roles: [role] }, { deskKind })),
    ]);

    expect(kindsOf.filter(([, kinds]) => kinds?.length !== 0)).toEqual([
      ['clerk', ['general', 'special', 'assisted', 'partner']],
      ['issuer', ['special', 'issuing']],
    ]);
  });

  it('says that nothing is taken in where papers are handed out, nor at a window of one department', () => {
    const kinds = DESK_KINDS.filter((deskKind) => !takesIn({ deskKind }));

    expect(kinds).toEqual(['issuing', 'singleDomain']);
  });
});

describe('a desk', () => {
  it('is in service from its first day to its last', () => {
    const desk = makeDesk('a', 'x', { openedOn: day('2026-01-02'), closedOn: day('2026-01-03') });

    const open = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map((text) =>
      isDeskOpenOn(desk, day(text)),
    );

    expect(open).toEqual([false, true, true, false]);
    expect(isDeskOpenOn(makeDesk('a', 'x'), day('2999-01-01'))).toBe(true);
  });
});
