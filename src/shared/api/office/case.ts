import { z } from 'zod';
import { Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { DueDate } from '../../domain/calendar/due-date.ts';
import type { MergedApplication } from '../../domain/catalogue/merged-application.ts';
import type { ServiceCaseAction, SubCaseAction } from '../../domain/case/case-action.ts';
import { REVEAL_REASONS } from '../../domain/case/reveal-reason.ts';
import type { ServiceCaseProjection, SubCaseProjection } from '../../domain/case/projection.ts';
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
};

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

/** 办件. Taking an application in, and looking at it. */
export const serviceCase = {
  /** 受理: the draft becomes a case, whole or not at all; the papers are made with it. */
  accept: command(
    { role: ['clerk'], audit: 'change' },
    'form.draftNotFound',
    'form.changedMeanwhile',
    'form.alreadyAccepted',
    'form.incomplete',
    'catalogue.subjectNotFound',
    'catalogue.notOpen',
    'document.contentOverflow',
    'document.glyphMissing',
  )
    .input(z.object({ requestId: RequestId, draftId: Id, expectedVersion: z.int().min(1) }))
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
