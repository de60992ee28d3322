import { assert } from '../../../../shared/kernel/assert.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import type { SubstitutedHandOver } from '../../../../shared/api/office/delivery-answers.ts';
import type { ServiceCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import type { LedgerAction } from '../../ports/delivery-table.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { namesOfActors } from '../people.ts';
import { maskedApplicantOf } from './masked-parties.ts';

const SHOWN_AT_MOST = 100;

/** 代领台账. The supervisor sees who collected for whom, and by what relation. */
export function createListSubstituted({
  store,
}: Pick<OfficePorts, 'store'>): OfficeOperations['delivery']['substituted'] {
  return () =>
    store.read(async (tables) => {
      const lines: SubstitutedHandOver[] = [];
      for (const line of await tables.deliveries.listSubstituted(SHOWN_AT_MOST)) {
        lines.push(await toLine(tables, line));
      }
      return succeed(lines);
    });
}

async function toLine(
  tables: Tables,
  { caseId, action }: LedgerAction<'handOver'>,
): Promise<SubstitutedHandOver> {
  const whole = await tables.cases.findServiceCase(caseId);
  assert(whole, 'a ledger names cases that are there');
  const receive = caseAsItStands(whole);
  const people = await namesOfActors(tables, [action]);
  const handed = receive.subCases.filter(({ subCaseId }) => action.subCases.includes(subCaseId));
  return {
    caseId,
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    applicantName: maskedApplicantOf(receive),
    ...collectorOf(whole, action.receiptDocumentId),
    items: handed.map(({ itemName }) => itemName),
    handedOverBy: people[action.by] ?? '',
    handedOverAt: action.effectiveAt,
  };
}

/** Name and relation; empty once the personal data were erased. */
function collectorOf(
  actions: readonly ServiceCaseAction[],
  receiptDocumentId: string,
): Pick<SubstitutedHandOver, 'collectorName' | 'relation'> {
  const handOver = actions
    .filter((action) => action.kind === 'handOver')
    .find((action) => action.receiptDocumentId === receiptDocumentId);
  const { name, relation } = handOver?.personal?.collector ?? { name: '' };
  return { collectorName: name, relation: relation ?? '' };
}
