import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { Workload } from '../../domain/statistics/workload.ts';

const Period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** 统计. Figures a supervisor can defend: the file's rows add up to the screen. */
export const statistics = {
  /** 收件, 受理, 办结, 出件, 在办 and the balance, by department too. `to` is included. */
  workload: query({ role: ['supervisor'], audit: 'access' }, 'statistics.periodInvalid')
    .input(Period)
    .output(
      answer<{
        readonly total: Workload;
        readonly byDepartment: readonly { readonly departmentName: string; readonly workload: Workload }[];
        readonly takenAt: string;
      }>(),
    ),
  /** The same figures as CSV, one row per sub-case, with the snapshot it was made from. */
  exportWorkload: query({ role: ['supervisor'], audit: 'access' }, 'statistics.periodInvalid')
    .input(Period)
    .output(answer<{ readonly fileName: string; readonly csv: string; readonly snapshotId: string }>()),
} satisfies GatedRouter;
