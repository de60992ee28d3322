import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { DocumentSummary } from '../../shared/api/office/document.ts';
import { succeed } from '../../shared/kernel/result.ts';
import type { CallFailure, CallResult } from '../api/call.ts';
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
  /** The paper or scan in the viewer. */
  const viewed = shallowRef<{ readonly blob: Blob; readonly name: string } | null>(null);
  const viewFailure = shallowRef<CallFailure | null>(null);

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
    const order = await office.document.prepareSeal({ requestId: crypto.randomUUID(), ...target });
    if (!order.ok) return order;
    step.value = 'sign';
    const { ticketId, ticket, signedAttributes } = order.value;
    const pinHandle = await enterPin(pin);
    if (!pinHandle.ok) return pinHandle;
    const made = await station.sealKey.sign({ ticket, signedAttributes, pinHandle: pinHandle.value });
    if (!made.ok) return made;
    return succeed({ ticketId, signature: made.value.signature, certificates: [...made.value.certificates] });
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

  async function openDocument(paper: { documentId: string; title: string; number: string }): Promise<void> {
    view(await files.readDocument(paper.documentId), `${paper.title} ${paper.number}.pdf`);
  }

  async function openScan(scan: { fileId: string; name: string }): Promise<void> {
    view(await files.readScan(scan.fileId), scan.name);
  }

  function view(result: CallResult<Blob>, name: string): void {
    viewed.value = result.ok ? { blob: result.value, name } : null;
    viewFailure.value = result.ok ? null : result.failure;
  }

  /** Closes the viewer; `reason` says why nothing can be shown. */
  function closeView(reason: CallFailure | null = null): void {
    viewed.value = null;
    viewFailure.value = reason;
  }

  function clear(): void {
    step.value = null;
    failure.value = null;
    sealed.value = null;
    completing.clear();
  }

  return {
    step,
    failure,
    sealed,
    completing,
    viewed,
    viewFailure,
    seal,
    completeAgain,
    clear,
    openDocument,
    openScan,
    closeView,
    readDocument: files.readDocument,
  };
});
