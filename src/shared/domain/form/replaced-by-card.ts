import type { MaterialDefinition } from '../catalogue/material-definition.ts';
import type { MergedApplication } from '../catalogue/merged-application.ts';
import { ownValue } from '../../kernel/own-value.ts';
import type { Draft } from './draft.ts';

/** True when a verified reading of somebody's card stands for the paper: the number of that person came from it. */
export function isReplacedByCard(
  { replacedBy }: Pick<MaterialDefinition, 'replacedBy'>,
  { fields }: Pick<MergedApplication, 'fields'>,
  { answers }: Pick<Draft, 'answers'>,
): boolean {
  const people = replacedBy.flatMap((substitute) =>
    substitute.kind === 'cardReading' ? [substitute.person] : [],
  );
  return fields.some(
    ({ definition }) =>
      people.includes(definition.person) &&
      definition.fromCard === 'identityNumber' &&
      ownValue(answers, definition.fieldCode)?.provenance.kind === 'identityCard',
  );
}

/** True when a card may stand for the paper at all. */
export function mayBeReplacedByCard({ replacedBy }: Pick<MaterialDefinition, 'replacedBy'>): boolean {
  return replacedBy.some(({ kind }) => kind === 'cardReading');
}
