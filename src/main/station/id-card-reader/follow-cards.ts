import { setTimeout as delay } from 'node:timers/promises';
import type { ReaderStatus } from '../../../shared/api/station/id-card-reader.ts';
import type { ReadWish } from './card-session.ts';
import type { CardOnReader, IdCardReader, ReadFailure } from './id-card-reader.ts';

/** What happens at the reader. That a card was taken away after it was read cannot be told (devices.md A.6). */
export type CardEvent =
  | { readonly kind: 'reader'; readonly status: ReaderStatus }
  | { readonly kind: 'cardPresent' }
  | { readonly kind: 'cardRead'; readonly card: CardOnReader }
  /** Lifted before it was read. */
  | { readonly kind: 'cardRemoved' }
  | { readonly kind: 'cardRefused'; readonly code: Extract<ReadFailure, `card.${string}`> };

/** Between two looks at a reader that is not there or in use: listing devices is costly. */
const IDLE_MS = 1000;

/** Nothing happened: no card, or the one that was read still lies there. */
const NOTHING: readonly string[] = ['card.absent', 'card.notReplaced'];

export type FollowSettings = {
  readonly reader: IdCardReader;
  readonly wish: ReadWish;
  readonly pollMs?: number;
  readonly idleMs?: number;
};

/**
 * Reads every card that is put on, one after the other, until the listener goes or the station closes. Whoever asks
 * for a single read goes first.
 */
export async function* followCards(settings: FollowSettings): AsyncGenerator<CardEvent, void, void> {
  const { reader, wish, pollMs = 300, idleMs = IDLE_MS } = settings;
  let told = '';
  while (!reader.isClosed) {
    const status = await reader.status();
    if (JSON.stringify(status) !== told) {
      told = JSON.stringify(status);
      yield { kind: 'reader', status };
    }
    const isFree = status.state === 'ready' && status.activity === undefined;
    if (isFree) yield* readOnce(reader, wish);
    await delay(isFree ? pollMs : idleMs);
  }
}

async function* readOnce(reader: IdCardReader, wish: ReadWish): AsyncGenerator<CardEvent, void, void> {
  let found = (): void => undefined;
  const isFound = new Promise<'found'>((resolve) => (found = () => resolve('found')));
  const reading = reader.read(0, wish, found);
  if ((await Promise.race([isFound, reading])) === 'found') yield { kind: 'cardPresent' };
  const read = await reading;
  if (read.ok) yield { kind: 'cardRead', card: read.value };
  else if (read.failure.code === 'card.removed') yield { kind: 'cardRemoved' };
  else if (isOfCard(read.failure.code)) yield { kind: 'cardRefused', code: read.failure.code };
}

/** Trouble of the reader itself is told by its status. */
function isOfCard(code: ReadFailure): code is Extract<ReadFailure, `card.${string}`> {
  return code.startsWith('card.') && !NOTHING.includes(code);
}
