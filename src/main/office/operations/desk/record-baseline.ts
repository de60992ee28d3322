import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { findUnit } from './find-unit.ts';

/** 改革前基数. A later count of the same place and day replaces the earlier one; the audit log keeps both. */
export function createRecordBaseline({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['desk']['recordBaseline'] {
  return (input, caller) =>
    store.change(caller, input, async (tables) => {
      const { unitCode, countedOn, singleDomainDesks, posts, source } = input;
      const found = await findUnit(tables, unitCode);
      if (!found.ok) return found;

      const baseline = { unitCode, countedOn, singleDomainDesks, posts, source };
      await tables.organization.saveBaseline(baseline);
      const facts = { countedOn, singleDomainDesks, posts, source };
      return succeed({ value: baseline, audit: { object: `organizationUnit:${unitCode}`, facts } });
    });
}
