import { z } from 'zod';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { DueDate } from '../../domain/calendar/due-date.ts';
import type { MergedApplication } from '../../domain/catalogue/merged-application.ts';
import type { ServiceCaseAction, SubCaseAction } from '../../domain/case/case-action.ts';
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
};

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
    'document.contentOverflow',
    'document.glyphMissing',
  )
    .input(z.object({ requestId: RequestId, draftId: z.string(), expectedVersion: z.int().min(1) }))
    .output(answer<CaseView>()),
  get: query({ role: 'signedIn', audit: 'access' }, 'case.notFound')
    .input(z.object({ caseId: z.string() }))
    .output(answer<CaseView>()),
  /** By printed number, identity number, phone, full name or initials of the name; newest first for an empty text. */
  search: query({ role: 'signedIn', audit: 'access' })
    .input(z.object({ text: z.string().max(100) }))
    .output(answer<readonly CaseSummary[]>()),
} satisfies GatedRouter;
