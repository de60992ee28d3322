import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { PIN_ROUTE } from '../../shared/api/office/files.ts';
import { codeOf } from './attempt.ts';
import type { ClientOptions } from './clients.ts';

/** Hands a PIN to the station and names it. The bytes are overwritten afterwards; nobody keeps a string of them. */
export type PinEntry = (pin: Uint8Array<ArrayBuffer>) => Promise<string>;

/** What Electron's preload puts on the window; a browser has nothing there. */
export type DesktopBridge = { readonly enterPin?: PinEntry };

const PinAnswer = z.object({ pinHandle: z.string() });

export function createPinEntry({ origin, fetch }: ClientOptions, bridge: DesktopBridge | undefined): PinEntry {
  const send: PinEntry = bridge?.enterPin ?? ((pin) => postPin(new URL(PIN_ROUTE, origin), fetch, pin));
  return async (pin) => {
    try {
      return await send(pin);
    } finally {
      pin.fill(0);
    }
  };
}

async function postPin(
  address: URL,
  fetch: typeof globalThis.fetch,
  pin: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await fetch(address, { method: 'POST', body: pin, headers });
  if (!response.ok) throw new ORPCError(codeOf(undefined, response.status), { status: response.status });
  return PinAnswer.parse(await response.json()).pinHandle;
}
