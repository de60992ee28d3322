import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { askedToSupply } from '../../../../shared/domain/case/supply.ts';
import type { FieldDefinition } from '../../../../shared/domain/catalogue/field-definition.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import type { Tables } from '../../ports/store.ts';

/** What a card may fill: every field of a new application, of a supplement only what was asked for. */
export async function changeableFields(
  tables: Tables,
  { supplements }: Pick<Draft, 'supplements'>,
  fields: readonly FieldDefinition[],
): Promise<readonly FieldDefinition[]> {
  if (!supplements) return fields;
  const { fieldCodes } = askedToSupply(await tables.cases.listSubCases(supplements.caseId as CaseId));
  return fields.filter(({ fieldCode }) => fieldCodes.has(fieldCode));
}
