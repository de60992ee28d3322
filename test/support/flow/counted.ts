import type { Workload } from '../../../src/shared/domain/statistics/workload.ts';
import { WORKLOAD_COLUMN_TITLES } from '../../../src/shared/texts/workload-file.ts';
import { must } from './clerk-client.ts';
import type { ClockedWorkbench } from './clocked-workbench.ts';
import { parseCsv } from './figures.ts';

/** Figures of a period, and what the rows of the exported file add up to. */
export type Counted = { readonly total: Workload; readonly inFile: Readonly<Record<string, number>> };

const FIGURES = [
  'received',
  'accepted',
  'concluded',
  'delivered',
  'open',
  'withdrawn',
  'terminated',
] as const;

/** What the supervisor sees and exports. */
export async function count(workbench: ClockedWorkbench, from: string, to: string): Promise<Counted> {
  const { statistics } = (await workbench.member('supervisor01')).office;
  const { total } = must(await statistics.workload({ from, to }));
  const { csv } = must(await statistics.exportWorkload({ from, to }));
  const [head = [], ...rows] = parseCsv(csv);
  const sumOf = (figure: (typeof FIGURES)[number]): number => {
    const column = head.indexOf(WORKLOAD_COLUMN_TITLES[figure]);
    return rows.reduce((sum, row) => sum + Number(row[column]), 0);
  };
  return { total, inFile: Object.fromEntries(FIGURES.map((figure) => [figure, sumOf(figure)])) };
}

/** The same figures of the screen as `inFile` has them. */
export function onScreen({ total }: Counted): Readonly<Record<string, number>> {
  const { received, accepted, concluded, delivered, open } = total;
  const { withdrawn, terminated } = total.balance;
  return { received, accepted, concluded, delivered, open, withdrawn, terminated };
}
