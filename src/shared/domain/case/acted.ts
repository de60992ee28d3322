import type { Brand } from '../../kernel/brand.ts';
import type { Instant } from '../../kernel/time.ts';
import type { OperatorId } from '../staff/operator.ts';

/** 办件编号（内部）. */
export type CaseId = Brand<string, 'CaseId'>;

/** 子件编号（内部）. */
export type SubCaseId = Brand<string, 'SubCaseId'>;

/** 办件编号（打印）, 23 characters with a check character. */
export type CaseNumber = Brand<string, 'CaseNumber'>;

/** What every action says: who, when it counts in law, when it was written down. */
export type Acted = {
  readonly by: OperatorId | 'system';
  readonly effectiveAt: Instant;
  readonly recordedAt: Instant;
};

/** Personal data of an action, kept under the key of the case; absent once that key was destroyed. */
export type Private<Data> = { readonly personal?: Data };
