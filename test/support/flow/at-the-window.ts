import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../../src/shared/api/office/case.ts';
import type { DraftView } from '../../../src/shared/api/office/form.ts';
import type { Subject } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { expected, must } from './clerk-client.ts';
import type { ClerkClient } from './clerk-client.ts';
import type { ClockedWorkbench, Member } from './clocked-workbench.ts';
import { restOfForm } from './rest-of-form.ts';

/** What somebody comes to the window with. */
export type Application = {
  readonly subject: Subject;
  readonly situation?: Readonly<Record<string, string>>;
  /** Whose fields a card fills. */
  readonly cards: readonly { readonly person: string; readonly cardId: string }[];
  /** What no card says; whatever else is asked is answered somehow. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Papers that were left at home. */
  readonly missing?: readonly string[];
  /** The earlier case it corrects, revokes or tries again. */
  readonly link?: {
    readonly caseId: string;
    readonly relation: 'reopens' | 'corrects' | 'revokes';
    readonly subCaseId: string | null;
  };
};

type Input<Procedure extends keyof ClerkClient['office']['case']> = NonNullable<
  Parameters<ClerkClient['office']['case'][Procedure]>[0]
>;

/** What a clerk may decide beside accepting everything. */
export type Decision = Partial<Omit<Input<'receive'>, 'requestId' | 'draftId' | 'expectedVersion'>>;

/** 补正事项, all with the same remedy. */
export function pointsOf(...codes: readonly string[]): {
  points: NonNullable<Decision['correction']>['points'];
} {
  return { points: codes.map((code) => ({ where: 'material', code, remedy: '请带来原件' })) };
}

/** A draft as the clerk has it before the decision: cards read, questions answered, originals seen. */
export async function fillIn(
  workbench: ClockedWorkbench,
  clerk: Member,
  request: Application,
): Promise<DraftView> {
  const { form } = clerk.office;
  const { subject, situation = {}, cards, answers = {}, missing = [], link } = request;
  let view = must(await form.begin({ requestId: randomUUID(), subject, ...(link && { link }) }));
  view = must(await form.save({ ...expected(view), situation: { ...situation } }));
  for (const { person, cardId } of cards) {
    const reading = await workbench.readCard(cardId);
    view = must(await form.applyReading({ ...expected(view), person, reading }));
  }
  const said = Object.entries(answers).map(([code, value]) => [code, { value }] as const);
  view = must(await form.save({ ...expected(view), answers: Object.fromEntries(said) }));
  const rest = restOfForm(view, workbench.today);
  const originalsSeen = { ...rest.originalsSeen, ...markAll(missing, false) };
  return must(await form.save({ ...expected(view), answers: rest.answers, originalsSeen }));
}

/** Takes the application in by one decision; the refusal when there is one. */
export async function tryToTakeIn(
  workbench: ClockedWorkbench,
  request: Application,
  decision: Decision = {},
) {
  const clerk = await workbench.member('window01');
  const draft = await fillIn(workbench, clerk, request);
  return clerk.office.case.receive({ ...expected(draft), ...decision });
}

/** The same where nothing is in the way. */
export async function takeIn(
  workbench: ClockedWorkbench,
  request: Application,
  decision: Decision = {},
): Promise<CaseView> {
  return must(await tryToTakeIn(workbench, request, decision));
}

/** The case as the clerk sees it now. */
export async function see(workbench: ClockedWorkbench, view: CaseView): Promise<CaseView> {
  const clerk = await workbench.member('window01');
  return must(await clerk.office.case.get({ caseId: view.projection.caseId }));
}

/** 补交: the applicant comes back with papers; the refusal when there is one. */
export async function tryToSupply(
  workbench: ClockedWorkbench,
  { projection }: CaseView,
  materials: readonly string[],
) {
  const { office } = await workbench.member('window01');
  const { caseId } = projection;
  const current = must(await office.case.get({ caseId }));
  const begun = await office.form.beginSupplement({ requestId: randomUUID(), caseId });
  if (!begun.ok) return begun;
  const originalsSeen = markAll(materials, true);
  const saved = must(await office.form.save({ ...expected(begun.value), originalsSeen }));
  return office.case.supply({ ...expected(saved), caseId, caseVersion: current.projection.version });
}

/** 受理 of parts that were held or corrected, one after the other. */
export async function acceptParts(
  workbench: ClockedWorkbench,
  view: CaseView,
  itemCodes: readonly string[],
): Promise<CaseView> {
  const { office } = await workbench.member('window01');
  let shown = view;
  for (const code of itemCodes) {
    shown = must(await office.case.acceptPart({ requestId: randomUUID(), ...shownPart(shown, code) }));
  }
  return shown;
}

/** 撤件, shown by the card of who asks for it; the refusal when there is one. */
export async function tryToWithdraw(
  workbench: ClockedWorkbench,
  view: CaseView,
  { itemCodes, cardId }: { readonly itemCodes: readonly string[]; readonly cardId: string },
) {
  const { office } = await workbench.member('window01');
  const reading = await workbench.readCard(cardId);
  return office.case.withdraw({
    requestId: randomUUID(),
    caseId: view.projection.caseId,
    parts: itemCodes.map((code) => shownPart(view, code)),
    reason: '',
    reading,
  });
}

/** The part of a case that handles an item. */
export function partOf(view: CaseView, itemCode: string): CaseView['subCases'][number] {
  const part = view.subCases.find(({ projection }) => projection.itemCode === itemCode);
  if (!part) throw new Error(`the case has no item ${itemCode}`);
  return part;
}

/** A part and its version, as a command names them. */
export function shownPart(view: CaseView, itemCode: string) {
  const { subCaseId, version } = partOf(view, itemCode).projection;
  return { subCaseId, expectedVersion: version };
}

/** The statuses of the parts by item. */
export function statusesOf(view: CaseView): Readonly<Record<string, string>> {
  return Object.fromEntries(view.subCases.map(({ projection }) => [projection.itemCode, projection.status]));
}

/** How often each kind of paper was made. */
export function papersOf(view: CaseView): Readonly<Record<string, number>> {
  const kinds = view.documents.map(({ kind }) => kind);
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((each) => each === kind).length]));
}

/** What happened to a part, in order. */
export function courseOf(view: CaseView, itemCode: string): readonly string[] {
  return partOf(view, itemCode).actions.map(({ kind }) => kind);
}

function markAll(codes: readonly string[], isSeen: boolean): Record<string, boolean> {
  return Object.fromEntries(codes.map((code) => [code, isSeen]));
}
