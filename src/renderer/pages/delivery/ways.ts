import type { Collection, ReadyPart } from '../../../shared/api/office/delivery-answers.ts';
import { DELIVERY_TEXTS } from '../../../shared/texts/page-delivery.ts';

/** 送达方式, as the page offers it. */
export type Way = keyof typeof DELIVERY_TEXTS.ways;

/**
 * What can be done with a case now: whoever showed a card collects, or for a case opened by its number somebody else
 * does; sending is offered either way. An agent whose letter has ended gets nothing in the hand.
 */
export function waysOf(collection: Collection): readonly { readonly value: Way; readonly label: string }[] {
  const { collectorKind, authority, ready } = collection;
  const isBarred = collectorKind === 'agent' && authority?.isInForce === false;
  const inHand: readonly Way[] = collectorKind === null ? ['substitute'] : isBarred ? [] : ['desk'];
  const electronic: readonly Way[] = ready.some(({ hasSealedPaper }) => hasSealedPaper) ? ['electronic'] : [];
  const ways: readonly Way[] = [...inHand, 'post', 'locker', ...electronic, 'failed'];
  return ways.map((value) => ({ value, label: DELIVERY_TEXTS.ways[value] }));
}

/** Whether a part may go this way: a file leaves sealed or not at all. */
export function mayGo(way: Way, { hasSealedPaper }: Pick<ReadyPart, 'hasSealedPaper'>): boolean {
  return way !== 'electronic' || hasSealedPaper;
}
