import type { CaseView } from '../../../shared/api/office/case.ts';
import type { CaseStatus } from '../../../shared/domain/case/case-status.ts';
import { STATUS_TEXTS } from '../../../shared/texts/page-case.ts';
import { TAKEN_TEXTS } from '../../../shared/texts/page-case-window.ts';
import { SUPPLY_TEXTS } from '../../../shared/texts/page-form-intake.ts';

const ACCEPTED: readonly CaseStatus[] = ['accepted', 'waiting', 'reviewing'];

/** What was done at the window, as the page after it says. */
export type Taken = {
  readonly title: string;
  /** How many parts stand how; empty where all stand alike. */
  readonly counts: string;
  /** True where everything went as the citizen hoped. */
  readonly smooth: boolean;
};

/** Of the last thing the window did with the case: taking it in, or what was handed in since. */
export function takenOf(view: CaseView): Taken {
  const { quiet } = view.merged;
  const statuses = view.subCases.map(({ projection }) => projection.status);
  if (view.actions.some(({ kind }) => kind === 'supplement')) {
    const title = quiet ? SUPPLY_TEXTS.doneQuietly : SUPPLY_TEXTS.doneTitle;
    return { title, counts: countsOf(statuses), smooth: true };
  }
  if (statuses.every((status) => ACCEPTED.includes(status))) {
    const title = quiet ? TAKEN_TEXTS.acceptedQuietly : TAKEN_TEXTS.accepted;
    return { title, counts: '', smooth: true };
  }
  const smooth = view.projection.channel === 'crossRegion';
  return { title: titleOf(view, statuses), counts: countsOf(statuses), smooth };
}

function titleOf({ projection }: CaseView, statuses: readonly CaseStatus[]): string {
  if (projection.channel === 'crossRegion') return TAKEN_TEXTS.forwarded;
  const isRefused = statuses.every((status) => status === 'refused' || status === 'terminated');
  return isRefused ? TAKEN_TEXTS.refused : TAKEN_TEXTS.received;
}

function countsOf(statuses: readonly CaseStatus[]): string {
  const counts = new Map<CaseStatus, number>();
  for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
  if (counts.size < 2) return '';
  return TAKEN_TEXTS.counts([...counts].map(([status, count]) => [STATUS_TEXTS[status], count]));
}

/** The papers that were made then, not those of earlier days. */
export function papersOfNow({ actions, documents }: CaseView): CaseView['documents'] {
  const last = actions.findLast(({ kind }) => kind === 'receive' || kind === 'supplement');
  const made = last ? documents.filter(({ madeAt }) => madeAt >= last.recordedAt) : documents;
  return made.length > 0 ? made : documents;
}
