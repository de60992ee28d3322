import { z } from 'zod';
import { ownValue } from '../../kernel/own-value.ts';

/** 情形条件. When something applies, as a question about the answers given. */
export type Condition =
  | { readonly question: string; readonly is: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: z.string(), is: z.array(z.string()).min(1).readonly() }),
    z.strictObject({ all: z.array(Condition).min(1).readonly() }),
    z.strictObject({ any: z.array(Condition).min(1).readonly() }),
    z.strictObject({ not: Condition }),
  ]),
);

/** 情形. The chosen value of each question that was answered. */
export type Situation = Readonly<Record<string, string>>;

/** True when the condition applies in the situation; no condition always applies, an unanswered question is not "is". */
export function holds(condition: Condition | undefined, situation: Situation): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, situation));
  if ('any' in condition) return condition.any.some((part) => holds(part, situation));
  if ('not' in condition) return !holds(condition.not, situation);
  const answer = ownValue(situation, condition.question);
  return answer !== undefined && condition.is.includes(answer);
}

/** Every comparison a condition makes, in reading order. */
export function comparisonsIn(
  condition: Condition | undefined,
): readonly { readonly question: string; readonly is: readonly string[] }[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(comparisonsIn);
  if ('any' in condition) return condition.any.flatMap(comparisonsIn);
  return 'not' in condition ? comparisonsIn(condition.not) : [condition];
}
