import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { DocumentKind } from '../../shared/domain/document/document-model.ts';
import type { CallFailure, CallResult } from '../api/call.ts';
import { useLink } from '../api/link.ts';
import { createSealing } from './document/sealing.ts';

/** A paper of the office that somebody opens. */
export type OpenedPaper = {
  readonly documentId: string;
  readonly title: string;
  readonly number: string;
  readonly kind?: DocumentKind;
  readonly sealed?: boolean;
};

/** What is in the viewer; `paper` is null for a scan, which nobody numbers when it is printed. */
export type ViewedPaper = {
  readonly blob: Blob;
  readonly name: string;
  readonly paper: OpenedPaper | null;
};

/** Papers and their seals. */
export const useDocumentStore = defineStore('document', () => {
  const link = useLink();
  const { files } = link;
  /** The paper or scan in the viewer. */
  const viewed = shallowRef<ViewedPaper | null>(null);
  const viewFailure = shallowRef<CallFailure | null>(null);

  async function openDocument(paper: OpenedPaper): Promise<void> {
    view(await files.readDocument(paper.documentId), `${paper.title} ${paper.number}.pdf`, paper);
  }

  async function openScan(scan: { fileId: string; name: string }): Promise<void> {
    view(await files.readScan(scan.fileId), scan.name);
  }

  function view(result: CallResult<Blob>, name: string, paper: OpenedPaper | null = null): void {
    viewed.value = result.ok ? { blob: result.value, name, paper } : null;
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
