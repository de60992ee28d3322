import type { OfficeClient } from '../../src/renderer/api/clients.ts';
import type { Answer } from './fake-catalogue.ts';

/** The procedures of 打印 at an office where nothing is printed. */
export function printingProcedures(answer: Answer): OfficeClient['printing'] {
  const refuse = (name: string) =>
    answer(`printing.${name}`, (): never => {
      throw new Error(`nothing is printed here: ${name}`);
    });
  return {
    request: refuse('request'),
    send: refuse('send'),
    report: refuse('report'),
    cancel: refuse('cancel'),
    list: answer('printing.list', () => []),
    history: answer('printing.history', ({ documentId }: { readonly documentId: string }) => ({
      documentId,
      copies: [],
      openJob: null,
    })),
    findPapers: answer('printing.findPapers', () => []),
    beginBatch: refuse('beginBatch'),
    batch: refuse('batch'),
    batches: answer('printing.batches', () => []),
    cancelBatch: refuse('cancelBatch'),
  };
}
