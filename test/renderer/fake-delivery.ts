import type {
  BadRating,
  Collection,
  Custody,
  Retained,
} from '../../src/shared/api/office/delivery-answers.ts';
import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import type { Answer } from './fake-catalogue.ts';
import { makePaper } from './sample-cases.ts';
import { makeSubstituted } from './sample-deliveries.ts';

/** What the office would say; a test replaces it. */
export type DeliveryState = {
  readonly collections: readonly Collection[];
  retained: Retained;
  readonly custody: Custody;
  badRatings: readonly BadRating[];
};

type Asked = { readonly caseId: string };
type Shown = Asked & { readonly subCases: readonly unknown[]; readonly expectedVersion: number };

/** The procedures of 出件. */
export function deliveryProcedures(answer: Answer, state: DeliveryState): OfficeClient['delivery'] {
  const handedOut = (kind: 'deliveryReceipt' | 'servingRecord', title: string) => (input: Shown) => ({
    receipt: makePaper({ kind, title }),
    delivered: input.subCases.length,
    version: input.expectedVersion + 2,
  });
  const rating = (name: string) =>
    answer(`delivery.${name}`, ({ caseId }: Asked) => {
      const found = state.badRatings.find((line) => line.caseId === caseId);
      if (!found) throw new Error(`nobody rated ${caseId} badly`);
      return found;
    });
  return {
    list: answer('delivery.list', () => []),
    find: answer('delivery.find', () => state.collections),
    open: answer('delivery.open', ({ caseId }: Asked) => toOpened(state, caseId)),
    handOver: answer('delivery.handOver', handedOut('deliveryReceipt', '领证签收单')),
    send: answer('delivery.send', handedOut('servingRecord', '送达回证')),
    failServing: answer('delivery.failServing', () => ({
      record: makePaper({ kind: 'servingRecord', title: '送达回证' }),
      version: 3,
    })),
    retained: answer('delivery.retained', () => state.retained),
    destroyOutcome: answer('delivery.destroyOutcome', () => {
      state.retained = { ...state.retained, parts: state.retained.parts.slice(1) };
      return { version: 9 };
    }),
    custody: answer('delivery.custody', () => state.custody),
    moves: answer('delivery.moves', () => state.custody.moves),
    moveCustody: answer('delivery.moveCustody', () => ({
      sheet: makePaper({ kind: 'custodySheet', title: '物料交接单' }),
      version: 5,
    })),
    substituted: answer('delivery.substituted', () => [makeSubstituted()]),
    rate: answer('delivery.rate', () => null),
    badRatings: answer('delivery.badRatings', () => state.badRatings),
    rectify: rating('rectify'),
    callBack: rating('callBack'),
  };
}

/** A case that was opened by its number: nobody showed a card. */
function toOpened({ collections }: DeliveryState, caseId: string): Collection {
  const found = collections.find((collection) => collection.caseId === caseId) ?? collections[0];
  if (!found) throw new Error(`there is no case ${caseId}`);
  return { ...found, collectorKind: null, collectorName: '' };
}
