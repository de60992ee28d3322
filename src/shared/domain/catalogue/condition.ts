import { z } from 'zod';

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
