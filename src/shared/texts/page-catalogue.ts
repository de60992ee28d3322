import type { Condition } from '../domain/catalogue/condition.ts';
import type { Fee } from '../domain/catalogue/service-item.ts';

/** 事项目录. */
export const CATALOGUE_TEXTS = {
  title: '事项目录',
  searchLabel: '搜索目录',
  searchHint: '名称、别名、编码、部门',
  filters: {
    themes: '一件事',
    items: '事项',
    grassroots: '基层高频',
    toConfirm: '待确认',
    slots: '清单席位',
  },
  filterLabel: '显示范围',
  department: '部门',
  allDepartments: '全部部门',
  found: (count: number) => `共 ${count} 项`,
  cut: (shown: number) => `只列出前 ${shown} 项，请再输入几个字`,
  nothingFound: '没有符合条件的条目',
  choose: '从左侧选择一件事或者事项',
  gone: '本版目录中没有该条目',
  browsing: (number: number, label: string) => `正在浏览第 ${number} 版“${label}”，不是现行目录`,
  toInForce: '回到现行目录',
  version: (number: number) => `第 ${number} 版`,

  theme: '一件事',
  item: '事项',
  material: '材料',
  slot: '席位',
  code: '编码',
  alsoCalled: (names: string) => `又称：${names}`,
  leadDepartment: '牵头部门',
  validity: '有效期',
  validFrom: (from: string) => `${from} 起`,
  validBetween: (from: string, to: string) => `${from} 至 ${to}`,
  level: '清单级别',
  promise: '承诺时限',
  noPromise: '按各事项时限',
  itemCount: (items: number, departments: number) => `${items} 个事项 · ${departments} 个部门`,
  toConfirm: '待确认',
  toConfirmHint: '该值尚未由主管部门确认，可在目录文件中修改',
  toConfirmCount: (count: number) => `${count} 处待确认`,
  toConfirmList: '待确认的内容',

  situation: '情形',
  situationHint: '选择答案，下面的事项、材料和期限随之变化；默认取第一个选项',
  noQuestions: '不分情形',
  notTaking: (names: string) => `本情形不涉及：${names}`,

  graph: '办理顺序',
  graphLabel: (name: string, path: string) => `${name}的办理顺序图，最长路径为${path}`,
  graphHint: '箭头：前一事项办结后才开始计时；粗线：最长路径；虚线框：不计入承诺',
  outsidePromise: '不计入承诺',
  longestPath: '最长路径',
  longest: (duration: string) => `预计 ${duration}`,
  withinPromise: (duration: string) => `承诺 ${duration}，来得及`,
  beyondPromise: (duration: string) => `承诺 ${duration}，不够`,
  batch: '集中办理期',
  batchDays: (opens: string, closes: string, result: string) =>
    `${opens} 至 ${closes} 受理，${result} 公布结果`,
  itemsTitle: '事项',
  after: '前置事项',
  whenDenied: '前置未准予时',
  whenDeniedTexts: { terminate: '一并终止', goOn: '继续办理' },

  reduction: '材料减少',
  reductionHint: '同一情形下，分别到各部门办理与一次办理需要提交的材料份数',
  reductionOnlyInForce: '材料减少只按现行目录计算',
  separately: '分别办理',
  together: '一次办理',
  replaced: '再扣除可免交',
  papers: (count: number) => `${count} 份`,
  reduced: (percent: string) => `减少 ${percent}%`,
  reductionDetail: (produced: number, replaceable: number) =>
    `其中 ${produced} 份由本次办理的事项产生，${replaceable} 份可由读身份证、电子证照或者数据共享替代`,
  noPapers: '本情形不需要提交材料',

  matrix: '材料对照',
  matrixHint: '左边是各事项单独办理时要的材料，右边是一次办理时的来源',
  materialName: '材料',
  source: '一次办理时的来源',
  sources: '来源',
  copies: '份数',
  asked: '需要',
  optionalShort: '视情况',
  sum: '合计',
  broughtOnce: '自备，交一次',
  brought: '自备',
  notBrought: '不向申请人收取',
  producedBy: (item: string) => `由“${item}”产生`,
  producedByItems: '产生事项',
  mayFollow: '可容缺',
  promiseAllowed: '可告知承诺',
  keptByDepartment: '各部门分别留存',
  substitutes: '材料替代',
  issuer: '出具单位',
  reusable: '复用期限',
  reusableFor: (days: number) => (days === 0 ? '不复用' : `${days} 天内`),
  reusableAlways: '长期',
  usedBy: '使用事项',

  elements: '基本要素',
  basicCode: '基本编码',
  implementationCode: '实施编码',
  handlingCode: '办理项编码',
  matterType: '事项类型',
  exerciseLevel: '行使层级',
  bodyNature: '实施主体性质',
  servedObjects: '服务对象',
  handlingForms: '办理形式',
  crossRegion: '通办范围',
  handlingKind: '办件类型',
  promised: '承诺时限',
  statutory: '法定时限',
  noLimit: '无',
  fee: '收费',
  outcome: '办理结果',
  legalBasis: '法律依据',
  acceptanceConditions: '受理条件',
  specialProcedures: '特别程序',
  grassroots: '基层高频',
  grassrootsShort: '高频',
  materialsTitle: '申请材料',
  fieldsTitle: '填报字段',
  fieldName: '字段',
  group: '分组',
  required: '必填',
  optional: '选填',
  when: '适用情形',
  always: '全部情形',
  rule: '校验',
  reviewPath: '审批环节',
  inThemes: '所属一件事',
  inNoTheme: '不属于任何一件事，可单独办理',
  slotWaiting: '待导入',
  slotImported: '已导入',
  slotNumber: (number: number) => `第 ${number} 席`,
  slotHint: '名称尚未取得，导入正式清单后补齐。席位计入一件事总数，不能受理。',
  slotFilled: '已由以下一件事填入',

  switching: '启停',
  standings: { on: '启用中', off: '已停用', closed: '暂不受理', waiting: '待导入' },
  willBeOff: (day: string) => `${day} 起停用`,
  willBeOn: (day: string) => `${day} 起启用`,
  switchOn: '启用',
  switchOff: '停用',
  switchHint: '自生效日期起窗口不能再受理；已受理的办件照常办理',
  effectiveOn: '生效日期',
  reason: '理由',
  reasonHint: '例如：政策调整，暂停受理',
  submitSwitch: '登记启停',
  switched: (name: string) => `已登记：${name}`,
  history: '启停记录',
  noHistory: '没有启停记录，自有效期起一直启用',
  recordedAt: '登记时间',
  state: '状态',
} as const;

/** `免费`, `5.00 元`, `按标准收费`. */
export function feeText(fee: Fee): string {
  if (fee.kind === 'free') return '不收费';
  return fee.kind === 'fixed' ? `${(fee.fen / 100).toFixed(2)} 元` : '按标准收费';
}

/** `至少 2 字`, `不超过 10 字`, `2–10 字`; empty where nothing limits. */
export function lengthText(least: number | undefined, most: number | undefined): string {
  if (least !== undefined && most !== undefined) return `${least}–${most} 字`;
  if (least !== undefined) return `至少 ${least} 字`;
  return most === undefined ? '' : `不超过 ${most} 字`;
}

/** Working time as promises write it: `3 个工作日`, `0.5 个工作日`, `120 分钟`, `即办`. */
export function durationText(minutes: number): string {
  if (minutes === 0) return '即办';
  const halfDays = minutes / 240;
  return Number.isInteger(halfDays) ? `${halfDays / 2} 个工作日` : `${minutes} 分钟`;
}

/** When an item is decided at the latest, counted from the acceptance: `当日`, `第 3 日`, `累计 0.5 日`, `累计 120 分钟`. */
export function finishText(minutes: number): string {
  if (minutes === 0) return '当日';
  const halfDays = minutes / 240;
  if (!Number.isInteger(halfDays)) return `累计 ${minutes} 分钟`;
  return halfDays % 2 === 0 ? `第 ${halfDays / 2} 日` : `累计 ${halfDays / 2} 日`;
}

/** How a question and the chosen answers are called. */
export type ConditionWords = (
  question: string,
  values: readonly string[],
) => { ask: string; answers: string };

/** A condition as a person reads it: `申请人是新生儿的：父亲；且 父母的婚姻状况：不是 已婚`. */
export function conditionText(condition: Condition, words: ConditionWords): string {
  if ('all' in condition) {
    const parts = condition.all.map((part) =>
      'any' in part ? bracketed(part, words) : conditionText(part, words),
    );
    return parts.join('；且 ');
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) =>
      'all' in part ? bracketed(part, words) : conditionText(part, words),
    );
    return parts.join(' 或 ');
  }
  if ('not' in condition) {
    if (!('question' in condition.not)) return `并非${bracketed(condition.not, words)}`;
    const { ask, answers } = words(condition.not.question, condition.not.is);
    return `${ask}：不是 ${answers}`;
  }
  const { ask, answers } = words(condition.question, condition.is);
  return `${ask}：${answers}`;
}

function bracketed(condition: Condition, words: ConditionWords): string {
  return `（${conditionText(condition, words)}）`;
}
