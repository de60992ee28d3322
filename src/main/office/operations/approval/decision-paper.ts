import { assert } from '../../../../shared/kernel/assert.ts';
import { maskApplicantNumber } from '../../../../shared/domain/applicant/mask.ts';
import type { ServiceItem } from '../../../../shared/domain/catalogue/service-item.ts';
import type { SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { reviewPositionOf } from '../../../../shared/domain/case/review-position.ts';
import type { AnyPaperContent } from '../../../../shared/domain/document/paper-template.ts';
import { denialDecision, outcomePaper } from '../../../../shared/texts/documents-review.ts';
import type { PaperDecision } from '../../../../shared/texts/documents-review.ts';
import type { Tables } from '../../ports/store.ts';
import { numberOf } from '../case-view.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { itemOf, organizationNameOf } from '../merge-subject.ts';
import { outcomeFacts, producedFacts } from './outcome-facts.ts';

type Grant = Extract<SubCaseAction, { kind: 'grant' }>;
type Deny = Extract<SubCaseAction, { kind: 'deny' }>;

/** The paper of a grant, before its seal; null for items whose outcome is no paper. */
export async function grantPaper(
  tables: Tables,
  { found, grant }: { readonly found: FoundSubCase; readonly grant: Grant },
): Promise<AnyPaperContent | null> {
  const item = itemOf(found.catalogue, found.opening.itemCode);
  if (item.outcome.kind !== 'sealedDocument') return null;

  const about = await toPaperDecision(tables, { found, item, decision: grant });
  const { name, sentence, template = 'approval' } = item.outcome;
  const subCases = await tables.cases.listSubCases(found.caseId);
  const facts = [...outcomeFacts(found, subCases), ...producedFacts(found, grant)];
  return outcomePaper(about, { template, name, sentence, facts });
}

/** 不予许可决定书, before its seal. */
export async function denialPaper(
  tables: Tables,
  { found, deny }: { readonly found: FoundSubCase; readonly deny: Deny },
): Promise<AnyPaperContent> {
  const item = itemOf(found.catalogue, found.opening.itemCode);
  const about = await toPaperDecision(tables, { found, item, decision: deny });
  assert(deny.personal, 'it was made in this transaction');
  return denialDecision(about, { reason: deny.personal.reason, legalBasis: deny.legalBasis });
}

type Decision = { readonly found: FoundSubCase; readonly item: ServiceItem; readonly decision: Grant | Deny };

async function toPaperDecision(tables: Tables, { found, item, decision }: Decision): Promise<PaperDecision> {
  const { receive, opening, catalogue } = found;
  const { departmentId } = reviewPositionOf(found.actions);
  const seal = await tables.seals.findOfDepartment(departmentId);
  return {
    number: numberOf(receive, opening),
    caseNumber: receive.caseNumber,
    itemName: opening.itemName,
    organizationName: organizationNameOf(catalogue, departmentId),
    applicantName: receive.personal?.applicant.name ?? '',
    applicantIdentityNumber: maskApplicantNumber(receive.personal?.applicant.identityNumber ?? ''),
    legalBasis: item.legalBasis,
    appliedAt: receive.effectiveAt,
    decidedAt: decision.effectiveAt,
    simulated: receive.simulated || (seal?.simulated ?? false),
  };
}
