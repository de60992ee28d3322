import type { CollectorKind, DeliveryManner } from '../domain/case/service-case-action.ts';
import type { SERVING_FAILURES } from '../domain/case/sub-case-action.ts';
import type { DocumentBlock, DocumentModel } from '../domain/document/document-model.ts';
import { toLocalText } from '../kernel/time.ts';
import { collectorText, MANNER_TEXTS, REFERENCE_TEXTS, SERVING_FAILURE_TEXTS } from './delivery.ts';
import { caseFacts, columns, commonOf, paperNumber } from './documents.ts';
import type { PaperCase, Rows } from './documents.ts';

/** An outcome as the papers of the hand-over name it. */
export type PaperResult = { readonly number: string; readonly itemName: string; readonly paper: string };

/** What was handed out, to whom. */
export type PaperHandOver = {
  readonly place: number;
  readonly collectorName: string;
  /** Masked. */
  readonly collectorIdentityNumber: string;
  readonly collectorKind: CollectorKind;
  /** Of a substitute to the applicant. */
  readonly relation?: string;
  /** 委托范围 of an agent of 帮办代办; null without a letter. */
  readonly authorityScope: string | null;
  readonly results: readonly PaperResult[];
};

/** 领证签收单. Results with numbers, who received them, and that the identity card was read. */
export function deliveryReceipt(about: PaperCase, handOver: PaperHandOver): DocumentModel {
  const { collectorKind, relation, authorityScope } = handOver;
  return {
    ...commonOf('deliveryReceipt', about, handOver.place),
    blocks: [
      { kind: 'facts', rows: caseFacts(about, '发放') },
      {
        kind: 'facts',
        rows: [
          ['领取人', handOver.collectorName],
          ['领取人证件号码', handOver.collectorIdentityNumber],
          ['领取人身份', collectorText(collectorKind, relation)],
          ...(authorityScope === null ? [] : [['委托范围', authorityScope] as const]),
          ['身份核验', '已读取居民身份证核验'],
        ],
      },
      { kind: 'heading', text: '发放的结果' },
      resultTable(handOver.results),
      { kind: 'paragraph', text: '上列办理结果已全部领取，核对无误。领取人签名：' },
    ],
  };
}

function resultTable(results: readonly PaperResult[]): DocumentBlock {
  return {
    kind: 'table',
    columns: columns(['序号', 2], ['事项', 8], ['结果', 8], ['编号', 15]),
    rows: results.map(({ number, itemName, paper }, i) => [String(i + 1), itemName, paper, number]),
  };
}

/** What was served, or could not be. */
export type PaperServing = {
  /** Printed number of the case or part, and place of this record among its records. */
  readonly number: string;
  readonly place: number;
  readonly manner: DeliveryManner;
  readonly recipientName: string;
  readonly recipientKind: 'applicant' | 'agent';
  /** Number of the letter, locker or address; null when nothing left. */
  readonly reference: string | null;
  readonly results: readonly PaperResult[];
  /** Null when it was served. */
  readonly failure: { readonly reason: (typeof SERVING_FAILURES)[number]; readonly note: string } | null;
};

/** 送达回证. Which paper, where and when, to whom; or why it could not be served. */
export function servingRecord(about: PaperCase, serving: PaperServing): DocumentModel {
  return {
    ...commonOf('servingRecord', about),
    number: paperNumber('servingRecord', serving.number, serving.place),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['办件编号', about.caseNumber],
          ['申请事项', about.subjectName],
          ['受送达人', serving.recipientName],
          ['受送达人身份', collectorText(serving.recipientKind)],
          ['送达方式', MANNER_TEXTS[serving.manner]],
          ...referenceRow(serving),
          ['送达地点', `${about.centerName} ${about.deskName}`],
          ['送达人', about.staffName],
          ['送达时间', toLocalText(about.at)],
        ],
      },
      { kind: 'heading', text: '送达的文书' },
      resultTable(serving.results),
      ...outcomeOfServing(serving),
    ],
  };
}

function referenceRow({ manner, reference }: PaperServing): Rows {
  return manner === 'desk' || reference === null ? [] : [[REFERENCE_TEXTS[manner], reference]];
}

function outcomeOfServing({ failure }: PaperServing): readonly DocumentBlock[] {
  if (!failure) {
    return [{ kind: 'paragraph', text: '上列文书已按所列方式送出，凭据如上。送达人签名：' }];
  }
  return [
    { kind: 'heading', text: '未能送达' },
    {
      kind: 'facts',
      rows: [
        ['原因', SERVING_FAILURE_TEXTS[failure.reason]],
        ...(failure.note === '' ? [] : [['情况说明', failure.note] as const]),
      ],
    },
    { kind: 'paragraph', text: '文书由窗口留存，受送达人可凭身份证到窗口领取。送达人签名：' },
  ];
}

/** Papers that changed hands. */
export type PaperMove = {
  readonly place: number;
  readonly from: string;
  readonly to: string;
  readonly givenBy: string;
  readonly takenBy: string;
  readonly pieces: readonly { readonly name: string; readonly copies: number }[];
};

/** 物料交接单. Papers with their counts, from where to where, and both signatures. */
export function custodySheet(about: PaperCase, move: PaperMove): DocumentModel {
  const total = move.pieces.reduce((sum, { copies }) => sum + copies, 0);
  return {
    ...commonOf('custodySheet', about, move.place),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['办件编号', about.caseNumber],
          ['申请事项', about.subjectName],
          ['申请人', about.applicantName],
          ['交出处', move.from],
          ['接收处', move.to],
          ['交接时间', toLocalText(about.at)],
        ],
      },
      { kind: 'heading', text: `交接的材料（共 ${move.pieces.length} 种 ${total} 份）` },
      {
        kind: 'table',
        columns: columns(['序号', 2], ['材料名称', 16], ['份数', 3]),
        rows: move.pieces.map(({ name, copies }, i) => [String(i + 1), name, String(copies)]),
      },
      {
        kind: 'facts',
        rows: [
          ['交出人', `${move.givenBy}（已用本人账号确认）　签名：`],
          ['接收人', `${move.takenBy}（已用本人密码确认）　签名：`],
        ],
      },
      { kind: 'note', text: '本单一式两份，交接双方各执一份。份数与实物不符的，不得签收。' },
    ],
  };
}

/** How a result without a paper of its own is named on the receipt. */
export const RESULT_WITHOUT_PAPER = '已登记入册，不另发证';
