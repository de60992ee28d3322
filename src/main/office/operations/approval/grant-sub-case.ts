import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { currentStep } from '../../../../shared/domain/approval/review-path.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { paperNumber } from '../../../../shared/texts/documents.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { numberOf } from '../case-view.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { actedBySystem, applyConsequences } from '../follow-decision.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper } from '../papers.ts';
import type { PaperPorts, PaperRefusal } from '../papers.ts';
import { checkMayAct } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { grantPaper } from './decision-paper.ts';

type DecisionPorts = ReviewPorts & PaperPorts;
type Grant = Extract<SubCaseAction, { kind: 'grant' }>;

/** 准予. Makes the paper that was approved (revision 0, to be sealed) and opens what waited for this part. */
export function createGrantSubCase(ports: DecisionPorts): OfficeOperations['approval']['grant'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }, tables) => {
      const may = checkMayAct(found, session, 'grant');
      if (!may.ok) return may;

      const grant: Grant = {
        kind: 'grant',
        step: currentStep(found.actions).index,
        documentNumber: paperNumber('outcome', numberOf(found.receive, found.opening)),
        personal: { opinion: input.opinion },
        ...acted,
      };
      const outcome = await makeOutcome(ports, tables, { found, grant });
      if (!outcome.ok) return outcome;

      const calendar = await calendarInForce(tables, ports.data);
      const followed = await applyConsequences(tables, calendar, {
        found,
        decision: grant,
        pending: true,
      });
      return followed.ok ? succeed([grant, ...outcome.value]) : followed;
    });
}

/** A paper waits for its seal; a register entry is ready at once; an item without outcome is filed at once. */
async function makeOutcome(
  ports: DecisionPorts,
  tables: Tables,
  granted: { readonly found: FoundSubCase; readonly grant: Grant },
): Promise<Result<readonly SubCaseAction[], PaperRefusal>> {
  const { found, grant } = granted;
  const done = actedBySystem(grant.recordedAt);
  if (found.opening.outcomeKind === 'none') return succeed([{ kind: 'archive', ...done }]);
  const model = await grantPaper(tables, granted);
  if (model === null) return succeed([{ kind: 'produce', documentId: null, ...done }]);

  const made = await makePaper(ports, tables, { caseId: found.caseId, subCaseId: found.subCaseId, model });
  return made.ok ? succeed([]) : made;
}
