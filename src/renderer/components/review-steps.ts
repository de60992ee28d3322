import { reviewPositionOf, departmentsOfStep } from '../../shared/domain/case/review-position.ts';
import { openingOf, statusOf } from '../../shared/domain/case/case-flow.ts';
import type { CaseStatus } from '../../shared/domain/case/case-status.ts';
import type { SubCaseAction } from '../../shared/domain/case/case-action.ts';
import type { ReviewStep } from '../../shared/domain/catalogue/service-item.ts';
import type { DepartmentId } from '../../shared/domain/staff/operator.ts';
import { CASE_TEXTS } from '../../shared/texts/page-case.ts';

/** What one department said at a step, or that it has not yet. */
export type StepVoice = {
  readonly department: string;
  readonly said: {
    readonly verdict: 'grant' | 'deny';
    readonly by: string;
    readonly at: string;
    readonly text: string;
  } | null;
};

/** 审查环节, as a list shows it. */
export type StepLine = {
  readonly key: number;
  readonly name: string;
  readonly kind: ReviewStep['kind'];
  readonly state: 'done' | 'due' | 'ahead';
  readonly voices: readonly StepVoice[];
  /** Who has claimed the step that is due. */
  readonly claimedBy: string | null;
  /** Why it came back from the step after, until somebody answers by a new opinion. */
  readonly sentBack: { readonly by: string; readonly reason: string } | null;
};

/** Names of persons and departments by id. */
export type Names = Readonly<Record<string, string>>;

type Spoken = Extract<SubCaseAction, { kind: 'giveOpinion' | 'grant' | 'deny' }>;

const IN_REVIEW: readonly CaseStatus[] = ['waiting', 'accepted', 'reviewing', 'suspended'];

/** The path of a part, step by step, with what each department said; what was sent back or dispatched away counts no more. */
export function reviewSteps(actions: readonly SubCaseAction[], names: Names): readonly StepLine[] {
  const { step: due, claimedBy } = reviewPositionOf(actions);
  const spoken = spokenInForce(actions);
  const isOpen = IN_REVIEW.includes(statusOf(actions));
  return openingOf(actions).reviewPath.map((step, index) => {
    const isDue = isOpen && index === due;
    return {
      key: index,
      name: step.name,
      kind: step.kind,
      state: stateOf(index, spoken, { isDue, due }),
      voices: departmentsOfStep(actions, index).map((id) => voiceOf(id, index, { step, spoken, names })),
      claimedBy: isDue && claimedBy !== null ? (names[claimedBy] ?? claimedBy) : null,
      sentBack: isDue ? sentBackOf(actions, names) : null,
    };
  });
}

function stateOf(
  index: number,
  spoken: readonly Spoken[],
  { isDue, due }: { readonly isDue: boolean; readonly due: number },
): StepLine['state'] {
  if (isDue) return 'due';
  return index < due || spoken.some((one) => one.kind !== 'giveOpinion' && one.step === index)
    ? 'done'
    : 'ahead';
}

function voiceOf(
  id: DepartmentId,
  index: number,
  {
    step,
    spoken,
    names,
  }: { readonly step: ReviewStep; readonly spoken: readonly Spoken[]; readonly names: Names },
): StepVoice {
  const said = spoken.findLast(
    (one) => one.step === index && (step.kind !== 'countersign' || departmentOf(one) === id),
  );
  return { department: names[id] ?? id, said: said ? saidIn(said, names) : null };
}

function departmentOf(spoken: Spoken): DepartmentId | undefined {
  return spoken.kind === 'giveOpinion' ? spoken.departmentId : undefined;
}

function saidIn(spoken: Spoken, names: Names): NonNullable<StepVoice['said']> {
  return {
    verdict: spoken.kind === 'giveOpinion' ? spoken.recommendation : spoken.kind,
    by: names[spoken.by] ?? spoken.by,
    at: spoken.effectiveAt,
    text: textOf(spoken) ?? CASE_TEXTS.erased,
  };
}

function textOf(spoken: Spoken): string | undefined {
  return spoken.kind === 'deny' ? spoken.personal?.reason : spoken.personal?.opinion;
}

function spokenInForce(actions: readonly SubCaseAction[]): readonly Spoken[] {
  return actions.reduce<readonly Spoken[]>((spoken, action) => {
    switch (action.kind) {
      case 'giveOpinion':
      case 'grant':
      case 'deny':
        return [...spoken, action];
      case 'sendBack':
        return spoken.filter(({ step }) => step < action.toStep);
      case 'dispatch':
        return [];
      default:
        return spoken;
    }
  }, []);
}

function sentBackOf(actions: readonly SubCaseAction[], names: Names): StepLine['sentBack'] {
  const last = actions.findLast(({ kind }) => ['giveOpinion', 'sendBack', 'dispatch'].includes(kind));
  if (last?.kind !== 'sendBack') return null;
  return { by: names[last.by] ?? last.by, reason: last.personal?.reason ?? CASE_TEXTS.erased };
}
