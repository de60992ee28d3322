import { succeed } from '../../../../shared/kernel/result.ts';
import type { CaseSummary } from '../../../../shared/api/office/case.ts';
import { isCaseNumber } from '../../../../shared/domain/case/case-number.ts';
import { projectServiceCase } from '../../../../shared/domain/case/project-case.ts';
import type { ServiceCaseProjection } from '../../../../shared/domain/case/projection.ts';
import type { SearchableDatum } from '../../ports/case-table.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { Tables } from '../../ports/store.ts';
import { summarizeCase } from '../case-view.ts';
import type { OfficeOperations } from '../office-operations.ts';

const SHOWN_AT_MOST = 50;
const IDENTITY_NUMBER = /^\d{17}[\dX]$/;
const PHONE = /^\+?[\d-]{5,20}$/;
const INITIALS = /^[a-z]{1,20}$/i;

/** Finds cases by what the text looks like: printed number, identity number, phone, initials, or else a name. */
export function createSearchCases(ports: Pick<OfficePorts, 'store'>): OfficeOperations['case']['search'] {
  return async ({ text }) => {
    const wanted = text.normalize('NFKC').trim();
    const summaries = await ports.store.read(async (tables) => {
      const found = await findCases(tables, wanted);
      const lines: CaseSummary[] = [];
      for (const projection of found) lines.push(await summarizeCase(tables, projection));
      return lines;
    });
    return succeed(summaries);
  };
}

async function findCases(tables: Tables, wanted: string): Promise<readonly ServiceCaseProjection[]> {
  const number = wanted.toUpperCase().replace(/-\d{2}(?:-.*)?$/, ''); // a part's or a paper's number names its case
  if (isCaseNumber(number)) {
    const caseId = await tables.cases.findByNumber(number);
    const actions = caseId && (await tables.cases.findServiceCase(caseId));
    return caseId && actions ? [projectServiceCase(caseId, actions)] : [];
  }
  const data = wanted === '' ? [] : [toDatum(wanted)];
  return tables.cases.search({ data, limit: SHOWN_AT_MOST });
}

function toDatum(wanted: string): SearchableDatum {
  const upper = wanted.toUpperCase();
  if (IDENTITY_NUMBER.test(upper)) return { kind: 'identityNumber', value: upper };
  if (PHONE.test(wanted)) return { kind: 'phone', value: wanted };
  if (INITIALS.test(wanted)) return { kind: 'nameInitials', value: wanted.toLowerCase() };
  return { kind: 'name', value: wanted };
}
