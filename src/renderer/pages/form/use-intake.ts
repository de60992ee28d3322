import { computed, ref } from 'vue';
import type { EarlierCase } from '../../../shared/domain/form/earlier-work.ts';
import type { IntakeRequest, useCaseStore } from '../../stores/case.ts';
import type { IntakeChoices } from '../../stores/form/intake-choices.ts';
import { outcomesOf, papersOf } from './intake-outcome.ts';
import { requestOf } from './intake-request.ts';
import { useDecision } from './use-decision.ts';
import type { DecisionSettings } from './use-decision.ts';

type IntakeSettings = Omit<DecisionSettings, 'cases'> & {
  readonly cases: Pick<ReturnType<typeof useCaseStore>, 'outlook' | 'templates'>;
  /** The cases the applicant came with before. */
  readonly earlier: () => readonly EarlierCase[];
};

/** 收件决定. The panel in which the clerk decides, and the summary that says item by item what follows from it. */
export function useIntake(settings: IntakeSettings) {
  const { form, cases, view, earlier } = settings;
  const { deciding, planned, refusal, gaps, blocking } = useDecision(settings);
  const isOpen = computed(() => form.isDeciding);
  /** True once the clerk tried to submit: from then on what is missing is marked. */
  const attempted = ref(false);

  const panel = computed(() => {
    if (!deciding.value) return null;
    const { view: current, points, choices, from } = deciding.value;
    const outlook = cases.outlook.value;
    const templates = cases.templates.value ?? [];
    const marked = attempted.value ? gaps.value : [];
    return { view: current, points, choices, outlook, earlier: earlier(), from, templates, gaps: marked };
  });
  const summary = computed(() => {
    if (!deciding.value) return null;
    const { view: current, choices } = deciding.value;
    const { value: outlook, loading: counting } = cases.outlook;
    const told = { view: current, planned: planned.value, outlook, forwardTo: choices.forwardTo };
    return {
      view: current,
      outcomes: outcomesOf(told),
      papers:
        planned.value.length === 0 ? [] : papersOf(planned.value, current.draft.subject.kind === 'theme'),
      blocking: blocking.value,
      refusal: refusal.value,
      gaps: gaps.value.length,
      counting,
    };
  });

  function change(part: Partial<IntakeChoices>): void {
    form.intake = { ...form.intake, ...part };
  }

  async function open(): Promise<void> {
    const current = view();
    if (!current) return;
    form.isDeciding = true;
    attempted.value = false;
    if (cases.templates.value === null) void cases.templates.ask(undefined);
    await cases.outlook.ask(current.draft.id);
  }

  function request(): IntakeRequest {
    if (!deciding.value) throw new Error('nothing is decided without a draft');
    return requestOf(deciding.value);
  }

  function close(): void {
    form.isDeciding = false;
  }

  return { isOpen, attempted, panel, summary, gaps, blocking, change, open, close, request };
}
