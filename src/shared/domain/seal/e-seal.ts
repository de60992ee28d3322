import type { Brand } from '../../kernel/brand.ts';
import type { Instant } from '../../kernel/time.ts';
import type { DepartmentId } from '../staff/operator.ts';

/** 电子印章编号. */
export type SealId = Brand<string, 'SealId'>;

/** 电子印章. The seal of one body, bound to one seal key and its certificate. */
export type ESeal = {
  readonly id: SealId;
  /** Name that stands round the ring, e.g. 示例市公安局. */
  readonly organizationName: string;
  readonly departmentId: DepartmentId;
  /** Serial number of the seal key that holds the private key. */
  readonly sealKeySerial: string;
  /** The key's certificate chain, DER as base64, leaf first. */
  readonly certificates: readonly string[];
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly status: 'valid' | 'suspended' | 'revoked';
  /** True when the key is a simulated one; everything it seals says so. */
  readonly simulated: boolean;
};
