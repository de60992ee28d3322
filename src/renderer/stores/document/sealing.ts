import { ref, shallowRef } from 'vue';
import type { DocumentSummary, SealOrder } from '../../../shared/api/office/document.ts';
import type { PinPrompt } from '../../../shared/api/station/seal-key.ts';
import { succeed } from '../../../shared/kernel/result.ts';
import { isPassing } from '../../api/call.ts';
import type { CallFailure, CallResult } from '../../api/call.ts';
import { createCommand } from '../../api/command.ts';
import type { Link } from '../../api/link.ts';

/** What is being done to the paper. */
export type SealStep = 'prepare' | 'check' | 'sign' | 'complete';

/** A decided sub-case whose paper is to be sealed. */
export type SealTarget = { readonly subCaseId: string; readonly expectedVersion: number };

type Pin = Uint8Array<ArrayBuffer>;
type Signed = { readonly ticketId: string; readonly signature: string; readonly certificates: string[] };

/** After these the same ticket is checked anew and the PIN asked for again. */
const ASK_AGAIN: readonly string[] = ['sealKey.pinIncorrect', 'sealKey.promptUnknown'];

/**
 * 盖章. The office prepares and gives a ticket, the station checks ticket and key, and only then is anybody asked for a
 * PIN; the station signs, the office completes. `turn` tells the answer of the paper at hand from one that comes late.
 */
export function createSealing({ office, station, enterPin }: Link) {
  const step = ref<SealStep | null>(null);
  /** The question for the PIN; null while nobody may be asked. */
  const prompt = shallowRef<PinPrompt | null>(null);
  const failure = shallowRef<CallFailure | null>(null);
  const sealed = shallowRef<DocumentSummary | null>(null);
  const completing = createCommand();
  let target: SealTarget | null = null;
  let order: SealOrder | null = null;
  let turn = 0;

  /** Makes the station ready for the PIN of this paper. The office is asked only where no ticket is good any more. */
  async function begin(next: SealTarget): Promise<void> {
    if (!isSame(target, next)) order = null;
    target = next;
    sealed.value = null;
    completing.clear();
    await askFor(next, null);
  }

  async function askFor(paper: SealTarget, reason: CallFailure | null): Promise<void> {
    const mine = startTurn('prepare', reason);
    const asked = await ask(paper, mine);
    if (mine !== turn) return;
    step.value = null;
    if (asked.ok) prompt.value = asked.value;
    else failure.value = asked.failure;
  }

  async function ask(paper: SealTarget, mine: number): Promise<CallResult<PinPrompt>> {
    const given = order && !isOver(order) ? succeed(order) : await prepare(paper);
    if (!given.ok) return given;
    if (mine === turn) [order, step.value] = [given.value, 'check'];
    const { ticket, signedAttributes } = given.value;
    return station.sealKey.check({ ticket, signedAttributes });
  }

  function prepare(paper: SealTarget): Promise<CallResult<SealOrder>> {
    return office.document.prepareSeal({ requestId: crypto.randomUUID(), ...paper });
  }

  /** Hands the PIN in, signs and completes. The PIN's bytes are overwritten by `enterPin`, or here. */
  async function seal(pin: Pin): Promise<void> {
    const [paper, given, asked] = [target, order, prompt.value];
    if (!paper || !given || !asked) return void pin.fill(0);
    const mine = startTurn('sign');
    const signed = await sign({ ticketId: given.ticketId, promptId: asked.promptId }, pin);
    pin.fill(0);
    if (signed.ok) return complete(signed.value, mine);
    if (mine !== turn) return;
    if (ASK_AGAIN.includes(signed.failure.code)) return askFor(paper, signed.failure);
    stopAt(signed.failure);
  }

  async function sign(by: { ticketId: string; promptId: string }, pin: Pin): Promise<CallResult<Signed>> {
    const entered = await enterPin(by.promptId, pin);
    if (!entered.ok) return entered;
    const made = await station.sealKey.sign({ promptId: by.promptId });
    if (!made.ok) return made;
    const { signature, certificates } = made.value;
    return succeed({ ticketId: by.ticketId, signature, certificates: [...certificates] });
  }

  /** What the key has signed is completed, also when somebody looks at another paper by now. */
  async function complete(signed: Signed, mine: number): Promise<void> {
    order = null;
    if (mine === turn) step.value = 'complete';
    await completing.run(
      (requestId) => office.document.completeSeal({ requestId, ...signed }),
      (paper) => (sealed.value = paper),
    );
    if (mine === turn) stopAt(completing.failure.value);
  }

  /** Once more: the same signature while the office may still take it, else from the beginning. */
  async function again(): Promise<void> {
    if (completing.failure.value && isPassing(completing.failure.value)) {
      step.value = 'complete';
      await completing.retry();
      stopAt(completing.failure.value);
    } else if (target) {
      completing.clear();
      order = null;
      await askFor(target, null);
    }
  }

  /** Ends the question for the PIN: the key is gone. Why the last try failed stays on the screen. */
  function withdraw(): void {
    startTurn(null, failure.value);
  }

  /** Ends a question whose ticket ran out while nobody answered it. */
  function expire(): void {
    if (!prompt.value || !order || !isOver(order)) return;
    startTurn(null, { code: 'seal.ticketExpired' });
  }

  function clear(): void {
    startTurn(null);
    [target, order, sealed.value] = [null, null, null];
    completing.clear();
  }

  function startTurn(next: SealStep | null, reason: CallFailure | null = null): number {
    [step.value, prompt.value, failure.value] = [next, null, reason];
    turn += 1;
    return turn;
  }

  function stopAt(reason: CallFailure | null): void {
    [step.value, failure.value] = [null, reason];
  }

  return { step, prompt, failure, sealed, completing, begin, seal, again, withdraw, expire, clear };
}

function isSame(one: SealTarget | null, other: SealTarget): boolean {
  return one?.subCaseId === other.subCaseId && one.expectedVersion === other.expectedVersion;
}

/** By the clock of this workstation, as the station judges it. */
function isOver({ expiresAt }: SealOrder): boolean {
  return Date.parse(expiresAt) <= Date.now();
}
