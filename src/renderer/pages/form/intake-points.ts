import type { DraftView } from '../../../shared/api/office/form.ts';
import type { MergedField, MergedMaterial } from '../../../shared/domain/catalogue/merged-application.ts';
import { neededBy } from '../../../shared/domain/case/plan-intake.ts';
import type { CorrectionPoint } from '../../../shared/domain/case/sub-case-action.ts';
import type { FormIssue } from '../../../shared/domain/form/draft.ts';
import { REMEDY_TEXTS } from '../../../shared/texts/page-form-intake.ts';
import type { PointWay } from '../../stores/form/intake-choices.ts';
import { wordsOf } from './field-states.ts';

/** Something missing or wrong the clerk decides about, instead of having it put right at the window. */
export type IntakePoint = CorrectionPoint & {
  readonly key: string;
  readonly name: string;
  /** What is wrong; empty for a point the clerk added, because only they can see it. */
  readonly problem: string;
  readonly itemCodes: readonly string[];
  readonly ways: readonly PointWay[];
  /** How to mend it, to begin with. */
  readonly remedy: string;
};

/** A material or field a clerk may add to the notice. */
export type AddablePoint = CorrectionPoint & { readonly key: string; readonly name: string };

type Merged = DraftView['merged'];

export function keyOf({ where, code }: CorrectionPoint): string {
  return `${where}:${code}`;
}

/** Every point the office sees, none left out (行政许可法 art. 32), then those the clerk added. */
export function pointsOf(view: DraftView, added: readonly string[]): readonly IntakePoint[] {
  const seen = new Map<string, IntakePoint>();
  for (const issue of view.issues.filter(({ severity }) => severity === 'error')) {
    const point = toPoint(view.merged, issue);
    if (point && !seen.has(point.key)) seen.set(point.key, point);
  }
  const extra = addablePoints(view.merged)
    .filter(({ key }) => added.includes(key) && !seen.has(key))
    .map((point) => addedPoint(view.merged, point));
  return [...seen.values(), ...extra];
}

/** What nobody but the clerk can see is wrong: a paper without a signature, a name that is not the one on the card. */
export function addablePoints(merged: Merged): readonly AddablePoint[] {
  const materials = merged.materials.filter(({ producedBy }) => producedBy === null);
  return [
    ...materials.map(({ definition }) => addable('material', definition.materialCode, definition.name)),
    ...merged.fields.map(({ definition }) =>
      addable('field', definition.fieldCode, `${definition.group} · ${definition.label}`),
    ),
  ];
}

function addable(where: CorrectionPoint['where'], code: string, name: string): AddablePoint {
  return { key: keyOf({ where, code }), where, code, name };
}

/** Issues that stand in the way of whatever is decided: open questions, a closed period. */
export function blockingOf({ issues }: DraftView): readonly FormIssue[] {
  return issues.filter(
    ({ severity, where }) => severity === 'error' && (where === 'application' || where === 'question'),
  );
}

function toPoint(merged: Merged, issue: FormIssue): IntakePoint | undefined {
  if (issue.where === 'material') {
    const material = merged.materials.find(({ definition }) => definition.materialCode === issue.code);
    return material && materialPoint(merged, issue, material);
  }
  if (issue.where !== 'field') return undefined;
  const field = merged.fields.find(({ definition }) => definition.fieldCode === issue.code);
  return field && fieldPoint(merged, issue, field);
}

function materialPoint(merged: Merged, issue: FormIssue, material: MergedMaterial): IntakePoint {
  const { definition, mayFollow, promiseAllowed } = material;
  const point = { where: 'material', code: definition.materialCode } as const;
  return {
    ...point,
    key: keyOf(point),
    name: definition.name,
    problem: wordsOf(issue),
    itemCodes: neededBy(merged, point),
    ways: [
      'correct',
      ...(mayFollow ? ['defer' as const] : []),
      ...(promiseAllowed ? ['promise' as const] : []),
    ],
    remedy: materialRemedy(issue, material),
  };
}

function materialRemedy({ reason }: FormIssue, { definition: { name }, copies }: MergedMaterial): string {
  if (reason === 'takenOverExpired') return REMEDY_TEXTS.materialExpired(name);
  if (reason === 'takenOverOfAnother') return REMEDY_TEXTS.materialOfAnother(name);
  return REMEDY_TEXTS.material(name, copies);
}

function fieldPoint(merged: Merged, issue: FormIssue, { definition }: MergedField): IntakePoint {
  const point = { where: 'field', code: definition.fieldCode } as const;
  return {
    ...point,
    key: keyOf(point),
    name: `${definition.group} · ${definition.label}`,
    problem: wordsOf(issue),
    itemCodes: neededBy(merged, point),
    ways: ['correct'],
    remedy: fieldRemedy(issue, definition.label),
  };
}

function fieldRemedy(issue: FormIssue, label: string): string {
  if (issue.reason === 'required') return REMEDY_TEXTS.field(label);
  if (issue.reason === 'conflict') return REMEDY_TEXTS.conflict(label);
  return REMEDY_TEXTS.wrong(label, wordsOf(issue));
}

function addedPoint(merged: Merged, point: AddablePoint): IntakePoint {
  const isPaper = point.where === 'material';
  return {
    ...point,
    problem: '',
    itemCodes: neededBy(merged, point),
    ways: ['correct'],
    remedy: isPaper ? REMEDY_TEXTS.materialAgain(point.name) : REMEDY_TEXTS.fieldAgain(point.name),
  };
}
