import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import {
  checkProduced,
  fieldsOfGrant,
  tidyProduced,
} from '../../../../shared/domain/approval/produced-values.ts';
import type { GivenValues } from '../../../../shared/domain/approval/produced-values.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import type { Tables } from '../../ports/store.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { isEnteredTwice } from '../entered-twice.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { Acting } from './access.ts';
import { toProducing } from './producing-application.ts';

type GrantWords = NonNullable<Extract<SubCaseAction, { kind: 'grant' }>['personal']>;
/** What the log keeps of it. */
type Written = Pick<GrantWords, 'produced' | 'producedReasons'>;
type GivenWithGrant = Pick<
  Parameters<OfficeOperations['approval']['grant']>[0],
  'produced' | 'producedOverrides'
>;

/** Values that pass the same checks as answers of a form; the first that does not, or is not there, is named. */
export async function takeProduced(
  tables: Tables,
  found: FoundSubCase,
  { acting, input }: { readonly acting: Acting; readonly input: GivenWithGrant },
): Promise<Result<Written, 'approval.producedInvalid' | 'approval.producedMissing'>> {
  const { produced = {}, producedOverrides = {} } = input;
  const overrides = Object.entries(producedOverrides);
  const unlike = overrides.find(
    ([code, { enteredAgain }]) => !isEnteredTwice(produced[code] ?? '', enteredAgain),
  );
  if (unlike)
    return fail('approval.producedInvalid', { count: 1, field: unlike[0], reason: 'entriesDiffer' });
  const reasons = Object.fromEntries(overrides.map(([code, { reason }]) => [code, reason] as const));
  const given = tidyProduced(produced, reasons);
  const subCases = await tables.cases.listSubCases(found.caseId);
  const fields = fieldsOfGrant(toProducing(found, subCases), found.opening.itemCode);
  const provenance = {
    kind: 'typed',
    by: acting.session.operator.id,
    at: acting.acted.effectiveAt,
  } as const;
  const faults = checkProduced(fields, given, provenance);
  const missing = faults.filter(({ reason }) => reason === 'required');
  const [wrong] = faults.filter(({ reason }) => reason !== 'required');
  if (wrong) {
    const { fieldCode: field, reason } = wrong;
    return fail('approval.producedInvalid', { count: faults.length - missing.length, field, reason });
  }
  const [first] = missing;
  if (first) return fail('approval.producedMissing', { count: missing.length, field: first.fieldCode });
  return succeed(toWritten(given));
}

/** Nothing is written down of what was not given. */
function toWritten(given: GivenValues): Written {
  const values = Object.entries(given);
  const reasons = values.flatMap(([code, { overrideReason }]) =>
    overrideReason === undefined ? [] : [[code, overrideReason] as const],
  );
  return {
    ...(values.length > 0 && {
      produced: Object.fromEntries(values.map(([code, { value }]) => [code, value] as const)),
    }),
    ...(reasons.length > 0 && { producedReasons: Object.fromEntries(reasons) }),
  };
}
