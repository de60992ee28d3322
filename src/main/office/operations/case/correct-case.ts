import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { CaseView } from '../../../../shared/api/office/case.ts';
import { toPrintableDue } from '../../../../shared/domain/calendar/printable-due.ts';
import type { SubCase, SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { mayDo, openingOf, statusOf } from '../../../../shared/domain/case/case-flow.ts';
import { correctionAction, correctionUntil } from '../../../../shared/domain/case/intake-actions.ts';
import { neededBy } from '../../../../shared/domain/case/plan-intake.ts';
import type { PointToMend } from '../../../../shared/domain/case/plan-intake.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import { correctionNotice } from '../../../../shared/texts/documents-intake.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Changed, RepeatCode, Tables } from '../../ports/store.ts';
import { checkTimeLeft } from '../check-time-left.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkOwnCenter } from '../own-center.ts';
import { makePaper } from '../papers.ts';
import type { PaperRefusal } from '../papers.ts';
import { issuesOf } from './accept-part.ts';
import { namePoints, pointsText } from './named-points.ts';
import { findWholeCase, paperCaseOf, placeOf, viewAgain } from './whole-case.ts';
import type { WholeCase, WindowPorts } from './whole-case.ts';

type Asked = {
  readonly requestId: string;
  readonly caseId: string;
  readonly caseVersion: number;
  readonly points: readonly PointToMend[];
  /** Why a second notice is needed; a first one has none. */
  readonly reason: string | null;
};

type CorrectRefusal =
  | PaperRefusal
  | 'call.invalidInput'
  | 'case.notFound'
  | 'case.changedMeanwhile'
  | 'case.correctionIncomplete'
  | 'case.correctionUsed'
  | 'case.deadlinePassed'
  | 'case.notAllowedNow'
  | 'case.notYourCenter';

/** 一次性补正告知 for parts that were held: everything the office can see, once. */
export function createCorrectCase(ports: WindowPorts): OfficeOperations['case']['correct'] {
  return (input, caller) => correct(ports, { ...input, reason: null }, caller);
}

/** 再次补正. What a first notice left out, never a first one; only a supervisor sends it, with the reason (domain.md C.7). */
export function createCorrectAgain(ports: WindowPorts): OfficeOperations['case']['correctAgain'] {
  return (input, caller) => correct(ports, input, caller);
}

async function correct(
  ports: WindowPorts,
  input: Asked,
  caller: Caller,
): Promise<Result<CaseView, CorrectRefusal | RepeatCode>> {
  const corrected = await ports.store.change<CaseView, CorrectRefusal>(caller, input, async (tables) => {
    const { caseId, caseVersion: expectedVersion } = input;
    const whole = await findWholeCase(ports, tables, { caller, caseId, expectedVersion });
    if (!whole.ok) return whole;
    const own = await checkOwnCenter(tables, whole.value.session, whole.value.standing);
    if (!own.ok) return own;
    const parts = partsToCorrect(whole.value, input);
    return parts.ok ? send(ports, tables, { whole: whole.value, parts: parts.value, input }) : parts;
  });
  if (corrected.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
  return corrected;
}

/** The parts a notice is about: those at the window whose item needs one of the points. */
function partsToCorrect(
  whole: WholeCase,
  { points, reason }: Asked,
): Result<readonly SubCase[], Exclude<CorrectRefusal, PaperRefusal>> {
  const unknown = points.find((point) => neededBy(whole.merged, point).length === 0);
  if (unknown) return fail('call.invalidInput', { code: unknown.code });
  const needed = whole.subCases.filter(({ actions }) => isNeeded(whole, actions, points));
  const parts = needed.filter(({ actions }) => statusOf(actions) === 'received');
  const [first] = needed;
  assert(first, 'an item of the application needs every point');
  const isFirst = !parts.some(({ actions }) => wasCorrected(actions));
  if (parts.length === 0 || (reason !== null && isFirst))
    return notAllowedNow(first.actions, 'requestCorrection');
  for (const { actions } of parts) {
    const inTime = checkTimeLeft(actions, whole);
    if (!inTime.ok) return inTime;
    if (!mayDo(actions, 'requestCorrection')) return notAllowedNow(actions, 'requestCorrection');
    if (reason === null && wasCorrected(actions)) return fail('case.correctionUsed');
  }
  return checkComplete(whole, parts, points);
}

function isNeeded(
  { merged }: WholeCase,
  actions: readonly SubCaseAction[],
  points: readonly PointToMend[],
): boolean {
  const { itemCode } = openingOf(actions);
  return points.some((point) => neededBy(merged, point).includes(itemCode));
}

function wasCorrected(actions: readonly SubCaseAction[]): boolean {
  return actions.some(({ kind }) => kind === 'requestCorrection');
}

/** Art. 32: everything at once. */
function checkComplete(
  whole: WholeCase,
  parts: readonly SubCase[],
  points: readonly PointToMend[],
): Result<readonly SubCase[], 'case.correctionIncomplete'> {
  const codes = parts.map(({ actions }) => openingOf(actions).itemCode);
  const left = issuesOf(whole).filter(({ where, code, severity }) => {
    if (severity !== 'error' || (where !== 'field' && where !== 'material')) return false;
    const isNamed = points.some((point) => point.where === where && point.code === code);
    return !isNamed && neededBy(whole.merged, { where, code }).some((each) => codes.includes(each));
  });
  if (left.length === 0) return succeed(parts);
  return fail('case.correctionIncomplete', { count: left.length, first: left[0]?.code ?? '' });
}

type Sending = { readonly whole: WholeCase; readonly parts: readonly SubCase[]; readonly input: Asked };

async function send(
  ports: WindowPorts,
  tables: Tables,
  sending: Sending,
): Promise<Result<Changed<CaseView>, CorrectRefusal>> {
  const { whole, parts, input } = sending;
  const documentId = ports.randomness.newId();
  const { correctionWorkingDays: workingDays } = ports.data.windowRules;
  for (const { subCaseId, actions } of parts) {
    const action = toAction(sending, actions, { documentId, workingDays });
    const appended = await tables.cases.appendToSubCase(subCaseId, actions.length, [action]);
    if (!appended.ok) return appended;
  }
  const until = toPrintableDue(whole.calendar, correctionUntil(whole.calendar, whole.now, workingDays));
  const place = await placeOf(tables, whole.caseId, 'correctionNotice');
  const points = namePoints(whole.merged, input.points);
  const content = correctionNotice(await paperCaseOf(tables, whole), { place, points, until, workingDays });
  const made = await makePaper(ports, tables, { documentId, caseId: whole.caseId, subCaseId: null, content });
  if (!made.ok) return made;

  const value = await viewAgain(tables, whole);
  const facts = { notice: place, parts: parts.length };
  return succeed({ value, audit: { object: `case:${whole.caseId}`, facts } });
}

function toAction(
  { whole, input }: Sending,
  actions: readonly SubCaseAction[],
  paper: { readonly documentId: string; readonly workingDays: number },
): SubCaseAction {
  const { itemCode } = openingOf(actions);
  const points = input.points.filter((point) => neededBy(whole.merged, point).includes(itemCode));
  const said = pointsText(whole.merged, points);
  const reason = input.reason === null ? said : `${input.reason}（${said}）`;
  const action = correctionAction(whole, { points, reason, ...paper });
  const { operator } = whole.session;
  return hasRole(operator, ['supervisor']) && input.reason !== null
    ? { ...action, allowedBy: operator.id }
    : action;
}
