import { ownValue } from '../../kernel/own-value.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { MergedApplication, MergedField, MergedMaterial } from '../catalogue/merged-application.ts';
import { batchStandingOn } from './batch-standing.ts';
import { checkBounds, type FormSurroundings } from './check-bounds.ts';
import { checkField } from './check-field.ts';
import type { Draft, FieldConflict, FormIssue, SubmittedMaterial } from './draft.ts';
import { holderOf, isSamePerson } from './people-of-form.ts';
import { isReplacedByCard } from './replaced-by-card.ts';

type Given = Pick<Draft, 'answers' | 'materials' | 'conflicts'>;

/**
 * What is still missing or wrong on a day, in the order of the form: the application as such, questions, fields,
 * materials; no `error` means it can be accepted. Hidden fields and papers are not looked at.
 */
export function checkDraft(merged: MergedApplication, draft: Given, on: LocalDate): readonly FormIssue[] {
  const { conflicts = [] } = draft;
  return [
    ...checkPeriod(merged, on),
    ...merged.openQuestions.map((code): FormIssue => ({
      where: 'question',
      code,
      severity: 'error',
      reason: 'required',
    })),
    ...merged.fields.flatMap((field) => [
      ...checkConflicts(field.definition.fieldCode, conflicts),
      ...checkValue(field, { on, fields: merged.fields, answers: draft.answers }),
    ]),
    ...merged.materials.flatMap((material) => checkMaterial(material, { merged, draft, on })),
  ];
}

/** A value that is wrong by itself is not held against others. */
function checkValue(field: MergedField, surroundings: FormSurroundings): readonly FormIssue[] {
  const answer = ownValue(surroundings.answers, field.definition.fieldCode);
  const issues = checkField(field, answer);
  if (issues.some(({ severity }) => severity === 'error')) return issues;
  return [...checkBounds(field, answer, surroundings), ...issues];
}

/** 集中办理期: outside of it nothing is accepted; what was filled in stays. */
function checkPeriod({ subject, batchPeriods }: MergedApplication, on: LocalDate): FormIssue[] {
  const standing = batchStandingOn(batchPeriods, on)?.standing ?? 'open';
  if (standing === 'open') return [];
  return [{ where: 'application', code: subject.code, severity: 'error', reason: 'outsidePeriod' }];
}

/** Which of two values holds is for the clerk to say, before anybody decides by one of them. */
function checkConflicts(code: string, conflicts: readonly FieldConflict[]): FormIssue[] {
  const isOpen = conflicts.some(({ fieldCode }) => fieldCode === code);
  return isOpen ? [{ where: 'field', code, severity: 'error', reason: 'conflict' }] : [];
}

/** A paper is there when its original was seen, a scan was handed in, an item makes it, or a card reading stands for it. */
function checkMaterial(
  { definition, required, producedBy }: MergedMaterial,
  about: { readonly merged: MergedApplication; readonly draft: Given; readonly on: LocalDate },
): FormIssue[] {
  if (producedBy !== null) return [];
  const { merged, draft } = about;
  const issue = { where: 'material', code: definition.materialCode, severity: 'error' } as const;
  const submitted = draft.materials.find(({ materialCode }) => materialCode === definition.materialCode);
  const holder = holderOf(definition, merged.fields, draft.answers);
  const fault = submitted && takenOverFault(submitted, holder, about.on);
  if (fault) return [{ ...issue, reason: fault }];
  const handedIn = submitted !== undefined && (submitted.originalSeen || submitted.files.length > 0);
  if (!required || handedIn || isReplacedByCard(definition, merged, draft)) return [];
  return [{ ...issue, reason: 'required' }];
}

/** What was right when the paper was taken over may not be any more: somebody else applies, or days went by. */
function takenOverFault(
  { takenOver }: SubmittedMaterial,
  holder: Parameters<typeof isSamePerson>[0],
  on: LocalDate,
): 'takenOverOfAnother' | 'takenOverExpired' | undefined {
  if (!takenOver) return undefined;
  if (!isSamePerson(takenOver.holder, holder)) return 'takenOverOfAnother';
  return takenOver.usableUntil !== null && takenOver.usableUntil < on ? 'takenOverExpired' : undefined;
}
