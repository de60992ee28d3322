import { assert } from '../../../../shared/kernel/assert.ts';
import { succeed } from '../../../../shared/kernel/result.ts';
import { instantAt, localDateOf, plusDays } from '../../../../shared/kernel/time.ts';
import type { RetainedPart } from '../../../../shared/api/office/delivery-answers.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { outcomeStandingOf } from '../../../../shared/domain/delivery/outcome-standing.ts';
import { mayDestroy } from '../../../../shared/domain/delivery/retention.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { lookingAt, outcomePaperOf, toReadyPart } from './collection-view.ts';
import type { LookingAt } from './collection-view.ts';
import { maskedParties } from './masked-parties.ts';

const SHOWN_AT_MOST = 200;

/** 留存清单. What has lain there for at least so many days, the oldest first, with whom to call. */
export function createListRetained(
  ports: Pick<OfficePorts, 'store' | 'data' | 'clock'>,
): OfficeOperations['delivery']['retained'] {
  return async ({ days }) => {
    const { destroyAfterDays, toBeConfirmed } = ports.data.windowRules;
    const parts = await ports.store.read(async (tables) => {
      const looking = await lookingAt(tables, ports);
      // Everything of the last day that counts: days are days of the calendar.
      const before = instantAt(plusDays(localDateOf(looking.now), 1 - days), 0);
      const found: RetainedPart[] = [];
      for (const projection of await tables.deliveries.listReadyBefore(before, SHOWN_AT_MOST)) {
        const part = await toRetained(tables, projection, { ...looking, destroyAfterDays });
        if (part.retainedDays >= days) found.push(part);
      }
      return found;
    });
    return succeed({
      parts,
      destroyAfterDays,
      toBeConfirmed: toBeConfirmed.includes('destroyAfterDays'),
    });
  };
}

async function toRetained(
  tables: Tables,
  { caseId, subCaseId }: SubCaseProjection,
  { destroyAfterDays, ...looking }: LookingAt & { readonly destroyAfterDays: number },
): Promise<RetainedPart> {
  const whole = await tables.cases.findServiceCase(caseId);
  const actions = await tables.cases.findSubCase(subCaseId);
  assert(whole && actions, 'a projection is written with its actions');
  const receive = caseAsItStands(whole);
  const { applicantName, applicantPhone } = maskedParties(receive);
  const documents = await tables.documents.listOfCase(caseId);
  return {
    ...toReadyPart({ subCaseId, actions }, documents, looking),
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    paperNumber: outcomePaperOf(subCaseId, documents)?.number ?? null,
    applicantName,
    applicantPhone,
    standing: outcomeStandingOf(actions) === 'replaced' ? 'replaced' : 'ready',
    mayDestroy: mayDestroy(actions, { now: looking.now, leastDays: destroyAfterDays }),
  };
}
