import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import { legalDeadlineOf } from '../../../../shared/domain/calendar/legal-deadline.ts';
import { toPrintableDue } from '../../../../shared/domain/calendar/printable-due.ts';
import type { CaseView } from '../../../../shared/api/office/case.ts';
import { passedDeadline } from '../../../../shared/domain/case/act-on-deadlines.ts';
import type { ServiceCaseAction, SubCase } from '../../../../shared/domain/case/case-action.ts';
import { countCaseMaterials } from '../../../../shared/domain/case/count-case-materials.ts';
import {
  askedToSupply,
  suppliedOf,
  supplyActions,
  unaskedOf,
} from '../../../../shared/domain/case/supply.ts';
import type { Supplied, SuppliedPart } from '../../../../shared/domain/case/supply.ts';
import { checkDraft } from '../../../../shared/domain/form/check-draft.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { visibleAnswers, visibleMaterials } from '../../../../shared/domain/form/visible-answers.ts';
import { receiptSlip } from '../../../../shared/texts/documents-window.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Changed, Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findOpenDraft } from '../open-draft.ts';
import type { DraftRefusal } from '../open-draft.ts';
import { makePaper } from '../papers.ts';
import type { PaperRefusal } from '../papers.ts';
import { partiesOf } from '../parties.ts';
import { takeOverFiles } from '../take-over-files.ts';
import { nameOfPart } from './named-points.ts';
import { findWholeCase, paperCaseOf, placeOf, viewAgain } from './whole-case.ts';
import type { WholeCase, WindowPorts } from './whole-case.ts';
import { isSimulated, searchableOf } from './open-case.ts';
import { toPaperMaterials, toPaperPromises } from './paper-materials.ts';

type SupplyInput = Parameters<OfficeOperations['case']['supply']>[0];
type SupplyRefusal =
  | DraftRefusal
  | PaperRefusal
  | 'call.invalidInput'
  | 'case.notFound'
  | 'case.changedMeanwhile'
  | 'case.deadlinePassed'
  | 'case.nothingSupplied'
  | 'case.nothingToSupply'
  | 'case.supplyIncomplete'
  | 'case.supplyNotAsked';

/**
 * 补交. What the draft holds of the things asked for is appended to the application; the parts that waited for it go on.
 * Whoever changes anything else is refused: who the case is for and what was looked at already stay what they were. The
 * draft ends as one that becomes a case does.
 */
export function createSupplyCase(ports: WindowPorts): OfficeOperations['case']['supply'] {
  return async (input, caller) => {
    const supplied = await ports.store.change<CaseView, SupplyRefusal>(caller, input, (tables) =>
      supply(ports, tables, { input, caller }),
    );
    if (supplied.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
    return supplied;
  };
}

type Call = { readonly input: SupplyInput; readonly caller: Caller };

async function supply(
  ports: WindowPorts,
  tables: Tables,
  { input, caller }: Call,
): Promise<Result<Changed<CaseView>, SupplyRefusal>> {
  const found = await findOpenDraft(tables, sessionOf(caller), input);
  if (!found.ok) return found;
  const draft = found.value;
  if (draft.supplements?.caseId !== input.caseId) return fail('call.invalidInput', { code: 'caseId' });
  const whole = await findWholeCase(ports, tables, {
    caller,
    caseId: input.caseId,
    expectedVersion: input.caseVersion,
  });
  if (!whole.ok) return whole;

  const handedIn = compare(whole.value, draft);
  const follows = supplyActions(whole.value, whole.value.subCases, handedIn);
  if (follows.length === 0) return nothingOf(whole.value, handedIn);
  if (handedIn.unasked.length > 0) return notAsked(whole.value, handedIn);
  return write(ports, tables, { whole: whole.value, draft, follows, ...handedIn });
}

/** What is new, what nobody asked for, and what is wrong with the whole now. */
function compare({ standing, merged, subCases, now }: WholeCase, draft: Draft) {
  const { answers = {}, materials = [], situation = {} } = standing.personal ?? {};
  const before = { situation, answers: visibleAnswers(merged, answers), materials };
  const after = {
    situation: draft.situation,
    answers: visibleAnswers(merged, draft.answers),
    materials: visibleMaterials(merged, draft.materials),
  };
  const asked = askedToSupply(subCases);
  const conflicts = draft.conflicts ?? [];
  return {
    supplied: suppliedOf(before, after, asked),
    unasked: unaskedOf(before, after, asked),
    issues: checkDraft(merged, { ...after, conflicts }, localDateOf(now)),
  };
}

type HandedIn = ReturnType<typeof compare>;

/** Nothing goes on: because nothing is waited for, because it is too late, or because nothing or not all of it came. */
function nothingOf(whole: WholeCase, handedIn: HandedIn) {
  const { subCases } = whole;
  const { materialCodes, fieldCodes } = askedToSupply(subCases);
  if (materialCodes.size + fieldCodes.size === 0) return fail('case.nothingToSupply');
  const late = subCases.flatMap(({ actions }) => passedDeadline(actions, whole) ?? []);
  const [first] = late;
  if (first) return fail('case.deadlinePassed', { deadline: first.kind });
  if (handedIn.unasked.length > 0) return notAsked(whole, handedIn);
  const { answers, materials } = handedIn.supplied;
  const given = Object.keys(answers).length + materials.length;
  return given === 0 ? fail('case.nothingSupplied') : fail('case.supplyIncomplete', { given });
}

const NAMED_AT_MOST = 5;

function notAsked({ merged }: WholeCase, { unasked }: HandedIn) {
  const names = unasked.slice(0, NAMED_AT_MOST).map((part) => nameOfPart(merged, part));
  const [first] = unasked;
  return fail('case.supplyNotAsked', {
    count: unasked.length,
    first: first?.code ?? '',
    name: names.join('、'),
  });
}

type Writing = {
  readonly whole: WholeCase;
  readonly draft: Draft;
  readonly supplied: Supplied;
  readonly follows: readonly SuppliedPart[];
};

async function write(
  ports: WindowPorts,
  tables: Tables,
  writing: Writing,
): Promise<Result<Changed<CaseView>, SupplyRefusal>> {
  const { whole, draft, follows } = writing;
  const { caseId, actions, subCases } = whole;
  const appended = await tables.cases.appendToServiceCase(caseId, actions.length, toActions(writing));
  if (!appended.ok) return appended;
  for (const { subCaseId, action } of follows) {
    const version = lengthOf(subCases, subCaseId);
    const went = await tables.cases.appendToSubCase(subCaseId, version, [action]);
    if (!went.ok) return went;
  }
  const found = searchableOf(ports.nameSounds, whole.merged, writing.supplied.answers);
  await tables.cases.addSearchable(caseId, found);
  const closed = await tables.drafts.close(draft.id, draft.version, caseId);
  if (!closed.ok) return closed;
  await takeOverFiles(tables, draft, { caseId, materials: writing.supplied.materials });
  const paper = await makeReceipt(ports, tables, writing);
  if (!paper.ok) return paper;

  const value = await viewAgain(tables, whole);
  const facts = { supplied: follows.map(({ action }) => action.kind).join(' ') };
  return succeed({ value, audit: { object: `case:${caseId}`, facts } });
}

function lengthOf(subCases: readonly SubCase[], subCaseId: string): number {
  const part = subCases.find((candidate) => candidate.subCaseId === subCaseId);
  assert(part, 'the actions were made for these parts');
  return part.actions.length;
}

/** The supplement, and that somebody stood at the window. */
function toActions({ whole, supplied }: Writing): readonly ServiceCaseAction[] {
  const { acted, deskId } = whole;
  const { materialCount, parties } = withSupplied(whole, supplied);
  const supplement = {
    kind: 'supplement',
    deskId,
    materialCodes: supplied.materials.map(({ materialCode }) => materialCode),
    fieldCodes: Object.keys(supplied.answers),
    simulated: isSimulated(supplied.answers),
    materialCount,
    personal: { ...supplied, parties },
    ...acted,
  } as const;
  return [supplement, { kind: 'visit', deskId, purpose: 'supply', ...acted }];
}

/** The application as it will stand. */
function withSupplied({ standing, merged }: WholeCase, supplied: Supplied) {
  const { answers = {}, materials = [], situation = {} } = standing.personal ?? {};
  const codes = new Set(supplied.materials.map(({ materialCode }) => materialCode));
  const kept = materials.filter(({ materialCode }) => !codes.has(materialCode));
  const together = [...kept, ...supplied.materials];
  return {
    materialCount: countCaseMaterials(merged, situation, together),
    parties: partiesOf(merged.fields, { ...answers, ...supplied.answers }),
  };
}

/** 收件凭证 for what was handed in now. */
async function makeReceipt(ports: WindowPorts, tables: Tables, { whole, supplied, follows }: Writing) {
  const { caseId, calendar, now, merged, standing } = whole;
  const about = await paperCaseOf(tables, whole);
  const isAnswered = follows.some(({ action }) => action.kind === 'supplyCorrection');
  const due = legalDeadlineOf(calendar, 'correctionNotice', now);
  const codes = new Set(supplied.materials.map(({ materialCode }) => materialCode));
  const handedIn = merged.materials.filter(({ definition }) => codes.has(definition.materialCode));
  const materials = toPaperMaterials({ ...merged, materials: handedIn }, supplied, NOTHING_WAIVED);
  const place = await placeOf(tables, caseId, 'receiptSlip');
  const answerBy = isAnswered ? toPrintableDue(calendar, due) : null;
  const goOn = new Set<string>(follows.map(({ subCaseId }) => subCaseId));
  const promises = toPaperPromises(standing.subCases.filter(({ subCaseId }) => goOn.has(subCaseId)));
  const content = receiptSlip(about, materials, { answerBy, place, promises });
  return makePaper(ports, tables, { caseId, subCaseId: null, content });
}

const NOTHING_WAIVED = { deferred: [], promised: [] } as const;
