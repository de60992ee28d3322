import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { createCallBack, createRectifyRating } from './answer-rating.ts';
import { createDestroyOutcome } from './destroy-outcome.ts';
import { createFailServing } from './fail-serving.ts';
import { createFindCollections } from './find-collections.ts';
import { createHandOver } from './hand-over.ts';
import { createListBadRatings } from './list-bad-ratings.ts';
import { createListReadyCases } from './list-ready-cases.ts';
import { createListRetained } from './list-retained.ts';
import { createListSubstituted } from './list-substituted.ts';
import { createMoveCustody } from './move-custody.ts';
import { createOpenCollection } from './open-collection.ts';
import { createRateCase } from './rate-case.ts';
import { createSendOutcomes } from './send-outcomes.ts';
import { createListMoves, createViewCustody } from './view-custody.ts';

/** The operations of 出件. */
export function createDeliveryOperations(ports: OfficePorts): OfficeOperations['delivery'] {
  return {
    list: createListReadyCases(ports),
    find: createFindCollections(ports),
    open: createOpenCollection(ports),
    handOver: createHandOver(ports),
    send: createSendOutcomes(ports),
    failServing: createFailServing(ports),
    retained: createListRetained(ports),
    destroyOutcome: createDestroyOutcome(ports),
    custody: createViewCustody(ports),
    moves: createListMoves(ports),
    moveCustody: createMoveCustody(ports),
    substituted: createListSubstituted(ports),
    rate: createRateCase(ports),
    badRatings: createListBadRatings(ports),
    rectify: createRectifyRating(ports),
    callBack: createCallBack(ports),
  };
}
