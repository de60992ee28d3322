import type { DocumentModel } from '../domain/document/document-model.ts';
import { localDateOf } from '../kernel/time.ts';
import type { Instant } from '../kernel/time.ts';
import { PAPER_TITLES, paperNumber, SEAL_FIELD } from './documents.ts';
import type { Rows } from './documents.ts';

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

/** The sealed result of one item: its sentence over the facts of the person. */
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

function decisionPaper(
  kind: 'outcome' | 'denialDecision',
  about: PaperDecision,
): Omit<DocumentModel, 'blocks' | 'title'> {
  return {
    kind,
    number: paperNumber(kind, about.number),
    closing: { organizationName: about.organizationName, issuedOn: localDateOf(about.decidedAt) },
    qrText: paperNumber(kind, about.number),
    simulated: about.simulated,
    sealField: SEAL_FIELD,
  };
}

function decisionFacts(about: PaperDecision): Rows {
  return [
    ['事项', about.itemName],
    ['申请人', about.applicantName],
    ['证件号码', about.applicantIdentityNumber],
  ];
}
