import type { DocumentModel } from '../domain/document/document-model.ts';
import { caseFacts, columns, commonOf } from './documents.ts';
import type { PaperCase } from './documents.ts';

/** What was handed out, to whom. */
export type PaperHandOver = {
  readonly place: number;
  readonly collectorName: string;
  /** Masked. */
  readonly collectorIdentityNumber: string;
  readonly collectorKind: 'applicant' | 'agent';
  readonly results: readonly { readonly number: string; readonly itemName: string; readonly paper: string }[];
};

/** 领证签收单. Results with numbers, who received them, and that the identity card was read. */
export function deliveryReceipt(about: PaperCase, handOver: PaperHandOver): DocumentModel {
  return {
    ...commonOf('deliveryReceipt', about, handOver.place),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '发放') },
      {
        kind: 'facts',
        rows: [
          ['领取人', handOver.collectorName],
          ['领取人证件号码', handOver.collectorIdentityNumber],
          ['领取人身份', handOver.collectorKind === 'applicant' ? '申请人本人' : '受委托的代办人'],
          ['身份核验', '已读取居民身份证核验'],
        ],
      },
      { kind: 'heading', text: '发放的结果' },
      {
        kind: 'table',
        columns: columns(['序号', 2], ['事项', 8], ['结果', 8], ['编号', 15]),
        rows: handOver.results.map(({ number, itemName, paper }, i) => [
          String(i + 1),
          itemName,
          paper,
          number,
        ]),
      },
      { kind: 'paragraph', text: '上列办理结果已全部领取，核对无误。领取人签名：' },
    ],
  };
}

/** How a result without a paper of its own is named on the receipt. */
export const RESULT_WITHOUT_PAPER = '已登记入册，不另发证';
