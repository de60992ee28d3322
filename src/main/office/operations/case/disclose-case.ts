import type { CaseView, SubCaseView } from '../../../../shared/api/office/case.ts';
import { maskIdentityNumber, maskName, maskPhone } from '../../../../shared/domain/applicant/mask.ts';
import type { CaseParty, ServiceCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import { maskAnswers } from '../../../../shared/domain/form/mask-answers.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import { isOwnPaper, ownPartsOf } from '../may-see-paper.ts';
import { partOfForm } from '../part-of-form.ts';
import { bare, withoutPersonalData } from './without-personal-data.ts';

/**
 * Cuts a case to who looks. Who serves citizens or answers for the work sees it masked; an approver what the items of
 * their department need, as in `approval.get`; everybody else its course and nobody in it.
 */
export function discloseCase(view: CaseView, operator: Operator): CaseView {
  if (hasRole(operator, ['clerk', 'issuer', 'supervisor'])) return maskCase(view);
  const own = ownPartsOf(
    operator,
    view.subCases.map(({ projection }) => projection),
  );
  if (own.length === 0) return withoutPersonalData(view);
  const ownIds = new Set(own.map(({ subCaseId }) => subCaseId));
  const itemCodes = own.map(({ itemCode }) => itemCode);
  const needed = partOfForm(view.merged, receiveActionOf(view.actions), itemCodes);
  const { fields, materials } = needed;
  return {
    ...view,
    personalData: 'ownItems',
    actions: view.actions.map((action) => cutAction(action, needed)),
    subCases: view.subCases.map((part) => (ownIds.has(part.projection.subCaseId) ? part : bareSubCase(part))),
    documents: view.documents.filter((paper) => isOwnPaper(own, paper)),
    merged: { ...view.merged, fields, materials },
  };
}

function maskCase(view: CaseView): CaseView {
  const actions = view.actions.map((action) => maskAction(view, action));
  return { ...view, personalData: 'masked', actions };
}

function maskAction({ merged }: CaseView, action: ServiceCaseAction): ServiceCaseAction {
  if (action.kind === 'receive' && action.personal) {
    const { applicant, agent, answers } = action.personal;
    return {
      ...action,
      personal: {
        ...action.personal,
        applicant: maskParty(applicant),
        agent: agent && maskParty(agent),
        answers: maskAnswers(merged.fields, answers),
      },
    };
  }
  if (action.kind !== 'handOver' || !action.personal) return action;
  const { name, identityNumber } = action.personal.collector;
  const collector = { name, identityNumber: maskIdentityNumber(identityNumber) };
  return { ...action, personal: { ...action.personal, collector } };
}

function maskParty({ name, identityNumber, phone }: CaseParty): CaseParty {
  return { name, identityNumber: maskIdentityNumber(identityNumber), phone: maskPhone(phone) };
}

/** Of the people only what the items ask for; who collected and how they rated is no matter of a department. */
function cutAction(action: ServiceCaseAction, needed: ReturnType<typeof partOfForm>): ServiceCaseAction {
  if (action.kind !== 'receive' || !action.personal) return bare(action);
  const { applicant, agent } = action.personal;
  const personal = {
    applicant: hideParty(applicant),
    agent: agent && hideParty(agent),
    answers: needed.answers,
    materials: needed.submitted,
  };
  return { ...action, personal };
}

function hideParty(party: CaseParty): CaseParty {
  return { ...maskParty(party), name: maskName(party.name) };
}

function bareSubCase(part: SubCaseView): SubCaseView {
  return { ...part, actions: part.actions.map(bare) };
}
