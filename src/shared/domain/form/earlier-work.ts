import { ownValue } from '../../kernel/own-value.ts';
import { localDateOf, plusDays, toDayNumber } from '../../kernel/time.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import type { MergedApplication } from '../catalogue/merged-application.ts';
import type { MaterialDefinition } from '../catalogue/material-definition.ts';
import type { FormAnswers } from './draft.ts';
import { applicantOf, holderOf, isSamePerson, type FormPerson } from './people-of-form.ts';
import type { Offer } from './fill-fields.ts';

/** Within how many days the same item may be applied for twice by mistake. */
export const DUPLICATE_DAYS = 90;

/** A case the same person came with before. */
export type EarlierCase = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly subjectName: string;
  readonly receivedAt: Instant;
  /** True while a part of it is not finished. */
  readonly open: boolean;
  /** Names of items that are applied for again now, within 90 days: perhaps a duplicate. */
  readonly sameItems: readonly string[];
  /** How many fields of the applicant it states that are empty now. */
  readonly answers: number;
};

/** A paper the office already has of the person, which the draft asks for. */
export type ReusableMaterial = {
  readonly materialCode: string;
  readonly caseId: string;
  readonly caseNumber: string;
  /** Handed in then, or made by our office as the outcome of an item. */
  readonly kind: 'handedIn' | 'outcome';
  readonly madeAt: Instant;
  readonly ageInDays: number;
  /** Last day it may be used; null without limit. */
  readonly usableUntil: LocalDate | null;
  /** False when it is too old: shown, and not offered. */
  readonly usable: boolean;
  readonly files: number;
};

/** 历史办件. What the office already knows of the applicant of a draft. */
export type EarlierWork = {
  readonly cases: readonly EarlierCase[];
  readonly materials: readonly ReusableMaterial[];
};

/** A paper of an earlier case, with the person it belongs to according to that case. */
export type EarlierPaper = Pick<
  ReusableMaterial,
  'materialCode' | 'caseId' | 'caseNumber' | 'kind' | 'madeAt' | 'files'
> & { readonly holder: FormPerson };

/** A form that is being filled in, as far as it tells which papers it can use. */
type Asking = Pick<MergedApplication, 'fields' | 'materials'> & { readonly answers: FormAnswers };

/**
 * 可沿用的材料. Of the papers of earlier cases those the form asks for, of the very person it asks for them: the newest of
 * each. Papers made for one application are left out, those that are too old are marked.
 */
export function findReusable<Paper extends EarlierPaper>(
  { fields, materials, answers }: Asking,
  papers: readonly Paper[],
  on: LocalDate,
): readonly { readonly paper: Paper; readonly offer: ReusableMaterial }[] {
  return materials.flatMap(({ definition, producedBy }) => {
    if (producedBy !== null || definition.reusableForDays === 0) return [];
    const holder = holderOf(definition, fields, answers);
    const [newest] = papers
      .filter(({ materialCode }) => materialCode === definition.materialCode)
      .filter((paper) => paper.files > 0 && isSamePerson(paper.holder, holder))
      .toSorted((left, right) => (left.madeAt < right.madeAt ? 1 : -1));
    return newest ? [{ paper: newest, offer: toOffer(newest, definition, on) }] : [];
  });
}

function toOffer(
  paper: EarlierPaper,
  { reusableForDays }: MaterialDefinition,
  on: LocalDate,
): ReusableMaterial {
  const madeOn = localDateOf(paper.madeAt);
  const usableUntil = reusableForDays === undefined ? null : plusDays(madeOn, reusableForDays);
  return {
    materialCode: paper.materialCode,
    caseId: paper.caseId,
    caseNumber: paper.caseNumber,
    kind: paper.kind,
    madeAt: paper.madeAt,
    ageInDays: toDayNumber(on) - toDayNumber(madeOn),
    usableUntil,
    usable: usableUntil === null || on <= usableUntil,
    files: paper.files,
  };
}

/** True when a case taken in then and an application now are near enough to be one and the same by mistake. */
export function isNearby(receivedAt: Instant, on: LocalDate): boolean {
  return toDayNumber(on) - toDayNumber(localDateOf(receivedAt)) <= DUPLICATE_DAYS;
}

/**
 * What an earlier case states of the applicant that the form asks for again: data a register holds (name, number, phone,
 * address), not what was said about that one application.
 */
export function findStandingFacts(
  fields: MergedApplication['fields'],
  earlier: Pick<MergedApplication, 'fields'> & { readonly answers: FormAnswers },
): readonly Offer[] {
  const applicant = applicantOf(fields);
  if (applicantOf(earlier.fields) !== applicant) return [];
  const stated = new Set(earlier.fields.map(({ definition }) => definition.fieldCode));
  return fields.flatMap(({ definition }) => {
    const { fieldCode, person, searchable, fromCard, ownerLibrary } = definition;
    const stands = searchable !== undefined || fromCard !== undefined || ownerLibrary !== undefined;
    const value = ownValue(earlier.answers, fieldCode)?.value ?? '';
    if (person !== applicant || !stands || !stated.has(fieldCode) || value === '') return [];
    return [{ definition, value }];
  });
}
