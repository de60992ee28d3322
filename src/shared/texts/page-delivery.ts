/** 出件. */
export const DELIVERY_TEXTS = {
  title: '出件',
  readCard: '读取领取人身份证',
  readHint: '请领取人出示身份证，放在读卡器上，按 F2 读取',
  reading: '请放身份证…',
  collector: '领取人',
  entitled: { applicant: '申请人本人，可以领取', agent: '登记的代办人，可以领取' },
  applicant: '申请人',
  ready: '可领取',
  open: '尚未办结',
  handOver: '发放',
  handOverCount: (count: number) => `发放 ${count} 项结果`,
  handingOver: '正在发放…',
  delivered: (count: number) => `已发放 ${count} 项结果`,
  receipt: '领证签收单',
  printReceipt: '打印签收单',
  rate: '请市民评价',
  another: '下一位领取人',
  list: '待领取的办件',
  readyCount: (count: number) => `${count} 项可领取`,
  noneReady: '目前没有待领取的办件',
  papers: '将发放的文书',
  expired: '读卡已过期，请重新读卡',
  registerOnly: '登记类结果，无纸质文书',
} as const;

/** 评价屏, turned to the citizen: no hint, no default. */
export const RATING_SCREEN_TEXTS = {
  question: '请您对本次服务作出评价',
  comment: '您的意见（可不填）',
  submit: '提交评价',
  change: '重新选择',
  chosen: (level: string) => `您的评价：${level}`,
  thanks: '感谢您的评价',
  finish: '完成',
  leave: '暂不评价',
} as const;
