import type { DocumentKind } from '../domain/document/document-model.ts';
import type { PaperContent } from '../domain/document/paper-template.ts';
import { localDateOf, toLocalText } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';

/** Names of all papers but the outcome, which an item names; a site's own template may give its paper another title. */
export const PAPER_TITLES = {
  receiptSlip: '收件凭证',
  acceptanceNotice: '受理通知书',
  refusalNotice: '不予受理通知书',
  correctionNotice: '一次性补正告知书',
  deferralNotice: '容缺受理通知书',
  promiseLetter: '承诺书',
  linkedHandlingNotice: '“一件事”联办告知单',
  forwardSheet: '代收转递单',
  specialProcedureNotice: '特别程序告知书',
  extensionNotice: '延期告知书',
  denialDecision: '不予许可决定书',
  deliveryReceipt: '领证签收单',
  servingRecord: '送达回证',
  custodySheet: '物料交接单',
  archiveList: '电子归档清单',
  caseTicket: '办件小票',
} as const satisfies Record<Exclude<DocumentKind, 'outcome'>, string>;

/** What every paper about a whole case says. */
export type PaperCase = {
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly centerName: string;
  readonly deskName: string;
  readonly applicantName: string;
  /** Masked. */
  readonly applicantIdentityNumber: string;
  /** 代办人; null when the applicant came. */
  readonly agentName: string | null;
  readonly staffName: string;
  readonly at: Instant;
  readonly simulated: boolean;
};

/** What stands around the words of a paper: the centre made it, and its code leads to the case. */
export function issuedByCenter(
  about: PaperCase,
): Pick<PaperContent<'receiptSlip'>, 'organizationName' | 'issuedOn' | 'qrText' | 'simulated'> {
  return {
    organizationName: about.centerName,
    issuedOn: localDateOf(about.at),
    qrText: about.caseNumber,
    simulated: about.simulated,
  };
}

/** The fields of the head of a paper about a whole case. */
export function caseValues(about: PaperCase) {
  return {
    caseNumber: about.caseNumber,
    subjectName: about.subjectName,
    applicantName: about.applicantName,
    applicantIdentityNumber: about.applicantIdentityNumber,
    agentName: about.agentName ?? '',
    deskName: placeOfDesk(about),
    staffName: about.staffName,
    madeAt: toLocalText(about.at),
  };
}

/** The window, with its centre. */
export function placeOfDesk({ centerName, deskName }: PaperCase): string {
  return `${centerName} ${deskName}`;
}

/** Rows of one sentence each. */
export function toLines(lines: readonly string[]): readonly { readonly line: string }[] {
  return lines.map((line) => ({ line }));
}
