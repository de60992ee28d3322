import { randomUUID } from 'node:crypto';
import type {
  CardPhoto,
  idCardReader,
  ReadCard,
  ReaderEvent,
} from '../../../shared/api/station/id-card-reader.ts';
import type { OperationsOf } from '../../../shared/api/procedure.ts';
import type { CardReading } from '../../../shared/domain/applicant/identity-card.ts';
import type { ReaderDiagnosis } from '../../../shared/domain/device/reader-diagnosis.ts';
import { toBase64 } from '../../../shared/kernel/bytes.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import { toEpochMs, toInstant } from '../../../shared/kernel/time.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { followCards } from '../id-card-reader/follow-cards.ts';
import type { CardEvent } from '../id-card-reader/follow-cards.ts';
import type { CardOnReader, IdCardReader } from '../id-card-reader/id-card-reader.ts';
import type { PhotoDecoder } from '../id-card-reader/photo-decoder.ts';
import type { SensitiveBytes } from '../sensitive-bytes.ts';
import type { StationSigner } from '../station-identity.ts';

/** The office believes a reading for this long: the citizen stands at the window. */
const READING_VALID_MS = 10 * 60_000;

/** What the operations of the reader need. */
export type ReaderParts = {
  readonly reader: IdCardReader;
  readonly diagnose: () => Promise<ReaderDiagnosis>;
  readonly photos: PhotoDecoder;
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
      return read.ok ? succeed(await toReadCard(read.value, parts)) : read;
    },
    follow: async (wish) => succeed(toEvents(followCards({ reader: parts.reader, wish }), parts)),
    diagnose: async () => succeed(await parts.diagnose()),
  };
}

async function* toEvents(
  events: AsyncIterable<CardEvent>,
  parts: ReaderParts,
): AsyncGenerator<ReaderEvent, void, void> {
  for await (const event of events) {
    yield event.kind === 'cardRead' ? { kind: 'cardRead', read: await toReadCard(event.card, parts) } : event;
  }
}

/** What the page is given. Named one by one, so that nothing else of a card can get out. */
async function toReadCard(read: CardOnReader, parts: ReaderParts): Promise<ReadCard> {
  const { card, newestAddress, fingerprintBytes } = read;
  const photo = read.photo && (await toPhoto(read.photo, parts.photos));
  return {
    card,
    reading: parts.signer.sign(toReading(read, parts)),
    simulated: parts.simulated,
    ...(newestAddress !== undefined && { newestAddress }),
    ...(fingerprintBytes !== undefined && { fingerprintBytes }),
    ...(photo && { photo }),
  };
}

async function toPhoto(packed: SensitiveBytes, photos: PhotoDecoder): Promise<CardPhoto> {
  const bmp = packed.length === 0 ? undefined : await photos.decode(packed.reveal());
  packed.wipe();
  return bmp ? { kind: 'bmp', base64: toBase64(bmp) } : { kind: 'notAvailable' };
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
