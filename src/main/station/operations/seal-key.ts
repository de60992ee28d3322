import type { OperationsOf } from '../../../shared/api/procedure.ts';
import type { sealKey } from '../../../shared/api/station/seal-key.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import type { SealKey } from '../seal-key/seal-key.ts';

/** The operations behind `station.sealKey`. */
export function createSealKeyOperations(key: SealKey): OperationsOf<typeof sealKey, unknown> {
  return {
    status: async () => succeed(await key.status()),
    check: async ({ ticket, signedAttributes }) =>
      key.check({ ticket, signedAttributes: Uint8Array.from(Buffer.from(signedAttributes, 'base64')) }),
    sign: async ({ promptId }) => key.sign(promptId),
  };
}
