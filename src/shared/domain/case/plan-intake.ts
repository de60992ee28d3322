import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { MergedApplication, MergedItem, MergedMaterial } from '../catalogue/merged-application.ts';
import type { FormIssue } from '../form/draft.ts';
import type { CorrectionPoint } from './sub-case-action.ts';

/** A point of a correction notice, with the words that tell the applicant how to mend it. */
export type PointToMend = CorrectionPoint & { readonly remedy: string };

/** 收件决定. What the clerk decides about an application that lies on the desk. */
export type IntakeDecision = {
  /** 不予受理, item by item. */
  readonly refusals: readonly {
    readonly itemCode: string;
    readonly reason: string;
    readonly legalBasis: string;
  }[];
  /** 一次性补正; null when nothing has to be mended. */
  readonly correction: { readonly points: readonly PointToMend[] } | null;
  /** 容缺: codes of papers that may follow. */
  readonly deferred: readonly string[];
  /** 告知承诺: codes of papers a written promise stands for. */
  readonly promised: readonly string[];
  /** 只收件: looked at within five days. */
  readonly hold: boolean;
  /** 跨域代收: passed on whole to the applicant's own place. */
  readonly forward: boolean;
};

/** What becomes of one item at the window. */
export type PlannedItem = { readonly itemCode: string } & (
  | { readonly does: 'accept'; readonly deferred: readonly string[]; readonly promised: readonly string[] }
  | { readonly does: 'hold' | 'forward' }
  | { readonly does: 'correct'; readonly points: readonly PointToMend[] }
  | { readonly does: 'refuse'; readonly reason: string; readonly legalBasis: string }
  /** Ends with the item it would have waited for. */
  | { readonly does: 'terminate'; readonly predecessor: string }
);

/** Why an application cannot be taken in as the clerk decided. */
export type IntakeRefusal =
  | 'call.invalidInput'
  | 'form.incomplete'
  | 'case.correctionIncomplete'
  | 'case.deferralNotAllowed'
  | 'case.promiseNotAllowed';

type Asked = Pick<MergedApplication, 'items' | 'fields' | 'materials'>;

/** The decision with nothing special: everything is accepted. */
export const ACCEPT_ALL: IntakeDecision = {
  refusals: [],
  correction: null,
  deferred: [],
  promised: [],
  hold: false,
  forward: false,
};

/**
 * 收件. Says for each item what taking the application in makes of it: refused ones are refused, those with a point of
 * the correction notice wait for it, all others are accepted (or held); items that would have waited for a refused one
 * end with it where the theme says so. A notice that leaves out something the office can see is refused: it may be
 * given once only (Administrative Licensing Law art. 32).
 */
export function planIntake(
  merged: Asked,
  issues: readonly FormIssue[],
  decision: IntakeDecision,
): Result<readonly PlannedItem[], IntakeRefusal> {
  const unknown = unknownCode(merged, decision);
  if (unknown !== undefined) return fail('call.invalidInput', { code: unknown });
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (decision.forward) return planForward(merged, errors);

  const ended = endedItems(merged.items, decision);
  const live = merged.items.filter(({ item }) => !ended.has(item.itemCode));
  const liveCodes = new Set(live.map(({ item }) => item.itemCode));
  const open = errors.filter((issue) => concerns(merged, issue, liveCodes));
  const covered = checkCovered(open, decision);
  if (!covered.ok) return covered;

  const planned = merged.items.map((part) => planItem(merged, part, { decision, ended }));
  const fault = waiverFault(merged, { decision, planned, errors });
  return fault ?? succeed(planned);
}

/** The receiving place checks form and identity; what is not in order does not travel. */
function planForward(
  { items }: Asked,
  errors: readonly FormIssue[],
): Result<readonly PlannedItem[], IntakeRefusal> {
  if (errors.length > 0) return incomplete('form.incomplete', errors);
  return succeed(items.map(({ item }) => ({ itemCode: item.itemCode, does: 'forward' })));
}

/** The first code of the decision the application does not know, or that is named twice. */
function unknownCode(merged: Asked, decision: IntakeDecision): string | undefined {
  const known = codesOf(merged);
  const named = namedCodes(decision);
  const unknown = named.find((code, i) => !known.has(code) || named.indexOf(code) < i);
  return unknown?.slice(unknown.indexOf(':') + 1) ?? contradiction(decision, named.length);
}

function codesOf({ items, fields, materials }: Asked): ReadonlySet<string> {
  return new Set([
    ...items.map(({ item }) => `item:${item.itemCode}`),
    ...fields.map(({ definition }) => `field:${definition.fieldCode}`),
    ...materials.filter(isAsked).map(({ definition }) => `material:${definition.materialCode}`),
  ]);
}

function namedCodes({ refusals, correction, deferred, promised }: IntakeDecision): readonly string[] {
  return [
    ...refusals.map(({ itemCode }) => `item:${itemCode}`),
    ...(correction?.points ?? []).map(({ where, code }) => `${where}:${code}`),
    ...[...deferred, ...promised].map((code) => `material:${code}`),
  ];
}

/** The part of the decision that does not go with the others. */
function contradiction(decision: IntakeDecision, named: number): string | undefined {
  const { correction, deferred, promised, hold, forward } = decision;
  if (forward && (hold || named > 0)) return 'forwardTo';
  if (hold && deferred.length + promised.length > 0) return 'hold';
  return correction?.points.length === 0 ? 'correction' : undefined;
}

function isAsked({ producedBy }: MergedMaterial): boolean {
  return producedBy === null;
}

/** Refused items, and those that end with them, each with the predecessor it ends because of (itself for a refused one). */
export function endedItems(
  items: readonly MergedItem[],
  { refusals }: Pick<IntakeDecision, 'refusals'>,
): ReadonlyMap<string, string> {
  const ended = new Map(refusals.map(({ itemCode }) => [itemCode, itemCode]));
  for (const code of ended.keys()) {
    for (const { item, after, whenPredecessorDenied } of items) {
      const ends = whenPredecessorDenied === 'terminate' && after.includes(code);
      if (ends && !ended.has(item.itemCode)) ended.set(item.itemCode, code);
    }
  }
  return ended;
}

/** Issues of the whole application stand in the way of everything that goes on. */
function concerns(merged: Asked, issue: FormIssue, itemCodes: ReadonlySet<string>): boolean {
  if (issue.where === 'application') return itemCodes.size > 0;
  if (issue.where === 'question') return true;
  return neededBy(merged, issue as CorrectionPoint).some((code) => itemCodes.has(code));
}

/** The items that need a field or a paper. */
export function neededBy({ fields, materials }: Asked, { where, code }: CorrectionPoint): readonly string[] {
  const found =
    where === 'field'
      ? fields.find(({ definition }) => definition.fieldCode === code)
      : materials.find(({ definition }) => definition.materialCode === code);
  return found?.neededBy ?? [];
}

function checkCovered(
  open: readonly FormIssue[],
  { correction, deferred, promised, hold }: IntakeDecision,
): Result<void, IntakeRefusal> {
  const waived = new Set([...deferred, ...promised]);
  const points = new Set(correction?.points.map(({ where, code }) => `${where}:${code}`));
  const left = open.filter(
    ({ where, code }) => !points.has(`${where}:${code}`) && !(where === 'material' && waived.has(code)),
  );
  const first = left.filter(({ where }) => where === 'application' || where === 'question');
  if (first.length > 0) return incomplete('form.incomplete', first);
  if (left.length === 0 || (hold && !correction)) return succeed(undefined);
  return incomplete(correction ? 'case.correctionIncomplete' : 'form.incomplete', left);
}

function incomplete(code: 'form.incomplete' | 'case.correctionIncomplete', issues: readonly FormIssue[]) {
  return fail(code, { count: issues.length, first: issues[0]?.code ?? '' });
}

type Planning = { readonly decision: IntakeDecision; readonly ended: ReadonlyMap<string, string> };

function planItem(merged: Asked, { item }: MergedItem, { decision, ended }: Planning): PlannedItem {
  const { itemCode } = item;
  const isNeeded = (point: CorrectionPoint) => neededBy(merged, point).includes(itemCode);
  const isNeededPaper = (code: string) => isNeeded({ where: 'material', code });
  const refusal = decision.refusals.find((each) => each.itemCode === itemCode);
  if (refusal) return { does: 'refuse', ...refusal };
  const predecessor = ended.get(itemCode);
  if (predecessor !== undefined) return { itemCode, does: 'terminate', predecessor };
  const points = (decision.correction?.points ?? []).filter(isNeeded);
  if (points.length > 0) return { itemCode, does: 'correct', points };
  if (decision.hold) return { itemCode, does: 'hold' };
  const deferred = decision.deferred.filter(isNeededPaper);
  return { itemCode, does: 'accept', deferred, promised: decision.promised.filter(isNeededPaper) };
}

/** 容缺 and 告知承诺 only where the catalogue says so, for a paper that is missing, and for an item that is accepted. */
function waiverFault(
  { materials }: Asked,
  planning: {
    readonly decision: IntakeDecision;
    readonly planned: readonly PlannedItem[];
    readonly errors: readonly FormIssue[];
  },
) {
  const { decision, planned, errors } = planning;
  const papers = new Map(materials.map((material) => [material.definition.materialCode, material]));
  const isUseful = (code: string) =>
    errors.some((issue) => issue.where === 'material' && issue.code === code) &&
    planned.some((item) => item.does === 'accept' && [...item.deferred, ...item.promised].includes(code));
  const wrong = decision.deferred.find((code) => !papers.get(code)?.mayFollow || !isUseful(code));
  if (wrong !== undefined) return fail('case.deferralNotAllowed', { code: wrong });
  const unfit = decision.promised.find((code) => !papers.get(code)?.promiseAllowed || !isUseful(code));
  return unfit === undefined ? undefined : fail('case.promiseNotAllowed', { code: unfit });
}
