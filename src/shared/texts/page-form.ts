import type { BatchPeriod } from '../domain/catalogue/theme.ts';
import type { FillingSource, FormIssue } from '../domain/form/draft.ts';

/** What is wrong with a field, a question or a material. */
export const ISSUE_TEXTS: Readonly<Record<FormIssue['reason'], string>> = {
  required: '还没有填写',
  identityNumberLength: '身份证号应为 18 位',
  identityNumberCheckDigit: '身份证号校验位不符',
  identityNumberBirthDate: '身份证号中的出生日期不存在',
  identityNumberOld: '15 位旧号码，可以使用',
  creditCodeForm: '应为 18 位数字或大写字母（不含 I、O、S、V、Z）',
  creditCodeCheckCharacter: '代码校验位不符',
  dateInvalid: '日期不存在，请按 年-月-日 填写',
  phoneInvalid: '电话号码格式不对',
  choiceUnknown: '请从选项中选择',
  numberInvalid: '请填写数字',
  numberTooSmall: '数值过小',
  numberTooLarge: '数值过大',
  dateTooEarly: '日期过早',
  dateTooLate: '日期过晚',
  sameAsOther: '与另一人相同',
  characterNotAllowed: '含有不能使用的字符（换行、控制或隐形字符），请重新填写',
  tooLong: '内容过长',
  tooShort: '内容过短',
  patternUnmet: '格式不符合要求',
  rulesCollide: '所选事项对这一项的要求互相冲突，请分开办理',
  nameDotUnusual: '间隔号与登记用的“·”不同',
  conflict: '两处内容不同，请选择',
  overridden: '已确认无误，保留原值',
  takenOverExpired: '沿用的材料已超过可沿用期限',
  takenOverOfAnother: '沿用的材料不属于现在填写的人',
  outsidePeriod: '不在集中办理期，暂不能受理',
};

/** A missing thing is said differently for a question, a field and a paper. */
export const REQUIRED_TEXTS: Readonly<Record<FormIssue['where'], string>> = {
  application: '暂不能受理',
  question: '还没有选择',
  field: '还没有填写',
  material: '还没有收取',
};

/** How far a text misses the length that is asked for. */
export const LENGTH_TEXTS = {
  tooLong: (characters: number) => `超过 ${characters} 个字`,
  tooShort: (characters: number) => `还差 ${characters} 个字`,
} as const;

type BoundReason = 'numberTooSmall' | 'numberTooLarge' | 'dateTooEarly' | 'dateTooLate' | 'sameAsOther';

/** How a value stands to the limit it passed. */
const BOUND_TEXTS: Readonly<Record<BoundReason, readonly [never: string, unusual: string]>> = {
  numberTooSmall: ['不能小于', '小于'],
  numberTooLarge: ['不能大于', '大于'],
  dateTooEarly: ['不能早于', '早于'],
  dateTooLate: ['不能晚于', '晚于'],
  sameAsOther: ['不能与', '与'],
};

/** 取值限度: which limit a value passed, and that an unlikely one is worth a look; undefined for any other issue. */
export function boundText(
  issue: Pick<FormIssue, 'reason' | 'severity' | 'limit' | 'other'>,
): string | undefined {
  const { reason, severity, limit, other } = issue;
  if (!isBound(reason)) return undefined;
  const [never, unusual] = BOUND_TEXTS[reason];
  const named = other ? `“${other.group} · ${other.label}”` : '';
  const against = reason === 'sameAsOther' ? `${named}相同` : named + (named ? `（${limit}）` : ` ${limit}`);
  return severity === 'error' ? never + against : `${unusual}${against}，请核实`;
}

function isBound(reason: FormIssue['reason']): reason is BoundReason {
  return Object.hasOwn(BOUND_TEXTS, reason);
}

/** 受理页. */
export const FORM_TEXTS = {
  title: '受理',
  searchLabel: '办什么事',
  searchHint: '输入名称、别名、拼音首字母或编码，例如：新生儿出生、xse',
  searchKeys: '数字键直接受理 · ↑ ↓ 移动，空格选中多个单个事项，Enter 开始 · Ctrl+D 设为常用',
  results: '可办理的事项',
  noResult: '没有找到该事项，请换一个名称',
  foundOf: (shown: number, total: number) => `共 ${total} 项，显示前 ${shown} 项，继续输入可缩小范围`,
  favourite: '常用',
  addFavourite: (name: string) => `设为常用：${name}`,
  removeFavourite: (name: string) => `取消常用：${name}`,
  marked: (count: number) => `已选 ${count} 项，一并受理`,
  unmark: (name: string) => `不选：${name}`,
  beginMarked: '一并受理',
  themesNotCombined: '“一件事”已按固定联办关系编排，不能与其他事项合并；请单独受理。',
  theme: '一件事',
  item: '单个事项',
  itemCount: (items: number, departments: number) => `${items} 个事项 · ${departments} 个部门`,
  drafts: '未完成的受理',
  noDrafts: '没有未完成的受理',
  noApplicant: '未读卡',
  savedAt: (at: string) => `${at} 保存`,
  resume: '继续',
  discard: '删除草稿',
  discardQuestion: '确定删除这份草稿？已填内容和已传材料将一并删除。',

  sectionSituation: '情形选择',
  sectionPeople: '填写信息',
  sectionMaterials: '收取材料',
  situationHint: '按数字键选择',
  situationDone: '情形已选定',
  noQuestions: '本事项无需选择情形',
  answerFirst: '先选定情形，再填写信息',

  readCard: '读身份证',
  readingCard: '请放身份证…',
  readAgain: '重新读卡',
  conflictTitle: '两处内容不同，请选择：',
  keepHere: '保留表上',
  takeOther: (source: string) => `采用${source}`,
  proposal: (value: string) => `是否为 ${value}`,
  takeProposal: '采用',
  elsewhere: (value: string) => `别处已改为“${value}”`,
  neededBy: (items: string) => `用于：${items}`,
  choose: '请选择',
  fromCard: '身份证读取',
  typed: '手工录入',
  typedUnsaved: '手工录入 · 未保存',
  scanned: '扫码录入',
  scannedUnsaved: '扫码录入 · 未保存',
  fromDoorPlate: '门牌地址',
  fromEarlierCase: '历史办件',
  length: (length: number, most: number) => `${length} / ${most} 字`,
  atLeast: (least: number) => `不少于 ${least} 个字`,
  datePlaceholder: '年-月-日，如 20200131',

  overrideRepeat: '再次录入号码',
  overrideMismatch: '两次录入不一致',
  overrideReason: '理由',
  overrideReasonHint: '例如：已核对原件，号码与证件一致',
  override: '确认无误',
  overridden: (reason: string) => `已确认：${reason}`,

  materialNumber: '序号',
  material: '材料',
  materialNeededBy: '需要的事项',
  copies: (count: number) => `${count} 份`,
  originalSeen: '已核原件',
  originalSeenOf: (name: string) => `${name}：已核原件`,
  producedBy: (item: string) => `由“${item}”产生，无需提交`,
  takenOverFrom: (caseNumber: string, madeOn: string) => `沿用 ${madeOn} 办件 ${caseNumber} 的材料`,
  replacedByCard: '已读身份证，免交复印件',
  canBeReplacedByCard: '读取身份证可免交',
  upload: '上传',
  uploadOf: (name: string) => `上传${name}`,
  uploading: '正在上传…',
  dropHere: '拖入文件即上传',
  uploadHint: 'PDF、JPEG、PNG，单个不超过 50 MB',
  preview: (name: string) => `查看 ${name}`,
  detach: (name: string) => `移除 ${name}`,
  materialKeys: '↑ ↓ 选择，数字键勾选已核原件，U 上传，R 沿用',

  summary: '办理事项',
  after: (names: string) => `在“${names}”之后`,
  toDo: '受理前还需处理',
  toDoCount: (count: number) => `还有 ${count} 处`,
  nothingToDo: '内容齐全，可以受理',
  warnings: '提醒',
  jump: (label: string) => `转到：${label}`,
  accept: '受理',
  accepting: '正在受理…',
  stillMissing: (count: number) => `还有 ${count} 处没有填完`,
  checkingOutcome: '连接中断，正在核对是否已经受理…',
  acceptedAlready: '这份草稿已经受理，没有重复受理。',
  notAccepted: '核对完毕：没有受理，可以再次受理。',
  openCase: '查看办件',

  saved: (time: string) => `已保存 ${time}`,
  saving: '保存中…',
  unsaved: '未保存',
  saveNow: '立即保存',
  keepMine: '保存我填写的内容',
  takeTheirs: '采用别处的内容',
  changedMeanwhile: '草稿已在别处修改，已载入最新内容；标出的内容两边不同，请选择。',

  caseNumber: '办件编号',
  dueTitle: '各事项办结期限',
  papersTitle: '文书',
  papersHint: '请打印后交给申请人',
  nextCitizen: '办理下一位',
} as const;

/** 校验不符仍保留原值: what the dialog says for each kind of number. */
export const OVERRIDE_TEXTS = {
  identityNumber: {
    title: '确认身份证号无误',
    text: '该号码不符合国家标准的校验规则。个别证件确实存在这种情况，请再次核对证件，并写明保留原值的理由。',
  },
  creditCode: {
    title: '确认统一社会信用代码无误',
    text: '该代码的校验位不符合国家标准（GB 32100）。个别证照确实存在这种情况，请再次核对营业执照等证照，并写明保留原值的理由。',
  },
} as const;

/** 数据冲突: where the other value comes from. */
export const SOURCE_TEXTS: Readonly<Record<FillingSource, string>> = {
  identityCard: '身份证',
  doorPlate: '门牌地址',
  earlierCase: '历史办件',
};

/** 集中办理期. */
export const BATCH_TEXTS = {
  period: ({ name, opensOn, closesOn, resultOn }: BatchPeriod) =>
    `${name}：${opensOn} 至 ${closesOn} 办理，${resultOn} 前告知结果`,
  open: '正在办理',
  notYet: '尚未开始，现在不能受理；可以先填写，内容会保存',
  over: '已经结束，不能受理',
} as const;

/** 历史办件. */
export const EARLIER_TEXTS = {
  title: '历史办件',
  reuseAll: '全部沿用',
  reuse: '沿用',
  reuseKey: 'R',
  reuseOf: (material: string) => `沿用${material}`,
  handedIn: (madeOn: string, days: number) => `${madeOn} 提交，${daysAgo(days)}`,
  outcome: (madeOn: string, days: number) => `${madeOn} 本中心制发，${daysAgo(days)}`,
  usableUntil: (day: string) => `可沿用至 ${day}`,
  tooOld: (day: string) => `已于 ${day} 超过可沿用期限，请收取新的材料`,
  open: '办理中',
  finished: '已办结',
  fill: (count: number) => `填入 ${count} 项`,
  fillOf: (subject: string) => `用“${subject}”办件的内容填入空栏`,
  duplicates: '可能重复办理，请与申请人核对：',
  andMore: (names: string, count: number) => `${names}等 ${count} 项`,
  duplicate: (subject: string, receivedOn: string, items: string) =>
    `${receivedOn} 已受理“${subject}”（${items}）`,
} as const;

function daysAgo(days: number): string {
  return days === 0 ? '今天' : `${days} 天前`;
}
