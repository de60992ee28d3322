import type { LocalDate } from '../kernel/time.ts';

/** What the composer and the sealer themselves put on every paper; the words of a paper come with its model. */
export const PAPER_MARKS = {
  simulated: '模拟',
  simulatedNotice: '本文书的产生有模拟设备或模拟印章参与，仅供演示，不具有法律效力',
  qrCaption: '扫码核验',
  producer: '全科窗口工作台',
  demoRootName: '全科窗口工作台 模拟根',
  pageOf: (page: number, total: number) => `第 ${page} 页  共 ${total} 页`,
} as const;

/** 成文日期: Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function toPaperDate(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
