import { z } from 'zod';
import { CatalogueCode } from './codes.ts';
import { BOUNDED } from './field-bounds.ts';

/** 选项. A value and the words a person reads for it. */
export const Choice = z.strictObject({ value: z.string().min(1).max(50), label: z.string().min(1) });
export type Choice = z.infer<typeof Choice>;

/** 填报字段. A field of the merged form; the same code in two items is the same field. */
export const FieldDefinition = z.strictObject({
  fieldCode: CatalogueCode,
  label: z.string().min(1),
  /** Heading under which the form shows it, e.g. 母亲信息. */
  group: z.string().min(1),
  kind: z.enum([
    'text',
    'longText',
    'identityNumber',
    'creditCode',
    'date',
    'phone',
    'choice',
    'address',
    'number',
  ]),
  choices: z.array(Choice).optional(),
  /** In characters (code points). */
  maxLength: z.int().min(1).max(2_000).default(100),
  /** Which person of the form this belongs to (`applicant`, `mother`, `deceased`, `company`…); a card fills one person. */
  person: z.string().min(1),
  /** The datum of an identity card that may fill this field. */
  fromCard: z.enum(['name', 'sex', 'nation', 'bornOn', 'address', 'identityNumber', 'validUntil']).optional(),
  /** True for data that searches may find by blind index. */
  searchable: z.enum(['name', 'identityNumber', 'phone']).optional(),
  /** 一数一源. The base library that owns the datum; absent when it is the applicant's own statement. */
  ownerLibrary: z.enum(['population', 'legalPerson', 'realEstate', 'licence', 'credit']).optional(),
  /** Codes of the items whose outcome gives the value (the code of a new company); whoever waits for one never asks. */
  producedBy: z.array(CatalogueCode).optional(),
  /** What holds for the value wherever it is asked. */
  ...BOUNDED,
  /** Values marked [D] in the research that the customer must confirm (待确认). */
  toBeConfirmed: z.array(z.string()).optional(),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

/** 校验规则. What one item demands of a field beyond its definition; the strictest of all items holds. */
export const FieldRule = z.strictObject({
  minLength: z.int().min(1).optional(),
  maxLength: z.int().min(1).optional(),
  /** The values this item takes; all of the definition when absent. */
  choices: z.array(z.string()).min(1).optional(),
  /**
   * A regular expression for the whole value, and the sentence a clerk reads when it does not match. At most 200
   * characters, nothing repeated that contains a repetition or alternatives, no backreference, no lookaround.
   */
  pattern: z.strictObject({ regex: z.string().min(1), hint: z.string().min(1) }).optional(),
  ...BOUNDED,
});
export type FieldRule = z.infer<typeof FieldRule>;
