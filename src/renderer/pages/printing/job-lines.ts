import type { PrintJobLine } from '../../../shared/api/office/printing.ts';
import type { PrintJobState } from '../../../shared/domain/document/print-job.ts';

/** Which jobs the table shows. */
export const JOB_FILTERS = ['open', 'all', 'reprints'] as const;
export type JobFilter = (typeof JOB_FILTERS)[number];

/** How a job stands, as a person sees it. */
export function standingOf({ state, outcomeUnknown }: PrintJobLine): PrintJobState | 'unknown' {
  return outcomeUnknown ? 'unknown' : state;
}

/** What still waits for a printer or a person. */
function isOpen({ state }: PrintJobLine): boolean {
  return state !== 'printed' && state !== 'cancelled';
}

/** The jobs of a filter. */
export function filterJobs(jobs: readonly PrintJobLine[], filter: JobFilter): readonly PrintJobLine[] {
  if (filter === 'open') return jobs.filter(isOpen);
  return filter === 'all' ? jobs : jobs.filter(({ reprintReason }) => reprintReason !== null);
}

/** How many jobs each filter shows. */
export function countJobs(jobs: readonly PrintJobLine[]): Readonly<Record<JobFilter, number>> {
  const count = (filter: JobFilter) => filterJobs(jobs, filter).length;
  return { open: count('open'), all: count('all'), reprints: count('reprints') };
}
