import type { OUTCOME_TEMPLATES } from '../catalogue/codes.ts';
import type { DocumentForm, DocumentKind } from './document-model.ts';

/** Whether a template must have a place for it: the law or domain.md C.4 wants it on the paper, or it may be left out. */
export type FieldNeed = 'required' | 'optional';

/** What must be said in the template's own words, because no case decides it. */
export type PaperStatement = 'consequence' | 'form' | 'identitySeen' | 'remedies' | 'whereToGo';

/** What a paper of a kind is made of, whoever writes its words. */
export type PaperDefinition = {
  readonly document: DocumentKind;
  readonly forms: readonly DocumentForm[];
  /** Parts it is printed in (存根联, 回执联): 0 for one without. A sealed file has one seal, so its copies are prints. */
  readonly partCount: 0 | 2;
  /** True when its body seals it. */
  readonly sealed: boolean;
  /** 专用印章: true when its body stamps it by hand (行政许可法 art. 32: acceptance and refusal). */
  readonly stamped: boolean;
  /** True when it must end with body and date: 行政许可法 art. 32 for what is told an applicant, a seal for results. */
  readonly closing: boolean;
  readonly texts: Readonly<Record<string, FieldNeed>>;
  /** Lists with the columns of their rows. */
  readonly lists: Readonly<Record<string, Readonly<Record<string, FieldNeed>>>>;
  readonly statements: readonly PaperStatement[];
  /** Least number of lines to sign by hand. */
  readonly signatures: number;
};

const ABOUT_CASE = {
  caseNumber: 'required',
  subjectName: 'required',
  applicantName: 'required',
  applicantIdentityNumber: 'required',
  agentName: 'optional',
  deskName: 'required',
  staffName: 'required',
  madeAt: 'required',
} as const;

const ABOUT_PART = {
  itemName: 'required',
  applicantName: 'required',
  applicantIdentityNumber: 'required',
} as const;

const ITEMS = {
  part: 'optional',
  itemName: 'required',
  departmentName: 'required',
  statutory: 'required',
  promised: 'required',
  due: 'required',
} as const;

const WAIVERS = { name: 'required', copies: 'required', itemNames: 'optional', until: 'required' } as const;
const RESULTS = { itemName: 'required', paper: 'required', number: 'required' } as const;
const LINES = { line: 'required' } as const;

const SLIP = {
  forms: ['plain', 'letter'],
  partCount: 0,
  sealed: false,
  stamped: false,
  closing: true,
  statements: [],
  signatures: 0,
} as const;
const SHEET = { ...SLIP, partCount: 2 } as const;

const OUTCOME = {
  document: 'outcome',
  forms: ['letter'],
  partCount: 0,
  sealed: true,
  stamped: false,
  closing: true,
  texts: {
    ...ABOUT_PART,
    caseNumber: 'optional',
    outcomeName: 'required',
    sentence: 'required',
    appliedOn: 'optional',
    legalBasis: 'required',
  },
  lists: { facts: { label: 'required', value: 'required' } },
  statements: [],
  signatures: 0,
} as const;

/** Every paper that has a template of its own: one for each kind, and three for results, of which an item names one. */
export const PAPERS = {
  receiptSlip: {
    ...SHEET,
    document: 'receiptSlip',
    texts: { ...ABOUT_CASE, promises: 'required', answerBy: 'required' },
    lists: { materials: { name: 'required', copies: 'required', taken: 'required' } },
  },
  acceptanceNotice: {
    ...SHEET,
    document: 'acceptanceNotice',
    stamped: true,
    texts: { ...ABOUT_CASE, enquiryCode: 'required' },
    lists: { items: ITEMS, explanations: LINES, waiting: LINES },
  },
  refusalNotice: {
    ...SHEET,
    document: 'refusalNotice',
    stamped: true,
    texts: {
      ...ABOUT_CASE,
      itemName: 'required',
      departmentName: 'required',
      reason: 'required',
      legalBasis: 'required',
    },
    lists: {},
    statements: ['whereToGo', 'remedies'],
  },
  correctionNotice: {
    ...SHEET,
    document: 'correctionNotice',
    texts: { ...ABOUT_CASE, until: 'required', workingDays: 'required' },
    lists: { points: { what: 'required', remedy: 'required', itemNames: 'optional' } },
    statements: ['consequence'],
  },
  deferralNotice: {
    ...SHEET,
    document: 'deferralNotice',
    texts: ABOUT_CASE,
    lists: { deferred: WAIVERS },
    statements: ['form', 'consequence'],
    signatures: 1,
  },
  promiseLetter: {
    ...SHEET,
    document: 'promiseLetter',
    closing: false,
    texts: ABOUT_CASE,
    lists: { deferred: WAIVERS, promised: { name: 'required', itemNames: 'optional' } },
    statements: ['consequence'],
    signatures: 1,
  },
  linkedHandlingNotice: {
    ...SLIP,
    document: 'linkedHandlingNotice',
    texts: { ...ABOUT_CASE, itemCount: 'optional' },
    lists: { items: ITEMS, order: LINES, obtained: LINES },
  },
  forwardSheet: {
    ...SHEET,
    document: 'forwardSheet',
    texts: { ...ABOUT_CASE, divisionCode: 'required', itemNames: 'required' },
    lists: { materials: { name: 'required', copies: 'required' } },
    signatures: 2,
  },
  specialProcedureNotice: {
    ...SLIP,
    document: 'specialProcedureNotice',
    texts: {
      ...ABOUT_PART,
      procedure: 'required',
      expectedDays: 'required',
      beginsAt: 'required',
      promised: 'optional',
      reason: 'required',
      legalBasis: 'required',
    },
    lists: {},
  },
  extensionNotice: {
    ...SLIP,
    document: 'extensionNotice',
    texts: {
      ...ABOUT_PART,
      promised: 'optional',
      extraDays: 'required',
      due: 'required',
      explanation: 'optional',
      approvedBy: 'required',
      reason: 'required',
      legalBasis: 'required',
    },
    lists: {},
  },
  approval: OUTCOME,
  grantDecision: OUTCOME,
  certificate: { ...OUTCOME, forms: ['certificate'] },
  denialDecision: {
    ...OUTCOME,
    document: 'denialDecision',
    texts: {
      ...ABOUT_PART,
      caseNumber: 'optional',
      appliedOn: 'required',
      reason: 'required',
      legalBasis: 'required',
    },
    lists: {},
    statements: ['remedies'],
  },
  deliveryReceipt: {
    ...SLIP,
    document: 'deliveryReceipt',
    closing: false,
    texts: {
      ...ABOUT_CASE,
      collectorName: 'required',
      collectorIdentityNumber: 'required',
      collectorKind: 'required',
      authorityScope: 'required',
    },
    lists: { results: RESULTS },
    statements: ['identitySeen'],
    signatures: 1,
  },
  servingRecord: {
    ...SLIP,
    document: 'servingRecord',
    texts: {
      caseNumber: 'required',
      subjectName: 'required',
      recipientName: 'required',
      recipientKind: 'required',
      manner: 'required',
      referenceName: 'optional',
      reference: 'required',
      place: 'required',
      staffName: 'required',
      madeAt: 'required',
      failureReason: 'required',
      failureNote: 'optional',
    },
    lists: { results: RESULTS },
    signatures: 2,
  },
  custodySheet: {
    ...SHEET,
    document: 'custodySheet',
    closing: false,
    texts: {
      caseNumber: 'required',
      subjectName: 'required',
      applicantName: 'required',
      from: 'required',
      to: 'required',
      givenBy: 'required',
      takenBy: 'required',
      madeAt: 'required',
      kindCount: 'optional',
      copyCount: 'optional',
    },
    lists: { pieces: { name: 'required', copies: 'required' } },
    signatures: 2,
  },
  archiveList: {
    ...SLIP,
    document: 'archiveList',
    closing: false,
    texts: {
      caseNumber: 'required',
      subjectName: 'required',
      applicantName: 'required',
      concludedAt: 'required',
      staffName: 'required',
      madeAt: 'required',
      fileCount: 'optional',
    },
    lists: { files: { name: 'required', number: 'optional', madeAt: 'optional', sha256: 'required' } },
  },
  caseTicket: {
    ...SLIP,
    forms: ['ticket'],
    document: 'caseTicket',
    closing: false,
    texts: {
      caseNumber: 'required',
      subjectName: 'required',
      deskName: 'required',
      receivedAt: 'required',
    },
    lists: {},
  },
} as const satisfies Record<string, PaperDefinition>;

/** A paper with a template of its own. */
export type TemplateKind = keyof typeof PAPERS;

/** All of them, in the order in which a case meets them. */
export const TEMPLATE_KINDS = Object.keys(PAPERS) as readonly TemplateKind[];

/** The templates of results, of which an item names one. */
export type OutcomeTemplate = (typeof OUTCOME_TEMPLATES)[number];

/** What a paper of the kind is made of. */
export function definitionOf(kind: TemplateKind): PaperDefinition {
  return PAPERS[kind];
}

type Texts<Kind extends TemplateKind> = (typeof PAPERS)[Kind]['texts'];
type Lists<Kind extends TemplateKind> = (typeof PAPERS)[Kind]['lists'];

/** What one case says on a paper of the kind: words, and rows of words; an empty one stands for what there is not. */
export type PaperValues<Kind extends TemplateKind> = {
  readonly [Name in keyof Texts<Kind>]: string;
} & {
  readonly [Name in keyof Lists<Kind>]: readonly {
    readonly [Column in keyof Lists<Kind>[Name]]: string;
  }[];
};

type ColumnsOf<ListsOfKind> = {
  readonly [List in keyof ListsOfKind]: keyof ListsOfKind[List];
}[keyof ListsOfKind];

/** Name of a field, a list or a column of some paper; the same name means the same on all of them. */
export type PaperFieldName = {
  readonly [Kind in TemplateKind]: keyof Texts<Kind> | keyof Lists<Kind> | ColumnsOf<Lists<Kind>>;
}[TemplateKind];
