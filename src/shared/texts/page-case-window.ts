import type { LinkedCase, VISIT_PURPOSES } from '../domain/case/service-case-action.ts';
import type { ReasonedWords } from './page-approval.ts';

/** 期限, in words for a part that is not decided yet, or that ended without a decision. */
export const PART_DEADLINE_TEXTS = {
  answerBy: (at: string) => `${at} 前答复是否受理，逾期视为受理`,
  correctBy: (at: string) => `${at} 前补正，逾期终止`,
  correctOpen: '等待补正',
  supplyBy: (names: string, at: string) => `容缺材料“${names}”须于 ${at} 前补交`,
  decided: (at: string) => `${at} 作出决定`,
  ended: (at: string) => `${at} 结束`,
} as const;

/** What the window made of an application, as the page after it says. */
export const TAKEN_TEXTS = {
  accepted: '受理成功',
  acceptedQuietly: '已受理',
  received: '已收件',
  forwarded: '已代收，待转递',
  refused: '不予受理',
  counts: (parts: readonly (readonly [status: string, count: number])[]) =>
    parts.map(([status, count]) => `${status} ${count} 项`).join(' · '),
  printAll: '打印全部',
  printKey: 'Ctrl+P',
  printing: '正在送打…',
} as const;

/** 关联办件. */
export const LINK_TEXTS = {
  title: '关联办件',
  earlier: {
    duplicateOf: '同类在先办件',
    reopens: '重新申请，原办件',
    corrects: '更正其结果的原办件',
    revokes: '撤销其结果的原办件',
  },
  later: {
    duplicateOf: '同类在后办件',
    reopens: '已重新申请，新办件',
    corrects: '结果更正的新办件',
    revokes: '结果撤销的新办件',
  },
} as const satisfies Readonly<{
  title: string;
  earlier: Record<LinkedCase['relation'], string>;
  later: Record<LinkedCase['relation'], string>;
}>;

/** What an application that is being filled in is for. */
export const DRAFT_LINK_TEXTS: Readonly<Record<LinkedCase['relation'], string>> = {
  duplicateOf: '与原办件关联',
  reopens: '重新申请原办件的事项',
  corrects: '更正原办件的结果',
  revokes: '撤销原办件的结果',
};

/** 办理过程: labels of what the window did. */
export const WINDOW_TIMELINE_TEXTS = {
  note: '说明',
  deemed: '逾期未答复，视为受理',
  deferred: '容缺',
  promised: '告知承诺',
  supplied: '补交内容',
  correctBy: '补正期限',
  allowedBy: '批准人',
  forwardedTo: '转递至',
  replaced: '结果变更',
  purpose: '到窗目的',
  by: (names: string, until: string) => `${names}，须于 ${until} 前补交`,
} as const;

/** 到窗目的. */
export const VISIT_TEXTS: Readonly<Record<(typeof VISIT_PURPOSES)[number], string>> = {
  apply: '申请',
  supply: '补交材料',
  collect: '领取结果',
  withdraw: '撤回申请',
};

/** 待补交. */
export const DEMAND_TEXTS = {
  title: '待补交',
  correction: (until: string) => `一次性补正告知，${until} 前补正，逾期终止`,
  correctionOpen: '一次性补正告知',
  deferral: (until: string) => `容缺材料，${until} 前补交，逾期终止`,
  supply: '补交',
  expectedFinish: '预计全部办结',
  channel: '受理渠道',
} as const;

/** 受理渠道. */
export const CHANNEL_TEXTS = {
  window: '窗口',
  online: '网上',
  mobile: '移动端',
  selfService: '自助终端',
  post: '邮寄',
  assisted: '帮办代办',
  crossRegion: '跨域代收',
} as const;

/** What a window does to a part, or to the whole case, beside supplying. */
export const WINDOW_ACTION_TEXTS = {
  title: '窗口操作',
  toApproval: '去审批',
  toDelivery: '去出件',
  toSupervision: '去督办',
  part: '事项',
  parts: '撤回哪些事项',
  noneChosen: '请至少选择一个事项',
  legalBasis: '依据',
  outcomeOf: '更正或撤销哪一项结果',
  points: '补正内容',
  addPoint: '列入补正',
  pointMissing: '请列入至少一项补正内容，并写明补正要求',
  proof: '申请人意愿',
  proofs: { card: '读取证件', stated: '书面或来电说明' },
  readHint: '由申请人或代办人出示证件',
  read: (name: string) => `已读取：${name}`,
  notRead: '请先读取证件',
  deferral: (name: string) => `${name}：受理方式`,
  needed: '须提交',
  done: {
    accept: '已受理',
    refuse: '已作出不予受理决定，通知书已制作',
    returnToApplicant: '已退件',
    correct: '补正告知书已制作',
    correctAgain: '再次补正告知书已制作',
    withdraw: '已撤回',
  },
} as const;

/** Words of each action of the window: what it asks for and what follows from it. */
export const WINDOW_FORM_TEXTS = {
  accept: {
    title: '受理',
    reason: '',
    submit: '受理',
    consequence: '',
  },
  refuse: {
    title: '不予受理',
    reason: '不予受理理由（写入通知书）',
    submit: '不予受理并制作通知书',
    consequence: '不予受理后不能恢复，须重新申请；依赖本事项的其他事项将按规定处理。确定不予受理？',
  },
  returnToApplicant: {
    title: '退件',
    reason: '退件理由',
    submit: '退件',
    consequence: '退件后材料退还申请人，须重新申请；依赖本事项的其他事项将按规定处理。确定退件？',
  },
  correct: {
    title: '一次性补正告知',
    reason: '',
    submit: '告知并制作告知书',
    consequence: '补正内容只能告知一次，请核对已全部列入。确定告知？',
  },
  correctAgain: {
    title: '再次补正告知',
    reason: '再次告知的原因（记入统计）',
    submit: '再次告知并制作告知书',
    consequence: '再次补正将计入“二次补正率”。确定告知？',
  },
  withdraw: {
    title: '申请人撤回',
    reason: '撤回原因或书面依据',
    submit: '撤回',
    consequence: '撤回后不能恢复，须重新申请；依赖所选事项的其他事项将按规定处理。确定撤回？',
  },
  corrects: {
    title: '更正结果（新办件）',
    reason: '',
    submit: '开始更正申请',
    consequence: '',
  },
  revokes: {
    title: '撤销结果（新办件）',
    reason: '',
    submit: '开始撤销申请',
    consequence: '',
  },
  reopens: {
    title: '重新申请（新办件）',
    reason: '',
    submit: '开始重新申请',
    consequence: '',
  },
} as const satisfies Readonly<Record<string, ReasonedWords>>;
