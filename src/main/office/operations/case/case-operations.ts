import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createAcceptCase } from './accept-case.ts';
import { createForeseeIntake } from './foresee-intake.ts';
import { createAcceptPart } from './accept-part.ts';
import { createCorrectAgain, createCorrectCase } from './correct-case.ts';
import { createRefusePart, createReturnPart } from './end-part.ts';
import { createGetCase, createRevealCase } from './get-case.ts';
import { createReceiveCase } from './receive-case.ts';
import { createSearchCases } from './search-cases.ts';
import { createSupplyCase } from './supply-case.ts';
import { createWithdrawCase } from './withdraw-case.ts';

/** The operations of 办件. */
export function createCaseOperations(ports: OfficePorts): OfficeOperations['case'] {
  return {
    foreseeIntake: createForeseeIntake(ports),
    receive: createReceiveCase(ports),
    accept: createAcceptCase(ports),
    supply: createSupplyCase(ports),
    acceptPart: createAcceptPart(ports),
    refusePart: createRefusePart(ports),
    returnPart: createReturnPart(ports),
    correct: createCorrectCase(ports),
    correctAgain: createCorrectAgain(ports),
    withdraw: createWithdrawCase(ports),
    get: createGetCase(ports),
    reveal: createRevealCase(ports),
    search: createSearchCases(ports),
  };
}
