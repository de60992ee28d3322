import type { CaseView, SubCaseView } from '../../../../shared/api/office/case.ts';
import {
  isLongNumber,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from '../../../../shared/domain/applicant/mask.ts';
import type {
  CaseParty,
  ServiceCaseAction,
  SubCaseAction,
} from '../../../../shared/domain/case/case-action.ts';
import { receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import type { DeliveryManner } from '../../../../shared/domain/case/service-case-action.ts';
import type { MergedApplication } from '../../../../shared/domain/catalogue/merged-application.ts';
import { maskAnswers } from '../../../../shared/domain/form/mask-answers.ts';
import { visibleAnswers, visibleMaterials } from '../../../../shared/domain/form/visible-answers.ts';
import { hasRole } from '../../../../shared/domain/staff/operator.ts';
import type { Operator } from '../../../../shared/domain/staff/operator.ts';
import { isOwnPaper, ownPartsOf } from '../may-see-paper.ts';
import type { Parties } from '../parties.ts';
import { partOfForm } from '../part-of-form.ts';
import { bare, withoutPersonalData } from './without-personal-data.ts';

/**
 * Cuts a case to who looks. Who serves citizens or answers for the work sees it masked; an approver what the items of
 * their department need, as in `approval.get`; everybody else its course and nobody in it.
 */
export function discloseCase(view: CaseView, operator: Operator): CaseView {
  if (hasRole(operator, ['clerk', 'issuer', 'supervisor'])) return maskCase(view);
  const own = ownPartsOf(operator, view.subCases).map(({ projection }) => projection);
  if (own.length === 0) return withoutPersonalData(view);
  const ownIds = new Set(own.map(({ subCaseId }) => subCaseId));
  const itemCodes = own.map(({ itemCode }) => itemCode);
  const needed = partOfForm(view.merged, receiveActionOf(view.actions), itemCodes);
  const { fields, materials } = needed;
  return {
    ...view,
    personalData: 'ownItems',
    actions: view.actions.map((action) => cutAction(action, { ...view.merged, fields, materials })),
    subCases: view.subCases.map((part) => (ownIds.has(part.projection.subCaseId) ? part : bareSubCase(part))),
    documents: view.documents.filter((paper) => isOwnPaper(own, paper)),
    merged: { ...view.merged, fields, materials },
  };
}

function maskCase(view: CaseView): CaseView {
  const actions = view.actions.map((action) => maskAction(view, action));
  const subCases = view.subCases.map((part) => ({ ...part, actions: part.actions.map(maskProduced) }));
  return { ...view, personalData: 'masked', actions, subCases };
}

/** What a grant gives may be the number of a person, like an answer. */
function maskProduced(action: SubCaseAction): SubCaseAction {
  if (action.kind !== 'grant' || !action.personal?.produced) return action;
  const produced = Object.entries(action.personal.produced).map(
    ([code, value]) => [code, isLongNumber(value) ? maskIdentityNumber(value) : value] as const,
  );
  return { ...action, personal: { ...action.personal, produced: Object.fromEntries(produced) } };
}

function maskAction({ merged }: CaseView, action: ServiceCaseAction): ServiceCaseAction {
  if (!('personal' in action) || !action.personal) return action;
  if (action.kind === 'receive') {
    const { applicant, agent, answers } = action.personal;
    const parties = maskParties({ applicant, agent });
    return {
      ...action,
      personal: { ...action.personal, ...parties, answers: maskAnswers(merged.fields, answers) },
    };
  }
  if (action.kind === 'supplement') {
    const { parties, answers, materials } = action.personal;
    const masked = { answers: maskAnswers(merged.fields, answers), materials };
    return { ...action, personal: { ...masked, ...(parties && { parties: maskParties(parties) }) } };
  }
  if (action.kind !== 'handOver') return action;
  const { collector } = action.personal;
  return { ...action, personal: { ...action.personal, collector: maskCollector(collector, action.manner) } };
}

type Collector = NonNullable<Extract<ServiceCaseAction, { kind: 'handOver' }>['personal']>['collector'];

/** The number of a letter is no secret; the address something was sent to is. */
function maskCollector(collector: Collector, manner: DeliveryManner | undefined): Collector {
  const { reference, identityNumber } = collector;
  const isAddress = manner === 'electronic' && reference !== undefined;
  return {
    ...collector,
    identityNumber: maskIdentityNumber(identityNumber),
    ...(isAddress && { reference: maskPhone(reference) }),
  };
}

function maskParties({ applicant, agent }: Parties): Parties {
  return { applicant: maskParty(applicant), agent: agent && maskParty(agent) };
}

function maskParty({ name, identityNumber, phone }: CaseParty): CaseParty {
  return { name, identityNumber: maskIdentityNumber(identityNumber), phone: maskPhone(phone) };
}

/** Of the people only what the items ask for; who collected and how they rated is no matter of a department. */
function cutAction(action: ServiceCaseAction, needed: MergedApplication): ServiceCaseAction {
  if (action.kind === 'receive' && action.personal) {
    const { applicant, agent, answers, materials } = action.personal;
    const personal = {
      applicant: hideParty(applicant),
      agent: agent && hideParty(agent),
      answers: visibleAnswers(needed, answers),
      materials: visibleMaterials(needed, materials),
    };
    return { ...action, personal };
  }
  if (action.kind === 'supplement' && action.personal) {
    const { answers, materials } = action.personal;
    const personal = {
      answers: visibleAnswers(needed, answers),
      materials: visibleMaterials(needed, materials),
    };
    return { ...action, personal };
  }
  return bare(action);
}

function hideParty(party: CaseParty): CaseParty {
  return { ...maskParty(party), name: maskName(party.name) };
}

function bareSubCase(part: SubCaseView): SubCaseView {
  return { ...part, actions: part.actions.map(bare) };
}
