import type { CaseView } from '../../../../shared/api/office/case.ts';
import type { CaseAction } from '../../../../shared/domain/case/case-action.ts';

/** The view without what stands under the key of the case, as if that key were gone. */
export function withoutPersonalData(view: CaseView): CaseView {
  return {
    ...view,
    personalData: 'none',
    actions: view.actions.map(bare),
    subCases: view.subCases.map((subCase) => ({ ...subCase, actions: subCase.actions.map(bare) })),
  };
}

/** The action without what stands under the key of its case. */
export function bare<Action extends CaseAction>(action: Action): Action {
  const copy: Action & { personal?: unknown } = { ...action };
  delete copy.personal;
  return copy;
}
