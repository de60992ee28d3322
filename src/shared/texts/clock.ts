import { toLocalText, type Instant } from '../kernel/time.ts';

type Jump = { readonly expected: Instant; readonly shown: Instant };

/** 时钟异常, as a page and the command line say it. */
export const CLOCK_TEXTS = {
  jumped: ({ expected, shown }: Jump) =>
    `服务器时钟跳变：应为 ${toLocalText(expected)}，现为 ${toLocalText(shown)}。确认前，系统不自动处理到期事项。`,
  behind: (newest: Instant, now: Instant) =>
    `服务器时钟（${toLocalText(now)}）早于已有记录（${toLocalText(newest)}），办理暂停。时钟有误的请先校正。`,
  reason: '核对情况',
  reasonHint: '如：已与标准时间核对',
  confirm: '时间正确，继续自动处理',
  accept: '时钟已校正，接受当前时间',
  supervisorOrSystem: '请主管或系统管理员核对。',
  systemOnly: '请系统管理员核对后接受当前时间。',
  /** Of the command line. */
  accepted: (newest: Instant, actions: number, cases: number) =>
    `已接受当前时间。此前最晚的记录为 ${toLocalText(newest)}；晚于当前时间的 ${actions} 条办件动作（${cases} 个办件）保持不变，已记入审计日志。`,
} as const;
