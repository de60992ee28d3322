import { randomUUID } from 'node:crypto';

/** A PIN that nobody asked for is forgotten after this time, in milliseconds. */
const KEEP_MS = 60_000;

/** Holds PINs between the moment they are typed and the one command they are for. They are bytes, so they can be wiped. */
export class PinSafe {
  readonly #pins = new Map<string, { readonly pin: Uint8Array; readonly timer: NodeJS.Timeout }>();
  readonly #keepMs: number;

  constructor(keepMs: number = KEEP_MS) {
    this.#keepMs = keepMs;
  }

  /** Takes a PIN over: the caller's bytes are zero afterwards. The handle works once. */
  put(pin: Uint8Array): string {
    const handle = randomUUID();
    const timer = setTimeout(() => this.discard(handle), this.#keepMs).unref();
    // Not `slice`: of a Buffer that is a view, which the next line would wipe.
    this.#pins.set(handle, { pin: Uint8Array.from(pin), timer });
    pin.fill(0);
    return handle;
  }

  /** Gives the PIN out, once; whoever takes it must wipe it. */
  take(handle: string): Uint8Array | undefined {
    const kept = this.#pins.get(handle);
    clearTimeout(kept?.timer);
    this.#pins.delete(handle);
    return kept?.pin;
  }

  /** Wipes a PIN nobody needs any more. */
  discard(handle: string): void {
    this.take(handle)?.fill(0);
  }

  close(): void {
    for (const handle of [...this.#pins.keys()]) this.discard(handle);
  }
}
