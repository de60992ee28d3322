// PIN entry: the one thing the page cannot do by fetch, because a PIN shall never be a string nor pass a request log.
import { contextBridge, ipcRenderer } from 'electron';

/** The name main/desktop/pin-channel.ts listens to. */
const PIN_CHANNEL = 'quanke:enterPin';

type Taken = { readonly ok: true } | { readonly ok: false };

contextBridge.exposeInMainWorld('quanke', {
  /** True where the page runs in our own shell. */
  desktop: true,
  /** Hands the PIN in that the station's prompt waits for; gives null, or the failure as the contract's calls give it. */
  enterPin: async (promptId: unknown, pin: unknown): Promise<unknown> => {
    if (!(pin instanceof Uint8Array)) throw new TypeError('a PIN is handed over as bytes');
    try {
      if (typeof promptId !== 'string') throw new TypeError('a PIN is for a prompt');
      const taken = (await ipcRenderer.invoke(PIN_CHANNEL, promptId, pin)) as Taken;
      return taken.ok ? null : taken;
    } finally {
      pin.fill(0);
    }
  },
});
