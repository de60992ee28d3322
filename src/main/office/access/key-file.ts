import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** `office-key.json`: the office's Ed25519 private key, PKCS #8 DER as base64. */
const OfficeKeyFile = z.strictObject({ officeId: z.string(), privateKey: z.base64() });

/** `identity.json`: what stations need to verify the office's tickets; the key is SPKI DER as base64. */
export type OfficeIdentity = { readonly officeId: string; readonly publicKey: string };

/** Who the office is, with its private key. */
export type OfficeKey = { readonly officeId: string; readonly privateKey: KeyObject };

/** Reads the office's key, or makes one in an empty folder; writes `identity.json` beside it. */
export function openOfficeKey(folder: string, newId: () => string): OfficeKey {
  const path = join(folder, 'office-key.json');
  if (!existsSync(path)) writeOnce(path, newKeyFile(newId()), 0o600);
  const file = OfficeKeyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const privateKey = createPrivateKey({
    key: Buffer.from(file.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const identity: OfficeIdentity = { officeId: file.officeId, publicKey: publicKeyOf(privateKey) };
  const identityPath = join(folder, 'identity.json');
  if (!existsSync(identityPath)) writeOnce(identityPath, JSON.stringify(identity), 0o644);
  return { officeId: file.officeId, privateKey };
}

function newKeyFile(officeId: string): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  return JSON.stringify({ officeId, privateKey: der.toString('base64') });
}

function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Appears whole and only once, also when two programs start together. */
function writeOnce(path: string, text: string, mode: number): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(temporary, 'wx', mode);
  try {
    writeSync(handle, `${text}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(temporary);
  }
}
