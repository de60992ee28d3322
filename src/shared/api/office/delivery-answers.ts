import type { CustodyPlace } from '../../domain/case/service-case-action.ts';
import type { SubCaseProjection } from '../../domain/case/projection.ts';
import type { RatingStanding } from '../../domain/delivery/rating-standing.ts';
import type { DocumentSummary } from './document.ts';

/** An outcome that lies ready. */
export type ReadyPart = SubCaseProjection & {
  /** Days it has lain there. */
  readonly retainedDays: number;
  /** 送达期限 (art. 44); null where nothing was decided. */
  readonly serveBy: string | null;
  /** Tries that failed. */
  readonly failedServings: number;
  /** A sealed paper that can be sent electronically. */
  readonly hasSealedPaper: boolean;
};

/** An outcome that is not given out any more, and why. */
export type WithheldPart = {
  readonly subCaseId: string;
  readonly itemName: string;
  readonly standing: 'destroyed' | 'replaced';
  readonly at: string;
};

/** What can be handed over to one person now. */
export type Collection = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly version: number;
  /** Masked. */
  readonly applicantName: string;
  /** Masked; null when the applicant came alone. */
  readonly agentName: string | null;
  /** As whom the person of the card is known; null for a case that was opened by its number. */
  readonly collectorKind: 'applicant' | 'agent' | null;
  /** Masked; empty for a case that was opened by its number. */
  readonly collectorName: string;
  /** 帮办代办: what the agent's letter covers; null without one. */
  readonly authority: { readonly scope: string; readonly until: string; readonly isInForce: boolean } | null;
  readonly ready: readonly ReadyPart[];
  /** Parts that are not ready yet. */
  readonly open: readonly SubCaseProjection[];
  readonly withheld: readonly WithheldPart[];
  readonly documents: readonly DocumentSummary[];
};

/** What handing over answers. */
export type HandedOut = {
  readonly receipt: DocumentSummary;
  readonly delivered: number;
  readonly version: number;
};

/** An outcome nobody collected. */
export type RetainedPart = ReadyPart & {
  readonly caseNumber: string;
  readonly subjectName: string;
  /** Printed number of the paper; null for what has none. */
  readonly paperNumber: string | null;
  /** Masked. */
  readonly applicantName: string;
  /** Masked; empty when none was given. */
  readonly applicantPhone: string;
  readonly standing: 'ready' | 'replaced';
  readonly mayDestroy: boolean;
};

/** 留存清单. */
export type Retained = {
  readonly parts: readonly RetainedPart[];
  /** Days after which an outcome may be destroyed, and whether the customer has confirmed them. */
  readonly destroyAfterDays: number;
  readonly toBeConfirmed: boolean;
};

/** A place papers can be at, with its name. */
export type NamedPlace = { readonly place: CustodyPlace; readonly name: string };

/** What one place holds of the papers of a case. */
export type HeldPapers = NamedPlace & {
  /** True when the caller belongs to the place and may pass the papers on. */
  readonly isOwn: boolean;
  readonly pieces: readonly {
    readonly materialCode: string;
    readonly name: string;
    readonly copies: number;
  }[];
};

/** One move of papers, as the ledger shows it. */
export type CustodyMove = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly from: string;
  readonly to: string;
  readonly copies: number;
  readonly givenBy: string;
  readonly takenBy: string;
  readonly movedAt: string;
  readonly documentId: string;
};

/** 物料台账 of one case. */
export type Custody = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly version: number;
  readonly holdings: readonly HeldPapers[];
  readonly moves: readonly CustodyMove[];
  /** Where papers may go: departments of the case, and open desks. */
  readonly places: readonly NamedPlace[];
};

/** 代领. A hand-over to somebody who was neither applicant nor agent. */
export type SubstitutedHandOver = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly subjectName: string;
  /** Masked. */
  readonly applicantName: string;
  readonly collectorName: string;
  readonly relation: string;
  readonly items: readonly string[];
  readonly handedOverBy: string;
  readonly handedOverAt: string;
};

/** 差评. */
export type BadRating = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly version: number;
  /** Masked. */
  readonly applicantName: string;
  readonly level: 4 | 5;
  readonly comment: string;
  readonly ratedAt: string;
  readonly servedBy: string;
  readonly standing: Exclude<RatingStanding, 'none' | 'good'>;
  /** Fifteen working days after the rating. */
  readonly dueAt: string;
  readonly dueProvisional: boolean;
  readonly rectifications: readonly {
    readonly measure: string;
    readonly by: string;
    readonly at: string;
    readonly inTime: boolean;
  }[];
  readonly calls: readonly {
    readonly satisfied: boolean;
    readonly note: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly mayRectify: boolean;
};
