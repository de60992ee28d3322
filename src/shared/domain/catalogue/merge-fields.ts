import type { Catalogue } from './catalogue.ts';
import { holds, type Situation } from './condition.ts';
import { areImpossible, boundsOf } from './field-bounds.ts';
import type { FieldDefinition, FieldRule } from './field-definition.ts';
import { entriesOf, indexCatalogue } from './index-catalogue.ts';
import type { MergedField, MergedItem, StrictestRule } from './merged-application.ts';
import type { RequiredField } from './service-item.ts';
import { beforeEach } from './waiting-items.ts';

/**
 * 一张表单. Each field of the items once, in the order of the catalogue. An item that waits for the one whose outcome
 * gives a value does not ask for it.
 */
export function mergeFields(
  catalogue: Catalogue,
  items: readonly MergedItem[],
  situation: Situation,
): readonly MergedField[] {
  const asked = new Map<string, { readonly itemCode: string; readonly requirement: RequiredField }[]>();
  const index = indexCatalogue(catalogue).fields;
  const before = beforeEach(items);
  for (const { item } of items) {
    for (const requirement of item.fields) {
      if (!holds(requirement.when, situation)) continue;
      const makers = index.get(requirement.fieldCode)?.entry.producedBy ?? [];
      if (makers.some((code) => before.get(item.itemCode)?.has(code))) continue;
      const known = asked.get(requirement.fieldCode) ?? [];
      asked.set(requirement.fieldCode, known);
      known.push({ itemCode: item.itemCode, requirement });
    }
  }
  return entriesOf(index, asked.keys()).map((definition) => {
    const wanted = asked.get(definition.fieldCode) ?? [];
    return {
      definition,
      required: wanted.some(({ requirement }) => requirement.required),
      rule: strictestOf(
        definition,
        wanted.flatMap(({ requirement }) => requirement.rule ?? []),
      ),
      neededBy: [...new Set(wanted.map(({ itemCode }) => itemCode))],
    };
  });
}

/** The strictest of several rules for one field; the order of the rules does not matter. */
export function strictestOf(definition: FieldDefinition, rules: readonly FieldRule[]): StrictestRule {
  const patterns = new Map(
    rules.flatMap(({ pattern }) => (pattern ? [[`${pattern.regex}\n${pattern.hint}`, pattern]] : [])),
  );
  return {
    minLength: Math.max(1, ...rules.map(({ minLength }) => minLength ?? 1)),
    maxLength: Math.min(definition.maxLength, ...rules.flatMap(({ maxLength }) => maxLength ?? [])),
    choices:
      definition.choices?.filter(({ value }) =>
        rules.every(({ choices }) => choices === undefined || choices.includes(value)),
      ) ?? null,
    patterns: [...patterns.keys()].toSorted().flatMap((key) => patterns.get(key) ?? []),
    bounds: boundsOf([definition, ...rules]),
  };
}

/** True when no value can satisfy the rule. */
export function isImpossible({ minLength, maxLength, choices, bounds }: StrictestRule): boolean {
  return minLength > maxLength || choices?.length === 0 || areImpossible(bounds);
}
