import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { SupervisedPart } from '../../../../shared/api/office/approval.ts';
import type { SubCaseId } from '../../../../shared/domain/case/case-action.ts';
import type { SubCaseProjection } from '../../../../shared/domain/case/projection.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { findSubCase } from '../find-sub-case.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { toCaseNumber, toSearchData } from '../searched-text.ts';
import { supervisingNow, toSupervised } from './supervised-part.ts';

const SHOWN_AT_MOST = 50;

type FindPorts = Pick<OfficePorts, 'store' | 'clock' | 'data'>;

/** 查找在办事项. Any open part, whether it needs attention or not: by printed number, person or item. */
export function createFindSupervised(ports: FindPorts): OfficeOperations['approval']['findSupervised'] {
  return ({ text }, caller) =>
    ports.store.read(async (tables) => {
      const supervising = await supervisingNow(ports, tables, sessionOf(caller));
      const parts: SupervisedPart[] = [];
      for (const subCaseId of await idsOf(tables, text.normalize('NFKC').trim())) {
        const found = await findSubCase(tables, subCaseId);
        assert(found, 'a projection is written with its actions');
        parts.push(toSupervised(found, supervising));
      }
      return succeed(parts);
    });
}

/** One part as a supervisor looks after it, wherever they come from. */
export function createSuperviseOne(ports: FindPorts): OfficeOperations['approval']['superviseOne'] {
  return ({ subCaseId }, caller) =>
    ports.store.read(async (tables) => {
      const found = await findSubCase(tables, subCaseId);
      if (!found) return fail('case.notFound');
      return succeed(toSupervised(found, await supervisingNow(ports, tables, sessionOf(caller))));
    });
}

async function idsOf(tables: Tables, wanted: string): Promise<readonly SubCaseId[]> {
  const number = toCaseNumber(wanted);
  if (number) {
    const caseId = await tables.cases.findByNumber(number);
    return caseId ? idsOfOpen(await tables.cases.listSubCaseProjections(caseId)) : [];
  }
  const item = wanted.replace(/[%_\\]/g, ''); // signs with a meaning of their own in a search
  if (item === '') return [];
  const ofItem = await tables.cases.listOpenOfItem(item, SHOWN_AT_MOST);
  const ids = new Set(idsOfOpen(ofItem));
  for (const { caseId } of await tables.cases.search({ data: toSearchData(wanted), limit: SHOWN_AT_MOST })) {
    for (const id of idsOfOpen(await tables.cases.listSubCaseProjections(caseId))) ids.add(id);
  }
  return [...ids].slice(0, SHOWN_AT_MOST);
}

function idsOfOpen(parts: readonly SubCaseProjection[]): readonly SubCaseId[] {
  return parts
    .filter(({ decidedAt, endedAt }) => decidedAt === null && endedAt === null)
    .map(({ subCaseId }) => subCaseId);
}
