import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { DocumentSummary } from '../../shared/api/office/document.ts';
import type { DocumentKind } from '../../shared/domain/document/document-model.ts';
import type { CallFailure, CallResult } from '../api/call.ts';
import { createCommand } from '../api/command.ts';
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
  const { files, office } = link;
  const making = createCommand();
  /** The paper or scan in the viewer. */
  const viewed = shallowRef<ViewedPaper | null>(null);
  const viewFailure = shallowRef<CallFailure | null>(null);

  async function openDocument(paper: OpenedPaper): Promise<void> {
    view(await files.readDocument(paper.documentId), `${paper.title} ${paper.number}.pdf`, paper);
  }

  /** 办件小票: made once, the same paper ever after. Null where it could not be made; `making` says why. */
  function makeTicket(caseId: string): Promise<DocumentSummary | null> {
    return make((requestId) => office.document.makeTicket({ requestId, caseId }));
  }

  /** 电子归档清单 of a closed case. */
  function makeArchiveList(caseId: string): Promise<DocumentSummary | null> {
    return make((requestId) => office.document.makeArchiveList({ requestId, caseId }));
  }

  async function make(
    send: (requestId: string) => Promise<CallResult<DocumentSummary>>,
  ): Promise<DocumentSummary | null> {
    const made: DocumentSummary[] = [];
    await making.run(send, (paper) => made.push(paper));
    return made[0] ?? null;
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
    making,
    makeTicket,
    makeArchiveList,
    openDocument,
    openScan,
    closeView,
    readDocument: files.readDocument,
  };
});
