import { z } from 'zod';
import { Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { SubCaseProjection } from '../../domain/case/projection.ts';
import type { CaseSummary } from './case.ts';
import type { DocumentSummary } from './document.ts';

/** What can be handed over to one person now. */
export type Collection = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly version: number;
  /** Masked. */
  readonly applicantName: string;
  readonly collectorKind: 'applicant' | 'agent';
  /** Masked. */
  readonly collectorName: string;
  readonly ready: readonly SubCaseProjection[];
  /** Parts that are not ready yet. */
  readonly open: readonly SubCaseProjection[];
  readonly documents: readonly DocumentSummary[];
};

const READING_CODES = [
  'reading.expired',
  'reading.invalid',
  'reading.simulatedRefused',
  'reading.unknownStation',
] as const;

/** 出件. One window hands all outcomes out. */
export const delivery = {
  /** Cases with outcomes that lie ready. */
  list: query({ role: ['issuer', 'clerk'], audit: 'access' }).output(answer<readonly CaseSummary[]>()),
  /** Everything the person of this reading may collect now. */
  find: query({ role: ['issuer', 'clerk'], audit: 'access' }, ...READING_CODES, 'delivery.nothingReady')
    .input(z.object({ reading: z.string().max(8_000) }))
    .output(answer<readonly Collection[]>()),
  /**
   * Hands over what was shown, all of it in one step; the reading proves who collects. What became ready meanwhile
   * stays here: nobody saw it, so its paper may lie in a cupboard.
   */
  handOver: command(
    { role: ['issuer', 'clerk'], audit: 'change' },
    ...READING_CODES,
    'case.changedMeanwhile',
    'case.notFound',
    'delivery.collectorNotEntitled',
    'delivery.nothingReady',
    'document.contentOverflow',
    'document.glyphMissing',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        expectedVersion: z.int().min(1),
        /** As `find` showed them. */
        subCases: z
          .array(z.object({ subCaseId: Id, version: z.int().min(1) }))
          .min(1)
          .max(100),
        reading: z.string().max(8_000),
      }),
    )
    .output(
      answer<{ readonly receipt: DocumentSummary; readonly delivered: number; readonly version: number }>(),
    ),
  /**
   * 好差评, made by the citizen on the screen turned to them. It expects no version: a rating overwrites nothing, and
   * a second one is refused.
   */
  rate: command(
    { role: ['issuer', 'clerk'], audit: 'change' },
    'case.changedMeanwhile',
    'case.notFound',
    'delivery.alreadyRated',
    'delivery.notDelivered',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
        comment: z.string().max(500),
      }),
    )
    .output(answer<null>()),
} satisfies GatedRouter;
