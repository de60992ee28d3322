import { z } from 'zod';
import { Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { DocumentKind } from '../../domain/document/document-model.ts';
import type { SignedText } from '../../kernel/signed-text.ts';

/** A paper of a case. Its bytes come from the download route. */
export type DocumentSummary = {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly number: string;
  /** Null for papers about the whole case. */
  readonly subCaseId: string | null;
  readonly sealed: boolean;
  readonly needsSeal: boolean;
  readonly simulated: boolean;
  readonly madeAt: string;
};

/** What the station needs to sign. */
export type SealOrder = {
  readonly ticketId: string;
  readonly ticket: SignedText;
  /** DER as base64. */
  readonly signedAttributes: string;
  readonly sealKeySerial: string;
  readonly organizationName: string;
  readonly expiresAt: string;
};

/** Why a registered seal may not be used now. */
const SEAL_CODES = [
  'seal.certificateExpired',
  'seal.certificateInvalid',
  'seal.notFound',
  'seal.notInForce',
  'seal.simulatedRefused',
  'seal.wrongBody',
] as const;

/** 文书. Papers and their seals. */
export const document = {
  list: query({ role: 'signedIn', audit: 'access' }, 'case.notFound')
    .input(z.object({ caseId: Id }))
    .output(answer<readonly DocumentSummary[]>()),
  /** Prepares the seal of a decided sub-case and allows the seal key to sign it once. */
  prepareSeal: command(
    { role: ['approver', 'clerk'], audit: 'change' },
    'approval.notYourDepartment',
    'case.changedMeanwhile',
    'case.notAllowedNow',
    'case.notFound',
    'document.notFound',
    'seal.documentChanged',
    'seal.notAuthorised',
    ...SEAL_CODES,
  )
    .input(z.object({ requestId: RequestId, subCaseId: Id, expectedVersion: z.int().min(1) }))
    .output(answer<SealOrder>()),
  /** Takes the key's signature, verifies the whole file, and only then stores it; the sub-case becomes ready. */
  completeSeal: command(
    { role: ['approver', 'clerk'], audit: 'change' },
    'approval.notYourDepartment',
    'case.changedMeanwhile',
    'case.notAllowedNow',
    'document.notFound',
    'seal.documentChanged',
    'seal.notAuthorised',
    ...SEAL_CODES,
    'seal.selfCheckFailed',
    'seal.ticketExpired',
    'seal.ticketUsed',
    'seal.wrongKey',
  )
    .input(
      z.object({
        requestId: RequestId,
        ticketId: Id,
        signature: z.base64().max(1_000),
        certificates: z.array(z.base64().max(8_000)).min(1).max(5),
      }),
    )
    .output(answer<DocumentSummary>()),
} satisfies GatedRouter;
