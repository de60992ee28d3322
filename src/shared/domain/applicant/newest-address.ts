import type { IdentityCard } from './identity-card.ts';

/** What a reading says of addresses: the one printed on the card, and the one appended to the chip later. */
type Addressed<Card> = { readonly card: Card; readonly newestAddress?: string | null | undefined };

/**
 * The card as it stands today. An address appended to the chip (追加住址, SAM_V command 30 03) is newer than the
 * printed one and takes its place; a card without one keeps what is printed.
 */
export function cardAsItStands<Card extends IdentityCard>({ card, newestAddress }: Addressed<Card>): Card {
  const newest = newestAddress?.trim() ?? '';
  return newest === '' ? card : { ...card, address: newest };
}
