import type { TemplateList } from '../../src/shared/api/office/document.ts';
import type { Answer } from './fake-catalogue.ts';
import { makePaper } from './sample-cases.ts';

/** What a test decides about papers and their seals. */
type DocumentState = {
  readonly templates: TemplateList;
  /** How long a ticket to seal is good for. */
  readonly ticketMs: number;
};

/** The procedures of 文书. */
export function documentProcedures(answer: Answer, state: DocumentState) {
  return {
    list: answer('document.list', () => []),
    makeTicket: answer('document.makeTicket', () =>
      makePaper({ documentId: 'ticket1', kind: 'caseTicket', title: '办件小票' }),
    ),
    makeArchiveList: answer('document.makeArchiveList', () =>
      makePaper({ documentId: 'archive1', kind: 'archiveList', title: '电子归档清单' }),
    ),
    templates: answer('document.templates', () => state.templates),
    templateSample: answer('document.templateSample', () => ({
      title: '受理通知书',
      pdf: 'JVBERi0=',
      pageCount: 1,
    })),
    prepareSeal: answer('document.prepareSeal', () => ({
      ticketId: 'ticket1',
      ticket: 'dGlja2V0.c2ln',
      signedAttributes: 'AAAA',
      sealKeySerial: 'key1',
      organizationName: '示例市卫生健康委员会',
      expiresAt: new Date(Date.now() + state.ticketMs).toISOString(),
    })),
    completeSeal: answer('document.completeSeal', () =>
      makePaper({
        subCaseId: 'sub1',
        kind: 'outcome',
        title: '出生医学证明',
        sealed: true,
        needsSeal: true,
      }),
    ),
  };
}
