import type { DocumentForm } from '../domain/document/document-model.ts';
import type { PaperFieldName, PaperStatement, TemplateKind } from '../domain/document/paper-definitions.ts';
import type { TemplateProblem } from '../domain/document/template-problem.ts';
import { PAPER_TITLES } from './documents.ts';

/** 模板字段. What authors of templates call the fields, lists and columns. */
export const PAPER_FIELD_TEXTS: Readonly<Record<PaperFieldName, string>> = {
  agentName: '代办人',
  answerBy: '答复期限',
  appliedOn: '申请日期',
  applicantIdentityNumber: '申请人证件号码',
  applicantName: '申请人',
  approvedBy: '批准延期的负责人',
  authorityScope: '委托范围',
  beginsAt: '开始时间',
  caseNumber: '办件编号',
  collectorIdentityNumber: '领取人证件号码',
  collectorKind: '领取人身份',
  collectorName: '领取人',
  concludedAt: '办结时间',
  copies: '份数',
  copyCount: '份数合计',
  deferred: '容缺材料',
  departmentName: '实施部门',
  deskName: '窗口',
  divisionCode: '办理地区划代码',
  due: '到期时间',
  enquiryCode: '查询码',
  expectedDays: '预计工作日',
  explanation: '时限说明',
  explanations: '时限说明',
  extraDays: '延长的工作日',
  facts: '登记和许可内容',
  failureNote: '未送达情况说明',
  failureReason: '未送达原因',
  fileCount: '文件件数',
  files: '归档文件',
  from: '交出处',
  givenBy: '交出人',
  itemCount: '事项个数',
  itemName: '事项',
  itemNames: '涉及事项',
  items: '联办事项',
  kindCount: '材料种数',
  label: '名目',
  legalBasis: '法律依据',
  line: '内容',
  madeAt: '时间',
  manner: '送达方式',
  materials: '材料',
  name: '名称',
  number: '编号',
  obtained: '无需提交的材料',
  order: '办理顺序',
  outcomeName: '结果名称',
  paper: '结果',
  part: '子件',
  pieces: '交接的材料',
  place: '送达地点',
  points: '补正内容',
  procedure: '特别程序',
  promised: '承诺',
  promises: '承诺时限',
  reason: '理由',
  receivedAt: '收件时间',
  recipientKind: '受送达人身份',
  recipientName: '受送达人',
  reference: '送达凭据编号',
  referenceName: '送达凭据名称',
  remedy: '补正办法',
  results: '办理结果',
  sentence: '决定内容',
  sha256: '杂凑值',
  staffName: '经办人员',
  statutory: '法定时限',
  subjectName: '申请事项',
  taken: '收取方式',
  takenBy: '接收人',
  to: '接收处',
  until: '期限',
  value: '内容',
  waiting: '等待前置事项的说明',
  what: '需补正的材料或者填报项',
  workingDays: '工作日数',
};

/** 模板名称. What an administrator calls the templates; those of results are named after their form. */
export const TEMPLATE_TEXTS: Readonly<Record<TemplateKind, string>> = {
  ...PAPER_TITLES,
  approval: '办理结果：批准书',
  grantDecision: '办理结果：准予许可决定书',
  certificate: '办理结果：证照',
};

/** 版式. */
export const FORM_TEXTS: Readonly<Record<DocumentForm, string>> = {
  letter: '信函格式（红头）',
  certificate: '证照',
  plain: '普通单据',
  ticket: '80 毫米小票',
};

/** What a template must say in its own words. */
export const STATEMENT_TEXTS: Readonly<Record<PaperStatement, string>> = {
  consequence: '逾期或者承诺不实的后果',
  form: '补齐的形式',
  identitySeen: '已核验身份',
  remedies: '救济途径和期限',
  whereToGo: '后续向何处办理',
};

/** Problems of a file rather than of its content. */
export type TemplateFileProblem =
  | { readonly code: 'templateTwice'; readonly template: TemplateKind }
  | { readonly code: 'templateMissing'; readonly template: TemplateKind }
  | { readonly code: 'fileUnreadable' }
  /** Seen when its sample is printed. */
  | { readonly code: 'characterMissing'; readonly character: string }
  | { readonly code: 'contentOverflow'; readonly part: string }
  | { readonly code: 'sampleBroken' };

type Problem = TemplateProblem | TemplateFileProblem;
type ProblemOf<Code extends Problem['code']> = Extract<Problem, { code: Code }>;

const PROBLEMS: { readonly [Code in Problem['code']]: (problem: ProblemOf<Code>) => string } = {
  codeWrong: ({ expected }) => `文书代码应为 ${expected}，编号规则不能由模板改变`,
  formWrong: ({ forms }) => `这种文书的版式只能是：${forms.map(named).join('、')}`,
  partsWrong: ({ count }) => (count === 0 ? '这种文书不分联' : `这种文书应分 ${count} 联`),
  partTwice: () => '两联相同，编码和名称都应当各不相同',
  partsMixed: () => '两联应为存根联（stub）与回执联（receipt），或者交出联（given）与接收联（taken）',
  closingMissing: () => '这种文书必须有落款：机关名称和日期（closing 应为 true）',
  fieldMissing: ({ field }) => `缺少必须载明的“${labelOf(field)}”：应有 {{${field}}}，且不受其他条件限制`,
  columnMissing: ({ list, column }) =>
    `“${labelOf(list)}”缺少必须载明的“${labelOf(column)}”：over 为 ${list} 的表格或者段落中应有 {{${column}}}`,
  fieldUnknown: ({ field }) => `这种文书没有字段“${field}”，请核对拼写`,
  fieldInTitle: ({ field }) =>
    `标题中不能用“${labelOf(field)}”：标题不加密保存，只可用 itemName、outcomeName、subjectName`,
  listUnknown: ({ field }) => `这种文书没有列表“${field}”，不能按它逐行列出`,
  placeholderOpen: () => '占位符写法不对，应为 {{字段}}，花括号成对',
  statementMissing: ({ statement }) =>
    `缺少必须载明的内容：${STATEMENT_TEXTS[statement]}（在写明该内容的段落加上 "states": "${statement}"）`,
  signatureMissing: ({ least }) => `至少应有 ${least} 处手写签名（kind 为 signatures）`,
  templateTwice: ({ template }) => `“${TEMPLATE_TEXTS[template]}”已有另一个模板文件，此文件未使用`,
  templateMissing: ({ template }) => `没有“${TEMPLATE_TEXTS[template]}”的模板`,
  fileUnreadable: () => '文件无法读取',
  characterMissing: ({ character }) => `试印样张未成功：字库中没有字符“${character}”`,
  sampleBroken: () => '试印样张未成功：程序出错，请把此模板交给技术支持',
  contentOverflow: ({ part }) => `试印样张未成功：内容超出版面${part === '' ? '' : `（${part}）`}`,
};

/** One problem in one sentence. */
export function templateProblemText(problem: Problem): string {
  const text = PROBLEMS[problem.code] as (problem: Problem) => string;
  return text(problem);
}

/** `receiptSlip.json:13:19: … [fieldMissing]`, as editors and terminals can follow it. */
export function templateFaultLine(fault: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly code: string;
}): string {
  const { file, line, column, message, code } = fault;
  return `${file}:${line}:${column}: ${message} [${code}]`;
}

function named(form: string): string {
  return Object.hasOwn(FORM_TEXTS, form) ? FORM_TEXTS[form as DocumentForm] : form;
}

function labelOf(field: string): string {
  return Object.hasOwn(PAPER_FIELD_TEXTS, field) ? PAPER_FIELD_TEXTS[field as PaperFieldName] : field;
}
