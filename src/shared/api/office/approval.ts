import { z } from 'zod';
import { Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { DueDate } from '../../domain/calendar/due-date.ts';
import type { MergedField, MergedMaterial } from '../../domain/catalogue/merged-application.ts';
import type { ReviewStep, ServiceItem } from '../../domain/catalogue/service-item.ts';
import type { SubCaseAction } from '../../domain/case/case-action.ts';
import type { SubCaseProjection } from '../../domain/case/projection.ts';
import type { FormAnswers, SubmittedMaterial } from '../../domain/form/draft.ts';
import type { DocumentSummary } from './document.ts';

/** A line of a department's queue, due first. */
export type QueueEntry = {
  readonly projection: SubCaseProjection;
  readonly caseNumber: string;
  readonly subjectName: string;
  /** Masked. */
  readonly applicantName: string;
  readonly timeliness: 'onTime' | 'dueSoon' | 'overdue' | 'noLimit';
  readonly claimedByName: string | null;
  /** Name of the step that is due (初审, 决定…). */
  readonly stepName: string;
  /** True when the caller may do that step. */
  readonly mine: boolean;
};

/** What an approver needs to decide: only this item's fields and materials. */
export type ApprovalView = {
  readonly projection: SubCaseProjection;
  readonly caseNumber: string;
  readonly number: string;
  readonly subjectName: string;
  readonly item: ServiceItem;
  readonly due: DueDate | null;
  readonly step: ReviewStep;
  readonly fields: readonly MergedField[];
  readonly answers: FormAnswers;
  readonly materials: readonly MergedMaterial[];
  readonly submitted: readonly SubmittedMaterial[];
  readonly actions: readonly SubCaseAction[];
  readonly documents: readonly DocumentSummary[];
  readonly people: Readonly<Record<string, string>>;
  /** Why the caller may not act now; null when they may. */
  readonly obstacle: string | null;
};

const gate = { role: ['approver', 'clerk'], audit: 'change' } as const;
const EXPECTED = { requestId: RequestId, subCaseId: Id, expectedVersion: z.int().min(1) };
/** What a person says in their own words; blanks say nothing. */
const Said = z.string().trim().min(1).max(1_000);
const COMMON = [
  'case.notFound',
  'case.changedMeanwhile',
  'case.notAllowedNow',
  'approval.notYourDepartment',
] as const;

/** 审批. Departments decide their part in the back office. */
export const approval = {
  queue: query({ role: ['approver', 'clerk'], audit: 'access' }).output(
    answer<{ readonly toDo: readonly QueueEntry[]; readonly toSeal: readonly QueueEntry[] }>(),
  ),
  get: query({ role: ['approver', 'clerk'], audit: 'access' }, 'case.notFound', 'approval.notYourDepartment')
    .input(z.object({ subCaseId: Id }))
    .output(answer<ApprovalView>()),
  /** 认领. */
  claim: command(
    gate,
    ...COMMON,
    'approval.alreadyClaimed',
    'approval.lastDecider',
    'approval.samePerson',
    'approval.wrongStep',
  )
    .input(z.object(EXPECTED))
    .output(answer<ApprovalView>()),
  /** 退回认领. */
  release: command(gate, ...COMMON, 'approval.notClaimed')
    .input(z.object(EXPECTED))
    .output(answer<ApprovalView>()),
  /** 初审/审核意见. */
  giveOpinion: command(
    gate,
    ...COMMON,
    'approval.lastDecider',
    'approval.notClaimed',
    'approval.wrongStep',
    'approval.samePerson',
  )
    .input(
      z.object({
        ...EXPECTED,
        recommendation: z.enum(['grant', 'deny']),
        opinion: Said,
      }),
    )
    .output(answer<ApprovalView>()),
  /** 退回上一步. */
  sendBack: command(gate, ...COMMON, 'approval.notClaimed', 'approval.samePerson', 'approval.wrongStep')
    .input(z.object({ ...EXPECTED, reason: Said }))
    .output(answer<ApprovalView>()),
  /** 准予. Opens what waited for it, and makes the paper to be sealed. */
  grant: command(
    gate,
    ...COMMON,
    'approval.notClaimed',
    'approval.wrongStep',
    'approval.samePerson',
    'document.contentOverflow',
    'document.glyphMissing',
  )
    .input(z.object({ ...EXPECTED, opinion: Said }))
    .output(answer<ApprovalView>()),
  /** 不予. Ends what depended on it, with that reason. */
  deny: command(
    gate,
    ...COMMON,
    'approval.notClaimed',
    'approval.reasonMissing',
    'approval.wrongStep',
    'approval.samePerson',
    'document.contentOverflow',
    'document.glyphMissing',
  )
    .input(z.object({ ...EXPECTED, reason: z.string().max(1_000), legalBasis: z.string().max(300) }))
    .output(answer<ApprovalView>()),
} satisfies GatedRouter;
