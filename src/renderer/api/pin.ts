import { parseFailure, toFailure } from '../../shared/api/client.ts';
import { PIN_PROMPT_HEADER, PIN_ROUTE } from '../../shared/api/office/files.ts';
import type { FailureCode } from '../../shared/api/failures.ts';
import type { ShellPrinting } from '../../shared/api/shell-printing.ts';
import { succeed } from '../../shared/kernel/result.ts';
import type { Refusal } from '../../shared/kernel/result.ts';
import type { CallResult } from './call.ts';
import type { LinkSettings } from './clients.ts';

/** The bytes of a PIN. They are overwritten as soon as the station has them; nobody keeps a string of them. */
export type PinBytes = Uint8Array<ArrayBuffer>;

/** Hands a PIN to the station, for the prompt that asked for it. */
export type PinEntry = (promptId: string, pin: PinBytes) => Promise<CallResult<null>>;

/** What Electron's preload puts on the window; a browser has nothing there. */
export type DesktopBridge = Partial<ShellPrinting> & {
  readonly enterPin?: (promptId: string, pin: PinBytes) => Promise<null | Refusal<FailureCode>>;
};

export function createPinEntry(settings: LinkSettings, bridge: DesktopBridge | undefined): PinEntry {
  return async (promptId, pin) => {
    try {
      if (!bridge?.enterPin) return await postPin(settings, promptId, pin);
      return (await bridge.enterPin(promptId, pin)) ?? succeed(null);
    } catch (error) {
      return toFailure(error);
    } finally {
      pin.fill(0);
    }
  };
}

async function postPin(
  { origin, fetch }: LinkSettings,
  promptId: string,
  pin: PinBytes,
): Promise<CallResult<null>> {
  const headers = { 'content-type': 'application/octet-stream', [PIN_PROMPT_HEADER]: promptId };
  const response = await fetch(`${origin}${PIN_ROUTE}`, { method: 'POST', body: pin, headers });
  return response.ok ? succeed(null) : parseFailure(await response.json());
}
