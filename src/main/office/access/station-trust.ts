import { createPublicKey, sign, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CardReading } from '../../../shared/domain/applicant/identity-card.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import { joinSigned, splitSigned } from '../../../shared/kernel/signed-text.ts';
import { parseInstant, toEpochMs } from '../../../shared/kernel/time.ts';
import type { EnrolledStation } from '../ports/tables.ts';
import type { Clock, StationTrust } from '../ports/world.ts';
import type { OfficeKey } from './key-file.ts';

/** Clocks of office and stations may differ by this much. */
const CLOCK_TOLERANCE_MS = 2 * 60_000;

/** A reading proves who stands here now; no station makes it last longer (ours says 10 minutes). */
const LONGEST_VALIDITY_MS = 10 * 60_000;

/** `identity.json` of a station. */
const StationIdentity = z.object({ stationId: z.string(), publicKey: z.string() });
type StationIdentity = z.infer<typeof StationIdentity>;

/** What trust is built on. */
export type TrustSettings = {
  readonly officeKey: OfficeKey;
  readonly findStation: (stationId: string) => Promise<EnrolledStation | undefined>;
  /** Alone on a workstation: the file in which the only station says who it is; null at a service centre. */
  readonly localStationIdentityFile: string | null;
  /** True where people's real data are handled: simulated readings are refused. */
  readonly production: boolean;
  readonly clock: Clock;
};

/** Signatures between office and stations by Ed25519. */
export function createStationTrust(settings: TrustSettings): StationTrust {
  return {
    verifyReading: (reading) => verifyReading(settings, reading),
    signTicket: async (ticket) => {
      const statement = Buffer.from(JSON.stringify(ticket));
      return joinSigned({ statement, signature: sign(null, statement, settings.officeKey.privateKey) });
    },
  };
}

async function verifyReading(
  settings: TrustSettings,
  text: string,
): ReturnType<StationTrust['verifyReading']> {
  const parts = splitSigned(text);
  const reading = parts && parseReading(parts.statement);
  if (!parts || !reading) return fail('reading.invalid');
  const station = await findStation(settings, reading.stationId);
  if (!station) return fail('reading.unknownStation');
  if (!isSignedBy(station, parts)) return fail('reading.invalid');
  return checkUse(settings, reading);
}

/** Says nothing about the signature yet: of this, only the station's name may be believed. */
function parseReading(statement: Uint8Array): CardReading | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(statement);
    return CardReading.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // Not UTF-8 or not JSON: refused like any other statement that is none.
  }
}

async function findStation(
  { findStation: findEnrolled, localStationIdentityFile }: TrustSettings,
  stationId: string,
): Promise<StationIdentity | undefined> {
  const enrolled = await findEnrolled(stationId);
  if (enrolled || localStationIdentityFile === null) return enrolled;
  const local = await readIdentity(localStationIdentityFile);
  return local?.stationId === stationId ? local : undefined;
}

/** Read when it is needed: the station may start after the office, and make its key then. */
async function readIdentity(path: string): Promise<StationIdentity | undefined> {
  try {
    return StationIdentity.safeParse(JSON.parse(await readFile(path, 'utf8'))).data;
  } catch {
    return undefined; // No station was started here yet, or it is just writing the file: not known.
  }
}

function isSignedBy(
  { publicKey }: StationIdentity,
  { statement, signature }: { readonly statement: Uint8Array; readonly signature: Uint8Array },
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, statement, key, signature);
  } catch {
    return false; // An enrolled key that is no key verifies nothing.
  }
}

function checkUse(
  { production, clock }: TrustSettings,
  reading: CardReading,
): Result<CardReading, 'reading.invalid' | 'reading.expired' | 'reading.simulatedRefused'> {
  const readAt = parseInstant(reading.readAt);
  const expiresAt = parseInstant(reading.expiresAt);
  if (!readAt || !expiresAt) return fail('reading.invalid');
  if (toEpochMs(expiresAt) - toEpochMs(readAt) > LONGEST_VALIDITY_MS) return fail('reading.invalid');
  const now = toEpochMs(clock.now());
  if (toEpochMs(readAt) > now + CLOCK_TOLERANCE_MS) return fail('reading.invalid');
  if (toEpochMs(expiresAt) < now - CLOCK_TOLERANCE_MS) return fail('reading.expired');
  if (reading.simulated && production) return fail('reading.simulatedRefused');
  return succeed(reading);
}
