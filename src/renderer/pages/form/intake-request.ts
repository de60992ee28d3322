import type { DraftView } from '../../../shared/api/office/form.ts';
import type { IntakeDecision } from '../../../shared/domain/case/plan-intake.ts';
import { instantAt, parseLocalDate, plusDays } from '../../../shared/kernel/time.ts';
import { normalizeValue } from '../../components/normalize-value.ts';
import type { IntakeRequest } from '../../stores/case.ts';
import type { IntakeChoices } from '../../stores/form/intake-choices.ts';
import { hasAgent } from './intake-gaps.ts';

/** 受理 with nothing special. */
export const PLAIN_INTAKE: IntakeRequest = {
  refusals: [],
  correction: null,
  deferred: [],
  promised: [],
  hold: false,
  forwardTo: null,
  duplicatesOf: [],
  ticket: null,
  assisted: null,
};

type Decided = {
  readonly view: DraftView;
  readonly choices: IntakeChoices;
  readonly decision: IntakeDecision;
};

/** What was decided, as the office takes it. */
export function requestOf({ view, choices, decision }: Decided): IntakeRequest {
  const { refusals, correction, deferred, promised, hold, forward } = decision;
  return {
    ...PLAIN_INTAKE,
    refusals: refusals.map((refusal) => ({
      ...refusal,
      reason: refusal.reason.trim(),
      legalBasis: refusal.legalBasis.trim(),
    })),
    correction: correction && { points: correction.points.map((point) => ({ ...point })) },
    deferred: [...deferred],
    promised: [...promised],
    hold,
    forwardTo: forward ? choices.forwardTo : null,
    duplicatesOf: [...choices.seen],
    assisted: hasAgent(view) ? authorityOf(choices) : null,
  };
}

/** In force to the end of its last day. */
function authorityOf({ authority }: IntakeChoices): IntakeRequest['assisted'] {
  const day = parseLocalDate(normalizeValue('date', authority.until));
  if (day === undefined || authority.scope.trim() === '') return null;
  return { scope: authority.scope.trim(), until: instantAt(plusDays(day, 1), 0) };
}
