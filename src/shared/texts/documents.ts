import type { DocumentBlock, DocumentKind, DocumentModel } from '../domain/document/document-model.ts';
import { localDateOf, toLocalText } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';

/** Codes of the papers in their numbers (domain.md C.4). */
const CODES = {
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
} as const satisfies Record<DocumentKind, string>;

/** Titles of all papers but the outcome, which an item names. */
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
} as const satisfies Record<Exclude<DocumentKind, 'outcome'>, string>;

/** The signature field over the closing of papers a body seals. */
export const SEAL_FIELD = 'Seal1';

/** 文书编号. The number of the case or the part, the code of the paper, and its place when there are several. */
export function paperNumber(kind: DocumentModel['kind'], number: string, place = 1): string {
  return place === 1 ? `${number}-${CODES[kind]}` : `${number}-${CODES[kind]}${place}`;
}

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

/** What a paper about a whole case begins with; `place` counts the papers of its kind. */
export function commonOf(
  kind: keyof typeof PAPER_TITLES,
  about: PaperCase,
  place = 1,
): Omit<DocumentModel, 'blocks'> {
  return {
    kind,
    form: 'plain',
    parts: [],
    title: PAPER_TITLES[kind],
    number: paperNumber(kind, about.caseNumber, place),
    closing: { organizationName: about.centerName, issuedOn: localDateOf(about.at) },
    qrText: about.caseNumber,
    simulated: about.simulated,
    sealField: null,
  };
}

/** Labels and values. */
export type Rows = Extract<DocumentBlock, { kind: 'facts' }>['rows'];

/** The head of a paper about a whole case; `verb` says what was done there. */
export function caseFacts(about: PaperCase, verb: string): Rows {
  return [
    ['办件编号', about.caseNumber],
    ['申请事项', about.subjectName],
    ['申请人', about.applicantName],
    ['证件号码', about.applicantIdentityNumber],
    ...(about.agentName === null ? [] : [['代办人', about.agentName] as const]),
    [`${verb}窗口`, `${about.centerName} ${about.deskName}`],
    [`${verb}人`, about.staffName],
    [`${verb}时间`, toLocalText(about.at)],
  ];
}

/** Columns of a table with their width shares. */
export function columns(...titles: readonly (readonly [title: string, share: number])[]) {
  return titles.map(([title, share]) => ({ title, share }));
}

/** A heading over lines; nothing when there are none. */
export function listed(heading: string, lines: readonly string[]): readonly DocumentBlock[] {
  if (lines.length === 0) return [];
  return [{ kind: 'heading', text: heading }, ...lines.map((text) => ({ kind: 'paragraph', text }) as const)];
}
