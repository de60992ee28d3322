import { describe, expect, it } from 'vitest';
import {
  endSuspension,
  extensionsLeft,
  proceduresOf,
} from '../../../src/shared/domain/approval/clock-changes.ts';
import type { DepartmentId } from '../../../src/shared/domain/staff/operator.ts';
import { at, makeOpening, makeStream } from '../support/make-case.ts';
import { makeClock, makeExtension, makeSuspension } from '../support/make-clock.ts';

const clock = makeClock('2026-09-14 09:30', 5);
const POLICE = { departmentId: 'police' as DepartmentId };
const HEALTH = { departmentId: 'health' as DepartmentId };

describe('what may stop the clock of an item', () => {
  it('is what its guide names, and a hearing always', () => {
    expect(proceduresOf({ specialProcedures: ['appraisal'] })).toEqual(['appraisal', 'hearing']);
    expect(proceduresOf({ specialProcedures: ['hearing'] })).toEqual(['hearing']);
    expect(proceduresOf({ specialProcedures: [] })).toEqual(['hearing']);
  });
});

describe('the end of a suspension', () => {
  it('ends the running one only', () => {
    const ended = makeSuspension('2026-09-14 10:00', '2026-09-14 11:00', '1');
    const running = makeSuspension('2026-09-15 10:00', null, '2');

    const { suspensions } = endSuspension(
      { ...clock, suspensions: [ended, running] },
      at('2026-09-16 10:00'),
    );

    expect(suspensions).toEqual([ended, { ...running, resumedAt: at('2026-09-16 10:00') }]);
  });
});

describe('what may still be added', () => {
  const alone = makeStream(makeOpening(), 'accept');

  it('is ten days for what one body handles', () => {
    expect(extensionsLeft(clock, alone, [POLICE])).toEqual([{ basis: 'ownBody', workingDays: 10 }]);
  });

  it('is fifteen days too for what several handle: a theme, or a path', () => {
    const path = makeStream(
      makeOpening({ reviewPath: [{ kind: 'review', name: 'town', departmentId: 'town' }] }),
      'accept',
    );
    const both = [
      { basis: 'ownBody', workingDays: 10 },
      { basis: 'jointHandling', workingDays: 15 },
    ];

    expect(extensionsLeft(clock, alone, [POLICE, HEALTH])).toEqual(both);
    expect(extensionsLeft(clock, path, [POLICE])).toEqual(both);
  });

  it('counts every extension, on whatever basis, and never falls below nothing', () => {
    const extended = { ...clock, extensions: [makeExtension('2026-09-15 10:00', 12)] };

    expect(extensionsLeft(extended, alone, [POLICE, HEALTH])).toEqual([
      { basis: 'ownBody', workingDays: 0 },
      { basis: 'jointHandling', workingDays: 3 },
    ]);
  });
});
