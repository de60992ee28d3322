import type { Instant } from '../../kernel/time.ts';
import type { SubCase } from '../case/case-action.ts';
import { statusOf } from '../case/case-flow.ts';
import type { CaseStatus } from '../case/case-status.ts';

/** Nothing more comes to the file of a part that stands so, unless somebody looks at it again. */
const CLOSED: readonly CaseStatus[] = [
  'refused',
  'returned',
  'withdrawn',
  'terminated',
  'annulled',
  'delivered',
  'archived',
];

/** True for a part nothing more happens to by itself. */
export function isClosed(status: CaseStatus): boolean {
  return CLOSED.includes(status);
}

/** What closes a part. Filing it away closes only what has nothing to hand out; of others it comes later. */
const CLOSES: readonly string[] = [
  'refuse',
  'returnToApplicant',
  'withdraw',
  'terminate',
  'annul',
  'deliver',
  'forward',
];

/** 办结时间. When the last part of a case was closed; undefined while one is open. */
export function closedAtOf(parts: readonly SubCase[]): Instant | undefined {
  if (!parts.every(({ actions }) => isClosed(statusOf(actions)))) return undefined;
  return parts
    .map(closingOf)
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1);
}

function closingOf({ actions }: SubCase): Instant | undefined {
  const closing = actions.findLast(({ kind }) => CLOSES.includes(kind));
  return (closing ?? actions.findLast(({ kind }) => kind === 'archive'))?.effectiveAt;
}
