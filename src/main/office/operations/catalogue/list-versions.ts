import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { summarizeVersions } from './version-summary.ts';

/** 目录版本. All of them, the removed ones too: closed cases still name them. */
export function createListVersions({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['catalogue']['versions'] {
  return async () => succeed(await store.read((tables) => summarizeVersions(tables, clock)));
}
