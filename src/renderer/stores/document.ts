import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { CallFailure, CallResult } from '../api/call.ts';
import { useLink } from '../api/link.ts';
import { createSealing } from './document/sealing.ts';

/** Papers and their seals. */
export const useDocumentStore = defineStore('document', () => {
  const link = useLink();
  const { files } = link;
  /** The paper or scan in the viewer. */
  const viewed = shallowRef<{ readonly blob: Blob; readonly name: string } | null>(null);
  const viewFailure = shallowRef<CallFailure | null>(null);

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

  return {
    ...createSealing(link),
    viewed,
    viewFailure,
    openDocument,
    openScan,
    closeView,
    readDocument: files.readDocument,
  };
});
