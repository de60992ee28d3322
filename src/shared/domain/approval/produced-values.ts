import type { Catalogue } from '../catalogue/catalogue.ts';
import { holds } from '../catalogue/condition.ts';
import type { Situation } from '../catalogue/condition.ts';
import type { FieldDefinition } from '../catalogue/field-definition.ts';
import { indexCatalogue } from '../catalogue/index-catalogue.ts';
import type { MergedApplication, MergedField } from '../catalogue/merged-application.ts';
import { strictestOf } from '../catalogue/merge-fields.ts';
import type { ServiceItem } from '../catalogue/service-item.ts';
import { beforeEach } from '../catalogue/waiting-items.ts';
import type { SubCase, SubCaseAction, SubCaseId } from '../case/case-action.ts';
import { openingOf, statusOf } from '../case/case-flow.ts';
import type { CaseStatus } from '../case/case-status.ts';
import { checkField } from '../form/check-field.ts';
import type { FieldValue, FormIssue, Provenance } from '../form/draft.ts';
import type { Instant } from '../../kernel/time.ts';

/** Values by field code, as who grants writes them down. */
export type ProducedValues = Readonly<Record<string, string>>;

/** The same, each with the reason why it stands although its check character does not fit. */
export type GivenValues = Readonly<Record<string, Pick<FieldValue, 'value' | 'overrideReason'>>>;

/** An application, as far as its parts need values of each other. */
export type ProducingApplication = {
  readonly catalogue: Catalogue;
  readonly merged: Pick<MergedApplication, 'items'>;
  readonly situation: Situation;
  readonly subCases: readonly SubCase[];
};

/**
 * 准予时填写的数据. What the outcome of an item gives, required where a part that waits for it must have the value; and
 * what the item itself must have and nobody before it gave: the form did not ask for it, so this is the last moment.
 * Each by the strictest rule of the items that take it: a code nobody later could use is found at the grant.
 */
export function fieldsOfGrant(application: ProducingApplication, itemCode: string): readonly MergedField[] {
  const { catalogue, subCases } = application;
  const given = new Set(subCases.flatMap(({ actions }) => Object.keys(producedBy(actions))));
  const needs = needsOf(application).filter(({ fieldCode }) => !given.has(fieldCode));
  return catalogue.fields.flatMap((definition) => {
    const waiting = needs.filter(
      (need) =>
        need.fieldCode === definition.fieldCode &&
        (need.itemCode === itemCode || need.makers.includes(itemCode)),
    );
    const required = waiting.length > 0;
    if (!required && !definition.producedBy?.includes(itemCode)) return [];
    const takers = catalogue.items.flatMap((item) => takesAs(item, definition));
    const rule = strictestOf(
      definition,
      takers.flatMap((taker) => taker.rule ?? []),
    );
    return [{ definition, required, rule, neededBy: waiting.map((need) => need.itemCode) }];
  });
}

function takesAs({ fields }: ServiceItem, { fieldCode }: FieldDefinition) {
  return fields.filter((asked) => asked.fieldCode === fieldCode);
}

type Need = { readonly fieldCode: string; readonly itemCode: string; readonly makers: readonly string[] };

/** What parts without a decision must have and the form did not ask for, because parts before them make it. */
function needsOf({ catalogue, merged, situation, subCases }: ProducingApplication): readonly Need[] {
  const before = beforeEach(merged.items);
  const definitions = indexCatalogue(catalogue).fields;
  const open = new Set(subCases.filter(isUndecided).map(({ actions }) => openingOf(actions).itemCode));
  return merged.items.flatMap(({ item: { itemCode, fields } }) => {
    if (!open.has(itemCode)) return [];
    return fields.flatMap(({ fieldCode, required, when }): readonly Need[] => {
      if (!required || !holds(when, situation)) return [];
      const known = definitions.get(fieldCode)?.entry.producedBy ?? [];
      const makers = known.filter((code) => before.get(itemCode)?.has(code));
      return makers.length > 0 ? [{ fieldCode, itemCode, makers }] : [];
    });
  });
}

const UNDECIDED: ReadonlySet<CaseStatus> = new Set<CaseStatus>([
  'received',
  'correcting',
  'accepted',
  'waiting',
  'reviewing',
  'suspended',
]);

function isUndecided({ actions }: SubCase): boolean {
  return UNDECIDED.has(statusOf(actions));
}

/** Values without the blanks around them, with their reasons; a field left empty is no value. */
export function tidyProduced(values: ProducedValues, reasons: ProducedValues = {}): GivenValues {
  const tidy = Object.entries(values).map(([code, value]) => {
    const reason = Object.hasOwn(reasons, code) ? reasons[code]?.trim() : '';
    return [code, { value: value.trim(), ...(reason ? { overrideReason: reason } : {}) }] as const;
  });
  return Object.fromEntries(tidy.filter(([, { value }]) => value !== ''));
}

/** What is wrong with a produced value: what a form would say, or that the item does not give it. */
export type ProducedFault = {
  readonly fieldCode: string;
  readonly reason: FormIssue['reason'] | 'notProducedHere';
};

/** Checks values like answers of a form; empty when all may be kept. */
export function checkProduced(
  fields: readonly MergedField[],
  values: GivenValues,
  provenance: Provenance,
): readonly ProducedFault[] {
  const given = Object.keys(values);
  const known = new Set(fields.map(({ definition }) => definition.fieldCode));
  const foreign = given.filter((fieldCode) => !known.has(fieldCode));
  return [
    ...foreign.map((fieldCode) => ({ fieldCode, reason: 'notProducedHere' }) as const),
    ...fields.flatMap((field) => {
      const { fieldCode } = field.definition;
      const value = given.includes(fieldCode) ? values[fieldCode] : undefined;
      const issues = checkField(field, value && { ...value, provenance });
      return issues
        .filter(({ severity }) => severity === 'error')
        .map(({ reason }) => ({ fieldCode, reason }));
    }),
  ];
}

/** 前置事项给出的值. A value with the outcome it stands on. */
export type ProducedValue = {
  readonly definition: FieldDefinition;
  readonly value: string;
  /** Why it stands although its check character does not fit; absent where it does. */
  readonly overrideReason?: string;
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
    if (!grant) return [];
    const { itemCode, itemName } = openingOf(actions);
    return Object.entries(producedBy(actions)).flatMap(([code, value]): readonly ProducedValue[] => {
      const definition = catalogue.fields.find(({ fieldCode }) => fieldCode === code);
      if (!definition || !(asked.has(code) || itemCode === item.itemCode)) return [];
      const { documentNumber, effectiveAt: grantedAt, personal } = grant;
      const overrideReason = personal?.producedReasons?.[code];
      const reason = overrideReason === undefined ? {} : { overrideReason };
      return [{ definition, value, ...reason, subCaseId, itemName, documentNumber, grantedAt }];
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

function producedBy(actions: readonly SubCaseAction[]): ProducedValues {
  return standingGrantOf(actions)?.personal?.produced ?? {};
}
