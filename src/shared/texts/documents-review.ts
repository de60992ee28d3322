import type { ExtensionBasis } from '../domain/calendar/case-clock.ts';
import type { TimeLimit } from '../domain/calendar/due-date.ts';
import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { SpecialProcedure } from '../domain/calendar/special-procedure.ts';
import type { DocumentModel } from '../domain/document/document-model.ts';
import { localDateOf, toLocalText } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';
import { PAPER_TITLES, paperNumber, SEAL_FIELD } from './documents.ts';
import type { Rows } from './documents.ts';
import { dueMomentText, dueText, limitText, SPECIAL_PROCEDURE_TEXTS } from './due-date.ts';

/** What a paper about one item says. */
export type PaperDecision = {
  readonly number: string;
  readonly itemName: string;
  readonly organizationName: string;
  readonly applicantName: string;
  /** Masked. */
  readonly applicantIdentityNumber: string;
  readonly legalBasis: string;
  readonly decidedAt: Instant;
  readonly simulated: boolean;
};

/** The sealed result of one item: its sentence over the facts of the person and the values it gives. */
export function outcomePaper(
  about: PaperDecision,
  outcome: { readonly name: string; readonly sentence: string; readonly facts: Rows },
): DocumentModel {
  return {
    ...decisionPaper('outcome', about),
    title: outcome.name,
    blocks: [
      { kind: 'facts', rows: [...decisionFacts(about), ...outcome.facts] },
      { kind: 'paragraph', text: outcome.sentence },
      { kind: 'paragraph', text: `依据：${about.legalBasis}。` },
    ],
  };
}

/** 不予许可决定书. Facts, reasons, basis and remedies with their time limits (Administrative Licensing Law art. 38). */
export function denialDecision(
  about: PaperDecision,
  denial: { readonly reason: string; readonly legalBasis: string },
): DocumentModel {
  return {
    ...decisionPaper('denialDecision', about),
    title: PAPER_TITLES.denialDecision,
    blocks: [
      { kind: 'facts', rows: decisionFacts(about) },
      { kind: 'paragraph', text: `经审查，您申请的“${about.itemName}”不符合法定条件，决定不予许可。` },
      { kind: 'heading', text: '理由' },
      { kind: 'paragraph', text: denial.reason },
      { kind: 'heading', text: '依据' },
      { kind: 'paragraph', text: denial.legalBasis },
      { kind: 'heading', text: '救济途径' },
      {
        kind: 'paragraph',
        text: '如不服本决定，可以自收到本决定书之日起 60 日内依法申请行政复议，或者自收到本决定书之日起 6 个月内依法向人民法院提起行政诉讼。',
      },
    ],
  };
}

/** What a notice during the review says of the part; `place` counts the notices of its kind. */
export type PaperReview = Omit<PaperDecision, 'legalBasis' | 'decidedAt'> & {
  readonly place: number;
  readonly toldAt: Instant;
  readonly promised: TimeLimit;
};

/** What a special procedure is, how long it is expected to take, and from when on time does not count. */
export type PaperSuspension = {
  readonly procedure: SpecialProcedure;
  readonly reason: string;
  readonly expectedWorkingDays: number;
};

/** 特别程序告知书. The applicant is told in writing what does not count, and how long (Administrative Licensing Law art. 45). */
export function specialProcedureNotice(about: PaperReview, suspension: PaperSuspension): DocumentModel {
  const { procedure, reason, expectedWorkingDays } = suspension;
  const name = SPECIAL_PROCEDURE_TEXTS[procedure];
  return {
    ...reviewPaper('specialProcedureNotice', about),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...decisionFacts(about),
          ['特别程序', name],
          ['所需时间', `预计 ${expectedWorkingDays} 个工作日`],
          ['开始时间', toLocalText(about.toldAt)],
        ],
      },
      {
        kind: 'paragraph',
        text: `您申请的“${about.itemName}”在审查中需要进行${name}。自 ${toLocalText(about.toldAt)} 起至${name}结束，所需时间不计入办理时限（承诺${spaced(about.promised)}）；结束后恢复计时，到期时间相应顺延。`,
      },
      { kind: 'heading', text: '事由' },
      { kind: 'paragraph', text: reason },
      { kind: 'heading', text: '依据' },
      { kind: 'paragraph', text: excludedBecause(procedure) },
    ],
  };
}

/** 公示 stands in other laws than the eight procedures of art. 45. */
function excludedBecause(procedure: SpecialProcedure): string {
  return procedure === 'publication'
    ? '按照该事项办事指南列明的规定，公示所需时间不计入办理时限。'
    : '《中华人民共和国行政许可法》第四十五条：依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在规定的期限内，行政机关应当将所需时间书面告知申请人。';
}

/** How long the time becomes, and by whose leave. */
export type PaperExtension = {
  readonly workingDays: number;
  readonly basis: ExtensionBasis;
  readonly reason: string;
  readonly due: PrintableDue;
};

const EXTENDED_BY: Readonly<Record<ExtensionBasis, string>> = {
  ownBody:
    '《中华人民共和国行政许可法》第四十二条第一款：二十日内不能作出决定的，经本行政机关负责人批准，可以延长十日，并应当将延长期限的理由告知申请人。',
  jointHandling:
    '《中华人民共和国行政许可法》第四十二条第二款：统一办理或者联合办理、集中办理的，四十五日内不能办结的，经本级人民政府负责人批准，可以延长十五日，并应当将延长期限的理由告知申请人。',
};

const APPROVED_BY: Readonly<Record<ExtensionBasis, string>> = {
  ownBody: '本行政机关负责人',
  jointHandling: '本级人民政府负责人',
};

/** 延期告知书. How many days are added, the new due date and the reason (Administrative Licensing Law art. 42). */
export function extensionNotice(about: PaperReview, extension: PaperExtension): DocumentModel {
  const { workingDays, basis, reason, due } = extension;
  return {
    ...reviewPaper('extensionNotice', about),
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...decisionFacts(about),
          ['承诺时限', limitText(about.promised)],
          ['延长', `${workingDays} 个工作日`],
          ['延长后到期', dueMomentText(due)],
        ],
      },
      {
        kind: 'paragraph',
        text: `您申请的“${about.itemName}”不能在承诺的时限内作出决定，经${APPROVED_BY[basis]}批准，办理时限延长 ${workingDays} 个工作日。`,
      },
      { kind: 'heading', text: '延长的理由' },
      { kind: 'paragraph', text: reason },
      { kind: 'heading', text: '依据' },
      { kind: 'paragraph', text: EXTENDED_BY[basis] },
      { kind: 'heading', text: '时限说明' },
      { kind: 'paragraph', text: dueText(due) },
    ],
  };
}

/** A space between a word and a figure only: `承诺 5 个工作日`, `承诺当日办结`. */
function spaced(limit: TimeLimit): string {
  const text = limitText(limit);
  return /^\d/.test(text) ? ` ${text}` : text;
}

/** Notices are told by the body that reviews, and need no seal of the decision. */
function reviewPaper(
  kind: 'specialProcedureNotice' | 'extensionNotice',
  about: PaperReview,
): Omit<DocumentModel, 'blocks'> {
  const number = paperNumber(kind, about.number, about.place);
  return {
    kind,
    form: 'plain',
    parts: [],
    title: PAPER_TITLES[kind],
    number,
    closing: { organizationName: about.organizationName, issuedOn: localDateOf(about.toldAt) },
    qrText: number,
    simulated: about.simulated,
    sealField: null,
  };
}

function decisionPaper(
  kind: 'outcome' | 'denialDecision',
  about: PaperDecision,
): Omit<DocumentModel, 'blocks' | 'title'> {
  return {
    kind,
    form: 'letter',
    parts: [],
    number: paperNumber(kind, about.number),
    closing: { organizationName: about.organizationName, issuedOn: localDateOf(about.decidedAt) },
    qrText: paperNumber(kind, about.number),
    simulated: about.simulated,
    sealField: SEAL_FIELD,
  };
}

function decisionFacts(about: Omit<PaperDecision, 'legalBasis' | 'decidedAt'>): Rows {
  return [
    ['事项', about.itemName],
    ['申请人', about.applicantName],
    ['证件号码', about.applicantIdentityNumber],
  ];
}
