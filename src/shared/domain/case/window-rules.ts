import { z } from 'zod';

/** 窗口规则. What no law says and a centre decides for itself. */
export const WindowRules = z.strictObject({
  /** 补正期限. Working days an applicant has to mend what a notice names. */
  correctionWorkingDays: z.int().min(1).max(60),
  /** 留存期限. Days after which an outcome nobody collected may be destroyed. */
  destroyAfterDays: z.int().min(30).max(3_650),
  /** Values the customer must confirm (待确认). */
  toBeConfirmed: z.array(z.string()).default([]),
});
export type WindowRules = z.infer<typeof WindowRules>;
