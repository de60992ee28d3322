import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { DocumentSummary } from '../../shared/api/office/document.ts';
import { attempt } from '../api/attempt.ts';
import type { CallFailure, CallResult } from '../api/attempt.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';

/** What is being done to the paper. */
export type SealStep = 'prepare' | 'sign' | 'complete';

/** A decided sub-case whose paper is to be sealed. */
export type SealTarget = { readonly subCaseId: string; readonly expectedVersion: number };

/** Papers and their seals. */
export const useDocumentStore = defineStore('document', () => {
  const { office, station, files, enterPin } = useLink();
  const step = ref<SealStep | null>(null);
  const failure = shallowRef<CallFailure | null>(null);
  const sealed = shallowRef<DocumentSummary | null>(null);
  const completing = createCommand();

  /** Prepare, sign, complete. The PIN's bytes are overwritten by `enterPin`, or here when it is not reached. */
  async function seal(target: SealTarget, pin: Uint8Array<ArrayBuffer>): Promise<boolean> {
    sealed.value = null;
    completing.clear();
    step.value = 'prepare';
    const signature = await sign(target, pin);
    pin.fill(0);
    if (!signature.ok) return stopAt(signature.failure);
    step.value = 'complete';
    await completing.run(
      (requestId) => office.document.completeSeal({ requestId, ...signature.value }),
      (paper) => (sealed.value = paper),
    );
    return stopAt(completing.failure.value);
  }

  async function sign(target: SealTarget, pin: Uint8Array<ArrayBuffer>) {
    const order = await attempt(() =>
      office.document.prepareSeal({ requestId: crypto.randomUUID(), ...target }),
    );
    if (!order.ok) return order;
    step.value = 'sign';
    return attempt(async () => {
      const { ticketId, ticket, signedAttributes } = order.value;
      const pinHandle = await enterPin(pin);
      const made = await station.sealKey.sign({ ticket, signedAttributes, pinHandle });
      return { ticketId, signature: made.signature, certificates: [...made.certificates] };
    });
  }

  /** Asks the office again with the same signature and, where the outcome is unknown, the same request id. */
  async function completeAgain(): Promise<boolean> {
    step.value = 'complete';
    await completing.retry();
    return stopAt(completing.failure.value);
  }

  function stopAt(reason: CallFailure | null): boolean {
    step.value = null;
    failure.value = reason;
    return reason === null;
  }

  function clear(): void {
    step.value = null;
    failure.value = null;
    sealed.value = null;
    completing.clear();
  }

  const readDocument = (documentId: string): Promise<CallResult<Blob>> =>
    attempt(() => files.readDocument(documentId));
  const readScan = (fileId: string): Promise<CallResult<Blob>> => attempt(() => files.readScan(fileId));

  return { step, failure, sealed, completing, seal, completeAgain, clear, readDocument, readScan };
});
