import type { LocalDate } from '../../kernel/time.ts';

/** The papers this release makes; codes of domain.md C.4 in the comments. */
export const DOCUMENT_KINDS = [
  'receiptSlip', // SJPZ 收件凭证
  'acceptanceNotice', // SLTZ 受理通知书
  'refusalNotice', // BYSL 不予受理通知书
  'correctionNotice', // BZGZ 一次性补正告知书
  'deferralNotice', // RQTZ 容缺受理通知书
  'promiseLetter', // 承诺书, signed by the applicant; C.4 has it under RQTZ, our own code keeps the numbers apart
  'linkedHandlingNotice', // LHTZ 「一件事」联办告知单
  'forwardSheet', // 代收转递单, of our own: C.4 has no code for it
  'specialProcedureNotice', // TSCX 特别程序告知书
  'extensionNotice', // YQGZ 延期告知书
  'outcome', // the sealed result of one item
  'denialDecision', // BYXK 不予许可决定书
  'deliveryReceipt', // LZQS 领证签收单
  'servingRecord', // SDHZ 送达回证
  'custodySheet', // WLJJ 物料交接单
  'archiveList', // YJGD 电子归档清单
  'caseTicket', // 办件小票, of our own: C.4 has no code for it
] as const;

/** One of the papers. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** A piece of a paper, in reading order. */
export type DocumentBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Two columns: label and value. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table';
      /** Width shares add up to any positive number. */
      readonly columns: readonly { readonly title: string; readonly share: number }[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Lines to be signed and dated by hand, each after its label. */
  | { readonly kind: 'signatures'; readonly labels: readonly string[] }
  /** Small print. */
  | { readonly kind: 'note'; readonly text: string };

/**
 * `letter`: the letter form of GB/T 9704-2012, 10.1, with a red head. `certificate`: a certificate with its number.
 * `plain`: what goes over the counter. `ticket`: a strip of 80 mm. All but the last are A4.
 */
export type DocumentForm = 'letter' | 'certificate' | 'plain' | 'ticket';

/** The words of a paper before it has a layout. The same model always gives the same bytes. */
export type DocumentModel = {
  readonly kind: DocumentKind;
  readonly form: DocumentForm;
  /** 存根联, 回执联: names of the parts the paper is printed in, all with the same words; empty for one that has none. */
  readonly parts: readonly string[];
  readonly title: string;
  /** Printed number of the paper. */
  readonly number: string;
  readonly blocks: readonly DocumentBlock[];
  /** Issuing body and date at the end; the seal goes over them. */
  readonly closing: { readonly organizationName: string; readonly issuedOn: LocalDate } | null;
  /** Content of the QR code: the number and no personal data; null for none. */
  readonly qrText: string | null;
  /** True when a simulated device or seal has a part in it: the paper then says 模拟. */
  readonly simulated: boolean;
  /** True when its body's stamp for such notices goes over the closing by hand: room is kept for it. */
  readonly stamped?: boolean;
  /** Name of the signature field to prepare over the closing, e.g. `Seal1`; null when nobody seals. */
  readonly sealField: string | null;
};
