import { parseFailure, toFailure } from '../../shared/api/client.ts';
import { PIN_ROUTE } from '../../shared/api/office/files.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import { succeed } from '../../shared/kernel/result.ts';
import type { Refusal } from '../../shared/kernel/result.ts';
import type { CallResult } from './call.ts';
import type { LinkSettings } from './clients.ts';

/** The bytes of a PIN. They are overwritten as soon as the station has them; nobody keeps a string of them. */
export type PinBytes = Uint8Array<ArrayBuffer>;

/** Hands a PIN to the station, which names it by a handle. */
export type PinEntry = (pin: PinBytes) => Promise<CallResult<string>>;

/** What Electron's preload puts on the window; a browser has nothing there. */
export type DesktopBridge = { readonly enterPin?: (pin: PinBytes) => Promise<string | Refusal<FailureCode>> };

export function createPinEntry(settings: LinkSettings, bridge: DesktopBridge | undefined): PinEntry {
  const send: (pin: PinBytes) => Promise<string | CallResult<string>> =
    bridge?.enterPin ?? ((pin: PinBytes) => postPin(settings, pin));
  return async (pin) => {
    try {
      const answer = await send(pin);
      return typeof answer === 'string' ? succeed(answer) : answer;
    } catch (error) {
      return toFailure(error);
    } finally {
      pin.fill(0);
    }
  };
}

async function postPin({ origin, fetch }: LinkSettings, pin: PinBytes): Promise<CallResult<string>> {
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await fetch(`${origin}${PIN_ROUTE}`, { method: 'POST', body: pin, headers });
  const body: unknown = await response.json();
  return response.ok && hasHandle(body) ? succeed(body.pinHandle) : parseFailure(body);
}

function hasHandle(body: unknown): body is { readonly pinHandle: string } {
  return (
    typeof body === 'object' && body !== null && 'pinHandle' in body && typeof body.pinHandle === 'string'
  );
}
