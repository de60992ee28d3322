import type { DocumentKind } from './document-model.ts';

/** Codes of the papers in their numbers (domain.md C.4); a template repeats its code and cannot choose another. */
export const PAPER_CODES = {
  receiptSlip: 'SJPZ',
  acceptanceNotice: 'SLTZ',
  refusalNotice: 'BYSL',
  correctionNotice: 'BZGZ',
  deferralNotice: 'RQTZ',
  promiseLetter: 'CNS',
  linkedHandlingNotice: 'LHTZ',
  forwardSheet: 'DSZD',
  specialProcedureNotice: 'TSCX',
  extensionNotice: 'YQGZ',
  outcome: 'ZYXK',
  denialDecision: 'BYXK',
  deliveryReceipt: 'LZQS',
  servingRecord: 'SDHZ',
  custodySheet: 'WLJJ',
  archiveList: 'YJGD',
  caseTicket: 'BJXP',
} as const satisfies Record<DocumentKind, string>;

/** 文书编号. The number of the case or the part, the code of the paper, and its place when there are several. */
export function paperNumber(kind: DocumentKind, number: string, place = 1): string {
  return place === 1 ? `${number}-${PAPER_CODES[kind]}` : `${number}-${PAPER_CODES[kind]}${place}`;
}
