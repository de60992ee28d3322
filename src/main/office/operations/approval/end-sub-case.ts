import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { mayDo } from '../../../../shared/domain/case/case-flow.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Tables } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { applyConsequences } from '../follow-decision.ts';
import { notAllowedNow } from '../not-allowed-now.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkDecider } from './access.ts';
import type { ReviewPorts } from './change-sub-case.ts';
import { supervisePart } from './supervise-part.ts';

type Ending = Extract<SubCaseAction, { kind: 'terminate' | 'annul' }>;

/** 终止. Counted; what waited for the part ends with it or goes on, as the theme says. */
export function createTerminateSubCase(ports: ReviewPorts): OfficeOperations['approval']['terminate'] {
  return (input, caller) =>
    supervisePart(ports, { input, caller }, async (found, { session, acted }, tables) => {
      if (!hasRole(session.operator, ['supervisor'])) {
        const may = checkDecider(found, session, 'terminate');
        if (!may.ok) return may;
      }
      const personal = { reason: input.reason };
      return end(ports, tables, {
        found,
        ending: { kind: 'terminate', cause: 'byOffice', personal, ...acted },
      });
    });
}

/** 作废. As if it had never been, in no count: for what was taken in by mistake. */
export function createAnnulSubCase(ports: ReviewPorts): OfficeOperations['approval']['annul'] {
  return (input, caller) =>
    supervisePart(ports, { input, caller }, (found, { acted }, tables) =>
      end(ports, tables, {
        found,
        ending: { kind: 'annul', personal: { reason: input.reason }, ...acted },
      }),
    );
}

async function end(
  ports: ReviewPorts,
  tables: Tables,
  { found, ending }: { readonly found: FoundSubCase; readonly ending: Ending },
): Promise<Result<readonly SubCaseAction[], 'case.notAllowedNow' | 'case.changedMeanwhile'>> {
  if (!mayDo(found.actions, ending.kind)) return notAllowedNow(found.actions, ending.kind);
  const calendar = await calendarInForce(tables, ports.data);
  const followed = await applyConsequences(tables, calendar, { found, decision: ending, pending: true });
  return followed.ok ? succeed([ending]) : followed;
}
