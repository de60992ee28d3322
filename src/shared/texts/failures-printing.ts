import type { FailureTextsOf } from './failure-text.ts';

/** Print jobs and printers. */
export const FAILURE_TEXTS_OF_PRINTING: FailureTextsOf<'printing'> = {
  'printing.alreadyOpen': {
    title: '该文书已有未完成的打印任务',
    remedy: '请先在打印任务中确认、重试或取消该任务。',
    actor: 'operator',
  },
  'printing.batchEmpty': {
    title: '所选文书都不能打印',
    remedy: '请查看各文书的原因：任务未完成的先处理，已打印过的须选择补打原因。',
    actor: 'operator',
  },
  'printing.batchNotFound': {
    title: '没有该批量打印',
    remedy: '请刷新打印任务后重新选择。',
    actor: 'operator',
  },
  'printing.busy': {
    title: '该打印任务正在打印',
    remedy: '请等待本次打印结束。',
    actor: 'operator',
  },
  'printing.cancelled': {
    title: '打印已取消',
    remedy: '请核对打印机已经打出的页，再说明打印结果。',
    actor: 'operator',
  },
  'printing.changedMeanwhile': {
    title: '该打印任务已在别处处理',
    remedy: '已为您载入最新状态，请核对后继续。',
    actor: 'operator',
  },
  'printing.interrupted': {
    title: '打印中断',
    remedy: '请查看打印机，核对已经打出的页，再说明打印结果。',
    actor: 'operator',
  },
  'printing.jobNotFound': {
    title: '没有该打印任务',
    remedy: '请刷新打印任务后重新选择。',
    actor: 'operator',
  },
  'printing.noPrinter': {
    title: '没有找到该打印机',
    remedy: '请检查打印机连线，或换一台打印机。',
    actor: 'operator',
  },
  'printing.notAllowedNow': {
    title: '该打印任务现在不能这样处理',
    remedy: '请刷新打印任务，按当前状态处理。',
    actor: 'operator',
  },
  'printing.offline': {
    title: '打印机未联机',
    remedy: '请检查打印机电源和连线后重试。',
    actor: 'operator',
  },
  'printing.paperOut': {
    title: '打印机缺纸',
    remedy: '请加纸，核对已经打出的页后重试。',
    actor: 'operator',
  },
  'printing.reasonMissing': {
    title: '该文书已经打印过，请填写补打原因',
    remedy: '请选择补打原因；选“其他”须写明。',
    actor: 'operator',
  },
  'printing.refused': {
    title: '打印机没有接受该任务',
    remedy: '请换一台打印机重试；仍不成功请联系管理员检查打印队列。',
    actor: 'administrator',
  },
  'printing.spoolerAbsent': {
    title: '本机没有可用的打印服务',
    remedy: '请管理员安装并启动打印服务（CUPS）；可以先用浏览器打印。',
    actor: 'administrator',
  },
  'printing.timedOut': {
    title: '打印机没有按时完成',
    remedy: '请查看打印机，核对已经打出的页，再说明打印结果。',
    actor: 'operator',
  },
};
