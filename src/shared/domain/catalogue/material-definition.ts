import { z } from 'zod';
import { CatalogueCode } from './codes.ts';
import { Condition } from './condition.ts';

/** 材料替代. What may stand for a paper instead of the applicant bringing it. */
export const MaterialSubstitute = z.discriminatedUnion('kind', [
  /** A verified reading of the identity card of this person of the form. */
  z.strictObject({ kind: z.literal('cardReading'), person: z.string().min(1) }),
  /** 电子证照 of this type. */
  z.strictObject({ kind: z.literal('licence'), licenceType: z.string().min(1) }),
  /** 共享数据: an answer of another body's register. */
  z.strictObject({ kind: z.literal('sharedData'), register: z.string().min(1) }),
]);
export type MaterialSubstitute = z.infer<typeof MaterialSubstitute>;

/** 申请材料（定义）. The same code in two items is the same paper. */
export const MaterialDefinition = z.strictObject({
  materialCode: CatalogueCode,
  name: z.string().min(1),
  /** Who issues the paper, as the applicant knows it. */
  issuer: z.string().optional(),
  /** False for what only an item, a register or a licence can give. */
  broughtByApplicant: z.boolean().default(true),
  /**
   * Whose paper it is: the first of these the form names (`['mother', 'applicant']`: a mother who applies herself is the
   * applicant). The applicant's when absent, or the one's whose card may stand for it.
   */
  persons: z.array(z.string().min(1)).min(1).optional(),
  /** Codes of the items whose outcome is this paper; a theme that holds one of them never asks for the paper. */
  producedBy: z.array(CatalogueCode).default([]),
  replacedBy: z.array(MaterialSubstitute).default([]),
  /**
   * For how many days a paper handed in earlier, or made by an earlier case, may be used again; 0 never (the paper is
   * made for one application), absent without limit.
   */
  reusableForDays: z.int().min(0).optional(),
  toBeConfirmed: z.array(z.string()).default([]),
});
export type MaterialDefinition = z.infer<typeof MaterialDefinition>;

/** 申请材料（要求）. That an item asks for a paper, when, and how many. */
export const RequiredMaterial = z.strictObject({
  materialCode: CatalogueCode,
  required: z.boolean().default(true),
  copies: z.int().min(1).max(20).default(1),
  /** True when every department keeps its own original, so that copies add up instead of taking the largest. */
  keptByDepartment: z.boolean().default(false),
  /** 容缺: may follow after acceptance, by a day the applicant promises. */
  mayFollow: z.boolean().default(false),
  /** 告知承诺: the applicant's written promise may stand for it. */
  promiseAllowed: z.boolean().default(false),
  when: Condition.optional(),
});
export type RequiredMaterial = z.infer<typeof RequiredMaterial>;
