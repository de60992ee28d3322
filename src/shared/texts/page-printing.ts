import type { DocumentForm } from '../domain/document/document-model.ts';
import type { PrintFailure, PrintJobState } from '../domain/document/print-job.ts';

/** Why an attempt ended without paper, in a word or two. */
export const PRINT_FAILURE_TEXTS: Readonly<Record<PrintFailure, string>> = {
  cancelled: '已从打印机取消',
  interrupted: '打印中断',
  noPrinter: '没有打印机',
  offline: '打印机未联机',
  paperOut: '缺纸',
  refused: '打印机未接受',
  spoolerAbsent: '没有打印服务',
  timedOut: '未按时完成',
  nothingPrinted: '没有打印出来',
};

/** 打印任务状态. */
export const JOB_STATE_TEXTS: Readonly<Record<PrintJobState | 'unknown', string>> = {
  queued: '排队',
  sent: '打印中',
  printed: '已打印',
  failed: '未打印',
  cancelled: '已取消',
  unknown: '结果不明',
};

/** 打印机 and how it is. */
export const PRINTER_TEXTS = {
  state: { idle: '空闲', printing: '打印中', stopped: '已停止' },
  notAccepting: '不接收任务',
  reason: {
    coverOpen: '盖板打开',
    jammed: '卡纸',
    mediaEmpty: '缺纸',
    offline: '未联机',
    paused: '已暂停',
    tonerEmpty: '碳粉用尽',
    tonerLow: '碳粉不足',
    other: '请查看打印机',
  },
  option: (name: string, state: string) => `${name}（${state}）`,
  browser: '浏览器打印',
  browserOption: '浏览器打印（系统对话框）',
} as const;

/** Printing one paper, or all of a citizen. */
export const PRINT_TEXTS = {
  title: '打印',
  first: '首次打印',
  reprint: '补打',
  printer: '打印机',
  copies: '份数',
  reason: '补打原因',
  reasonKeys: '按数字键选择',
  note: '说明',
  noteHint: '选“其他”须写明原因',
  reasonFirst: '请先选择补打原因',
  print: '打印',
  printKey: 'Ctrl+P',
  asking: '正在查询打印记录…',
  noPrinterHere: '本机没有可用的打印机，将用浏览器打印',
  notPrintedYet: '该文书尚未打印',
  copiesSoFar: (count: number) => `已打印 ${count} 份`,
  copyNumber: (number: number) => `第 ${number} 份`,
  byPerson: '人工确认',
  sealedCopy: '已盖章文书，补打份上不加标注',
  markedCopy: '补打份页边标注份号和补打原因',
  severalTitle: (count: number) => `补打 ${count} 份文书`,
  severalHint: '这些文书已经打印过，补打须选择原因',
  dialogHint: '在打印对话框中操作…',
  printing: (done: number, total: number) => (total === 1 ? '正在打印…' : `正在打印 ${done + 1} / ${total}`),
  complains: (printer: string, what: string) => `${printer}${what}`,
  printedOn: (count: number, printer: string) => `已打印 ${count} 份 · ${printer}`,
  chip: '打印',
  chipTrouble: (count: number) => `${count} 项待处理`,
  openQueue: '查看打印任务',
  refused: (title: string, why: string) => `《${title}》没有送打：${why}`,
  stateOf: { printing: '打印中', trouble: '待处理', done: '已打印' },
  alreadyUnderWay: '该文书正在打印',
  cannotOpen: '文书无法读取，没有送到打印机',
} as const;

/** What went wrong with a run, and what a person can do about it. */
export const PRINT_TROUBLE_TEXTS = {
  label: '打印提示',
  of: (title: string, place: number, total: number) =>
    total === 1 ? `《${title}》` : `《${title}》 第 ${place} / ${total} 份文书`,
  ofMany: (count: number) => `${count} 份文书`,
  didItPrint: '请查看出纸：打印出来了吗？',
  didAllPrint: '请核对出纸：全部打印出来了吗？',
  look: '请核对已经打出的页',
  came: '已打出份数',
  cameWrong: (most: number) => `请填 0 至 ${most}；全部打出请选“已打印出”`,
  cameOut: '已打印出',
  cameOutKey: 'Enter',
  someMissing: '部分没有打印出来…',
  untick: '请取消勾选没有打印出来的文书',
  someCameOut: (out: number, missing: number) => `${out} 份已打印出，${missing} 份没有`,
  nothing: '没有打印出来',
  again: '重新打印',
  otherPrinter: '改用',
  later: '稍后处理',
  laterHint: '任务留在“打印任务”中，随时可以重试',
  notReported: '打印结果还没有登记',
} as const;

/** 打印任务 page. */
export const QUEUE_TEXTS = {
  title: '打印任务',
  day: '日期',
  show: '查看',
  today: '今天',
  filters: { open: '待处理', all: '全部', reprints: '补打' },
  none: { open: '没有待处理的打印任务', all: '当天没有打印任务', reprints: '当天没有补打' },
  columns: {
    requestedAt: '申请时间',
    paper: '文书',
    printer: '打印机',
    copies: '份数',
    kind: '首次、补打',
    state: '状态',
    by: '经办人',
    actions: '操作',
  },
  copiesOf: (printed: number, copies: number) => (printed === 0 ? `${copies}` : `${printed} / ${copies}`),
  attempts: (count: number) => `第 ${count} 次送打`,
  endedAt: (at: string) => `${at} 完成`,
  print: '打印',
  again: '重试',
  cameOut: '已打印出',
  nothing: '没有打印',
  cancel: '取消',
  openPaper: '查看、补打',
  of: (action: string, title: string, number: string) => `${action}：《${title}》 ${number}`,
  printAll: (count: number) => `依次打印 ${count} 项`,
  batches: '批量打印',
  batchLine: (total: number, printed: number) => `${printed} / ${total} 份文书已打印`,
  batchLeft: (queued: number, failed: number) =>
    [queued > 0 && `排队 ${queued}`, failed > 0 && `未打印 ${failed}`].filter(Boolean).join('，'),
  batchStopped: '已停止',
  batchDone: '已完成',
  batchProgress: (by: string, at: string) => `${by} ${at} 的批量打印进度`,
  stop: '停止',
  goOn: '继续打印',
  running: '打印中',
} as const;

/** 批量打印: choosing papers. */
export const BATCH_TEXTS = {
  begin: '批量打印',
  title: '批量打印文书',
  hint: '按制作日期和种类选出文书，一次送到打印机',
  madeOn: '制作日期',
  kinds: '文书种类',
  allKinds: '全部种类',
  outcome: '办理结果',
  onlyUnprinted: '只列未打印过的',
  find: '查找',
  found: (count: number) => `找到 ${count} 份`,
  foundMost: (count: number) => `只列最早的 ${count} 份，其余请打印后再查找，或按种类查找`,
  none: '当天没有符合条件的文书',
  chosen: (count: number) => `已选 ${count} 份`,
  chooseAll: '全选',
  needsSeal: '待盖章',
  printedCopies: (count: number) => (count === 0 ? '未打印' : `已打印 ${count} 份`),
  underWay: '任务未完成',
  start: (count: number) => `打印 ${count} 份`,
  skipped: '以下文书没有列入',
  skippedPaper: (title: string, why: string) => `《${title}》：${why}`,
  reasonNeeded: '所选文书中有打印过的，请选择补打原因',
  column: { choose: '选择', title: '文书', number: '编号', madeAt: '制作时间', copies: '打印情况' },
  chooseOne: (title: string, number: string) => `选择《${title}》 ${number}`,
} as const;

const FORMS: Readonly<Record<DocumentForm, string>> = {
  letter: '公文格式',
  certificate: '证照格式',
  plain: '表单格式',
  ticket: '80 毫米小票',
};

/** 文书模板. */
export const TEMPLATE_TEXTS = {
  title: '文书模板',
  hint: '本中心自己的模板放在数据目录的 templates/papers 下，改后重启办公系统生效',
  source: { ours: '内置', site: '本中心' },
  form: FORMS,
  and: '、',
  problems: (count: number) => `${count} 个问题`,
  notUsed: '本中心的模板有以下问题，没有启用，现用内置模板',
  unplaced: '以下文件没有说明是哪种文书的模板',
  place: '位置',
  problem: '问题',
  sampleOf: (title: string) => `样张 ${title}.pdf`,
  choose: '请选择一种文书',
} as const;

/** Papers that are made when somebody asks for them. */
export const EXTRA_PAPER_TEXTS = {
  ticket: '办件小票',
  ticketHint: '80 毫米小票，印有办件编号和二维码',
  archiveList: '电子归档清单',
  archiveListHint: '列出全部文书和材料及其 SHA-256',
} as const;
