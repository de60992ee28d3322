import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { PrintJobId } from '../../../../shared/domain/document/print-job.ts';
import type { Session } from '../../ports/caller.ts';
import type { JobOfPaper, PrintJobRecord } from '../../ports/print-table.ts';
import type { Tables } from '../../ports/store.ts';
import { maySeePaper } from '../may-see-paper.ts';

/** Why a job cannot be taken in hand. */
export type HoldRefusal = 'call.notPermitted' | 'printing.changedMeanwhile' | 'printing.jobNotFound';

/** The job as the caller last saw it. Whoever may see the paper may go on with its job: at the window colleagues take over. */
export async function holdJob(
  tables: Tables,
  session: Session,
  input: { readonly jobId: string; readonly expectedVersion: number },
): Promise<Result<JobOfPaper, HoldRefusal>> {
  const held = await tables.printing.find(input.jobId as PrintJobId);
  if (!held) return fail('printing.jobNotFound');
  if (!(await maySeePaper(tables, session.operator, held.paper))) return fail('call.notPermitted');
  return held.job.version === input.expectedVersion ? succeed(held) : changedMeanwhile(held.job);
}

/** Tells the slower one how the job stands. */
export function changedMeanwhile({ version, state }: PrintJobRecord) {
  return fail('printing.changedMeanwhile', { version, state });
}
