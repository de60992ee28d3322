import { legalDeadlineOf } from '../calendar/legal-deadline.ts';
import type { Situation } from '../catalogue/condition.ts';
import type { FormAnswers, FormIssue, SubmittedMaterial } from '../form/draft.ts';
import { passedDeadline } from './act-on-deadlines.ts';
import type { SubCase, SubCaseAction, SubCaseId } from './case-action.ts';
import { statusOf } from './case-flow.ts';
import { openDeferrals } from './deadlines.ts';
import type { ActingByCalendar } from './intake-actions.ts';

/** Codes of what a case still waits for. */
export type AskedToSupply = {
  readonly materialCodes: ReadonlySet<string>;
  readonly fieldCodes: ReadonlySet<string>;
};

/** 待补交. The points of open correction notices, and the papers that were let follow. */
export function askedToSupply(subCases: readonly SubCase[]): AskedToSupply {
  const notices = subCases.flatMap(({ actions }) => openNotice(actions) ?? []);
  const deferred = subCases.flatMap(({ actions }) => deferralsOf(actions));
  return {
    materialCodes: new Set([...notices.flatMap(({ materialCodes }) => materialCodes), ...deferred]),
    fieldCodes: new Set(notices.flatMap(({ fieldCodes = [] }) => fieldCodes)),
  };
}

function openNotice(actions: readonly SubCaseAction[]) {
  return statusOf(actions) === 'correcting'
    ? actions.findLast((action) => action.kind === 'requestCorrection')
    : undefined;
}

const MAY_FOLLOW = ['waiting', 'accepted', 'reviewing', 'suspended'];

function deferralsOf(actions: readonly SubCaseAction[]): readonly string[] {
  if (!MAY_FOLLOW.includes(statusOf(actions))) return [];
  return openDeferrals(actions).map(({ materialCode }) => materialCode);
}

/** What was handed in now, compared with what the office had. */
export type Supplied = {
  readonly answers: FormAnswers;
  readonly materials: readonly SubmittedMaterial[];
};

/** Of a form filled in again, what of the things asked for is new. */
export function suppliedOf(before: Supplied, after: Supplied, asked: AskedToSupply): Supplied {
  const answers = Object.entries(after.answers).filter(
    ([code, { value }]) => asked.fieldCodes.has(code) && before.answers[code]?.value !== value,
  );
  return {
    answers: Object.fromEntries(answers),
    materials: after.materials
      .filter(isThere)
      .filter(({ materialCode }) => asked.materialCodes.has(materialCode)),
  };
}

/** Something of a form, by its kind and code. */
export type PartOfForm = { readonly where: 'question' | 'field' | 'material'; readonly code: string };

/** A form with the choices that say what it asks for. */
type FilledForm = Supplied & { readonly situation: Situation };

/**
 * 未告知的改动. What a form filled in again changes, adds or takes away that nobody asked for: whoever looked at the
 * application already has judged these. What is asked hangs on the situation alone, which no notice names: no field
 * comes up because of a mended one.
 */
export function unaskedOf(
  before: FilledForm,
  after: FilledForm,
  asked: AskedToSupply,
): readonly PartOfForm[] {
  const choices = changedCodes(before.situation, after.situation);
  const fields = changedCodes(valuesOf(before), valuesOf(after)).filter(
    (code) => !asked.fieldCodes.has(code),
  );
  const papers = changedCodes(papersOf(before), papersOf(after)).filter(
    (code) => !asked.materialCodes.has(code),
  );
  return [
    ...choices.map((code) => ({ where: 'question', code }) as const),
    ...fields.map((code) => ({ where: 'field', code }) as const),
    ...papers.map((code) => ({ where: 'material', code }) as const),
  ];
}

type Texts = Readonly<Record<string, string>>;

function changedCodes(before: Texts, after: Texts): readonly string[] {
  const codes = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...codes].filter((code) => (before[code] ?? '') !== (after[code] ?? ''));
}

function valuesOf({ answers }: Supplied): Texts {
  return Object.fromEntries(Object.entries(answers).map(([code, { value }]) => [code, value]));
}

function papersOf({ materials }: Supplied): Texts {
  const there = materials.filter(isThere);
  return Object.fromEntries(there.map((material) => [material.materialCode, JSON.stringify(material)]));
}

function isThere({ originalSeen, files }: SubmittedMaterial): boolean {
  return originalSeen || files.length > 0;
}

/** What a part gets from a supplement, if anything. */
export type SuppliedPart = { readonly subCaseId: SubCaseId; readonly action: SubCaseAction };

/**
 * 补齐. A correction is answered when everything its notice named was handed in and is right: the part is then looked at
 * again, within five days anew. Papers that were let follow count one by one. What came too late counts for nothing.
 */
export function supplyActions(
  { calendar, acted }: ActingByCalendar,
  subCases: readonly SubCase[],
  { supplied, issues }: { readonly supplied: Supplied; readonly issues: readonly FormIssue[] },
): readonly SuppliedPart[] {
  const now = acted.recordedAt;
  const isSupplied = suppliedCodes(supplied, issues);
  return subCases
    .filter(({ actions }) => passedDeadline(actions, { calendar, now }) === null)
    .flatMap(({ subCaseId, actions }): readonly SuppliedPart[] => {
      const notice = openNotice(actions);
      if (notice) {
        const { materialCodes, fieldCodes = [] } = notice;
        const isAnswered =
          materialCodes.every((code) => isSupplied('material', code)) &&
          fieldCodes.every((code) => isSupplied('field', code));
        if (!isAnswered) return [];
        const acceptBy = legalDeadlineOf(calendar, 'correctionNotice', acted.effectiveAt).dueAt;
        return [{ subCaseId, action: { kind: 'supplyCorrection', acceptBy, ...acted } }];
      }
      const codes = deferralsOf(actions).filter((code) => isSupplied('material', code));
      if (codes.length === 0) return [];
      return [{ subCaseId, action: { kind: 'supplyDeferred', materialCodes: codes, ...acted } }];
    });
}

function suppliedCodes({ answers, materials }: Supplied, issues: readonly FormIssue[]) {
  const wrong = new Set(
    issues.filter(({ severity }) => severity === 'error').map(({ where, code }) => `${where}:${code}`),
  );
  const given = new Set([
    ...Object.keys(answers).map((code) => `field:${code}`),
    ...materials.map(({ materialCode }) => `material:${materialCode}`),
  ]);
  return (where: 'field' | 'material', code: string): boolean =>
    given.has(`${where}:${code}`) && !wrong.has(`${where}:${code}`);
}
