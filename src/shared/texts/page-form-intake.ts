/** What becomes of one point that is missing or wrong. */
export const POINT_WAY_TEXTS = {
  correct: '补正',
  defer: '容缺',
  promise: '承诺',
} as const;

/** 收件方式. How the whole application is taken in. */
export const INTAKE_MANNER_TEXTS = {
  decide: '逐项决定',
  hold: '只收件',
  forward: '跨域代收',
} as const;

/** 收件决定. */
export const INTAKE_TEXTS = {
  title: '收件决定',
  open: '补正、容缺、不予受理等',
  back: '返回填写',
  manner: '收件方式',
  holdHint: (until: string) => `材料先收下，${until} 前答复是否受理；逾期未答复的，视为受理`,
  forwardHint: '内容须齐全；由办理地受理和决定，本窗口不计时',
  forwardTo: '办理地区划代码（6 位）',
  forwardArea: { nation: '全国', province: '本省', city: '本市' },
  forwardWithin: (area: string, digits: string) =>
    digits === '' ? `可转递：${area}` : `可转递：${area}（${digits} 开头）`,
  forwardWrong: '不在可转递的范围内',

  duplicates: '可能重复办理',
  duplicatesHint: '同一申请人 90 天内申请过相同事项，请与申请人核对',
  duplicateSeen: '已核对，仍要收件（两件互相关联）',
  duplicateLook: '查看办件',
  openCase: '办理中',
  closedCase: '已办结',

  points: '缺少或有误的内容',
  pointsHint: '已全部列入，数字键选择处理方式',
  noPoints: '没有缺少或有误的内容',
  wayOf: (name: string) => `${name}：处理方式`,
  remedyOf: (name: string) => `${name}：补正要求`,
  pointKind: { material: '材料', field: '填报' },
  deferUntil: (until: string) => `${until} 前补交，补齐前不发放结果`,
  deferNote: '补齐前不发放结果',
  promiseNote: '申请人签署承诺书，不再提交',
  addPoint: '增加补正事项',
  addChoice: '选择材料或填报内容',
  add: '列入',
  removePoint: (name: string) => `不列入：${name}`,
  templates: '补正模板',
  takeTemplate: (text: string) => `套用：${text}`,
  bound: '可容缺、可承诺的材料，所涉事项还须补正其他内容的，一并列入补正告知。',
  waived: '只用于不予受理的事项，不列入补正',

  items: '各事项',
  itemsHint: '默认受理；不予受理须写明理由和依据',
  itemWays: { follow: '受理', refuse: '不予受理' },
  followWays: { decide: '受理', hold: '收件', forward: '转递' },
  refusalReason: (name: string) => `不予受理“${name}”的理由`,
  legalBasis: '依据',
  edit: '修改',

  authority: '代办授权',
  authorityHint: '登记后按授权范围和期限代领结果；不登记则只作经办人',
  authorityScope: '授权事项',
  authorityUntil: '授权截止日',

  before: '受理前须先处理',
  goThere: '去处理',
  result: '将会这样办理',
  papers: '同时制作文书',
  paperCount: (title: string, count: number) => (count > 1 ? `${title} ${count} 份` : title),
  submit: '按此办理',
  submitting: '正在办理…',
  foreseeing: '正在计算期限…',
  gaps: (count: number) => `还有 ${count} 处没有填写或确认`,
} as const;

/** What will be said of one item once it is done. */
export const OUTCOME_TEXTS = {
  accept: '受理',
  acceptDue: (due: string) => `${due} 前办结`,
  acceptWaits: (names: string) => `待“${names}”办结后计时`,
  hold: '收件',
  holdUntil: (until: string) => `${until} 前答复是否受理`,
  correct: (count: number) => `补正 ${count} 处`,
  correctUntil: (until: string) => `${until} 前补正，逾期终止`,
  refuse: '不予受理',
  terminate: '一并终止',
  terminateWith: (name: string) => `“${name}”不予受理，本事项随之终止`,
  forward: '转递',
  forwardTo: (code: string) => `转递至 ${code} 办理`,
  deferred: (names: string) => `容缺：${names}`,
  promised: (names: string) => `承诺：${names}`,
  provisional: '（预计）',
} as const;

/** 补正要求, as the notice asks for it: begun for the clerk, who may change the words. */
export const REMEDY_TEXTS = {
  material: (name: string, copies: number) => `请提交“${name}”${copies > 1 ? `，共 ${copies} 份` : ''}。`,
  materialAgain: (name: string) => `请重新提交符合要求的“${name}”。`,
  materialExpired: (name: string) => `原有的“${name}”已超过可沿用期限，请提交新的材料。`,
  materialOfAnother: (name: string) => `请提交与填报人员一致的“${name}”。`,
  field: (label: string) => `请补充填写“${label}”。`,
  fieldAgain: (label: string) => `请核实并更正“${label}”。`,
  conflict: (label: string) => `“${label}”与证件或登记信息不一致，请核实后提供正确的内容。`,
  wrong: (label: string, problem: string) => `“${label}”${problem}，请核实后更正。`,
} as const;

/** 补交. The form in which something is handed in that was asked for. */
export const SUPPLY_TEXTS = {
  title: (subject: string) => `补交：${subject}`,
  caseNumber: (number: string) => `办件编号 ${number}`,
  asked: '需要补交的内容',
  showAll: '显示整份申请',
  notice: (items: string, until: string) => `${items}：${until} 前补正`,
  noticeOpen: (items: string) => `${items}：补正`,
  deferral: (items: string, until: string) => `${items}：${until} 前补交容缺材料`,
  given: '已补',
  missing: '未补',
  summary: '补交后',
  partAnswered: '重新审查，5 个工作日内答复是否受理',
  partOpen: (count: number) => `还差 ${count} 处，继续等待补正`,
  partDeferred: '容缺补齐',
  partDeferredOpen: (count: number) => `还差 ${count} 份容缺材料`,
  submit: '补交',
  submitting: '正在补交…',
  nothingYet: '还没有补任何一处',
  doneTitle: '补交成功',
  doneQuietly: '已补交',
} as const;
