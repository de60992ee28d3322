import { z } from 'zod';

/** 窗口规则. What no law says and a centre decides for itself. */
export const WindowRules = z.strictObject({
  /** 补正期限. Working days an applicant has to mend what a notice names. */
  correctionWorkingDays: z.int().min(1).max(60),
  /** 留存期限. Days after which an outcome nobody collected may be destroyed. */
  destroyAfterDays: z.int().min(30).max(3_650),
  /** 认领时限. Working days after which a supervisor is shown work that nobody took. */
  unclaimedWorkingDays: z.int().min(1).max(20),
  /** Working days after which a supervisor is shown work that lies with who took it. */
  claimHeldWorkingDays: z.int().min(1).max(60),
  /** 时钟跳变. Minutes the clock may differ from the time that passed before nothing is done by time alone. */
  clockJumpMinutes: z.int().min(5).max(1_440),
  /** Values the customer must confirm (待确认). */
  toBeConfirmed: z.array(z.string()).default([]),
});
export type WindowRules = z.infer<typeof WindowRules>;
