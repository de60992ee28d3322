import { randomUUID } from 'node:crypto';
import type { SignedText } from '../../../shared/kernel/signed-text.ts';

/** A PIN nobody asked for again is wiped after this time, in milliseconds. */
const KEEP_PIN_MS = 60_000;
/** However long a ticket lives, no prompt stays open longer, in milliseconds. */
const LONGEST_PROMPT_MS = 10 * 60_000;

/** What the office allows, as it was checked before somebody was asked for a PIN. */
export type Permitted = { readonly ticket: SignedText; readonly signedAttributes: Uint8Array };

/** What a prompt was opened for and the PIN that came for it, if one did; whoever takes it must wipe it. */
export type AnsweredPrompt = Permitted & { readonly pin: Uint8Array | undefined };

type Prompt = { readonly permitted: Permitted; readonly timer: NodeJS.Timeout; readonly pin?: Uint8Array };

/**
 * The questions for a PIN. One at a time: there is one key, and one person in front of it, so a new question ends the
 * one before. Holds the PIN between the moment it is typed and the one signature it is for, as bytes that can be wiped.
 */
export class PinPrompts {
  readonly #keepPinMs: number;
  #open: { readonly promptId: string; readonly prompt: Prompt } | undefined;

  constructor(keepPinMs: number = KEEP_PIN_MS) {
    this.#keepPinMs = keepPinMs;
  }

  /** Opens a prompt for so many milliseconds. */
  open(permitted: Permitted, forMs: number): string {
    this.close();
    const promptId = randomUUID();
    this.#keep(promptId, { permitted }, Math.min(forMs, LONGEST_PROMPT_MS));
    return promptId;
  }

  /** Takes a PIN over, when this prompt waits for one. The caller's bytes are zero afterwards either way. */
  put(promptId: string, pin: Uint8Array): boolean {
    const open = this.#find(promptId);
    const isAwaited = open !== undefined && open.pin === undefined;
    if (isAwaited) {
      clearTimeout(open.timer);
      // Not `slice`: of a Buffer that is a view, which the last line would wipe.
      this.#keep(promptId, { permitted: open.permitted, pin: Uint8Array.from(pin) }, this.#keepPinMs);
    }
    pin.fill(0);
    return isAwaited;
  }

  /** Ends the prompt and gives out what it holds: once. */
  take(promptId: string): AnsweredPrompt | undefined {
    const open = this.#find(promptId);
    if (!open) return undefined;
    clearTimeout(open.timer);
    this.#open = undefined;
    return { ...open.permitted, pin: open.pin };
  }

  /** Ends the open prompt and wipes its PIN. */
  close(): void {
    if (this.#open) this.take(this.#open.promptId)?.pin?.fill(0);
  }

  #find(promptId: string): Prompt | undefined {
    return this.#open?.promptId === promptId ? this.#open.prompt : undefined;
  }

  #keep(promptId: string, what: Omit<Prompt, 'timer'>, forMs: number): void {
    const timer = setTimeout(() => this.close(), forMs).unref();
    this.#open = { promptId, prompt: { ...what, timer } };
  }
}
