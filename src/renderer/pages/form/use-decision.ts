import { computed } from 'vue';
import type { DraftView } from '../../../shared/api/office/form.ts';
import type { useCaseStore } from '../../stores/case.ts';
import type { useFormStore } from '../../stores/form.ts';
import { decisionOf, planOf } from './intake-decision.ts';
import { gapsOf, hasAgent } from './intake-gaps.ts';
import { blockingOf, pointsOf } from './intake-points.ts';

/** What a decision is made of. */
export type DecisionSettings = {
  readonly form: Pick<ReturnType<typeof useFormStore>, 'intake' | 'isDeciding'>;
  readonly cases: Pick<ReturnType<typeof useCaseStore>, 'outlook'>;
  readonly view: () => DraftView | null;
  /** Division code of the desk. */
  readonly from: () => string;
};

const NO_AUTHORITY = { scope: '', until: '' };

/** What the clerk's choices come to: the decision, what follows from it, what it lacks, what stands in its way. */
export function useDecision({ form, cases, view, from }: DecisionSettings) {
  const deciding = computed(() => {
    const current = view();
    if (!current) return null;
    const choices = form.intake;
    const points = pointsOf(current, choices.added);
    const decision = decisionOf(current.merged, points, choices);
    return { view: current, merged: current.merged, points, choices, decision, from: from() };
  });
  const plan = computed(() => deciding.value && planOf(deciding.value.view, deciding.value.decision));
  const planned = computed(() => (plan.value?.ok ? plan.value.value : []));
  /** Why nothing follows from it; what blocks is said by itself. */
  const refusal = computed(() => {
    const isTold = blocking.value.length > 0 || !plan.value || plan.value.ok;
    return isTold ? null : (plan.value?.failure ?? null);
  });
  const gaps = computed(() => {
    if (!deciding.value) return [];
    const { choices } = deciding.value;
    const authority = hasAgent(deciding.value.view) ? choices.authority : NO_AUTHORITY;
    return gapsOf({ ...deciding.value, choices: { ...choices, authority }, outlook: cases.outlook.value });
  });
  /** What must be put right first: what is passed on has to be in order. */
  const blocking = computed(() => {
    if (!deciding.value) return [];
    const { view: current, choices } = deciding.value;
    const isWhole = choices.manner === 'forward';
    return isWhole ? current.issues.filter(({ severity }) => severity === 'error') : blockingOf(current);
  });

  return { deciding, planned, refusal, gaps, blocking };
}
