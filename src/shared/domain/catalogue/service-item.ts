import { z } from 'zod';
import { SPECIAL_PROCEDURES } from '../calendar/special-procedure.ts';
import {
  BODY_NATURES,
  CatalogueCode,
  EXERCISE_LEVELS,
  HANDLING_FORMS,
  MATTER_TYPES,
  OUTCOME_TEMPLATES,
  SERVED_OBJECTS,
  Validity,
} from './codes.ts';
import { Condition } from './condition.ts';
import { FieldRule } from './field-definition.ts';
import { RequiredMaterial } from './material-definition.ts';

/** 时限, as a catalogue file writes it. */
export const TimeLimitSchema = z.strictObject({
  amount: z.number().min(0),
  unit: z.enum(['workingDay', 'workingMinute']),
});

/** 填报要求. That an item asks for a field, when, and by which rule. */
export const RequiredField = z.strictObject({
  fieldCode: CatalogueCode,
  required: z.boolean(),
  when: Condition.optional(),
  rule: FieldRule.optional(),
});
export type RequiredField = z.infer<typeof RequiredField>;

/**
 * One step of a review path: who must look, in order. 会签 (`countersign`) waits for the opinion of each department it
 * names; the other steps belong to one department, the item's own when none is named (town → 残联 → 民政).
 */
export const ReviewStep = z.strictObject({
  kind: z.enum(['review', 'countersign', 'decide']),
  name: z.string(),
  departmentId: z.string().optional(),
  departmentIds: z.array(z.string()).min(2).optional(),
});
export type ReviewStep = z.infer<typeof ReviewStep>;

/** 收费. In fen, so that sums are exact. */
export const Fee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({ kind: z.literal('fixed'), fen: z.int().min(1), basis: z.string().min(1) }),
  z.strictObject({ kind: z.literal('byTariff'), basis: z.string().min(1) }),
]);
export type Fee = z.infer<typeof Fee>;

/** 办理结果类型: a sealed paper, a thing in custody, an entry in a register, or nothing to hand out. */
export const OutcomeKind = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sealedDocument'),
    name: z.string(),
    sentence: z.string(),
    template: z.enum(OUTCOME_TEMPLATES).optional(),
  }),
  z.strictObject({ kind: z.literal('physicalThing'), name: z.string() }),
  z.strictObject({ kind: z.literal('registerEntry'), name: z.string() }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type OutcomeKind = z.infer<typeof OutcomeKind>;

/** 政务服务事项, in our office's version (实施清单); elements as in GB/T 39046-2020. */
export const ServiceItem = z.strictObject({
  itemCode: CatalogueCode,
  version: z.int().min(1),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  /**
   * 同一事项. The item that is the same matter, where two themes come to it by different questions and each needs its
   * own form: an item takes part only in themes that ask whatever its conditions speak of.
   */
  sameMatterAs: CatalogueCode.optional(),
  /** 基本编码, 实施编码 and 办理项编码; lengths differ by place, so `catalogue.json` holds a pattern for each. */
  officialCodes: z
    .strictObject({
      basic: z.string().optional(),
      implementation: z.string().optional(),
      handling: z.string().optional(),
    })
    .default({}),
  matterType: z.enum(MATTER_TYPES),
  exerciseLevel: z.enum(EXERCISE_LEVELS),
  bodyNature: z.enum(BODY_NATURES),
  servedObjects: z.array(z.enum(SERVED_OBJECTS)).min(1),
  handlingForms: z.array(z.enum(HANDLING_FORMS)).min(1).default(['1']),
  /** 通办范围: from where in the country the item may be applied for. */
  crossRegion: z.enum(['none', 'county', 'city', 'province', 'nation']).default('none'),
  departmentId: z.string(),
  /** 受理条件. */
  acceptanceConditions: z.string().default(''),
  /** 即办件 or 承诺件. */
  handlingKind: z.enum(['immediate', 'promised']),
  promisedTimeLimit: TimeLimitSchema,
  statutoryTimeLimit: TimeLimitSchema,
  specialProcedures: z.array(z.enum(SPECIAL_PROCEDURES)).default([]),
  fee: Fee.default({ kind: 'free' }),
  fields: z.array(RequiredField),
  materials: z.array(RequiredMaterial),
  reviewPath: z.array(ReviewStep).min(1),
  outcome: OutcomeKind,
  /** Law and article the decision rests on. */
  legalBasis: z.string(),
  /** 跑动基数: visits it cost before the reform (domain.md E.9); absent where nobody has proved a number. */
  visitsBefore: z.number().min(0).max(10).multipleOf(0.5).optional(),
  /** 基层高频: on the list of items every town is to take in. */
  grassroots: z.boolean().default(false),
  ...Validity,
  /** Values marked [D] in the research that the customer must confirm (待确认). */
  toBeConfirmed: z.array(z.string()).default([]),
});
export type ServiceItem = z.infer<typeof ServiceItem>;
