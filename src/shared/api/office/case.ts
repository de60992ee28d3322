import { z } from 'zod';
import { CatalogueCode, Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { DueDate } from '../../domain/calendar/due-date.ts';
import type { DueLight } from '../../domain/calendar/due-light.ts';
import type { MergedApplication } from '../../domain/catalogue/merged-application.ts';
import type { ServiceCaseAction, SubCaseAction, SubCaseActionKind } from '../../domain/case/case-action.ts';
import type { CustodyHolding } from '../../domain/case/custody.ts';
import type { ExpectedFinish } from '../../domain/case/expected-finish.ts';
import type { IntakeOutlook } from '../../domain/case/intake-outlook.ts';
import { REVEAL_REASONS } from '../../domain/case/reveal-reason.ts';
import type { ServiceCaseProjection, SubCaseProjection } from '../../domain/case/projection.ts';
import type { LinkedCase } from '../../domain/case/service-case-action.ts';
import type { DocumentSummary } from './document.ts';

/** One department's part of a case, as the clerk sees it. */
export type SubCaseView = {
  readonly projection: SubCaseProjection;
  /** Printed number of the part. */
  readonly number: string;
  readonly departmentName: string;
  readonly due: DueDate | null;
  /** Names of the items it waits for. */
  readonly waitsFor: readonly string[];
  readonly actions: readonly SubCaseAction[];
  /** What the caller may do to it now: by the table, their roles, and the rules of the work. */
  readonly allowed: readonly SubCaseActionKind[];
  /** 红黄灯; null while no clock runs. */
  readonly color: DueLight | null;
};

/** 关联办件. A case this one names (`earlier`), or that names this one (`later`). */
export type CaseLink = LinkedCase & { readonly direction: 'earlier' | 'later' };

/** A whole case with everything about it. */
export type CaseView = {
  readonly projection: ServiceCaseProjection;
  readonly actions: readonly ServiceCaseAction[];
  readonly subCases: readonly SubCaseView[];
  readonly documents: readonly DocumentSummary[];
  /** The form as it was taken in, with labels. */
  readonly merged: MergedApplication;
  /** Names of the staff who appear in the actions, by operator id. */
  readonly people: Readonly<Record<string, string>>;
  readonly personalData: PersonalDataShown;
  /** True where the caller decides at the window: at the place that took the case in. */
  readonly isOwnCenter: boolean;
  /** 预计办结 of the whole case, as of this moment; null when nothing is open. */
  readonly expectedFinish: ExpectedFinish | null;
  readonly links: readonly CaseLink[];
  /** 物料. Who holds which papers. */
  readonly custody: readonly CustodyHolding[];
};

/**
 * How much of the people a view shows: everything; everything with numbers and addresses masked; what the items of
 * one's own department need; nothing.
 */
export type PersonalDataShown = 'full' | 'masked' | 'ownItems' | 'none';

/** A line in a list of cases. */
export type CaseSummary = {
  readonly projection: ServiceCaseProjection;
  /** Masked. */
  readonly applicantName: string;
  readonly subCases: readonly SubCaseProjection[];
};

/** What a person says in their own words; blanks say nothing. */
const Said = z.string().trim().min(1).max(1_000);

/** 补正事项 with how to mend it. */
const Point = z.strictObject({
  where: z.enum(['material', 'field']),
  code: CatalogueCode,
  remedy: z.string().trim().min(1).max(300),
});

const Codes = z.array(CatalogueCode).max(100);

const DRAFT = ['form.draftNotFound', 'form.changedMeanwhile', 'form.alreadyAccepted'] as const;
const CURRENT = ['case.notFound', 'case.changedMeanwhile'] as const;
const PAPERS = ['document.contentOverflow', 'document.glyphMissing'] as const;

const WINDOW = { role: ['clerk'], audit: 'change' } as const;
const PART = [...CURRENT, 'case.deadlinePassed', 'case.notAllowedNow'] as const;
/** What only the place decides that took the case in. */
const DECIDED_HERE = [...PART, 'case.notYourCenter'] as const;
const CORRECTING = [
  ...DECIDED_HERE,
  'call.invalidInput',
  'case.correctionIncomplete',
  'case.correctionUsed',
  ...PAPERS,
] as const;

const PART_INPUT = { requestId: RequestId, subCaseId: Id, expectedVersion: z.int().min(1) };
/** `caseVersion`: number of actions of the case the caller saw. */
const CASE_INPUT = { requestId: RequestId, caseId: Id, caseVersion: z.int().min(1) };

const TAKING_IN = [
  ...DRAFT,
  'form.incomplete',
  'catalogue.subjectNotFound',
  'catalogue.notOpen',
  'case.agentMissing',
  'case.changedMeanwhile',
  'case.correctionIncomplete',
  'case.deferralNotAllowed',
  'case.duplicateSuspected',
  'case.forwardNotAllowed',
  'case.linkInvalid',
  'case.promiseNotAllowed',
  'delivery.authorityExpired',
  ...PAPERS,
] as const;

/** 办件. Taking an application in, and looking at it. */
export const serviceCase = {
  /** 收件预告. The deadlines that would run if a draft were taken in now, and cases it may repeat; changes nothing. */
  foreseeIntake: query({ role: ['clerk'], audit: 'access' }, 'form.draftNotFound', 'form.alreadyAccepted')
    .input(z.object({ draftId: Id }))
    .output(answer<IntakeOutlook>()),
  /**
   * 收件: the draft becomes a case by one decision for the whole application. Refused items are refused, those with a
   * point of the correction notice wait for it, the others are accepted, or held for a look within five days; what
   * waits for a refused item ends with it. `accept` is the plain case of it.
   */
  receive: command({ role: ['clerk'], audit: 'change' }, ...TAKING_IN)
    .input(
      z.object({
        requestId: RequestId,
        draftId: Id,
        expectedVersion: z.int().min(1),
        /** 不予受理. */
        refusals: z
          .array(z.strictObject({ itemCode: CatalogueCode, reason: Said, legalBasis: Said }))
          .max(50)
          .default([]),
        /** 一次性补正告知: must name everything the office can see. */
        correction: z
          .strictObject({ points: z.array(Point).min(1).max(100) })
          .nullable()
          .default(null),
        /** 容缺: material codes. */
        deferred: Codes.default([]),
        /** 告知承诺: material codes. */
        promised: Codes.default([]),
        /** 只收件: said within five days whether it is accepted. */
        hold: z.boolean().default(false),
        /** 跨域代收: six digits (GB/T 2260) of the place that decides. */
        forwardTo: z
          .string()
          .regex(/^\d{6}$/)
          .nullable()
          .default(null),
        /** Ids of possible duplicates the clerk has looked at; they are linked. */
        duplicatesOf: z.array(Id).max(50).default([]),
        /** 取号. */
        ticket: z
          .strictObject({ number: z.string().trim().min(1).max(20), at: z.iso.datetime({ offset: true }) })
          .nullable()
          .default(null),
        /** 帮办代办: what the letter of authority covers, and until when. */
        assisted: z
          .strictObject({ scope: z.string().trim().min(1).max(200), until: z.iso.datetime({ offset: true }) })
          .nullable()
          .default(null),
      }),
    )
    .output(answer<CaseView>()),
  /**
   * 受理: the draft becomes a case, whole or not at all; the papers are made with it. A possible duplicate is refused:
   * who looked at it and goes on all the same says so in `receive`.
   */
  accept: command({ role: ['clerk'], audit: 'change' }, ...TAKING_IN)
    .input(z.object({ requestId: RequestId, draftId: Id, expectedVersion: z.int().min(1) }))
    .output(answer<CaseView>()),
  /**
   * 补交: what a supplement (`form.beginSupplement`) holds of the things asked for is appended; whoever changes anything
   * else is refused. Parts whose notice is answered whole are looked at again; papers that were let follow count one by
   * one.
   */
  supply: command(
    { role: ['clerk'], audit: 'change' },
    ...DRAFT,
    ...CURRENT,
    'case.deadlinePassed',
    'case.nothingSupplied',
    'case.nothingToSupply',
    'case.supplyIncomplete',
    'case.supplyNotAsked',
    ...PAPERS,
  )
    .input(
      z.object({
        requestId: RequestId,
        draftId: Id,
        expectedVersion: z.int().min(1),
        caseId: Id,
        /** Number of actions of the case the caller saw. */
        caseVersion: z.int().min(1),
      }),
    )
    .output(answer<CaseView>()),
  /** 受理 of a held or corrected part: its clock runs from now, unless it waits for others. */
  acceptPart: command(
    WINDOW,
    ...DECIDED_HERE,
    'call.invalidInput',
    'form.incomplete',
    'case.correctionIncomplete',
    'case.deferralNotAllowed',
    'case.promiseNotAllowed',
    ...PAPERS,
  )
    .input(z.object({ ...PART_INPUT, deferred: Codes.default([]), promised: Codes.default([]) }))
    .output(answer<CaseView>()),
  /** 不予受理 of a held or corrected part, with its notice. */
  refusePart: command(WINDOW, ...DECIDED_HERE, ...PAPERS)
    .input(z.object({ ...PART_INPUT, reason: Said, legalBasis: Said }))
    .output(answer<CaseView>()),
  /** 退件 of a held part. */
  returnPart: command(WINDOW, ...DECIDED_HERE)
    .input(z.object({ ...PART_INPUT, reason: Said }))
    .output(answer<CaseView>()),
  /** 一次性补正告知 for held parts: those whose item needs one of the points. Must name everything the office can see. */
  correct: command(WINDOW, ...CORRECTING)
    .input(z.object({ ...CASE_INPUT, points: z.array(Point).min(1).max(100) }))
    .output(answer<CaseView>()),
  /** 再次补正: a second notice, which a supervisor sends with the reason; counted (domain.md E.11). */
  correctAgain: command({ role: ['supervisor'], audit: 'change' }, ...CORRECTING)
    .input(z.object({ ...CASE_INPUT, points: z.array(Point).min(1).max(100), reason: Said }))
    .output(answer<CaseView>()),
  /**
   * 撤件: the applicant takes back chosen parts. Shown by a reading of the applicant's or the agent's card at any window,
   * or by what the clerk states (a letter, a call) where it was taken in; not once it is decided or sealed.
   */
  withdraw: command(
    WINDOW,
    ...DECIDED_HERE,
    'case.alreadyDecided',
    'case.notParty',
    'case.reasonMissing',
    'case.resultSealed',
    'delivery.authorityExpired',
    'delivery.cardExpired',
    'reading.expired',
    'reading.invalid',
    'reading.simulatedRefused',
    'reading.unknownStation',
  )
    .input(
      z.object({
        requestId: RequestId,
        caseId: Id,
        parts: z
          .array(z.strictObject({ subCaseId: Id, expectedVersion: z.int().min(1) }))
          .min(1)
          .max(50),
        /** Why; needed where no card is read. */
        reason: z.string().trim().max(1_000),
        reading: z.string().max(8_000).nullable(),
      }),
    )
    .output(answer<CaseView>()),
  /** With as much of the people in it as the caller needs (`personalData`). */
  get: query({ role: 'signedIn', audit: 'access' }, 'case.notFound')
    .input(z.object({ caseId: Id }))
    .output(answer<CaseView>()),
  /** 显示完整信息. The case with nothing masked; the audit log keeps who looked and why. */
  reveal: query({ role: ['clerk', 'issuer'], audit: 'access' }, 'case.notFound')
    .input(z.object({ caseId: Id, reason: z.enum(REVEAL_REASONS) }))
    .output(answer<CaseView>()),
  /**
   * By printed number, identity number, phone, full name or initials of the name; newest first for an empty text.
   * An approver finds the cases of their own department; those of others, like administrators all cases, by their
   * printed number only.
   */
  search: query({ role: 'signedIn', audit: 'access' })
    .input(z.object({ text: z.string().max(100) }))
    .output(answer<readonly CaseSummary[]>()),
} satisfies GatedRouter;
