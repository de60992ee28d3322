import { describe, expect, it } from 'vitest';
import type { TemplateKind } from '../../../src/shared/domain/document/paper-definitions.ts';
import { toSampleContent } from '../../../src/shared/domain/document/paper-sample.ts';
import { fillPaper } from '../../support/fill-paper.ts';
import { SAMPLES, wordsOf } from './use-templates.ts';

/** Column 5 of domain.md C.4, and what the laws named there want, as our templates word it. */
const REQUIRED: Readonly<Partial<Record<TemplateKind, readonly string[]>>> = {
  receiptSlip: [
    '办件编号',
    '申请事项',
    '申请人',
    '份数',
    '收取方式',
    '收件人',
    '收件时间',
    '承诺时限',
    '第三十二条',
  ],
  acceptanceNotice: ['受理时间', '法定时限', '承诺时限', '到期', '时限说明', '查询码'],
  refusalNotice: ['理由', '依据', '请向理由中指明的机关申请', '60 日内', '6 个月内', '行政复议', '行政诉讼'],
  correctionNotice: ['补正内容', '如何补正', '逾期不补正的', '一次告知'],
  deferralNotice: ['材料', '份数', '补齐期限', '不发放办理结果', '终止办理', '申请人签名'],
  promiseLetter: ['承诺', '后果', '承诺人签名'],
  linkedHandlingNotice: ['联办事项', '办理顺序', '到期', '无需提交的材料'],
  specialProcedureNotice: ['特别程序', '不计入办理时限', '预计', '第四十五条'],
  extensionNotice: ['延长后到期', '延长的理由', '批准', '第四十二条'],
  denialDecision: ['事实和理由', '依据', '60 日内', '6 个月内'],
  grantDecision: ['决定准予行政许可', '准予许可的内容'],
  certificate: ['持有人', '核验'],
  deliveryReceipt: ['领取人', '已读取居民身份证核验', '委托范围', '编号', '领取人签名'],
  servingRecord: ['送达的文书', '送达地点', '送达方式', '原因', '受送达人签名', '代收人签名', '送达人签名'],
  custodySheet: ['交出处', '接收处', '份数', '交接时间', '交出人签名', '接收人签名'],
  archiveList: ['归档的文件', 'SHA-256'],
  caseTicket: ['办件编号', '申请事项', '窗口', '时间'],
};

describe('what must be on a paper', () => {
  it.each(Object.entries(REQUIRED))('is on ours: %s', (kind, required) => {
    const words = wordsOf(fillPaper(toSampleContent(SAMPLES, kind as TemplateKind))).join('\n');

    expect(required.filter((one) => !words.includes(one))).toEqual([]);
  });
});
