import { randomUUID } from 'node:crypto';
import type { idCardReader, ReadCard } from '../../../shared/api/station/id-card-reader.ts';
import type { OperationsOf } from '../../../shared/api/procedure.ts';
import type { CardReading } from '../../../shared/domain/applicant/identity-card.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import { toEpochMs, toInstant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import type { CardOnReader, IdCardReader } from '../id-card-reader/id-card-reader.ts';
import type { StationSigner } from '../station-identity.ts';

/** The office believes a reading for this long: the citizen stands at the window. */
const READING_VALID_MS = 10 * 60_000;

/** What the operations of the reader need. */
export type ReaderParts = {
  readonly reader: IdCardReader;
  readonly signer: StationSigner;
  readonly simulated: boolean;
  readonly clock: () => Instant;
};

/** The operations behind `station.idCardReader`. */
export function createReaderOperations(parts: ReaderParts): OperationsOf<typeof idCardReader, unknown> {
  return {
    status: async () => succeed(await parts.reader.status()),
    read: async ({ waitMs, ...wish }) => {
      const read = await parts.reader.read(waitMs, wish);
      return read.ok ? succeed(toReadCard(read.value, parts)) : read;
    },
  };
}

/** What the page is given. Named one by one, so that nothing else of a card can get out. */
function toReadCard(read: CardOnReader, parts: ReaderParts): ReadCard {
  const { card, newestAddress, fingerprintBytes } = read;
  return {
    card,
    reading: parts.signer.sign(toReading(read, parts)),
    simulated: parts.simulated,
    ...(newestAddress !== undefined && { newestAddress }),
    ...(fingerprintBytes !== undefined && { fingerprintBytes }),
  };
}

function toReading(
  { card, deviceSerial, newestAddress }: CardOnReader,
  { signer, simulated, clock }: ReaderParts,
): CardReading {
  const readAt = clock();
  return {
    readingId: randomUUID(),
    stationId: signer.identity.stationId,
    deviceSerial,
    simulated,
    readAt,
    expiresAt: toInstant(toEpochMs(readAt) + READING_VALID_MS),
    card,
    ...(newestAddress !== undefined && { newestAddress }),
  };
}
