/** 办件标记: flags beside the status. */
export const PART_FLAG_TEXTS = {
  expedited: '加急',
  urged: '督办',
  disputed: '权属争议',
  deferred: '容缺',
  corrected: '补正',
  extended: '延期',
  deemed: '视为受理',
  outstanding: (count: number) => `容缺未补 ${count}`,
  times: (flag: string, count: number) => (count > 1 ? `${flag} ${count} 次` : flag),
} as const;

/** 办理过程: labels of what an action says beside its reason. */
export const TIMELINE_TEXTS = {
  handedTo: '转交给',
  note: '说明',
  answer: '反馈',
  procedure: '特别程序',
  extended: '延长',
  dispatchedTo: '派给',
  answerBy: '反馈期限',
  days: (days: number, number: string) => `${days} 个工作日${number === '' ? '' : `（告知书 ${number} 号）`}`,
} as const;

/** 终止原因, where no person gave one. */
export const TERMINATION_TEXTS = {
  predecessorDenied: '前置事项未获准予',
  correctionLapsed: '逾期未补正',
  deferralLapsed: '容缺材料逾期未补',
} as const;

/** 理由模板. */
export const REASON_TEXTS = {
  templates: '理由模板',
  keys: '数字键选用，选用后可以修改',
  take: (text: string) => `选用：${text}`,
} as const;

/** 审查环节. */
export const REVIEW_STEP_TEXTS = {
  title: '审查环节',
  kind: { review: '审查', countersign: '会签', decide: '决定' },
  state: { done: '已完成', due: '当前环节', ahead: '未到' },
  missing: '尚未提出意见',
  working: (name: string) => `${name} 办理中`,
  free: '待认领',
  recommendation: { grant: '建议准予', deny: '建议不予' },
  decision: { grant: '准予', deny: '不予许可' },
  sentBack: (name: string) => `${name} 退回`,
  stillMissing: (names: string) => `还差：${names}`,
} as const;

/** 待审批. */
export const APPROVAL_TEXTS = {
  title: '待审批',
  queue: '待办（先到期先办）',
  waiting: '等待前置事项',
  waitingHint: '前置事项准予后自动开始计时',
  suspended: '特别程序中（不计时）',
  suspendedHint: '特别程序结束后恢复办理，重新计算到期日',
  empty: '没有待办事项',
  nothingFound: '没有符合条件的待办，请换一个条件',
  filter: '待办筛选',
  filters: { all: '全部', mine: '我可办', claimed: '我认领', pressing: '紧急' },
  claimedBy: (name: string) => `${name} 已认领`,
  claimedByMe: '我已认领',
  free: '未认领',
  notMine: '须另一人办理',
  countersigning: (missing: number) => `会签，还差 ${missing} 个部门`,
  dispute: '待主管派单',
  choose: '从左侧选择一个事项办理',
  step: (name: string) => `当前环节：${name}`,
  turn: (names: string) => `轮到：${names}`,
  claim: '认领',
  sendBack: '退回上一步',
  sendBackReason: '退回理由',
  fields: '申请信息',
  materials: '申请材料',
  outstanding: (until: string) => `容缺，须于 ${until} 前补齐`,
  history: '办理过程',
  documents: '文书',
  scans: '扫描件',
  noFile: '未上传扫描件',
  producedEarlier: '由前置事项产生，无需提交',
  originalSeen: '已核原件',
  decision: '办理意见',
  recommendation: '建议',
  recommendGrant: '建议准予',
  recommendDeny: '建议不予',
  grant: '准予',
  deny: '不予许可',
  opinion: '意见',
  opinionHint: '写明审查情况和意见',
  reason: '不予许可的理由',
  legalBasis: '法律依据',
  submitOpinion: '提交意见',
  submitGrant: '作出准予决定',
  submitDeny: '作出不予许可决定',
  confirmDeny: '不予许可后，依赖本事项的其他事项将按规定终止。确定作出决定？',
  obstacle: '目前不能办理',
  notYourStep: (step: string) => `“${step}”环节须由本部门有相应权限的另一位人员办理。`,
  actions: '其他操作',
  done: {
    startReview: '已认领',
    releaseReview: '已退回认领',
    giveOpinion: '意见已提交',
    sendBack: '已退回上一步',
    grant: '已作出准予决定',
    deny: '已作出不予许可决定',
    suspend: '已停止计时，告知书已制作',
    resume: '已恢复办理，到期日已重新计算',
    extend: '已延期，告知书已制作',
    handOn: '已转交同事',
    disputeOwner: '已提出权属争议，等待主管派单',
    answerUrge: '督办反馈已提交',
    terminate: '已终止',
  },
  toSealing: '去盖章',
  next: '下一件',
  legalBasisOfItem: '办理依据',
  suspendedSince: (procedure: string, since: string) => `特别程序：${procedure}，自 ${since} 起停止计时`,
  expectedDays: (days: number) => `预计 ${days} 个工作日`,
  noticeNumber: (number: string) => `告知书 ${number}`,
  urged: (answerBy: string) => `主管督办，请于 ${answerBy} 前反馈`,
  disputed: '本事项存在权属争议，主管派单前不能办理，时限照常计算',
  replacedBy: {
    corrects: '本事项的结果已被后来的办件更正：',
    revokes: '本事项的结果已被后来的办件撤销：',
  },
} as const;

/** Words of a form that asks for a reason and, where there is a consequence to weigh, asks twice. */
export type ReasonedWords = {
  readonly title: string;
  readonly reason: string;
  readonly submit: string;
  /** Said before the second key press; empty where one is enough. */
  readonly consequence: string;
};

/** What an approver may do beside the opinion and the decision. */
export const PART_ACTION_TEXTS = {
  answerUrge: { title: '督办反馈', reason: '反馈内容', submit: '提交反馈', consequence: '' },
  resume: { title: '恢复办理', reason: '恢复说明', submit: '恢复办理', consequence: '' },
  suspend: {
    title: '特别程序',
    reason: '启动理由（写入告知书）',
    submit: '启动并制作告知书',
    consequence: '确认后制作《特别程序告知书》，从现在起停止计时，到恢复办理为止。确定启动？',
  },
  extend: {
    title: '延期',
    reason: '延期理由（写入告知书）',
    submit: '延期并制作告知书',
    consequence: '确认后制作《延期告知书》，到期日相应顺延。确定延期？',
  },
  handOn: { title: '转交同事', reason: '', submit: '转交', consequence: '' },
  releaseReview: { title: '退回认领', reason: '', submit: '退回认领', consequence: '' },
  disputeOwner: {
    title: '权属争议',
    reason: '争议理由',
    submit: '提出权属争议',
    consequence: '提出后任何人都不能办理，由主管派单；时限照常计算。确定提出？',
  },
  terminate: {
    title: '终止',
    reason: '终止理由',
    submit: '终止办理',
    consequence: '终止后不能恢复，依赖本事项的其他事项将按规定处理，并计入统计。确定终止？',
  },
} as const satisfies Readonly<Record<string, ReasonedWords>>;

/** 特别程序、延期、转交 forms. */
export const PART_FORM_TEXTS = {
  procedure: '特别程序种类',
  choose: '请选择',
  expectedWorkingDays: '预计所需工作日',
  basis: '延期依据',
  bases: {
    ownBody: '本机关事项（第四十二条第一款）',
    jointHandling: '多部门共同办理（第四十二条第二款）',
  },
  workingDays: '延长工作日',
  leftDays: (days: number) => `《行政许可法》第四十二条：至多还可延长 ${days} 个工作日`,
  colleague: '转交给',
} as const;

/** 产生的数据. */
export const PRODUCED_TEXTS = {
  title: '前置事项提供的数据',
  own: '本事项提供的数据',
  from: (item: string, number: string) => `${item} ${number}`,
  ask: '结果数据（供后续事项使用）',
  askHint: '填写后，后续事项不再要求申请人提供',
} as const;

/** 盖章. */
export const SEALING_TEXTS = {
  title: '盖章',
  queue: '待盖章文书',
  empty: '没有待盖章的文书',
  choose: '从左侧选择一份文书预览并盖章',
  nothingToSeal: '这个事项没有需要盖章的文书',
  keyAbsent: '请插入印章密钥',
  pin: '印章密钥口令',
  pinHint: '直接键入口令，按 Enter 盖章；输入内容不显示',
  pinLength: (length: number) => `已输入 ${length} 位`,
  seal: '盖章',
  clearPin: '清除',
  lastTry: '口令只剩最后 1 次机会，输错后密钥将锁定。',
  lastTryConfirm: '我确认口令无误，继续盖章',
  steps: { prepare: '准备文书', check: '核对盖章许可和密钥', sign: '密钥签章', complete: '核验并保存' },
  done: (number: string) => `已盖章：${number}`,
  next: '下一份',
  sealed: '盖章完成，文书已核验并保存',
  organization: (name: string) => `盖章单位：${name}`,
  locked: '印章密钥已锁定，不能盖章',
} as const;
