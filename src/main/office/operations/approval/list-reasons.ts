import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** 理由模板. The centre's own file; what is 待确认 says so. */
export function createListReasons({
  data,
}: Pick<OfficePorts, 'data'>): OfficeOperations['approval']['reasons'] {
  return () => Promise.resolve(succeed(data.reasons));
}
