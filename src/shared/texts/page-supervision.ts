import type { Attention } from '../domain/approval/attention.ts';
import type { Instant } from '../kernel/time.ts';
import { SPECIAL_PROCEDURE_TEXTS } from './due-date.ts';
import type { ReasonedWords } from './page-approval.ts';
import { shortMoment } from './page-due.ts';

/** 需关注的情况, in a word. */
export const ATTENTION_TEXTS: Readonly<Record<Attention['kind'], string>> = {
  overdue: '超期',
  dueSoon: '即将到期',
  disputed: '权属争议',
  urged: '督办待反馈',
  suspended: '特别程序',
  noDecider: '无人可决定',
  awaitsCalendar: '期限待日历公布',
  materialsOutstanding: '容缺未补',
  unclaimed: '无人认领',
  heldLong: '认领后久未办理',
  expedited: '加急',
  corrected: '补正',
};

const DEADLINE_TEXTS = {
  deemedAcceptance: '受理期限',
  correctionLapse: '补正期限',
  deferralLapse: '容缺补交期限',
} as const;

/** 督办台. */
export const SUPERVISION_TEXTS = {
  title: '督办',
  list: '需要关注（先到期先看）',
  empty: '没有需要关注的事项',
  nothingFound: '没有符合条件的事项，请换一个条件',
  search: '查找在办事项',
  searchFor: '办件编号、姓名、证件号、电话或事项名称',
  searchOff: '返回需要关注',
  found: '查找结果（全部在办事项）',
  noSuchPart: '没有找到在办的事项',
  choose: '从左侧选择一个事项查看原因',
  filter: '按原因筛选',
  all: '全部',
  department: '部门',
  anyDepartment: '全部部门',
  why: '为什么需要关注',
  standing: '办理情况',
  settled: '目前没有需要关注的情况',
  owner: '事项所属部门',
  step: '当前环节',
  turn: '轮到部门',
  claimedBy: '认领人',
  nobody: '无人认领',
  nobodyInTurn: '无',
  receivedAt: '收件时间',
  openCase: '打开办件',
  actions: '督办操作',
  newDepartment: '派给部门',
  chooseDepartment: '请选择',
  answerWithin: '反馈期限（工作日）',
  departmentMissing: '请选择派给哪个部门',
  more: (count: number) => `等 ${count} 项`,
  done: {
    dispatch: '已派单',
    urge: '已督办',
    expedite: '已加急',
    releaseReview: '已收回认领',
    terminate: '已终止',
    annul: '已作废',
  },
} as const;

/** What a supervisor may do with a part; each wants a reason and is asked for twice. */
export const SUPERVISED_ACTION_TEXTS = {
  urge: {
    title: '督办',
    reason: '督办要求',
    submit: '督办',
    consequence: '将要求轮到的部门在期限内反馈，反馈前一直显示“督办”。确定督办？',
  },
  expedite: {
    title: '加急',
    reason: '加急理由',
    submit: '加急',
    consequence: '将排在各待办列表最前面，到期日不变，加急后不能取消。确定加急？',
  },
  releaseReview: {
    title: '收回认领',
    reason: '收回理由',
    submit: '收回认领',
    consequence: '认领人将不能继续办理，同部门其他人员可以认领。确定收回？',
  },
  dispatch: {
    title: '派单',
    reason: '派单理由',
    submit: '派单',
    consequence: '该事项改由所选部门办理，审查从第一个环节重新开始，到期日不变。确定派单？',
  },
  terminate: {
    title: '终止',
    reason: '终止理由',
    submit: '终止办理',
    consequence: '终止后不能恢复，计入统计；依赖本事项的其他事项将按规定处理。确定终止？',
  },
  annul: {
    title: '作废',
    reason: '作废理由',
    submit: '作废',
    consequence: '作废后不能恢复，不计入任何统计；仅用于误登记、重复登记。确定作废？',
  },
} as const satisfies Readonly<Record<string, ReasonedWords>>;

/** Why a part needs a supervisor, in a sentence. */
export function attentionText(
  attention: Attention,
  departmentNames: Readonly<Record<string, string>>,
): string {
  switch (attention.kind) {
    case 'overdue':
      return `应于 ${shortMoment(attention.dueAt)} 前办结，已经超期`;
    case 'dueSoon':
      return `应于 ${shortMoment(attention.dueAt)} 前办结`;
    case 'disputed':
      return `部门于 ${shortMoment(attention.since)} 提出权属争议，需要派单`;
    case 'urged':
      return urgedText(attention);
    case 'suspended':
      return suspendedText(attention);
    case 'noDecider':
      return `${departmentNames[attention.departmentId] ?? attention.departmentId} 没有人可以作出决定`;
    case 'awaitsCalendar':
      return `${DEADLINE_TEXTS[attention.deadline]}（预计 ${shortMoment(attention.at)}）按已知日历已过，该年日历尚未公布，公布前不自动处理`;
    case 'materialsOutstanding':
      return `容缺材料 ${attention.count} 份未补，期限 ${shortMoment(attention.until)}`;
    case 'unclaimed':
      return `自 ${shortMoment(attention.since)} 起无人认领`;
    case 'heldLong':
      return `自 ${shortMoment(attention.since)} 起由同一人认领，没有办理`;
    case 'expedited':
      return `${shortMoment(attention.since)} 加急`;
    case 'corrected':
      return `已要求补正 ${attention.count} 次`;
  }
}

function urgedText({ since, answerBy, late }: Extract<Attention, { kind: 'urged' }>): string {
  return `${shortMoment(since)} 督办，应于 ${shortMoment(answerBy)} 前反馈${late ? '，逾期未反馈' : ''}`;
}

function suspendedText({
  procedure,
  since,
  expectedUntil,
  late,
}: Extract<Attention, { kind: 'suspended' }>): string {
  const begun = `${SPECIAL_PROCEDURE_TEXTS[procedure]}，自 ${shortMoment(since)} 起停止计时`;
  return expectedUntil === null ? begun : `${begun}，${untilText(expectedUntil, late)}`;
}

function untilText(until: Instant, late: boolean): string {
  return `预计 ${shortMoment(until)} 结束${late ? '，已超过告知的时间' : ''}`;
}
