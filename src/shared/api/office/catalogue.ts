import { z } from 'zod';
import { answer, query } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { SubjectSummary } from '../../domain/catalogue/find-subjects.ts';

/** 事项目录. What can be applied for. */
export const catalogue = {
  /** Themes and items whose name, alias or code holds the text; all for an empty text. */
  search: query({ role: 'signedIn', audit: 'none' })
    .input(z.object({ text: z.string().max(100) }))
    .output(answer<readonly SubjectSummary[]>()),
} satisfies GatedRouter;
