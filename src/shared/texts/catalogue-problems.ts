import type {
  CataloguePart,
  CatalogueProblem,
  CatalogueProblemCode,
} from '../domain/catalogue/check/catalogue-problem.ts';

type Text = (about: readonly string[], problem: CatalogueProblem) => string;

/** 目录各部分的名称. */
export const CATALOGUE_PART_TEXTS: Readonly<Record<CataloguePart, string>> = {
  head: '目录首部',
  departments: '部门',
  fields: '字段',
  materials: '材料',
  questions: '情形问题',
  items: '事项',
  themes: '一件事',
};

/** One sentence for each kind of problem; leave one out and the program does not compile. */
const TEXTS: Readonly<Record<CatalogueProblemCode, Text>> = {
  batchOutOfOrder: ([name]) => `集中办理期“${name}”的日期先后颠倒，应为开始、截止、出结果`,
  batchesOverlap: ([name, other]) => `集中办理期“${name}”与“${other}”的起止日期重叠`,
  boundMisplaced: ([field, what]) => `字段 ${field} 不能按 ${what} 设取值限度，请核对字段类型`,
  choicesMissing: () => '选择类字段没有列出选项',
  choicesMisplaced: () => '只有选择类字段才能列出选项',
  codeMisfit: ([code, pattern]) => `编码 ${code} 不符合本地规则 ${pattern}`,
  conditionTooWide: () => '情形条件牵涉的问题太多，无法逐一核实，请拆分或简化',
  countersignersMisplaced: () => '只有会签环节才列出多个部门，会签环节不写单个部门',
  countersignersMissing: () => '会签环节没有列出参加会签的部门',
  cycle: (codes) => `事项互相等待，谁也无法开始：${[...codes, codes[0]].join(' → ')}`,
  decisionMissing: () => '审批环节中没有决定环节，无人可以作出决定',
  decisionNotLast: () => '决定应为最后一个环节，且只能有一个',
  duplicateAlias: ([word, owner]) =>
    owner === undefined
      ? `名称或别名“${word?.trim()}”在同一处重复`
      : `名称或别名“${word?.trim()}”已被 ${owner} 使用，检索时无法区分`,
  duplicateCode: ([code, owner]) =>
    owner === undefined ? `编码 ${code} 重复` : `编码 ${code} 已被 ${owner} 使用`,
  duplicateLabel: ([label]) => `选项“${label}”重复，无法区分`,
  duplicateSlot: ([slot]) => `清单序号 ${slot} 重复`,
  emptySituation: () => '某些情形下没有任何事项可办',
  feeBasisMissing: () => '收费没有写明依据',
  immediateWithLimit: () => '即办件的承诺时限应为 0 个工作日',
  limitBeyondLaw: (_about, { minutes }) =>
    `承诺时限 ${toDays(minutes?.given)}，超过法定时限 ${toDays(minutes?.allowed)}`,
  limitNotWhole: () => '时限应为整数，半个工作日请写成 240 个工作分钟',
  limitTooLong: (_about, { minutes }) =>
    `时限 ${toDays(minutes?.given)} 过长，至多 ${toDays(minutes?.allowed)}`,
  materialUnobtainable: ([material, item]) =>
    item === undefined
      ? `材料 ${material} 申请人不能自带，也没有事项产生、没有证照或共享数据可以替代`
      : `事项 ${item} 所需材料 ${material} 在某些情形下无人产生，申请人也不能自带`,
  memberNotInForce: ([item]) => `事项 ${item} 的有效期没有覆盖这件事的有效期`,
  neverApplies: () => '在任何情形下都不会出现，条件永远不成立',
  neverUsed: () => '没有任何事项用到',
  patternInvalid: ([regex]) => `正则表达式有误：${regex}`,
  patternTooSlow: ([regex]) => `正则表达式匹配可能过慢（嵌套量词、反向引用、环视或过长）：${regex}`,
  patternsDiffer: ([field, ...items]) =>
    `${items.length > 1 ? `事项 ${items.join('、')} ` : ''}对字段 ${field} 要求几种不同的格式，请核对是否有值能够同时符合`,
  producedByItself: ([what]) => `${what} 是本事项的办理结果，不能又要求申请人提供`,
  producedTooLate: ([what, maker, user]) =>
    `${what} 由事项 ${maker} 产生，事项 ${user} 却没有排在它之后，办理时还没有`,
  promiseTooShort: (codes, { minutes }) =>
    `承诺 ${toDays(minutes?.allowed)}，但依次办理 ${codes.join(' → ')} 需要 ${toDays(minutes?.given)}`,
  questionNotAsked: ([question, user]) =>
    `${user === undefined ? '这里' : ` ${user} `}的条件用到问题 ${question}，这件事却不问它`.trim(),
  questionTooLate: ([question, later]) => `问题 ${question} 取决于 ${later}，应排在它之后`,
  questionWithoutEffect: ([question]) => `问题 ${question} 的回答不影响任何事项、字段和材料，可以不问`,
  ruleImpossible: ([field]) => `字段 ${field} 的校验规则没有任何值能够满足`,
  rulesCollide: ([field, ...items]) =>
    items.length > 1
      ? `事项 ${items.join('、')} 对字段 ${field} 的校验规则互相矛盾，同时办理时没有任何值能够满足`
      : `对字段 ${field} 的几条校验规则互相矛盾，没有任何值能够满足`,
  rulesNeverTogether: (items) => `事项 ${items.join('、')} 对此字段的校验规则互相矛盾，不能一同申请`,
  textBlank: ([member]) => `${member} 没有内容`,
  textTooLong: ([member, most]) => `${member} 过长，至多 ${most} 个字`,
  textUnseen: ([character]) => `文字中有看不见的字符 ${character}（换行、控制或格式字符），请删去`,
  unknownChoice: ([of, value]) => `${of} 没有选项 ${value}`,
  unknownDepartment: ([code]) => `没有部门 ${code}`,
  unknownField: ([code]) => `没有字段 ${code}`,
  unknownItem: ([code]) => `没有事项 ${code}`,
  unknownMaterial: ([code]) => `没有材料 ${code}`,
  unknownPerson: ([person]) => `没有任何字段属于 ${person} 这个人`,
  unknownQuestion: ([code]) => `没有情形问题 ${code}`,
  unknownTheme: ([code]) => `没有一件事 ${code}`,
  validityReversed: ([from, to]) => `有效期的末日 ${to} 早于首日 ${from}`,
  waitsForStranger: ([code]) => `所等待的事项 ${code} 不在这件事里`,
};

/** One problem in one sentence, with the codes it has to do with. */
export function catalogueProblemText(problem: CatalogueProblem): string {
  return TEXTS[problem.code](problem.about, problem);
}

/** Working minutes as working days of 480 minutes where that is short: `1.5 个工作日`, else `100 个工作分钟`. */
function toDays(minutes = 0): string {
  return minutes % 48 === 0 ? `${minutes / 480} 个工作日` : `${minutes} 个工作分钟`;
}
