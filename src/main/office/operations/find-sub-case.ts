import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type {
  CaseId,
  ServiceCaseAction,
  SubCaseAction,
  SubCaseId,
  SubCaseOpening,
} from '../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../shared/domain/case/case-as-it-stands.ts';
import { openingOf } from '../../../shared/domain/case/project-case.ts';
import type { Catalogue } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Tables } from '../ports/store.ts';
import { catalogueOfCase } from './catalogue-in-use.ts';
import { lastActorOf } from './people.ts';

/** The first action of a case. */
export type ReceiveAction = Extract<ServiceCaseAction, { kind: 'receive' }>;

/** A sub-case with the application about it as it stands: what was handed in since is in `receive` too. */
export type FoundSubCase = {
  readonly subCaseId: SubCaseId;
  readonly caseId: CaseId;
  readonly actions: readonly SubCaseAction[];
  readonly opening: SubCaseOpening;
  readonly receive: ReceiveAction;
  /** What it was accepted under. */
  readonly catalogue: Catalogue;
};

/** The sub-case; undefined when there is none. */
export async function findSubCase(tables: Tables, subCaseId: string): Promise<FoundSubCase | undefined> {
  const id = subCaseId as SubCaseId;
  const actions = await tables.cases.findSubCase(id);
  const first = actions?.[0];
  if (actions === undefined || first?.kind !== 'receive') return undefined;

  const whole = await tables.cases.findServiceCase(first.caseId);
  assert(whole, 'a sub-case is added together with its case');
  const receive = caseAsItStands(whole);
  return {
    subCaseId: id,
    caseId: first.caseId,
    actions,
    opening: openingOf(actions),
    receive,
    catalogue: await catalogueOfCase(tables, receive),
  };
}

/**
 * The sub-case as the caller last saw it; tells who was faster when it went on meanwhile. `overlooks` says of what came
 * since that it is no conflict.
 */
export async function findCurrentSubCase(
  tables: Tables,
  wanted: { readonly subCaseId: string; readonly expectedVersion: number },
  overlooks: (found: FoundSubCase) => boolean = () => false,
): Promise<Result<FoundSubCase, 'case.notFound' | 'case.changedMeanwhile'>> {
  const found = await findSubCase(tables, wanted.subCaseId);
  if (!found) return fail('case.notFound');
  if (found.actions.length === wanted.expectedVersion || overlooks(found)) return succeed(found);

  return fail('case.changedMeanwhile', {
    version: found.actions.length,
    by: await lastActorOf(tables, found.actions),
  });
}
