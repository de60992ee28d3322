import type { ProducingApplication } from '../../../../shared/domain/approval/produced-values.ts';
import type { SubCase } from '../../../../shared/domain/case/case-action.ts';
import { visibleSituation } from '../../../../shared/domain/form/visible-answers.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { mergeSubject } from '../merge-subject.ts';

/** The application a part belongs to, as far as its parts need values of each other. */
export function toProducing(
  { catalogue, receive }: FoundSubCase,
  subCases: readonly SubCase[],
): ProducingApplication {
  const merged = mergeSubject(catalogue, receive);
  const situation = visibleSituation(merged, receive.personal?.situation ?? {});
  return { catalogue, merged, situation, subCases };
}
