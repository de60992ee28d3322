import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Collection } from '../../../../shared/api/office/delivery-answers.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { lookingAt, viewCollection } from './collection-view.ts';
import type { CardHolder } from './collection-view.ts';

const LOOKED_AT = 50;

type FindPorts = Pick<OfficePorts, 'store' | 'trust' | 'data' | 'clock'>;

/** What the person whose card was read may collect now: as applicant, or as the agent who was registered. */
export function createFindCollections(ports: FindPorts): OfficeOperations['delivery']['find'] {
  return async (input) => {
    const reading = await ports.trust.verifyReading(input.reading);
    if (!reading.ok) return reading;

    const { identityNumber, name } = reading.value.card;
    const collections = await ports.store.read((tables) => findFor(ports, tables, { identityNumber, name }));
    return collections.length > 0 ? succeed(collections) : fail('delivery.nothingReady');
  };
}

/** Cases with something to give, and those whose outcome was destroyed or replaced: the window has to say so. */
async function findFor(
  ports: FindPorts,
  tables: Tables,
  holder: NonNullable<CardHolder>,
): Promise<readonly Collection[]> {
  const looking = await lookingAt(tables, ports);
  const data = [{ kind: 'identityNumber', value: holder.identityNumber } as const];
  const caseIds = new Set<CaseId>();
  for (const status of ['ready', 'archived'] as const) {
    const cases = await tables.cases.search({ data, status, limit: LOOKED_AT });
    for (const { caseId } of cases) caseIds.add(caseId);
  }
  const found: Collection[] = [];
  for (const caseId of caseIds) {
    const collection = await viewCollection(tables, { caseId, holder, looking });
    if (collection && collection.ready.length + collection.withheld.length > 0) found.push(collection);
  }
  return found;
}
