import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { findStandingFacts } from '../../../../shared/domain/form/earlier-work.ts';
import { fillFields } from '../../../../shared/domain/form/fill-fields.ts';
import { sessionOf } from '../../ports/caller.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';
import { earlierCasesOf } from './earlier-work.ts';

/** 预填 from an earlier case: only one that was for the same person, and only data that stand from case to case. */
export function createReuseAnswers(ports: DraftPorts): OfficeOperations['form']['reuseAnswers'] {
  return (input, caller) =>
    changeDraft(ports, { input, caller }, async (draft, { tables, catalogue }) => {
      const merged = mergeSubject(catalogue, draft);
      const cases = await earlierCasesOf(tables, { merged, draft });
      const earlier = cases.find(
        ({ projection, isApplicant }) => projection.caseId === input.caseId && isApplicant,
      );
      if (!earlier) return fail('case.notFound');

      const { caseId, caseNumber, simulated } = earlier.projection;
      const { answers } = earlier.personal;
      const offers = findStandingFacts(merged.fields, { ...earlier.merged, answers });
      const by = sessionOf(caller).operator.id;
      const at = ports.clock.now();
      return succeed(
        fillFields(draft, offers, { kind: 'earlierCase', caseId, caseNumber, simulated, by, at }),
      );
    });
}
