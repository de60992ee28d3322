import { z } from 'zod';
import { CatalogueCode, FileId, Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import { Subject } from '../../domain/catalogue/catalogue.ts';
import type { MergedApplication } from '../../domain/catalogue/merged-application.ts';
import { CASE_RELATIONS } from '../../domain/case/service-case-action.ts';
import type { BatchStanding } from '../../domain/form/batch-standing.ts';
import { FILLING_SOURCES, LONGEST_ANSWER } from '../../domain/form/draft.ts';
import type { Draft, FieldConflict, FormIssue } from '../../domain/form/draft.ts';
import type { EarlierWork } from '../../domain/form/earlier-work.ts';

/** A draft as the page shows it: what is asked, what was given, what is in the way. */
export type DraftView = {
  readonly draft: Draft;
  readonly merged: MergedApplication;
  readonly issues: readonly FormIssue[];
  /** Shown fields of which another source says something else; nothing was overwritten. */
  readonly conflicts: readonly FieldConflict[];
  /** How today lies to the theme's periods (集中办理期), by the office's clock; null for a theme without any. */
  readonly batch: BatchStanding | null;
};

/** A line in the list of open drafts of a desk. */
export type DraftSummary = {
  readonly draftId: string;
  readonly subjectName: string;
  /** Masked. */
  readonly applicantName: string;
  readonly savedAt: string;
  readonly version: number;
};

const gate = { role: ['clerk'], audit: 'change' } as const;
const EXPECTED = { requestId: RequestId, draftId: Id, expectedVersion: z.int().min(1) };

/** 填报. One form and one set of materials for the whole application, as a draft. */
export const form = {
  list: query({ role: ['clerk'], audit: 'access' }).output(answer<readonly DraftSummary[]>()),
  get: query({ role: ['clerk'], audit: 'access' }, 'form.draftNotFound', 'form.alreadyAccepted')
    .input(z.object({ draftId: Id }))
    .output(answer<DraftView>()),
  begin: command(gate, 'catalogue.subjectNotFound', 'catalogue.notOpen')
    .input(
      z.object({
        requestId: RequestId,
        subject: Subject,
        /** 关联办件: the earlier case it corrects, revokes or tries again; looked at when it is taken in. */
        link: z
          .strictObject({
            caseId: Id,
            relation: z.enum(CASE_RELATIONS),
            /** The part whose outcome is corrected or revoked. */
            subCaseId: Id.nullable(),
          })
          .nullable()
          .optional(),
      }),
    )
    .output(answer<DraftView>()),
  /** 补交: a draft filled with a case that waits for a correction or for papers that follow; ends in `case.supply`. */
  beginSupplement: command(gate, 'case.notFound', 'case.nothingToSupply')
    .input(z.object({ requestId: RequestId, caseId: Id }))
    .output(answer<DraftView>()),
  /** Saves what changed. The page may say that a scanner put a value in; whatever is verified only the office marks. */
  save: command(
    gate,
    'form.draftNotFound',
    'form.changedMeanwhile',
    'form.alreadyAccepted',
    'form.entriesDiffer',
  )
    .input(
      z.object({
        ...EXPECTED,
        /** Question code → chosen value. */
        situation: z.record(z.string(), z.string()).optional(),
        answers: z
          .record(
            z.string(),
            z.strictObject({
              value: z.string().max(LONGEST_ANSWER),
              overrideReason: z.string().max(200).optional(),
              /** The value as it was entered a second time; a new reason stands with it only. */
              enteredAgain: z.string().max(LONGEST_ANSWER).optional(),
              /** A scanner put the value in. */
              scanned: z.literal(true).optional(),
            }),
          )
          .optional(),
        /** Material code → original seen. */
        originalsSeen: z.record(z.string(), z.boolean()).optional(),
      }),
    )
    .output(answer<DraftView>()),
  /** Fills the fields of one person from a signed reading the office verifies itself. */
  applyReading: command(
    gate,
    'form.draftNotFound',
    'form.changedMeanwhile',
    'form.alreadyAccepted',
    'reading.expired',
    'reading.invalid',
    'reading.simulatedRefused',
    'reading.unknownStation',
  )
    .input(z.object({ ...EXPECTED, person: CatalogueCode, reading: z.string().max(8_000) }))
    .output(answer<DraftView>()),
  /** Ties an uploaded file (see the upload route) to a material. */
  attach: command(
    gate,
    'form.draftNotFound',
    'form.changedMeanwhile',
    'form.alreadyAccepted',
    'file.notFound',
  )
    .input(z.object({ ...EXPECTED, materialCode: CatalogueCode, fileId: FileId }))
    .output(answer<DraftView>()),
  detach: command(gate, 'form.draftNotFound', 'form.changedMeanwhile', 'form.alreadyAccepted')
    .input(z.object({ ...EXPECTED, materialCode: CatalogueCode, fileId: FileId }))
    .output(answer<DraftView>()),
  /** 申请人的历史办件和可沿用材料: what the office already has of the applicant of the draft, masked. */
  earlierWork: query({ role: ['clerk'], audit: 'access' }, 'form.draftNotFound', 'form.alreadyAccepted')
    .input(z.object({ draftId: Id }))
    .output(answer<EarlierWork>()),
  /** 沿用材料: takes a paper over from an earlier case of the same person. */
  reuseMaterial: command(
    gate,
    'form.draftNotFound',
    'form.changedMeanwhile',
    'form.alreadyAccepted',
    'form.materialNotReusable',
  )
    .input(z.object({ ...EXPECTED, materialCode: CatalogueCode, caseId: Id }))
    .output(answer<DraftView>()),
  /** 门牌码: fills an address field from a door-plate code. */
  applyPlate: command(
    gate,
    'form.draftNotFound',
    'form.changedMeanwhile',
    'form.alreadyAccepted',
    'form.plateUnknown',
  )
    .input(z.object({ ...EXPECTED, fieldCode: CatalogueCode, plateCode: z.string().min(1).max(60) }))
    .output(answer<DraftView>()),
  /** Fills the applicant's empty fields with what the same person stated in an earlier case. */
  reuseAnswers: command(
    gate,
    'form.draftNotFound',
    'form.changedMeanwhile',
    'form.alreadyAccepted',
    'case.notFound',
  )
    .input(z.object({ ...EXPECTED, caseId: Id }))
    .output(answer<DraftView>()),
  /** The clerk decides between the form and another source: takes its value with its mark, or keeps what stands. */
  settleConflict: command(gate, 'form.draftNotFound', 'form.changedMeanwhile', 'form.alreadyAccepted')
    .input(
      z.object({
        ...EXPECTED,
        fieldCode: CatalogueCode,
        source: z.enum(FILLING_SOURCES),
        take: z.boolean(),
      }),
    )
    .output(answer<DraftView>()),
  /** Throws away what the caller saw, and nothing a colleague saved since. */
  discard: command(gate, 'form.draftNotFound', 'form.changedMeanwhile', 'form.alreadyAccepted')
    .input(z.object(EXPECTED))
    .output(answer<null>()),
} satisfies GatedRouter;
