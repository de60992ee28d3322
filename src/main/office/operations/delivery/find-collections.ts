import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Collection } from '../../../../shared/api/office/delivery.ts';
import { maskName } from '../../../../shared/domain/applicant/mask.ts';
import { receiveActionOf } from '../../../../shared/domain/case/project-case.ts';
import type { ServiceCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { deliverableOf } from '../../../../shared/domain/delivery/deliverable.ts';
import { mayCollect } from '../../../../shared/domain/delivery/may-collect.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toDocumentSummary } from '../papers.ts';

const LOOKED_AT = 50;

/** What the person whose card was read may collect now: as applicant, or as the agent who was registered. */
export function createFindCollections(
  ports: Pick<OfficePorts, 'store' | 'trust'>,
): OfficeOperations['delivery']['find'] {
  return async (input) => {
    const reading = await ports.trust.verifyReading(input.reading);
    if (!reading.ok) return reading;

    const { identityNumber, name } = reading.value.card;
    const collections = await ports.store.read(async (tables) => {
      const data = [{ kind: 'identityNumber', value: identityNumber } as const];
      const found: Collection[] = [];
      for (const projection of await tables.cases.search({ data, status: 'ready', limit: LOOKED_AT })) {
        const collection = await toCollection(tables, projection, { identityNumber, name });
        if (collection && collection.ready.length > 0) found.push(collection);
      }
      return found;
    });
    return collections.length > 0 ? succeed(collections) : fail('delivery.nothingReady');
  };
}

async function toCollection(
  tables: Tables,
  { caseId, caseNumber, subjectName, version }: ServiceCaseProjection,
  collector: { readonly identityNumber: string; readonly name: string },
): Promise<Collection | undefined> {
  const actions = await tables.cases.findServiceCase(caseId);
  const receive = actions && receiveActionOf(actions);
  const collectorKind = receive && mayCollect(receive, collector.identityNumber);
  if (!collectorKind) return undefined; // the number is known for another person of the form

  const subCases = await tables.cases.listSubCaseProjections(caseId);
  const ready = new Set(deliverableOf(subCases));
  const documents = await tables.documents.listOfCase(caseId);
  return {
    caseId,
    caseNumber,
    subjectName,
    version,
    applicantName: maskName(receive.personal?.applicant.name ?? ''),
    collectorKind,
    collectorName: maskName(collector.name),
    ready: subCases.filter(({ subCaseId }) => ready.has(subCaseId)),
    open: subCases.filter(
      ({ readyAt, endedAt, status }) => readyAt === null && endedAt === null && status !== 'archived',
    ),
    documents: documents
      .filter(({ subCaseId }) => subCaseId !== null && ready.has(subCaseId))
      .map(toDocumentSummary),
  };
}
