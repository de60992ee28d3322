import type { CatalogueChange } from '../domain/catalogue/compare-catalogues.ts';
import type { MaterialSubstitute } from '../domain/catalogue/material-definition.ts';
import type { OutcomeKind, ReviewStep, ServiceItem } from '../domain/catalogue/service-item.ts';
import type { Theme } from '../domain/catalogue/theme.ts';

/** 事项类型 (GB/T 39046-2020 A.1). */
export const MATTER_TYPE_TEXTS: Readonly<Record<ServiceItem['matterType'], string>> = {
  '00': '行政权力',
  '01': '行政许可',
  '02': '行政处罚',
  '03': '行政强制',
  '04': '行政征收',
  '05': '行政给付',
  '06': '行政检查',
  '07': '行政确认',
  '08': '行政奖励',
  '09': '行政裁决',
  '10': '其他行政权力',
  '20': '公共服务',
};

/** 行使层级 (GB/T 39046-2020 A.2). */
export const EXERCISE_LEVEL_TEXTS: Readonly<Record<ServiceItem['exerciseLevel'], string>> = {
  '1': '国家',
  '2': '省',
  '3': '市',
  '4': '县',
  '5': '镇（乡、街道）',
  '6': '村（社区）',
  '7': '分级管理',
};

/** 实施主体性质 (GB/T 39046-2020 A.3). */
export const BODY_NATURE_TEXTS: Readonly<Record<ServiceItem['bodyNature'], string>> = {
  '1': '法定机关',
  '2': '授权组织',
  '3': '受委托组织',
  '9': '其他',
};

/** 服务对象 (GB/T 39046-2020 A.4). */
export const SERVED_OBJECT_TEXTS: Readonly<Record<ServiceItem['servedObjects'][number], string>> = {
  '1': '自然人',
  '2': '企业法人',
  '3': '事业法人',
  '4': '社会组织法人',
  '5': '行政机关',
  '6': '其他组织',
};

/** 办理形式 (GB/T 39046-2020 A.5). */
export const HANDLING_FORM_TEXTS: Readonly<Record<ServiceItem['handlingForms'][number], string>> = {
  '1': '窗口',
  '2': '网上（电脑）',
  '3': '移动端',
  '4': '快递',
  '9': '其他',
};

/** 通办范围. */
export const CROSS_REGION_TEXTS: Readonly<Record<ServiceItem['crossRegion'], string>> = {
  none: '不通办',
  county: '跨县',
  city: '跨市',
  province: '跨省',
  nation: '全国',
};

/** Who put a theme on the list. */
export const THEME_LEVEL_TEXTS: Readonly<Record<Theme['level'], string>> = {
  national: '国家清单',
  provincial: '省级清单',
  city: '市级清单',
  district: '区级清单',
};

/** 审批环节. */
export const STEP_KIND_TEXTS: Readonly<Record<ReviewStep['kind'], string>> = {
  review: '审查',
  countersign: '会签',
  decide: '决定',
};

/** 办理结果类型. */
export const OUTCOME_KIND_TEXTS: Readonly<Record<OutcomeKind['kind'], string>> = {
  sealedDocument: '盖章文书',
  physicalThing: '实物',
  registerEntry: '登记信息',
  none: '无出件',
};

/** 材料来源: where a paper comes from when nobody brings it. */
export const SUBSTITUTE_TEXTS: Readonly<Record<MaterialSubstitute['kind'], string>> = {
  cardReading: '读身份证免交',
  licence: '电子证照',
  sharedData: '数据共享',
};

/** Parts of a catalogue, as a comparison and its faults name them. */
export const PART_TEXTS: Readonly<Record<CatalogueChange['part'], string>> = {
  themes: '一件事',
  items: '事项',
  materials: '材料',
  fields: '填报字段',
  questions: '情形问题',
  departments: '部门',
  head: '目录首部',
};

/** What happened to an entry between two versions. */
export const CHANGE_TEXTS: Readonly<Record<CatalogueChange['kind'], string>> = {
  added: '新增',
  removed: '取消',
  changed: '变更',
};

/** Names of members of catalogue entries; what is not here is shown by its own name. */
export const MEMBER_TEXTS: Readonly<Record<string, string>> = {
  acceptanceConditions: '受理条件',
  after: '前置事项',
  aliases: '别名',
  amount: '数值',
  basic: '基本编码',
  basis: '收费依据',
  batchPeriods: '集中办理期',
  bodyNature: '实施主体性质',
  broughtByApplicant: '申请人自备',
  choices: '选项',
  codePatterns: '编码规则',
  copies: '份数',
  crossRegion: '通办范围',
  departmentId: '部门',
  departmentIds: '会签部门',
  differsFrom: '不得相同的字段',
  divisionCode: '行政区划代码',
  enterprise: '企业单位',
  exerciseLevel: '行使层级',
  fee: '收费',
  fen: '金额（分）',
  fieldCode: '字段编码',
  fields: '填报字段',
  fromCard: '身份证项目',
  grassroots: '基层高频',
  group: '表单分组',
  handling: '办理项编码',
  handlingForms: '办理形式',
  handlingKind: '办件类型',
  implementation: '实施编码',
  is: '为',
  issuer: '出具单位',
  itemCode: '事项编码',
  items: '事项',
  keptByDepartment: '各部门分别留存',
  kind: '类型',
  label: '字段名称',
  leadDepartmentId: '牵头部门',
  legalBasis: '法律依据',
  level: '清单级别',
  materialCode: '材料编码',
  materials: '申请材料',
  matterType: '事项类型',
  max: '最大值',
  maxLength: '最大长度',
  mayFollow: '容缺',
  min: '最小值',
  minLength: '最小长度',
  name: '名称',
  notAfter: '最晚日期',
  notBefore: '最早日期',
  officialCodes: '事项编码',
  organizationName: '单位全称',
  outcome: '办理结果',
  outsidePromise: '不计入承诺',
  ownerLibrary: '数据来源库',
  pattern: '格式',
  person: '人员',
  persons: '材料所属人',
  producedBy: '产生事项',
  promiseAllowed: '告知承诺',
  promisedTimeLimit: '承诺时限',
  question: '情形问题',
  questions: '情形问题',
  quiet: '低调用语',
  replacedBy: '材料替代',
  required: '是否必需',
  reusableForDays: '复用期限',
  reviewPath: '审批环节',
  rule: '校验规则',
  sameMatterAs: '同一事项',
  servedObjects: '服务对象',
  slotNumber: '席位号',
  specialProcedures: '特别程序',
  statutoryTimeLimit: '法定时限',
  text: '问题',
  themeCode: '一件事编码',
  themeSlots: '清单席位',
  toBeConfirmed: '待确认',
  unit: '单位',
  unitCode: '机构编码',
  unusual: '异常提醒',
  validFrom: '启用日期',
  validTo: '终止日期',
  value: '选项值',
  version: '版本',
  when: '适用情形',
  whenPredecessorDenied: '前置未准予时',
};

/** A member's path for people: the first name it knows in Chinese, the rest as it stands in the file. */
export function memberText(path: string): string {
  const [first = '', ...rest] = path.split('.');
  const last = rest.at(-1);
  const known = last === undefined ? undefined : MEMBER_TEXTS[last];
  const middle = known === undefined ? rest : rest.slice(0, -1);
  return [MEMBER_TEXTS[first] ?? first, ...middle, ...(known === undefined ? [] : [known])].join(' · ');
}

/** A member's value for people: JSON without its signs, yes and no as words. */
export function valueText(json: string): string {
  return plain(JSON.parse(json));
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '（空）' : value.map(plain).join('；');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([member, inner]) => `${MEMBER_TEXTS[member] ?? member} ${plain(inner)}`)
    .join('，');
}
