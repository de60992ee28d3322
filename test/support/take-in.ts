import { randomUUID } from 'node:crypto';
import { must } from '../../src/main/quanke/in-process.ts';
import type { InProcessPerson } from '../../src/main/quanke/in-process.ts';
import type { ApprovalView } from '../../src/shared/api/office/approval.ts';
import type { CaseView } from '../../src/shared/api/office/case.ts';
import type { DraftView } from '../../src/shared/api/office/form.ts';
import { withCheckCharacter } from '../../src/shared/domain/applicant/identity-number.ts';
import { dayOf } from '../../src/shared/domain/catalogue/field-bounds.ts';
import type { MergedField } from '../../src/shared/domain/catalogue/merged-application.ts';
import { applicantOf } from '../../src/shared/domain/form/people-of-form.ts';
import { localDateOf, type LocalDate } from '../../src/shared/kernel/time.ts';
import { signWith } from './make-office.ts';
import type { TestOffice } from './make-office.ts';

/** One thing to apply for; the rest is filled in somehow, but right. */
export type Application = {
  readonly subject?: { readonly kind: 'theme' | 'item'; readonly code: string };
  readonly situation?: Readonly<Record<string, string>>;
  readonly cardId?: string;
  /** Typed over what the card says: for somebody else of the same name. */
  readonly identityNumber?: string;
  /** The earlier case it corrects or revokes. */
  readonly link?: {
    readonly caseId: string;
    readonly relation: 'reopens' | 'corrects' | 'revokes';
    readonly subCaseId: string | null;
  };
};

const EVERYTHING = {
  applicantIs: 'mother',
  birthSituation: 'ordinary',
  maritalStatus: 'married',
  householdSide: 'mother',
  claimBirthCosts: 'yes',
  claimChildSubsidy: 'yes',
};

/** A draft that can be accepted: the newborn theme with all its items, unless told otherwise. */
export async function fillDraft(
  test: TestOffice,
  clerk: InProcessPerson,
  application: Application = {},
): Promise<DraftView> {
  const { subject = { kind: 'theme', code: 'T1' }, situation, cardId = 'mother', link } = application;
  const { form } = clerk.calls;
  const begun = must(await form.begin({ requestId: randomUUID(), subject, ...(link && { link }) }));
  const draftId = begun.draft.id;
  const expected = (view: DraftView) => ({
    requestId: randomUUID(),
    draftId,
    expectedVersion: view.draft.version,
  });
  const answered = situation ?? (subject.kind === 'theme' ? EVERYTHING : {});
  const asked = must(await form.save({ ...expected(begun), situation: answered }));
  const reading = test.read(cardId);
  const read = must(await form.applyReading({ ...expected(asked), person: 'applicant', reading }));
  const rest = restOf(read);
  const answers = { ...rest.answers, ...numberOf(read, application) };
  return must(await form.save({ ...expected(read), ...rest, answers }));
}

function numberOf({ merged: { fields } }: DraftView, { identityNumber }: Application) {
  const person = applicantOf(fields);
  const field = fields.find(
    ({ definition }) => definition.person === person && definition.searchable === 'identityNumber',
  );
  if (identityNumber === undefined || !field) return {};
  return { [field.definition.fieldCode]: { value: identityNumber } };
}

/** Something for every field that is asked and still empty, and every original seen. */
export function restOf({ merged, draft }: DraftView) {
  const open = merged.fields.filter(
    ({ definition, required }) => required && !draft.answers[definition.fieldCode],
  );
  const originals = merged.materials.filter(({ producedBy }) => producedBy === null);
  return {
    answers: Object.fromEntries(
      open.map((field) => [
        field.definition.fieldCode,
        { value: someValue(field, localDateOf(draft.savedAt)) },
      ]),
    ),
    originalsSeen: Object.fromEntries(originals.map(({ definition }) => [definition.materialCode, true])),
  };
}

/** Something for every value the grant must give. */
export function producedBy({ produces }: Pick<ApprovalView, 'produces'>): Readonly<Record<string, string>> {
  const needed = produces.filter(({ required }) => required);
  return Object.fromEntries(needed.map((field) => [field.definition.fieldCode, someValue(field)]));
}

/** What fields with a pattern take. */
const IN_PATTERN: Readonly<Record<string, string>> = {
  childBornTime: '08:30',
  diedAt: '08:30',
  companyPostcode: '100000',
  fundPayday: '10',
  fundRatePercent: '8',
};

function someValue({ definition, rule }: MergedField, on = '2026-11-20' as LocalDate): string {
  const inPattern = IN_PATTERN[definition.fieldCode];
  if (inPattern !== undefined) return inPattern;
  switch (definition.kind) {
    case 'identityNumber':
      return someIdentityNumber(definition.fieldCode, rule);
    case 'date':
      return someDay(rule, on);
    case 'phone':
      return '13900000001';
    case 'choice':
      return definition.choices?.[0]?.value ?? '';
    case 'number':
      return someNumber(rule);
    case 'creditCode':
      return '91100000MA00000073';
    case 'text':
    case 'longText':
    case 'address':
      return '测试内容';
  }
}

/** One of everybody's, unless the field must state another than the rest. */
function someIdentityNumber(fieldCode: string, { bounds }: MergedField['rule']): string {
  if (!bounds.some(({ kind }) => kind === 'differsFrom')) return '100000199211050011';
  const sum = [...fieldCode].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return withCheckCharacter(`10000019921105${100 + (sum % 900)}`);
}

/** A day every limit of the calendar lets through; what is held against another field is that same day. */
function someDay({ bounds }: MergedField['rule'], on: LocalDate): string {
  return bounds.reduce((day, bound) => {
    if (bound.kind !== 'notBefore' && bound.kind !== 'notAfter') return day;
    const limit = typeof bound.day === 'string' ? dayOf(bound.day, on) : undefined;
    if (limit === undefined || (bound.kind === 'notBefore' ? day >= limit : day <= limit)) return day;
    return limit;
  }, '2026-11-02');
}

function someNumber({ bounds }: MergedField['rule']): string {
  const limits = bounds.filter((bound) => 'number' in bound);
  const most = Math.min(3250, ...limits.filter(({ kind }) => kind === 'max').map(({ number }) => number));
  const least = limits.filter(({ kind }) => kind === 'min').map(({ number }) => number);
  return String(Math.max(most, ...least));
}

/** A case fresh from the window. */
export async function acceptCase(
  test: TestOffice,
  clerk: InProcessPerson,
  application: Application = {},
): Promise<CaseView> {
  return acceptDraft(clerk, await fillDraft(test, clerk, application));
}

/** Accepts a draft; whoever came with the same before has been looked at. */
export async function acceptDraft(
  clerk: InProcessPerson,
  { draft }: Pick<DraftView, 'draft'>,
): Promise<CaseView> {
  const expected = { draftId: draft.id, expectedVersion: draft.version };
  const accepted = await clerk.calls.case.accept({ requestId: randomUUID(), ...expected });
  if (accepted.ok || accepted.failure.code !== 'case.duplicateSuspected') return must(accepted);
  const duplicatesOf = String(accepted.failure.details?.['caseIds'] ?? '').split(' ');
  return must(
    await clerk.calls.case.receive({ requestId: randomUUID(), ...expected, ...ACCEPT_ALL, duplicatesOf }),
  );
}

const ACCEPT_ALL = {
  refusals: [],
  correction: null,
  deferred: [],
  promised: [],
  hold: false,
  forwardTo: null,
  ticket: null,
  assisted: null,
};

/** The part of a case that handles an item. */
export function partOf(view: CaseView, itemCode: string) {
  const part = view.subCases.find(({ projection }) => projection.itemCode === itemCode);
  if (!part) throw new Error(`the case has no item ${itemCode}`);
  return part.projection;
}

/** Two persons of a department: one for the first review, one who decides. */
export type Reviewers = { readonly first: InProcessPerson; readonly second: InProcessPerson };

/** Brings a part to its decision and decides it. */
export async function decide(
  { first, second }: Reviewers,
  subCaseId: string,
  decision: 'grant' | 'deny' = 'grant',
): Promise<void> {
  const view = must(await second.calls.approval.get({ subCaseId }));
  if (view.step.kind === 'review') await giveOpinion(first, subCaseId);
  const claimed = await claim(second, subCaseId);
  const expected = { requestId: randomUUID(), subCaseId, expectedVersion: claimed.projection.version };
  const { approval } = second.calls;
  const produced = producedBy(claimed);
  if (decision === 'grant') must(await approval.grant({ ...expected, opinion: '同意', produced }));
  else
    must(
      await approval.deny({
        ...expected,
        reason: '出生信息与医院记录不一致',
        legalBasis: '《母婴保健法》第二十三条',
      }),
    );
}

/** The first review. */
export async function giveOpinion(person: InProcessPerson, subCaseId: string): Promise<void> {
  const { projection } = await claim(person, subCaseId);
  const expected = { requestId: randomUUID(), subCaseId, expectedVersion: projection.version };
  must(
    await person.calls.approval.giveOpinion({ ...expected, recommendation: 'grant', opinion: '材料齐全' }),
  );
}

/** Takes a part. */
export async function claim(person: InProcessPerson, subCaseId: string) {
  const { projection } = must(await person.calls.approval.get({ subCaseId }));
  const expected = { requestId: randomUUID(), subCaseId, expectedVersion: projection.version };
  return must(await person.calls.approval.claim(expected));
}

/** Orders the seal of a decided part. */
export async function prepareSeal(person: InProcessPerson, subCaseId: string) {
  const { projection } = must(await person.calls.approval.get({ subCaseId }));
  const expected = { requestId: randomUUID(), subCaseId, expectedVersion: projection.version };
  return person.calls.document.prepareSeal(expected);
}

/** Seals a decided part with the key the office asks for. */
export async function seal(test: TestOffice, person: InProcessPerson, subCaseId: string) {
  const order = must(await prepareSeal(person, subCaseId));
  const key = test.sealKeys().find(({ serial }) => serial === order.sealKeySerial);
  if (!key) throw new Error(`no key ${order.sealKeySerial}`);
  const signed = signWith(key, order.signedAttributes);
  return must(
    await person.calls.document.completeSeal({
      requestId: randomUUID(),
      ticketId: order.ticketId,
      ...signed,
    }),
  );
}
