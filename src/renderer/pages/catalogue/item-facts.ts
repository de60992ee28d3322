import type { ServiceItem } from '../../../shared/domain/catalogue/service-item.ts';
import * as names from '../../../shared/texts/catalogue-names.ts';
import { limitText, SPECIAL_PROCEDURE_TEXTS } from '../../../shared/texts/due-date.ts';
import { CATALOGUE_TEXTS, feeText } from '../../../shared/texts/page-catalogue.ts';
import { HANDLING_KIND_TEXTS } from '../../../shared/texts/page-case.ts';
import { COMMON_TEXTS } from '../../../shared/texts/page.ts';
import { isToConfirm } from './catalogue-words.ts';
import type { CatalogueWords } from './catalogue-words.ts';

/** One element of an item, as the page shows it. */
export type ItemFact = {
  readonly label: string;
  readonly value: string;
  readonly toConfirm: boolean;
  readonly mono: boolean;
};

const texts = CATALOGUE_TEXTS;

/** What everybody looks for first. */
export function headFacts(item: ServiceItem, words: CatalogueWords): readonly ItemFact[] {
  const { departmentId, handlingKind, promisedTimeLimit, statutoryTimeLimit } = item;
  return [
    fact(item, [texts.department, words.department(departmentId)], ['departmentId']),
    fact(item, [texts.handlingKind, HANDLING_KIND_TEXTS[handlingKind]], ['handlingKind']),
    fact(item, [texts.promised, limitText(promisedTimeLimit)], ['promisedTimeLimit']),
    fact(item, [texts.statutory, limitText(statutoryTimeLimit)], ['statutoryTimeLimit']),
    fact(item, [texts.fee, feeOf(item)], ['fee']),
    fact(item, [texts.validity, validityOf(item)], ['validFrom', 'validTo']),
  ];
}

/** 事项要素 of GB/T 39046-2020, codes first. */
export function bodyFacts(item: ServiceItem): readonly ItemFact[] {
  const kinds = {
    matterType: names.MATTER_TYPE_TEXTS[item.matterType],
    exerciseLevel: names.EXERCISE_LEVEL_TEXTS[item.exerciseLevel],
    bodyNature: names.BODY_NATURE_TEXTS[item.bodyNature],
    servedObjects: list(item.servedObjects, names.SERVED_OBJECT_TEXTS),
    handlingForms: list(item.handlingForms, names.HANDLING_FORM_TEXTS),
    crossRegion: names.CROSS_REGION_TEXTS[item.crossRegion],
    specialProcedures: list(item.specialProcedures, SPECIAL_PROCEDURE_TEXTS),
    outcome: outcomeOf(item),
    grassroots: item.grassroots ? COMMON_TEXTS.yes : COMMON_TEXTS.no,
    legalBasis: item.legalBasis,
    acceptanceConditions: item.acceptanceConditions,
  } as const satisfies Partial<Record<keyof typeof texts, string>>;
  const members = Object.keys(kinds) as (keyof typeof kinds)[];
  return [
    code(item, texts.basicCode, 'basic'),
    code(item, texts.implementationCode, 'implementation'),
    code(item, texts.handlingCode, 'handling'),
    ...members.map((member) => fact(item, [texts[member], kinds[member]], [member])),
  ];
}

function fact(
  { toBeConfirmed }: ServiceItem,
  [label, value]: readonly [label: string, value: string],
  members: readonly string[],
): ItemFact {
  return { label, value, toConfirm: isToConfirm(toBeConfirmed, ...members), mono: false };
}

function code(item: ServiceItem, label: string, member: keyof ServiceItem['officialCodes']): ItemFact {
  const members = [`officialCodes.${member}`];
  return { ...fact(item, [label, item.officialCodes[member] ?? ''], members), mono: true };
}

function list<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): string {
  return values.map((value) => words[value]).join('、');
}

function feeOf({ fee }: ServiceItem): string {
  return fee.kind === 'free' ? feeText(fee) : `${feeText(fee)}（${fee.basis}）`;
}

function outcomeOf({ outcome }: ServiceItem): string {
  const kind = names.OUTCOME_KIND_TEXTS[outcome.kind];
  return outcome.kind === 'none' ? kind : `${outcome.name}（${kind}）`;
}

function validityOf({ validFrom, validTo }: ServiceItem): string {
  return validTo === undefined ? texts.validFrom(validFrom) : texts.validBetween(validFrom, validTo);
}
