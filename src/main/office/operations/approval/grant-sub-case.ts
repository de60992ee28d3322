import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { legalDeadlineOf } from '../../../../shared/domain/calendar/legal-deadline.ts';
import { currentStep } from '../../../../shared/domain/approval/review-path.ts';
import type { CaseId, SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { paperNumber } from '../../../../shared/domain/document/paper-number.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import { numberOf } from '../case-view.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { actedBySystem, applyConsequences } from '../follow-decision.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makePaper } from '../papers.ts';
import type { PaperPorts, PaperRefusal } from '../papers.ts';
import { checkMayGrant } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { grantPaper } from './decision-paper.ts';
import { replaceEarlierOutcome } from './replace-outcome.ts';
import { takeProduced } from './take-produced.ts';

type DecisionPorts = ReviewPorts & PaperPorts;
type Grant = Extract<SubCaseAction, { kind: 'grant' }>;
type Granted = { readonly found: FoundSubCase; readonly grant: Grant };

/**
 * 准予. Keeps the values the outcome gives, makes the paper that was approved (revision 0, to be sealed), opens what
 * waited for this part, and takes an earlier outcome out of force where the case was made for that.
 */
export function createGrantSubCase(ports: DecisionPorts): OfficeOperations['approval']['grant'] {
  return async (input, caller) => {
    let replaced: readonly CaseId[] = [];
    const granted = await changeSubCase(ports, { input, caller }, async (found, acting, tables) => {
      const may = checkMayGrant(found, acting.session);
      if (!may.ok) return may;
      const produced = await takeProduced(tables, found, { acting, input });
      if (!produced.ok) return produced;

      const grant: Grant = {
        kind: 'grant',
        step: currentStep(found.actions).index,
        documentNumber: paperNumber('outcome', numberOf(found.receive, found.opening)),
        personal: { opinion: input.opinion, ...produced.value },
        ...acting.acted,
      };
      const outcome = await makeOutcome(ports, tables, { found, grant });
      if (!outcome.ok) return outcome;
      const followed = await follow(ports, tables, { found, grant });
      if (!followed.ok) return followed;
      replaced = followed.value;
      return succeed([grant, ...outcome.value]);
    });
    if (granted.ok) for (const id of replaced) ports.changes.publish({ kind: 'case', id });
    return granted;
  };
}

/** A paper waits for its seal; a register entry is ready at once; an item without outcome is filed at once. */
async function makeOutcome(
  ports: DecisionPorts,
  tables: Tables,
  granted: Granted,
): Promise<Result<readonly SubCaseAction[], PaperRefusal>> {
  const { found, grant } = granted;
  const done = actedBySystem(grant.recordedAt);
  if (found.opening.outcomeKind === 'none') return succeed([{ kind: 'archive', ...done }]);
  const content = await grantPaper(tables, granted);
  if (content === null) {
    const calendar = await calendarInForce(tables, ports.data);
    const { dueAt: serveBy } = legalDeadlineOf(calendar, 'delivery', grant.effectiveAt);
    return succeed([{ kind: 'produce', documentId: null, serveBy, ...done }]);
  }
  const made = await makePaper(ports, tables, { caseId: found.caseId, subCaseId: found.subCaseId, content });
  return made.ok ? succeed([]) : made;
}

/** What the grant does to other parts, and to the earlier cases it gives. */
async function follow(
  ports: DecisionPorts,
  tables: Tables,
  { found, grant }: Granted,
): Promise<Result<readonly CaseId[], 'case.changedMeanwhile' | 'approval.outcomeNotReplaceable'>> {
  const calendar = await calendarInForce(tables, ports.data);
  const followed = await applyConsequences(tables, calendar, { found, decision: grant, pending: true });
  return followed.ok ? replaceEarlierOutcome(tables, { found, grant }) : followed;
}
