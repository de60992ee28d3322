import { z } from 'zod';
import { Id } from '../ids.ts';
import { answer, command, query, RequestId } from '../procedure.ts';
import type { GatedRouter } from '../procedure.ts';
import type { DocumentForm, DocumentKind } from '../../domain/document/document-model.ts';
import { TEMPLATE_KINDS } from '../../domain/document/paper-definitions.ts';
import type { TemplateKind } from '../../domain/document/paper-definitions.ts';
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

/** What is wrong with a template file of the site, and where; line and column from 1. */
export type TemplateFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
};

/** What one paper is made with. */
export type TemplateView = {
  readonly template: TemplateKind;
  readonly kind: DocumentKind;
  /** As the sample has it: of results the item names it. */
  readonly title: string;
  readonly form: DocumentForm;
  /** 存根联, 回执联; empty for a paper without parts. */
  readonly parts: readonly string[];
  /** Whose words it has. A site's file with problems is not used: the source is then ours. */
  readonly source: 'ours' | 'site';
  readonly problems: readonly TemplateFault[];
};

/** All templates, and the faults of files that do not say which template they are. */
export type TemplateList = {
  readonly templates: readonly TemplateView[];
  readonly unplaced: readonly TemplateFault[];
};

/** A paper nobody applied for; the PDF as base64. */
export type TemplateSample = { readonly title: string; readonly pdf: string; readonly pageCount: number };

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

/** Who makes papers that no step of the work makes by itself. */
const MAKERS = ['clerk', 'issuer'] as const;

/** Why a paper cannot be made. */
const PAPER_CODES = ['document.contentOverflow', 'document.glyphMissing'] as const;

/** 文书. Papers and their seals. */
export const document = {
  list: query({ role: 'signedIn', audit: 'access' }, 'case.notFound')
    .input(z.object({ caseId: Id }))
    .output(answer<readonly DocumentSummary[]>()),
  /** 办件小票 of 80 mm; the same paper when it was made before. */
  makeTicket: command({ role: MAKERS, audit: 'change' }, 'case.notFound', ...PAPER_CODES)
    .input(z.object({ requestId: RequestId, caseId: Id }))
    .output(answer<DocumentSummary>()),
  /** 电子归档清单 of a closed case: every file of it with its SHA-256. */
  makeArchiveList: command(
    { role: MAKERS, audit: 'change' },
    'case.notFound',
    'document.caseOpen',
    ...PAPER_CODES,
  )
    .input(z.object({ requestId: RequestId, caseId: Id }))
    .output(answer<DocumentSummary>()),
  /** 文书模板: what every paper is made with. */
  templates: query({ role: ['systemAdministrator'], audit: 'none' }).output(answer<TemplateList>()),
  /** 样张 of one template, with invented words. */
  templateSample: query({ role: ['systemAdministrator'], audit: 'none' }, ...PAPER_CODES)
    .input(z.object({ template: z.enum(TEMPLATE_KINDS) }))
    .output(answer<TemplateSample>()),
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
