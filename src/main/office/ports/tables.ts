import type { CaseId, SubCaseId } from '../../../shared/domain/case/case-action.ts';
import type { DeskDuty } from '../../../shared/domain/desk/desk-duty.ts';
import type { DeskId, ServiceDesk } from '../../../shared/domain/desk/service-desk.ts';
import type { DocumentKind } from '../../../shared/domain/document/document-model.ts';
import type { Draft, DraftId, StoredFileRef } from '../../../shared/domain/form/draft.ts';
import type { ESeal, SealId } from '../../../shared/domain/seal/e-seal.ts';
import type { DepartmentId, Operator, OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Instant, LocalDate } from '../../../shared/kernel/time.ts';
import type { Session } from './caller.ts';
import type { StagedJson } from './files.ts';

/** Drafts, encrypted whole; one row each, with its own version. */
export interface DraftTable {
  /** Undefined when there is none, or when it became a case. */
  find(draftId: DraftId): Promise<Draft | undefined>;
  /** The case a draft became; undefined when it is none (yet). */
  findAcceptedCase(draftId: DraftId): Promise<CaseId | undefined>;
  /** Open drafts of a desk, last saved first. */
  listOfDesk(deskId: DeskId, limit: number): Promise<readonly Draft[]>;
  add(draft: Draft): Promise<void>;
  /** Replaces the row when it still has `expectedVersion`. */
  replace(draft: Draft, expectedVersion: number): Promise<Result<void, 'form.changedMeanwhile'>>;
  /** Ends the draft because it became a case; refused when somebody saved meanwhile. */
  close(
    draftId: DraftId,
    expectedVersion: number,
    caseId: CaseId,
  ): Promise<Result<void, 'form.changedMeanwhile'>>;
  /** Throws the draft away. */
  remove(draftId: DraftId): Promise<void>;
}

/** 文书 as the office registers it; the bytes lie in the file store. */
export type DocumentRecord = {
  readonly documentId: string;
  readonly caseId: CaseId;
  /** Null for papers about the whole case. */
  readonly subCaseId: SubCaseId | null;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly number: string;
  readonly fileId: string;
  /** SHA-256 of the newest revision, lower-case hex. */
  readonly sha256: string;
  /** SHA-256 of revision 0: what was approved. */
  readonly approvedSha256: string;
  readonly sealField: string | null;
  readonly sealCount: number;
  readonly simulated: boolean;
  readonly madeAt: Instant;
};

/** The register of papers. */
export interface DocumentTable {
  add(record: DocumentRecord): Promise<void>;
  find(documentId: string): Promise<DocumentRecord | undefined>;
  /** Oldest first. */
  listOfCase(caseId: CaseId): Promise<readonly DocumentRecord[]>;
  /** The newest paper of a sub-case of one of the kinds. */
  findOfSubCase(subCaseId: SubCaseId, kinds: readonly DocumentKind[]): Promise<DocumentRecord | undefined>;
  /** Registers a sealed revision when the newest one is still `expectedSha256`. */
  addRevision(
    documentId: string,
    expectedSha256: string,
    revision: { readonly fileId: string; readonly sha256: string; readonly simulated: boolean },
  ): Promise<Result<void, 'seal.documentChanged'>>;
}

/** Which files are referred to; unreferenced ones are swept. */
export interface FileTable {
  /** Ties a staged file to its owner (`draft:…`, `case:…`, `document:…`, `ticket:…`, `import:…`). */
  refer(file: StoredFileRef | StagedJson, owner: string): Promise<void>;
  /** Moves all files of one owner to another, as when a draft becomes a case. */
  moveOwner(from: string, to: string): Promise<void>;
  /** The file as this owner named it: equal bytes may have another name elsewhere. A change holds it until its end. */
  find(fileId: string, owner: string): Promise<StoredFileRef | undefined>;
  /** Everybody who refers to the file: equal scans are kept once. A change holds it until its end. */
  listOwners(fileId: string): Promise<readonly string[]>;
  /** Ends one reference; a file nobody refers to any more is swept. */
  release(fileId: string, owner: string): Promise<void>;
}

/** 电子印章 and who may use them. */
export interface SealTable {
  add(seal: ESeal): Promise<void>;
  find(sealId: SealId): Promise<ESeal | undefined>;
  /** The valid seal of a department; undefined when there is none. */
  findOfDepartment(departmentId: DepartmentId): Promise<ESeal | undefined>;
  list(): Promise<readonly ESeal[]>;
}

/** A prepared seal waiting for its signature; `preparedFileId` holds the prepared bytes. */
export type SealTicketRecord = {
  readonly ticketId: string;
  readonly documentId: string;
  readonly subCaseId: SubCaseId;
  readonly sealId: SealId;
  readonly approverId: OperatorId;
  readonly baseSha256: string;
  readonly preparedFileId: string;
  readonly byteRange: readonly [number, number, number, number];
  readonly messageDigest: string;
  /** DER as base64. */
  readonly signedAttributes: string;
  readonly expiresAt: Instant;
};

/** Tickets; each is used once. */
export interface SealTicketTable {
  add(record: SealTicketRecord): Promise<void>;
  find(ticketId: string): Promise<SealTicketRecord | undefined>;
  /** Marks it used; refused when it was before. */
  consume(ticketId: string): Promise<Result<void, 'seal.ticketUsed'>>;
}

/** Serial numbers without gaps inside a transaction. */
export interface NumberTable {
  /** Next serial of a series (a desk and a day), from 1. */
  next(series: string): Promise<number>;
}

/** Accounts. Password hashes never leave the storage and access layers. */
export interface OperatorTable {
  add(operator: Operator, passwordHash: string): Promise<void>;
  find(operatorId: OperatorId): Promise<Operator | undefined>;
  /** For signing in only. */
  findByLoginName(loginName: string): Promise<
    | {
        readonly operator: Operator;
        readonly passwordHash: string;
        readonly failedSignIns: number;
        readonly lockedUntil: Instant | null;
      }
    | undefined
  >;
  /** Notes the outcome of a try: the number of failures since the last success, and a lock. */
  recordSignIn(operatorId: OperatorId, failedSignIns: number, lockedUntil: Instant | null): Promise<void>;
  list(): Promise<readonly Operator[]>;
}

/** Open sessions; only a hash of the token is stored. */
export interface SessionTable {
  add(session: Session, tokenHash: string, expiresAt: Instant): Promise<void>;
  findByTokenHash(tokenHash: string, now: Instant): Promise<Session | undefined>;
  remove(sessionId: string): Promise<void>;
}

/** 窗口. */
export interface DeskTable {
  /** Refused when its name, or its number in the division, was ever given to a desk. */
  add(desk: ServiceDesk): Promise<Result<void, 'desk.alreadyThere'>>;
  find(deskId: DeskId): Promise<ServiceDesk | undefined>;
  list(): Promise<readonly ServiceDesk[]>;
  /** Changes what is known of a desk: its name, its place, its last day. */
  replace(desk: ServiceDesk): Promise<void>;
}

/** 到岗台账: append-only. */
export interface DutyTable {
  /** Adds the row unless it is there. */
  add(duty: DeskDuty): Promise<void>;
  /** Of the days from the first to the second, both inclusive, oldest first. */
  listBetween(from: LocalDate, to: LocalDate): Promise<readonly DeskDuty[]>;
}

/** A workstation whose readings the office believes. */
export type EnrolledStation = {
  readonly stationId: string;
  /** Ed25519 public key, SPKI DER as base64. */
  readonly publicKey: string;
  readonly enrolledOn: LocalDate;
};

/** Enrolled stations. */
export interface StationTable {
  add(station: EnrolledStation): Promise<void>;
  find(stationId: string): Promise<EnrolledStation | undefined>;
}
