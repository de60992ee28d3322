import {
  isLongNumber,
  maskApplicantNumber,
  maskIdentityNumber,
} from '../../../../shared/domain/applicant/mask.ts';
import { producedFor } from '../../../../shared/domain/approval/produced-values.ts';
import type { SubCase, SubCaseAction } from '../../../../shared/domain/case/case-action.ts';
import type { FieldDefinition } from '../../../../shared/domain/catalogue/field-definition.ts';
import type { FormAnswers } from '../../../../shared/domain/form/draft.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { itemOf, mergeSubject } from '../merge-subject.ts';

/**
 * What was applied for, as the paper of this item states it, and what earlier parts of the case gave to it: no ways to
 * reach people, no agents, no full numbers.
 */
export function outcomeFacts({ catalogue, receive, opening }: FoundSubCase, subCases: readonly SubCase[]) {
  const answers: FormAnswers = receive.personal?.answers ?? {};
  const asked = mergeSubject(catalogue, receive)
    .fields.filter(({ neededBy }) => neededBy.includes(opening.itemCode))
    .map(({ definition }) => ({ definition, value: answers[definition.fieldCode]?.value ?? '' }));
  const given = producedFor(itemOf(catalogue, opening.itemCode), subCases, catalogue);
  return [...asked, ...given]
    .filter(({ definition, value }) => isStated(definition) && value !== '')
    .map(({ definition, value }) => [definition.label, toStated(definition, value)] as const);
}

/**
 * What this outcome gives, in full: the paper is where the number is given. What it states for an earlier item that did
 * not, like any other answer.
 */
export function producedFacts(
  { catalogue, opening }: FoundSubCase,
  { personal }: Extract<SubCaseAction, { kind: 'grant' }>,
) {
  const given = new Map(Object.entries(personal?.produced ?? {}));
  return catalogue.fields.flatMap((definition) => {
    const value = given.get(definition.fieldCode);
    if (value === undefined) return [];
    const isOwn = definition.producedBy?.includes(opening.itemCode) === true;
    return [[definition.label, isOwn ? toWords(definition, value) : toStated(definition, value)] as const];
  });
}

function isStated({ person, kind, searchable }: FieldDefinition): boolean {
  const standsAbove = person === 'applicant' && searchable !== undefined;
  return person !== 'agent' && kind !== 'phone' && kind !== 'address' && !standsAbove;
}

/** Account and identity numbers are masked on paper like on screens; codes of organizations are public. */
function toStated(definition: FieldDefinition, value: string): string {
  if (definition.kind === 'creditCode') return maskApplicantNumber(value);
  if (definition.kind === 'identityNumber' || isLongNumber(value)) return maskIdentityNumber(value);
  return toWords(definition, value);
}

function toWords({ choices }: FieldDefinition, value: string): string {
  return choices?.find((choice) => choice.value === value)?.label ?? value;
}
