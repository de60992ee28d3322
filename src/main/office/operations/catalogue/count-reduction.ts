import { assert } from '../../../../shared/kernel/assert.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { countMaterials } from '../../../../shared/domain/catalogue/count-materials.ts';
import { findSubject } from '../../../../shared/domain/catalogue/find-subject.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';

/** 材料减少. How many papers a subject asks for in a situation: each item by itself, and all together. */
export function createCountReduction({
  store,
  clock,
}: Pick<OfficePorts, 'store' | 'clock'>): OfficeOperations['catalogue']['reduction'] {
  return async ({ subject, situation }) => {
    const { catalogue } = await store.read((tables) => catalogueToday(tables, clock));
    const counted = countMaterials(catalogue, subject, situation);
    if (!counted.ok) return counted;
    const found = findSubject(catalogue, subject);
    assert(found, 'its papers were counted above');
    return succeed({ ...counted.value, subjectName: found.name });
  };
}
