import type { CollectorKind, DeliveryManner } from '../domain/case/service-case-action.ts';
import type { SERVING_FAILURES } from '../domain/case/sub-case-action.ts';
import type { PaperContent } from '../domain/document/paper-template.ts';
import { toLocalText } from '../kernel/time.ts';
import { collectorText, MANNER_TEXTS, REFERENCE_TEXTS, SERVING_FAILURE_TEXTS } from './delivery.ts';
import { caseValues, issuedByCenter, placeOfDesk } from './documents.ts';
import type { PaperCase } from './documents.ts';

/** An outcome as the papers of the hand-over name it. */
export type PaperResult = { readonly number: string; readonly itemName: string; readonly paper: string };

/** What was handed out, to whom. */
export type PaperHandOver = {
  readonly place: number;
  readonly collectorName: string;
  /** Masked. */
  readonly collectorIdentityNumber: string;
  readonly collectorKind: CollectorKind;
  /** Of a substitute to the applicant. */
  readonly relation?: string;
  /** 委托范围 of an agent of 帮办代办; null without a letter. */
  readonly authorityScope: string | null;
  readonly results: readonly PaperResult[];
};

/** 领证签收单. Results with numbers, who received them, and that the identity card was read. */
export function deliveryReceipt(about: PaperCase, handOver: PaperHandOver): PaperContent<'deliveryReceipt'> {
  const { collectorKind, relation, authorityScope } = handOver;
  return {
    template: 'deliveryReceipt',
    about: about.caseNumber,
    place: handOver.place,
    ...issuedByCenter(about),
    values: {
      ...caseValues(about),
      collectorName: handOver.collectorName,
      collectorIdentityNumber: handOver.collectorIdentityNumber,
      collectorKind: collectorText(collectorKind, relation),
      authorityScope: authorityScope ?? '',
      results: handOver.results,
    },
  };
}

/** What was served, or could not be. */
export type PaperServing = {
  /** Printed number of the case or part, and place of this record among its records. */
  readonly number: string;
  readonly place: number;
  readonly manner: DeliveryManner;
  readonly recipientName: string;
  readonly recipientKind: 'applicant' | 'agent';
  /** Number of the letter, locker or address; null when nothing left. */
  readonly reference: string | null;
  readonly results: readonly PaperResult[];
  /** Null when it was served. */
  readonly failure: { readonly reason: (typeof SERVING_FAILURES)[number]; readonly note: string } | null;
};

/** 送达回证. Which paper, where and when, to whom; or why it could not be served. */
export function servingRecord(about: PaperCase, serving: PaperServing): PaperContent<'servingRecord'> {
  const { failure } = serving;
  return {
    template: 'servingRecord',
    about: serving.number,
    place: serving.place,
    ...issuedByCenter(about),
    values: {
      caseNumber: about.caseNumber,
      subjectName: about.subjectName,
      recipientName: serving.recipientName,
      recipientKind: collectorText(serving.recipientKind),
      manner: MANNER_TEXTS[serving.manner],
      ...referenceValues(serving),
      place: placeOfDesk(about),
      staffName: about.staffName,
      madeAt: toLocalText(about.at),
      failureReason: failure ? SERVING_FAILURE_TEXTS[failure.reason] : '',
      failureNote: failure?.note ?? '',
      results: serving.results,
    },
  };
}

function referenceValues({ manner, reference }: PaperServing) {
  if (manner === 'desk' || reference === null) return { referenceName: '', reference: '' };
  return { referenceName: REFERENCE_TEXTS[manner], reference };
}

/** Papers that changed hands. */
export type PaperMove = {
  readonly place: number;
  readonly from: string;
  readonly to: string;
  readonly givenBy: string;
  readonly takenBy: string;
  readonly pieces: readonly { readonly name: string; readonly copies: number }[];
};

/** 物料交接单. Papers with their counts, from where to where, and both who counted. */
export function custodySheet(about: PaperCase, move: PaperMove): PaperContent<'custodySheet'> {
  const { caseNumber, subjectName, applicantName } = about;
  const { place, from, to, givenBy, takenBy, pieces } = move;
  return {
    template: 'custodySheet',
    about: caseNumber,
    place,
    ...issuedByCenter(about),
    values: {
      caseNumber,
      subjectName,
      applicantName,
      from,
      to,
      givenBy,
      takenBy,
      madeAt: toLocalText(about.at),
      kindCount: String(pieces.length),
      copyCount: String(pieces.reduce((sum, { copies }) => sum + copies, 0)),
      pieces: pieces.map(({ name, copies }) => ({ name, copies: String(copies) })),
    },
  };
}

/** How a result without a paper of its own is named on the receipt. */
export const RESULT_WITHOUT_PAPER = '已登记入册，不另发证';
