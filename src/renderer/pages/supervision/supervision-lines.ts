import type { NamedDepartment, SupervisedPart } from '../../../shared/api/office/approval.ts';
import type { Attention } from '../../../shared/domain/approval/attention.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { daysLeftText } from '../../../shared/texts/page-due.ts';
import { ATTENTION_TEXTS, SUPERVISION_TEXTS } from '../../../shared/texts/page-supervision.ts';

/** A part as the list shows it. */
export type SupervisedLine = SupervisedPart & {
  readonly key: string;
  readonly left: string;
  /** Why it stands here, in words. */
  readonly why: string;
};

/** What is looked for; empty for everything. */
export type SupervisionFilter = {
  readonly cause: Attention['kind'] | 'all';
  readonly departmentId: string;
};

/** A part with the words of its line. */
export function toSupervisedLine(part: SupervisedPart, now: Instant): SupervisedLine {
  const { subCaseId: key, dueAt, status } = part.projection;
  const color = status === 'suspended' ? null : part.color; // nothing is used up while the clock stands still
  return {
    ...part,
    key,
    left: color === null || dueAt === null ? '' : daysLeftText(dueAt, now),
    color,
    why: part.attention.map(({ kind }) => ATTENTION_TEXTS[kind]).join('、'),
  };
}

/** A part belongs to whose it is and to whom it waits for. */
function concerns({ department, inTurn }: SupervisedPart, departmentId: string): boolean {
  return departmentId === '' || [department, ...inTurn].some((one) => one.departmentId === departmentId);
}

/** The lines a filter lets through. */
export function filterSupervised<Part extends SupervisedPart>(
  parts: readonly Part[],
  { cause, departmentId }: SupervisionFilter,
): readonly Part[] {
  return parts.filter(
    (part) =>
      concerns(part, departmentId) && (cause === 'all' || part.attention.some(({ kind }) => kind === cause)),
  );
}

const CAUSES = Object.keys(ATTENTION_TEXTS) as Attention['kind'][];

/** The causes there are, each with how many parts have it. */
export function causeChoices(parts: readonly SupervisedPart[], { cause, departmentId }: SupervisionFilter) {
  const counted = CAUSES.map((value) => ({
    value,
    label: ATTENTION_TEXTS[value],
    count: filterSupervised(parts, { cause: value, departmentId }).length,
  }));
  const all = {
    value: 'all' as const,
    label: SUPERVISION_TEXTS.all,
    count: filterSupervised(parts, { cause: 'all', departmentId }).length,
  };
  return [all, ...counted.filter(({ value, count }) => count > 0 || value === cause)];
}

/** The departments that occur, by name. */
export function departmentsOf(parts: readonly SupervisedPart[]): readonly NamedDepartment[] {
  const all = parts.flatMap(({ department, inTurn }) => [department, ...inTurn]);
  const different = new Map(all.map((one) => [one.departmentId, one]));
  return [...different.values()].sort((left, right) => left.name.localeCompare(right.name, 'zh'));
}
