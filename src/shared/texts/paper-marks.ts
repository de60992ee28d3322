import type { LocalDate } from '../kernel/time.ts';

/** What the composer and the sealer themselves put on every paper; the words of a paper come with its model. */
export const PAPER_MARKS = {
  simulated: '模拟',
  simulatedNotice: '本文书的产生有模拟设备或模拟印章参与，仅供演示，不具有法律效力',
  /** Where a stamp goes that is put on by hand. */
  stampPlace: '（加盖专用印章）',
  qrCaption: '扫码核验',
  producer: '全科窗口工作台',
  demoRootName: '全科窗口工作台 模拟根',
  pageOf: (page: number, total: number) => `第 ${page} 页  共 ${total} 页`,
  /** 第一联 存根联. */
  partLabel: (place: number, name: string) =>
    `第${'一二三四五六七八九'.charAt(place - 1) || place}联  ${name}`,
  cutLine: '骑缝 · 沿此线裁开',
  /** After a line to sign on. */
  signedOn: '    年    月    日',
} as const;

/** Where on a paper something does not fit or cannot be drawn, as a refusal names it. */
export const PAPER_PARTS = {
  title: '标题',
  number: '编号',
  organizationName: '落款机关',
  qrText: '二维码内容',
  parts: '联次名称',
  heading: (place: number) => `第${place}个小标题`,
  paragraph: (place: number) => `正文第${place}段`,
  note: '附注',
  signatures: '签字栏',
  label: '栏目名称',
  tableHead: '表头',
  cell: (column: string, row: number) => `${column}（第${row}行）`,
  row: (place: number) => `表格第${place}行`,
  pages: '页数',
  ticket: '小票',
  copyMark: '副本标注',
  /** For a character that would leave no trace in a message. */
  invisible: '不可见字符',
} as const;

/** 成文日期: Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function toPaperDate(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
