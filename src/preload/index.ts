// What the page cannot do by fetch. PIN entry, because a PIN shall never be a string nor pass a request log; and the
// printers of the system, which the shell alone reaches where the station speaks with no spooler.
import { contextBridge, ipcRenderer } from 'electron';

/** The name main/desktop/pin-channel.ts listens to. */
const PIN_CHANNEL = 'quanke:enterPin';
/** The names main/desktop/print-channels.ts listens to. */
const LIST_CHANNEL = 'quanke:listPrinters';
const PRINT_CHANNEL = 'quanke:printPaper';

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
  /** The printers of the system, as the contract's calls answer. */
  listPrinters: (): Promise<unknown> => ipcRenderer.invoke(LIST_CHANNEL),
  /** Gives a paper to one of them: its bytes, never a path. */
  printPaper: (paper: unknown): Promise<unknown> => ipcRenderer.invoke(PRINT_CHANNEL, paper),
});
