import type { MovingPart } from '../../../shared/api/office/calendar.ts';
import type { DeadlineMove } from '../../../shared/domain/case/recalculate-deadlines.ts';
import { isShortened } from '../../../shared/domain/case/recalculate-deadlines.ts';

/** Whether a deadline comes earlier or later, or keeps its day and only loses or gets its mark. */
export type Direction = 'earlier' | 'later' | 'unmarked' | 'marked';

/** One deadline of a part, as a row of the table. */
export type MovingRow = {
  readonly key: string;
  readonly part: MovingPart;
  readonly move: DeadlineMove;
  readonly direction: Direction;
  /** The applicant was told a later day. */
  readonly warns: boolean;
};

/** Every deadline that moves; what the applicant was told otherwise comes first, then as the office lists them. */
export function toRows(parts: readonly MovingPart[]): readonly MovingRow[] {
  const rows = parts.flatMap((part) =>
    part.moves.map((move) => ({
      key: [part.subCaseId, move.deadline, move.materialCode ?? ''].join(' '),
      part,
      move,
      direction: directionOf(move),
      warns: isShortened(move),
    })),
  );
  return [...rows.filter(({ warns }) => warns), ...rows.filter(({ warns }) => !warns)];
}

function directionOf({ before, after }: DeadlineMove): Direction {
  if (after.at < before.at) return 'earlier';
  if (after.at > before.at) return 'later';
  return after.provisional ? 'marked' : 'unmarked';
}
