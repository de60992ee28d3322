import { z } from 'zod';
import { CatalogueCode, Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { Attention } from '../../domain/approval/attention.ts';
import type { ExtensionLeft } from '../../domain/approval/clock-changes.ts';
import type { ProducedValue } from '../../domain/approval/produced-values.ts';
import type { ReasonTemplate } from '../../domain/approval/reason-template.ts';
import type { DueDate } from '../../domain/calendar/due-date.ts';
import type { DueLight } from '../../domain/calendar/due-light.ts';
import { SPECIAL_PROCEDURES } from '../../domain/calendar/special-procedure.ts';
import type { SpecialProcedure } from '../../domain/calendar/special-procedure.ts';
import type { Department } from '../../domain/catalogue/catalogue.ts';
import type { MergedField, MergedMaterial } from '../../domain/catalogue/merged-application.ts';
import type { ReviewStep, ServiceItem } from '../../domain/catalogue/service-item.ts';
import type { SubCaseAction, SubCaseActionKind } from '../../domain/case/case-action.ts';
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
  /** 红黄灯; null while no clock runs or once it is decided. */
  readonly color: DueLight | null;
  readonly claimedByName: string | null;
  /** Name of the step that is due (初审, 决定…). */
  readonly stepName: string;
  /** True when the caller may do that step. */
  readonly mine: boolean;
};

/** 待办. What somebody has to review, to seal, and what waits for the end of a special procedure. */
export type WorkQueue = {
  readonly toDo: readonly QueueEntry[];
  readonly toSeal: readonly QueueEntry[];
  readonly suspended: readonly QueueEntry[];
};

/** A department by the name people know. */
export type NamedDepartment = Pick<Department, 'departmentId' | 'name'>;

/** A person of one's own department. */
export type Colleague = { readonly operatorId: string; readonly displayName: string };

/** What an approver needs to decide: only this item's fields and materials. */
export type ApprovalView = {
  readonly projection: SubCaseProjection;
  readonly caseNumber: string;
  readonly number: string;
  readonly subjectName: string;
  readonly item: ServiceItem;
  /** While a special procedure lasts: what it would be if the work went on now (`ifResumedAt`). */
  readonly due: DueDate | null;
  readonly color: DueLight | null;
  readonly step: ReviewStep;
  /** 轮到的部门: who has to act now; at 会签 those that have not yet said their own. */
  readonly inTurn: readonly NamedDepartment[];
  /** Every department that takes part or took part, by the name people know. */
  readonly departments: readonly NamedDepartment[];
  readonly fields: readonly MergedField[];
  readonly answers: FormAnswers;
  readonly materials: readonly MergedMaterial[];
  readonly submitted: readonly SubmittedMaterial[];
  readonly actions: readonly SubCaseAction[];
  readonly documents: readonly DocumentSummary[];
  readonly people: Readonly<Record<string, string>>;
  /** Why the caller may not act now; null when they may. */
  readonly obstacle: string | null;
  /** What the caller may do now: the table, the role, the department and the course together. */
  readonly allowed: readonly SubCaseActionKind[];
  /** 前置事项给出的值, and what this item itself gave. */
  readonly produced: readonly ProducedValue[];
  /** Fields whose value the grant of this item may give, and those it must give because a later item needs them. */
  readonly produces: readonly MergedField[];
  /** What may stop the clock of this item. */
  readonly procedures: readonly SpecialProcedure[];
  /** What may still be added to its time; empty while no clock runs. */
  readonly extensions: readonly ExtensionLeft[];
  /** Who may take the claim over; empty where the caller does not hold it. */
  readonly colleagues: readonly Colleague[];
  /** 结果已被更正或撤销: by the decision of this later case. */
  readonly replacedBy: {
    readonly relation: 'corrects' | 'revokes';
    readonly caseId: string;
    readonly caseNumber: string;
  } | null;
};

/** A part as a supervisor looks after it: no personal data. */
export type SupervisedPart = {
  readonly projection: SubCaseProjection;
  readonly caseNumber: string;
  readonly number: string;
  readonly subjectName: string;
  /** Whose the item is. */
  readonly department: NamedDepartment;
  readonly inTurn: readonly NamedDepartment[];
  readonly stepName: string;
  readonly claimedByName: string | null;
  readonly due: DueDate | null;
  readonly color: DueLight | null;
  /** Why it needs a supervisor, the gravest first. */
  readonly attention: readonly Attention[];
  /** What the caller may do now. */
  readonly allowed: readonly SubCaseActionKind[];
};

/** 督办台. What needs a supervisor, due first, and the departments work may be dispatched to. */
export type Supervision = {
  readonly parts: readonly SupervisedPart[];
  /** There when more parts need attention than these: what is due first is shown. */
  readonly more?: true;
  readonly departments: readonly NamedDepartment[];
};

const gate = { role: ['approver', 'clerk'], audit: 'change' } as const;
const approverGate = { role: ['approver'], audit: 'change' } as const;
const supervisorGate = { role: ['supervisor'], audit: 'change' } as const;
const EXPECTED = { requestId: RequestId, subCaseId: Id, expectedVersion: z.int().min(1) };
/** What a person says in their own words; blanks say nothing. */
const Said = z.string().trim().min(1).max(1_000);
const Explained = z.object({ ...EXPECTED, reason: Said });
const CHANGED = [
  'case.notFound',
  'case.changedMeanwhile',
  'case.deadlinePassed',
  'case.notAllowedNow',
] as const;
const PAPER = ['document.contentOverflow', 'document.glyphMissing'] as const;
/** Why it is not the turn of a department. */
const TURN = ['approval.notYourDepartment', 'approval.notInTurn', 'approval.alreadyHeard'] as const;
/** Why a person may not do the step that is due. */
const STEP = [
  ...TURN,
  'approval.notClaimed',
  'approval.ownerDisputed',
  'approval.samePerson',
  'approval.wrongStep',
] as const;

/** 审批. Departments decide their part in the back office. */
export const approval = {
  queue: query({ role: ['approver', 'clerk'], audit: 'access' }).output(answer<WorkQueue>()),
  get: query({ role: ['approver', 'clerk'], audit: 'access' }, 'case.notFound', 'approval.notYourDepartment')
    .input(z.object({ subCaseId: Id }))
    .output(answer<ApprovalView>()),
  /** 理由模板. */
  reasons: query({ role: ['approver', 'clerk', 'supervisor'], audit: 'none' }).output(
    answer<readonly ReasonTemplate[]>(),
  ),
  /** 认领. */
  claim: command(
    gate,
    ...CHANGED,
    ...TURN,
    'approval.alreadyClaimed',
    'approval.lastDecider',
    'approval.ownerDisputed',
    'approval.samePerson',
    'approval.wrongStep',
  )
    .input(z.object(EXPECTED))
    .output(answer<ApprovalView>()),
  /** 退回认领. */
  release: command(gate, ...CHANGED, 'approval.notYourDepartment', 'approval.notClaimed')
    .input(z.object(EXPECTED))
    .output(answer<ApprovalView>()),
  /** 转交同事: of the same department, who could claim it too. */
  handOn: command(approverGate, ...CHANGED, ...STEP, 'approval.colleagueUnfit')
    .input(z.object({ ...EXPECTED, to: Id }))
    .output(answer<ApprovalView>()),
  /** 初审/审核/会签意见. At 会签 what other departments said meanwhile is no conflict. */
  giveOpinion: command(gate, ...CHANGED, ...STEP, 'approval.lastDecider')
    .input(z.object({ ...EXPECTED, recommendation: z.enum(['grant', 'deny']), opinion: Said }))
    .output(answer<ApprovalView>()),
  /** 退回上一步. */
  sendBack: command(gate, ...CHANGED, ...STEP)
    .input(Explained)
    .output(answer<ApprovalView>()),
  /** 准予. Opens what waited for it, and makes the paper to be sealed; `produced` by field code. */
  grant: command(
    gate,
    ...CHANGED,
    ...STEP,
    ...PAPER,
    'approval.materialsOutstanding',
    'approval.outcomeNotReplaceable',
    'approval.producedInvalid',
    'approval.producedMissing',
  )
    .input(
      z.object({
        ...EXPECTED,
        opinion: Said,
        produced: z.record(CatalogueCode, z.string().max(2_000)).optional(),
        /** Why a value stands although its check character does not fit, and how it was entered a second time. */
        producedOverrides: z
          .record(CatalogueCode, z.object({ reason: Said.max(200), enteredAgain: z.string().max(2_000) }))
          .optional(),
      }),
    )
    .output(answer<ApprovalView>()),
  /** 不予. Ends what depended on it, with that reason. */
  deny: command(gate, ...CHANGED, ...STEP, ...PAPER, 'approval.reasonMissing')
    .input(z.object({ ...EXPECTED, reason: z.string().max(1_000), legalBasis: z.string().max(300) }))
    .output(answer<ApprovalView>()),
  /** 特别程序（挂起）. Stops the clock from the written notice on (Administrative Licensing Law art. 45). */
  suspend: command(
    approverGate,
    ...CHANGED,
    ...STEP,
    ...PAPER,
    'approval.dayFixed',
    'approval.procedureNotOfItem',
  )
    .input(
      z.object({
        ...EXPECTED,
        specialProcedure: z.enum(SPECIAL_PROCEDURES),
        expectedWorkingDays: z.int().min(1).max(250),
        reason: Said,
      }),
    )
    .output(answer<ApprovalView>()),
  /** 恢复. By anybody of the department in turn: who stopped the clock may be away. */
  resume: command(approverGate, ...CHANGED, ...TURN)
    .input(z.object({ ...EXPECTED, note: Said }))
    .output(answer<ApprovalView>()),
  /** 延期 (art. 42): by somebody who takes the decisions of the body. */
  extend: command(
    approverGate,
    ...CHANGED,
    ...PAPER,
    'approval.dayFixed',
    'approval.decidersOnly',
    'approval.notJoint',
    'approval.notYourDepartment',
    'case.extensionTooLate',
    'case.extensionTooLong',
  )
    .input(
      z.object({
        ...EXPECTED,
        workingDays: z.int().min(1).max(15),
        basis: z.enum(['ownBody', 'jointHandling']),
        reason: Said,
      }),
    )
    .output(answer<ApprovalView>()),
  /** 权属争议. The clock runs on; a supervisor decides. */
  disputeOwner: command(approverGate, ...CHANGED, ...TURN, 'approval.alreadyClaimed')
    .input(Explained)
    .output(answer<ApprovalView>()),
  /** 督办反馈. */
  answerUrge: command(approverGate, ...CHANGED, ...TURN)
    .input(z.object({ ...EXPECTED, answer: Said }))
    .output(answer<ApprovalView>()),
  /** 督办台. */
  supervise: query({ role: ['supervisor'], audit: 'access' }).output(answer<Supervision>()),
  /** One part of any case, as a supervisor looks after it. */
  superviseOne: query({ role: ['supervisor'], audit: 'access' }, 'case.notFound')
    .input(z.object({ subCaseId: Id }))
    .output(answer<SupervisedPart>()),
  /** Open parts by printed number, by name, number, phone or initials of a person, or by item. */
  findSupervised: query({ role: ['supervisor'], audit: 'access' })
    .input(z.object({ text: z.string().max(100) }))
    .output(answer<readonly SupervisedPart[]>()),
  /** 派单. Whose it is, also against the will of that department; the review begins again there. */
  dispatch: command(supervisorGate, ...CHANGED, 'approval.departmentUnfit')
    .input(z.object({ ...EXPECTED, departmentId: CatalogueCode, reason: Said }))
    .output(answer<SupervisedPart>()),
  /** 督办. */
  urge: command(supervisorGate, ...CHANGED)
    .input(
      z.object({ ...EXPECTED, answerWithinWorkingDays: z.int().min(1).max(20).default(1), reason: Said }),
    )
    .output(answer<SupervisedPart>()),
  /** 加急. */
  expedite: command(supervisorGate, ...CHANGED)
    .input(Explained)
    .output(answer<SupervisedPart>()),
  /** 收回认领: of somebody who is away; anybody of the department may take it then. */
  releaseClaim: command(supervisorGate, ...CHANGED)
    .input(Explained)
    .output(answer<SupervisedPart>()),
  /** 终止, counted: by a supervisor, or by who decides for the body. */
  terminate: command(
    { role: ['approver', 'supervisor'], audit: 'change' },
    ...CHANGED,
    'approval.decidersOnly',
    'approval.notYourDepartment',
  )
    .input(Explained)
    .output(answer<SupervisedPart>()),
  /** 作废, in no count. */
  annul: command(supervisorGate, ...CHANGED)
    .input(Explained)
    .output(answer<SupervisedPart>()),
} satisfies GatedRouter;
