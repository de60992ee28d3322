import { ipcMain } from 'electron';
import type { BrowserWindow } from 'electron';
import type { FailureCode } from '../../shared/api/failures.ts';
import { fail } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { MAX_PIN_BYTES } from '../http/send-pin.ts';
import type { EnteredPin } from '../http/send-pin.ts';
import { isOwnPage } from './own-page.ts';

/** The one channel between page and shell; the preload names it as well. */
export const PIN_CHANNEL = 'quanke:enterPin';

/** Hands a PIN on; its bytes are zero afterwards. */
export type PinReceiver = (entered: EnteredPin) => Promise<Result<null, FailureCode>>;

/** Takes PINs of our own window's page, and of nobody else. */
export function openPinChannel(window: BrowserWindow, receive: PinReceiver): void {
  ipcMain.handle(PIN_CHANNEL, async (event, promptId: unknown, pin: unknown) => {
    if (!isOwnPage(event, window)) return fail('call.linkRefused');
    if (!(pin instanceof Uint8Array) || pin.length === 0 || pin.length > MAX_PIN_BYTES) {
      return fail('call.invalidInput', { fields: '(body)' });
    }
    if (typeof promptId !== 'string') {
      pin.fill(0);
      return fail('call.invalidInput', { fields: 'promptId' });
    }
    return receive({ promptId, pin });
  });
}
