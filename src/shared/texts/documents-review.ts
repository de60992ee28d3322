import type { ExtensionBasis } from '../domain/calendar/case-clock.ts';
import type { TimeLimit } from '../domain/calendar/due-date.ts';
import type { PrintableDue } from '../domain/calendar/printable-due.ts';
import type { SpecialProcedure } from '../domain/calendar/special-procedure.ts';
import type { OutcomeTemplate } from '../domain/document/paper-definitions.ts';
import type { PaperContent } from '../domain/document/paper-template.ts';
import { localDateOf, toLocalText } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';
import { dueMomentText, dueText, limitText, SPECIAL_PROCEDURE_TEXTS } from './due-date.ts';

/** What a paper about one item says. */
export type PaperDecision = {
  readonly number: string;
  readonly caseNumber: string;
  readonly itemName: string;
  readonly organizationName: string;
  readonly applicantName: string;
  /** Masked. */
  readonly applicantIdentityNumber: string;
  readonly legalBasis: string;
  readonly appliedAt: Instant;
  readonly decidedAt: Instant;
  readonly simulated: boolean;
};

/** What an item gives, and how its paper is written. */
export type PaperOutcome = {
  readonly template: OutcomeTemplate;
  readonly name: string;
  readonly sentence: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
};

/** The sealed result of one item: its sentence over the facts of the person and the values it gives. */
export function outcomePaper(about: PaperDecision, outcome: PaperOutcome): PaperContent<OutcomeTemplate> {
  const { template, name, sentence, facts } = outcome;
  return {
    template,
    ...decisionPaper(about),
    values: {
      ...decisionValues(about),
      outcomeName: name,
      sentence,
      legalBasis: about.legalBasis,
      facts: facts.map(([label, value]) => ({ label, value })),
    },
  };
}

/** 不予许可决定书. Facts, reasons and basis; the remedies stand in its template (Administrative Licensing Law art. 38). */
export function denialDecision(
  about: PaperDecision,
  denial: { readonly reason: string; readonly legalBasis: string },
): PaperContent<'denialDecision'> {
  return {
    template: 'denialDecision',
    ...decisionPaper(about),
    values: { ...decisionValues(about), ...denial },
  };
}

/** What a notice during the review says of the part; `place` counts the notices of its kind. */
export type PaperReview = Omit<PaperDecision, 'legalBasis' | 'appliedAt' | 'decidedAt' | 'caseNumber'> & {
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
export function specialProcedureNotice(
  about: PaperReview,
  suspension: PaperSuspension,
): PaperContent<'specialProcedureNotice'> {
  const { procedure, reason, expectedWorkingDays } = suspension;
  return {
    template: 'specialProcedureNotice',
    ...reviewPaper(about),
    values: {
      ...partValues(about),
      procedure: SPECIAL_PROCEDURE_TEXTS[procedure],
      expectedDays: String(expectedWorkingDays),
      beginsAt: toLocalText(about.toldAt),
      promised: spaced(about.promised),
      reason,
      legalBasis: excludedBecause(procedure),
    },
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
export function extensionNotice(
  about: PaperReview,
  extension: PaperExtension,
): PaperContent<'extensionNotice'> {
  const { workingDays, basis, reason, due } = extension;
  return {
    template: 'extensionNotice',
    ...reviewPaper(about),
    values: {
      ...partValues(about),
      promised: limitText(about.promised),
      extraDays: String(workingDays),
      due: dueMomentText(due),
      explanation: dueText(due),
      approvedBy: APPROVED_BY[basis],
      reason,
      legalBasis: EXTENDED_BY[basis],
    },
  };
}

/** A space between a word and a figure only: `承诺 5 个工作日`, `承诺当日办结`. */
function spaced(limit: TimeLimit): string {
  const text = limitText(limit);
  return /^\d/.test(text) ? ` ${text}` : text;
}

/** Notices are told by the body that reviews, and need no seal of the decision. */
function reviewPaper({ number, place, organizationName, toldAt, simulated }: PaperReview) {
  const issuedOn = localDateOf(toldAt);
  return { about: number, place, organizationName, issuedOn, qrText: null, simulated };
}

function decisionPaper({ number, organizationName, decidedAt, simulated }: PaperDecision) {
  const issuedOn = localDateOf(decidedAt);
  return { about: number, place: 1, organizationName, issuedOn, qrText: null, simulated };
}

function decisionValues(about: PaperDecision) {
  const appliedOn = toLocalText(about.appliedAt).slice(0, 10);
  return { ...partValues(about), caseNumber: about.caseNumber, appliedOn };
}

function partValues({
  itemName,
  applicantName,
  applicantIdentityNumber,
}: Pick<PaperDecision, 'itemName' | 'applicantName' | 'applicantIdentityNumber'>) {
  return { itemName, applicantName, applicantIdentityNumber };
}
