import type { CaseClock, Extension, Suspension } from '../../../src/shared/domain/calendar/case-clock.ts';
import type { TimeLimit } from '../../../src/shared/domain/calendar/due-date.ts';
import { at } from './make-case.ts';

/** A promise that nothing has moved. */
export function makeClock(
  startedAt: string,
  amount: number,
  unit: TimeLimit['unit'] = 'workingDay',
): CaseClock {
  return { startedAt: at(startedAt), limit: { amount, unit }, suspensions: [], extensions: [] };
}

/** 检测，告知书 3 号. */
export function makeSuspension(
  suspendedAt: string,
  resumedAt: string | null,
  documentNumber = '3',
): Suspension {
  return {
    procedure: 'testing',
    documentNumber,
    suspendedAt: at(suspendedAt),
    resumedAt: resumedAt === null ? null : at(resumedAt),
  };
}

/** 告知书 4 号, by the head of the body. */
export function makeExtension(extendedAt: string, workingDays: number): Extension {
  return { extendedAt: at(extendedAt), workingDays, basis: 'ownBody', documentNumber: '4' };
}
