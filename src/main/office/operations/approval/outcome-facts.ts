import { isLongNumber, maskIdentityNumber } from '../../../../shared/domain/applicant/mask.ts';
import type { FieldDefinition } from '../../../../shared/domain/catalogue/field-definition.ts';
import type { FormAnswers } from '../../../../shared/domain/form/draft.ts';
import type { FoundSubCase } from '../find-sub-case.ts';
import { mergeSubject } from '../merge-subject.ts';

/** What was applied for, as the paper of this item states it: no ways to reach people, no agents, no full numbers. */
export function outcomeFacts({ catalogue, receive, opening }: FoundSubCase) {
  const answers: FormAnswers = receive.personal?.answers ?? {};
  return mergeSubject(catalogue, receive)
    .fields.filter(({ neededBy, definition }) => neededBy.includes(opening.itemCode) && isStated(definition))
    .flatMap(({ definition }) => {
      const value = answers[definition.fieldCode]?.value ?? '';
      return value === '' ? [] : [[definition.label, toStated(definition, value)] as const];
    });
}

function isStated({ person, kind, searchable }: FieldDefinition): boolean {
  const standsAbove = person === 'applicant' && searchable !== undefined;
  return person !== 'agent' && kind !== 'phone' && kind !== 'address' && !standsAbove;
}

/** Account and identity numbers are masked on paper like on screens. */
function toStated(definition: FieldDefinition, value: string): string {
  if (definition.kind === 'identityNumber' || isLongNumber(value)) return maskIdentityNumber(value);
  return definition.choices?.find((choice) => choice.value === value)?.label ?? value;
}
