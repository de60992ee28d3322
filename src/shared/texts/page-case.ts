import type { CaseStatus } from '../domain/case/case-status.ts';
import type { ServiceCaseAction, SubCaseActionKind } from '../domain/case/case-action.ts';
import type { RevealReason } from '../domain/case/reveal-reason.ts';
import type { SubCaseProjection } from '../domain/case/projection.ts';

/** 办件状态. */
export const STATUS_TEXTS: Readonly<Record<CaseStatus, string>> = {
  received: '已收件',
  correcting: '补正中',
  refused: '不予受理',
  accepted: '已受理',
  waiting: '等待前置事项',
  reviewing: '审批中',
  suspended: '已挂起',
  grantedDecision: '准予，待制证',
  deniedDecision: '不予许可',
  returned: '已退件',
  withdrawn: '已撤回',
  terminated: '已终止',
  annulled: '已作废',
  ready: '待出件',
  delivered: '已出件',
  archived: '已归档',
};

/** Names of what was done to a part. */
export const SUB_CASE_ACTION_TEXTS: Readonly<Record<SubCaseActionKind, string>> = {
  receive: '收件',
  accept: '受理',
  startClock: '前置事项办结，开始计时',
  startReview: '认领',
  releaseReview: '退回认领',
  giveOpinion: '提出意见',
  sendBack: '退回上一步',
  grant: '准予',
  deny: '不予许可',
  produce: '制证完成，待出件',
  deliver: '出件',
  archive: '归档',
  terminate: '终止',
  refuse: '不予受理',
  requestCorrection: '一次性补正告知',
  supplyCorrection: '补齐材料',
  returnToApplicant: '退件',
  withdraw: '申请人撤回',
  suspend: '挂起（特别程序）',
  resume: '恢复',
  annul: '作废',
  supplyDeferred: '容缺补齐',
  forward: '转递办理地',
  handOn: '转交同事',
  disputeOwner: '权属争议',
  dispatch: '派单',
  expedite: '加急',
  urge: '督办',
  answerUrge: '督办反馈',
  extend: '延期',
  recalculate: '日历变更，重新计算期限',
  failServing: '未能送达',
  destroyOutcome: '销毁结果',
  replaceOutcome: '结果更正或撤销',
};

/** Names of what was done to the whole case. */
export const CASE_ACTION_TEXTS: Readonly<Record<ServiceCaseAction['kind'], string>> = {
  receive: '收件',
  handOver: '发放结果',
  rate: '市民评价',
  supplement: '补交材料',
  visit: '到窗办理',
  link: '被后来的办件关联',
  moveCustody: '物料交接',
  rectifyRating: '差评整改',
  callBack: '差评回访',
};

/** 即办件, 承诺件. */
export const HANDLING_KIND_TEXTS: Readonly<Record<SubCaseProjection['handlingKind'], string>> = {
  immediate: '即办件',
  promised: '承诺件',
};

/** 红黄灯. The sign beside the colour says the same. */
export const TIMELINESS_TEXTS = {
  onTime: '期限内',
  dueSoon: '即将到期',
  overdue: '已超期',
  noLimit: '未计时',
} as const;

/** 好差评, five levels (GB/T 39046-2020 A.8). */
export const RATING_TEXTS: Readonly<Record<1 | 2 | 3 | 4 | 5, string>> = {
  1: '非常满意',
  2: '满意',
  3: '基本满意',
  4: '不满意',
  5: '非常不满意',
};

/** Why somebody looks at what is masked. */
export const REVEAL_REASON_TEXTS: Readonly<Record<RevealReason, string>> = {
  verifyIdentity: '核对身份',
  contactApplicant: '联系申请人',
  checkAnswers: '核对填报内容',
  handOver: '办理出件',
  complaint: '处理投诉',
};

/** 办件查询. */
export const CASE_TEXTS = {
  title: '办件查询',
  searchLabel: '搜索办件',
  searchHint: '编号、身份证、手机、姓名、首字母',
  searchHelp: '按办件编号、身份证号、手机号、姓名或姓名拼音首字母搜索，Enter 打开第一个结果',
  rateNow: '请市民评价',
  newest: '最近办件',
  found: (count: number) => `找到 ${count} 件`,
  nothingFound: '没有符合条件的办件',
  choose: '从左侧选择一个办件查看详情',
  caseNumber: '办件编号',
  copyNumber: '复制办件编号',
  applicant: '申请人',
  receivedAt: '收件时间',
  receivedBy: '收件人',
  desk: '窗口',
  items: '办理事项',
  item: '事项',
  department: '部门',
  status: '状态',
  due: '办结期限',
  number: '子件编号',
  waitsFor: (names: string) => `等待：${names}`,
  dueAt: (at: string) => `${at} 前办结`,
  provisional: '预计',
  provisionalHint: '期限跨入尚未公布放假安排的年份，公布后重新计算',
  noDueYet: '前置事项办结后开始计时',
  papers: '文书',
  timeline: '办理过程',
  system: '系统',
  sealed: '已盖章',
  needsSeal: '待盖章',
  rating: '评价',
  unrated: '未评价',
  progress: (done: number, total: number) => `${done} / ${total} 已办结`,
  recommendation: { grant: '建议准予', deny: '建议不予' },
  collectedBy: { applicant: '申请人本人领取', agent: '代办人领取', substitute: '代领人领取' },
  erased: '不显示（无权查看或已删除）',
  answers: '填报内容',
  reveal: '显示完整信息',
  revealWhy: '请选择查看原因（记入审计日志）',
  revealed: '已显示完整信息，本次查看已记入审计日志',
  deliverNow: '去出件',
  legalBasis: '依据',
  opinion: '意见',
  reason: '理由',
} as const;
