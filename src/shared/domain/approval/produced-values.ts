import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FieldDefinition } from '../catalogue/field-definition.ts';
import type { MergedField } from '../catalogue/merged-application.ts';
import { strictestOf } from '../catalogue/merge-fields.ts';
import type { ServiceItem } from '../catalogue/service-item.ts';
import type { SubCase, SubCaseAction, SubCaseId } from '../case/case-action.ts';
import { openingOf } from '../case/case-flow.ts';
import { checkField } from '../form/check-field.ts';
import type { FormIssue, Provenance } from '../form/draft.ts';
import type { Instant } from '../../kernel/time.ts';

/** Values by field code, as who grants writes them down. */
export type ProducedValues = Readonly<Record<string, string>>;

/**
 * 产生的数据. The fields whose value the outcome of this item gives, each by the strictest rule of the items that take
 * it: a code nobody later could use is found at the grant.
 */
export function producedFieldsOf(catalogue: Catalogue, itemCode: string): readonly MergedField[] {
  return catalogue.fields
    .filter(({ producedBy }) => producedBy?.includes(itemCode))
    .map((definition) => {
      const takers = catalogue.items.flatMap((item) => takesAs(item, definition));
      const rules = takers.flatMap(({ rule }) => rule ?? []);
      return { definition, required: false, rule: strictestOf(definition, rules), neededBy: [itemCode] };
    });
}

function takesAs({ fields }: ServiceItem, { fieldCode }: FieldDefinition) {
  return fields.filter((asked) => asked.fieldCode === fieldCode);
}

/** Values without the blanks around them; a field left empty is no value. */
export function tidyProduced(values: ProducedValues): ProducedValues {
  const tidy = Object.entries(values).map(([code, value]) => [code, value.trim()] as const);
  return Object.fromEntries(tidy.filter(([, value]) => value !== ''));
}

/** What is wrong with a produced value: what a form would say, or that the item does not give it. */
export type ProducedFault = {
  readonly fieldCode: string;
  readonly reason: FormIssue['reason'] | 'notProducedHere';
};

/** Checks values like answers of a form; empty when all may be kept. */
export function checkProduced(
  fields: readonly MergedField[],
  values: ProducedValues,
  provenance: Provenance,
): readonly ProducedFault[] {
  return Object.entries(values).flatMap(([fieldCode, value]): readonly ProducedFault[] => {
    const field = fields.find(({ definition }) => definition.fieldCode === fieldCode);
    if (!field) return [{ fieldCode, reason: 'notProducedHere' }];
    const issues = checkField(field, { value, provenance });
    return issues.filter(({ severity }) => severity === 'error').map(({ reason }) => ({ fieldCode, reason }));
  });
}

/** 前置事项给出的值. A value with the outcome it stands on. */
export type ProducedValue = {
  readonly definition: FieldDefinition;
  readonly value: string;
  readonly subCaseId: SubCaseId;
  readonly itemName: string;
  readonly documentNumber: string;
  readonly grantedAt: Instant;
};

/** What the grants of a case give to one of its items, and what that item gave itself; nothing else it does not ask for. */
export function producedFor(
  item: ServiceItem,
  subCases: readonly SubCase[],
  catalogue: Catalogue,
): readonly ProducedValue[] {
  const asked = new Set(item.fields.map(({ fieldCode }) => fieldCode));
  return subCases.flatMap(({ subCaseId, actions }) => {
    const grant = standingGrantOf(actions);
    if (!grant?.personal?.produced) return [];
    const { itemCode, itemName } = openingOf(actions);
    return Object.entries(grant.personal.produced).flatMap(([code, value]): readonly ProducedValue[] => {
      const definition = catalogue.fields.find(({ fieldCode }) => fieldCode === code);
      if (!definition || !(asked.has(code) || itemCode === item.itemCode)) return [];
      const { documentNumber, effectiveAt: grantedAt } = grant;
      return [{ definition, value, subCaseId, itemName, documentNumber, grantedAt }];
    });
  });
}

/** The grant of a part, unless its outcome was revoked. */
function standingGrantOf(
  actions: readonly SubCaseAction[],
): Extract<SubCaseAction, { kind: 'grant' }> | undefined {
  const isRevoked = actions.some(
    (action) => action.kind === 'replaceOutcome' && action.relation === 'revokes',
  );
  return isRevoked ? undefined : actions.find((action) => action.kind === 'grant');
}
