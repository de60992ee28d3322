import type { CaseId, CaseNumber, SubCaseId } from '../../../shared/domain/case/case-action.ts';
import type { CaseStatus } from '../../../shared/domain/case/case-status.ts';
import type { ServiceCaseProjection, SubCaseProjection } from '../../../shared/domain/case/projection.ts';
import type {
  CatalogueVersion,
  CatalogueVersionId,
  Subject,
} from '../../../shared/domain/catalogue/catalogue.ts';
import type { ItemClaim } from '../../../shared/domain/catalogue/item-claim.ts';
import type { SubjectSwitch } from '../../../shared/domain/catalogue/subject-switch.ts';
import type { OrganizationUnit, ReformBaseline } from '../../../shared/domain/desk/organization-unit.ts';
import type { DeskDuty } from '../../../shared/domain/desk/desk-duty.ts';
import type { DeskId, ServiceDesk } from '../../../shared/domain/desk/service-desk.ts';
import type { DocumentKind } from '../../../shared/domain/document/document-model.ts';
import type { DraftId } from '../../../shared/domain/form/draft.ts';
import type { ESeal, SealId } from '../../../shared/domain/seal/e-seal.ts';
import type { DepartmentId, OperatorId } from '../../../shared/domain/staff/operator.ts';
import type { Instant, LocalDate } from '../../../shared/kernel/time.ts';
import type { CalendarEntry } from '../ports/calendar-table.ts';
import type { SearchableDatum } from '../ports/case-table.ts';
import type { EnrolledStation } from '../ports/tables.ts';
import type { PrintingSchema } from './printing-rows.ts';

/**
 * The rows, as both databases keep them (columns are snake_case there). Identifiers and moments are text, booleans
 * are 0 and 1, lists are JSON; `Uint8Array` is encrypted or a digest.
 */
export type Schema = PrintingSchema & {
  officeKey: OfficeKeyRow;
  caseKey: CaseKeyRow;
  stream: StreamRow;
  caseAction: CaseActionRow;
  serviceCase: ServiceCaseRow;
  subCase: SubCaseRow;
  subCaseTurn: { departmentId: DepartmentId; subCaseId: SubCaseId };
  blindIndex: BlindIndexRow;
  draft: DraftRow;
  document: DocumentRow;
  documentRevision: DocumentRevisionRow;
  fileReference: FileReferenceRow;
  seal: SealRow;
  sealTicket: SealTicketRow;
  numberSeries: { series: string; serial: number };
  operator: OperatorRow;
  session: SessionRow;
  desk: DeskRow;
  deskDuty: DeskDuty;
  organizationUnit: OrganizationUnitRow;
  reformBaseline: ReformBaseline;
  catalogueVersion: CatalogueVersionRow;
  calendarYear: CalendarYearRow;
  acceptedClock: AcceptedClockRow;
  calendarSettled: { entryNumber: number; settledAt: Instant };
  subjectSwitch: SubjectSwitchRow;
  itemClaim: ItemClaim;
  favourite: FavouriteRow;
  station: StationRow;
  doneRequest: DoneRequestRow;
  auditEvent: AuditEventRow;
};

export type OfficeKeyRow = { keyId: string; masterKeyId: string; wrappedKey: Uint8Array };

/** `wrappedKey` is null once the personal data of the case was erased. */
export type CaseKeyRow = {
  caseId: CaseId;
  masterKeyId: string;
  wrappedKey: Uint8Array | null;
  erasedAt: Instant | null;
};

export type StreamId = CaseId | SubCaseId;

export type StreamRow = {
  streamId: StreamId;
  caseId: CaseId;
  kind: 'serviceCase' | 'subCase';
  /** Order of opening within the case. */
  position: number;
  version: number;
};

export type CaseActionRow = {
  streamId: StreamId;
  version: number;
  kind: string;
  actedBy: OperatorId | 'system';
  effectiveAt: Instant;
  recordedAt: Instant;
  facts: string;
  personal: Uint8Array | null;
};

export type ServiceCaseRow = {
  caseId: CaseId;
  caseNumber: CaseNumber;
  subjectKind: Subject['kind'];
  subjectCode: string;
  subjectName: string;
  version: number;
  deskId: DeskId;
  receivedAt: Instant;
  receivedBy: OperatorId;
  simulated: number;
  ratingLevel: 1 | 2 | 3 | 4 | 5 | null;
  catalogueVersionId: CatalogueVersionId | null;
  shape: number;
  channel: ServiceCaseProjection['channel'];
  ratedBy: ServiceCaseProjection['ratedBy'];
  rectifiedAt: Instant | null;
  calledBackAt: Instant | null;
  ratingSettled: number;
  visits: number;
  materialBase: number | null;
  materialActual: number | null;
  ticketAt: Instant | null;
  calledAt: Instant | null;
  servedAt: Instant | null;
};

export type SubCaseRow = {
  subCaseId: SubCaseId;
  caseId: CaseId;
  itemCode: string;
  itemName: string;
  departmentId: DepartmentId;
  deskId: DeskId;
  handlingKind: SubCaseProjection['handlingKind'];
  status: CaseStatus;
  version: number;
  step: number;
  claimedBy: OperatorId | null;
  receivedAt: Instant;
  acceptedAt: Instant | null;
  dueAt: Instant | null;
  dueProvisional: number;
  decidedAt: Instant | null;
  decision: SubCaseProjection['decision'];
  readyAt: Instant | null;
  deliveredAt: Instant | null;
  endedAt: Instant | null;
  endedAs: SubCaseProjection['endedAs'];
  shape: number;
  inTurn: string;
  deadlineKind: SubCaseProjection['deadlineKind'];
  deadlineAt: Instant | null;
  suspendedAt: Instant | null;
  suspensions: number;
  extensions: number;
  corrections: number;
  deemed: number;
  deferred: number;
  openDeferrals: number;
  expedited: number;
  urged: number;
  disputed: number;
  stepSince: Instant | null;
  barred: string;
  decidesAt: DepartmentId;
  replaced: number;
};

export type BlindIndexRow = { caseId: CaseId; kind: SearchableDatum['kind']; token: Uint8Array };

/** `content` is null once the draft became a case. */
export type DraftRow = {
  draftId: DraftId;
  deskId: DeskId;
  version: number;
  savedAt: Instant;
  content: Uint8Array | null;
  caseId: CaseId | null;
};

export type DocumentRow = {
  documentId: string;
  caseId: CaseId;
  subCaseId: SubCaseId | null;
  kind: DocumentKind;
  title: string;
  number: string;
  fileId: string;
  sha256: string;
  approvedSha256: string;
  sealField: string | null;
  sealCount: number;
  simulated: number;
  madeAt: Instant;
};

export type DocumentRevisionRow = { documentId: string; revision: number; fileId: string; sha256: string };

/** `about` holds name, type, length and digest: names of scans often hold names of people. */
export type FileReferenceRow = { fileId: string; owner: string; referredAt: Instant; about: Uint8Array };

export type SealRow = {
  sealId: SealId;
  departmentId: DepartmentId;
  status: ESeal['status'];
  validFrom: Instant;
  content: string;
};

export type SealTicketRow = {
  ticketId: string;
  documentId: string;
  subCaseId: SubCaseId;
  sealId: SealId;
  approverId: OperatorId;
  baseSha256: string;
  preparedFileId: string;
  byteRange: string;
  messageDigest: string;
  signedAttributes: string;
  expiresAt: Instant;
  used: number;
};

export type OperatorRow = {
  operatorId: OperatorId;
  loginName: string;
  displayName: string;
  roles: string;
  departmentId: DepartmentId | null;
  mayDecide: number;
  delegatedItems: string;
  passwordHash: string;
  failedSignIns: number;
  lockedUntil: Instant | null;
};

export type SessionRow = {
  sessionId: string;
  tokenHash: string;
  operatorId: OperatorId;
  deskId: DeskId | null;
  expiresAt: Instant;
};

export type DeskRow = {
  deskId: DeskId;
  name: string;
  deskKind: ServiceDesk['deskKind'];
  divisionCode: string;
  deskNumber: string;
  centerName: string;
  unitCode: string;
  openedOn: LocalDate;
  closedOn: LocalDate | null;
  posts: number;
};

export type OrganizationUnitRow = {
  unitCode: string;
  name: string;
  unitKind: OrganizationUnit['unitKind'];
  parentCode: string | null;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  toBeConfirmed: string;
};

/** `content` is null once the version was removed and no case names it. */
export type CatalogueVersionRow = CatalogueVersion & { content: string | null };

/** `content` is null where the year is taken to be unpublished again. */
export type CalendarYearRow = Omit<CalendarEntry, 'content'> & { content: string | null };

/** What was newest when somebody accepted a clock that was behind it. */
export type AcceptedClockRow = {
  entryNumber: number;
  acceptedAt: Instant;
  newestBefore: Instant;
  newestEventId: string;
  reason: string;
  acceptedBy: OperatorId | null;
};

export type SubjectSwitchRow = Omit<SubjectSwitch, 'subject' | 'on'> & {
  subjectKind: Subject['kind'];
  subjectCode: string;
  isOn: number;
};

export type FavouriteRow = {
  operatorId: OperatorId;
  subjectKind: Subject['kind'];
  subjectCode: string;
  chosenAt: Instant;
};

export type StationRow = {
  stationId: string;
  publicKey: string;
  enrolledOn: EnrolledStation['enrolledOn'] & LocalDate;
};

/**
 * `fingerprint` is keyed: inputs hold names and passwords that could be guessed from a plain digest. `answer` is null
 * while the command runs, after a day, and once the case it is `about` was erased.
 */
export type DoneRequestRow = {
  requestId: string;
  fingerprint: Uint8Array;
  answer: Uint8Array | null;
  /** Object of the audit row of the same command. */
  about: string | null;
  doneAt: Instant;
};

export type AuditEventRow = {
  eventId: string;
  happenedAt: Instant;
  operatorId: OperatorId | null;
  deskId: DeskId | null;
  procedureName: string;
  auditKind: 'access' | 'change';
  object: string;
  facts: string;
  requestId: string | null;
};
