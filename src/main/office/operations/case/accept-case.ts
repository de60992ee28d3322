import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { findSubject } from '../../../../shared/domain/catalogue/find-subject.ts';
import { checkDraft } from '../../../../shared/domain/form/check-draft.ts';
import { sessionOf } from '../../ports/caller.ts';
import { viewCase } from '../case-view.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import { checkOpen } from '../check-open.ts';
import { mergeSubject } from '../merge-subject.ts';
import { findOpenDraft } from '../open-draft.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { makeAcceptancePapers } from './acceptance-papers.ts';
import { discloseCase } from './disclose-case.ts';
import { openCase } from './open-case.ts';
import type { AcceptPorts } from './open-case.ts';

/**
 * 受理. The draft becomes a case, whole or not at all: number, log, papers, search data and the end of the draft are
 * one transaction. From here the promised time limits run; items with a predecessor wait.
 */
export function createAcceptCase(ports: AcceptPorts): OfficeOperations['case']['accept'] {
  return async (input, caller) => {
    const session = sessionOf(caller);
    const accepted = await ports.store.change(caller, input, async (tables) => {
      const found = await findOpenDraft(tables, session, input);
      if (!found.ok) return found;

      const draft = found.value;
      const { versionId, catalogue } = await catalogueToday(tables, ports.clock);
      if (!findSubject(catalogue, draft.subject)) return fail('catalogue.subjectNotFound');
      const merged = mergeSubject(catalogue, draft);
      const today = localDateOf(ports.clock.now());
      const open = await checkOpen(tables, {
        catalogue,
        subject: draft.subject,
        deskId: draft.deskId,
        day: today,
        itemCodes: merged.items.map(({ item }) => item.itemCode),
      });
      if (!open.ok) return open;
      const errors = checkDraft(merged, draft, today).filter(({ severity }) => severity === 'error');
      if (errors.length > 0)
        return fail('form.incomplete', { count: errors.length, first: errors[0]?.code ?? '' });

      const caseId = ports.randomness.newId() as CaseId;
      const opened = await openCase(ports, tables, { caseId, draft, versionId, merged, session });
      await tables.cases.add(opened.newCase);
      const closed = await tables.drafts.close(draft.id, draft.version, caseId);
      if (!closed.ok) return closed;
      await tables.files.moveOwner(`draft:${draft.id}`, `case:${caseId}`);

      const papers = await makeAcceptancePapers(ports, tables, { opened, draft, catalogue, merged, session });
      if (!papers.ok) return papers;

      const view = await viewCase(tables, caseId);
      assert(view, 'it was added above');
      const value = discloseCase(view, session.operator);
      const facts = { caseNumber: opened.receive.caseNumber, parts: value.subCases.length };
      return succeed({ value, audit: { object: `case:${caseId}`, facts } });
    });
    if (accepted.ok) ports.changes.publish({ kind: 'case', id: accepted.value.projection.caseId });
    return accepted;
  };
}
