import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { toBase64 } from '../../shared/kernel/bytes.ts';
import { joinSigned } from '../../shared/kernel/signed-text.ts';
import type { SignedText } from '../../shared/kernel/signed-text.ts';

/** Who this workstation is, as the office enrols it; `publicKey` is Ed25519, SPKI DER as base64. */
export type StationIdentity = { readonly stationId: string; readonly publicKey: string };

const KEY_FILE = 'station-key.json';
const IDENTITY_FILE = 'identity.json';

/** Content of the key file: PKCS #8 DER as base64. Only this user may read it. */
const StationKey = z.object({ privateKey: z.base64() });

/** Signs what this station states. */
export class StationSigner {
  readonly identity: StationIdentity;
  readonly #privateKey: KeyObject;

  constructor(privateKey: KeyObject) {
    const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    const stationId = `station-${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`;
    this.#privateKey = privateKey;
    this.identity = { stationId, publicKey: toBase64(publicKey) };
  }

  /** The statement as JSON in UTF-8, with its signature. */
  sign(statement: unknown): SignedText {
    const bytes = new TextEncoder().encode(JSON.stringify(statement));
    return joinSigned({ statement: bytes, signature: sign(null, bytes, this.#privateKey) });
  }
}

/** Opens the station's key in its data folder, makes one on the first start, and publishes the identity beside it. */
export function openStationSigner(dataFolder: string): StationSigner {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const signer = new StationSigner(findKey(dataFolder) ?? makeKey(dataFolder));
  writeWhole(join(dataFolder, IDENTITY_FILE), JSON.stringify(signer.identity), 0o644);
  return signer;
}

function findKey(dataFolder: string): KeyObject | undefined {
  const file = join(dataFolder, KEY_FILE);
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  const { privateKey } = StationKey.parse(JSON.parse(readFileSync(file, 'utf8')));
  return createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
}

function makeKey(dataFolder: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  const content = { privateKey: toBase64(privateKey.export({ format: 'der', type: 'pkcs8' })) };
  writeWhole(join(dataFolder, KEY_FILE), JSON.stringify(content), 0o600);
  return privateKey;
}

/** A reader sees the old file or the new one, never half of one. */
function writeWhole(file: string, text: string, mode: number): void {
  const temporary = `${file}.${process.pid}.new`;
  writeFileSync(temporary, text, { mode, flush: true });
  renameSync(temporary, file);
}
