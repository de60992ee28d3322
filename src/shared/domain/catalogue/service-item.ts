import { z } from 'zod';
import { Condition } from './condition.ts';

const code = z.string().regex(/^[A-Za-z0-9.-]{2,50}$/);

const TimeLimitSchema = z.strictObject({
  amount: z.number().min(0),
  unit: z.enum(['workingDay', 'workingMinute']),
});

/** 填报字段. A field of the merged form; the same code in two items is the same field. */
export const FieldDefinition = z.strictObject({
  fieldCode: code,
  label: z.string(),
  /** Heading under which the form shows it, e.g. 母亲信息. */
  group: z.string(),
  kind: z.enum(['text', 'identityNumber', 'date', 'phone', 'choice', 'address', 'number']),
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  maxLength: z.int().min(1).max(500).default(100),
  /** Which person of the form this belongs to (`applicant`, `mother`, `father`, `child`…); a card fills one person. */
  person: z.string(),
  /** The datum of an identity card that may fill this field. */
  fromCard: z.enum(['name', 'sex', 'nation', 'bornOn', 'address', 'identityNumber', 'validUntil']).optional(),
  /** True for data that searches may find by blind index. */
  searchable: z.enum(['name', 'identityNumber', 'phone']).optional(),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

/** 申请材料（定义）. The same code in two items is the same paper. */
export const MaterialDefinition = z.strictObject({
  materialCode: code,
  name: z.string(),
  /** Code of the item whose outcome is this paper; a theme that holds it never asks for the paper. */
  producedBy: code.optional(),
  /** True when a reading of the identity card stands for the paper. */
  replacedByCardReading: z.string().optional(),
});
export type MaterialDefinition = z.infer<typeof MaterialDefinition>;

/** 申请材料（要求）. That an item asks for a paper, when, and how many. */
export const RequiredMaterial = z.strictObject({
  materialCode: code,
  required: z.boolean().default(true),
  copies: z.int().min(1).max(20).default(1),
  /** True when every department keeps its own original, so that copies add up instead of taking the largest. */
  keptByDepartment: z.boolean().default(false),
  when: Condition.optional(),
});
export type RequiredMaterial = z.infer<typeof RequiredMaterial>;

/** One step of a review path: who must look, in order. */
export const ReviewStep = z.strictObject({ kind: z.enum(['review', 'decide']), name: z.string() });
export type ReviewStep = z.infer<typeof ReviewStep>;

/** 政务服务事项, in our office's version (实施清单). */
export const ServiceItem = z.strictObject({
  itemCode: code,
  version: z.int().min(1),
  name: z.string(),
  aliases: z.array(z.string()).default([]),
  departmentId: z.string(),
  /** 即办件 or 承诺件. */
  handlingKind: z.enum(['immediate', 'promised']),
  promisedTimeLimit: TimeLimitSchema,
  statutoryTimeLimit: TimeLimitSchema,
  fields: z.array(z.strictObject({ fieldCode: code, required: z.boolean(), when: Condition.optional() })),
  materials: z.array(RequiredMaterial),
  reviewPath: z.array(ReviewStep).min(1),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sealedDocument'), name: z.string(), sentence: z.string() }),
    z.strictObject({ kind: z.literal('registerEntry'), name: z.string() }),
    z.strictObject({ kind: z.literal('none') }),
  ]),
  /** Law and article the decision rests on. */
  legalBasis: z.string(),
  /** Values marked [D] in the research that the customer must confirm (待确认). */
  toBeConfirmed: z.array(z.string()).default([]),
});
export type ServiceItem = z.infer<typeof ServiceItem>;
