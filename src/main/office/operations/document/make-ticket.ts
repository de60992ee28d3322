import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId } from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { caseTicket } from '../../../../shared/texts/documents-archive.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { getDesk, toPaperCase } from '../paper-case.ts';
import { makePaper, toDocumentSummary } from '../papers.ts';
import type { PaperPorts } from '../papers.ts';

type TicketPorts = PaperPorts & Pick<OfficePorts, 'store'>;

/** 办件小票. One for each case: asked for again, it is the same paper, and printing it again is a reprint. */
export function createMakeTicket(ports: TicketPorts): OfficeOperations['document']['makeTicket'] {
  return (input, caller) =>
    ports.store.change(caller, input, async (tables) => {
      const caseId = input.caseId as CaseId;
      const actions = await tables.cases.findServiceCase(caseId);
      if (!actions) return fail('case.notFound');
      const papers = await tables.documents.listOfCase(caseId);
      const earlier = papers.find(({ kind }) => kind === 'caseTicket');
      const audit = { object: `case:${caseId}`, facts: { kind: 'caseTicket', made: earlier ? 0 : 1 } };
      if (earlier) return succeed({ value: toDocumentSummary(earlier), audit });

      const receive = caseAsItStands(actions);
      const desk = await getDesk(tables, receive.deskId);
      const about = toPaperCase(receive, { desk, session: sessionOf(caller), at: ports.clock.now() });
      const content = caseTicket(about, { receivedAt: receive.effectiveAt });
      const made = await makePaper(ports, tables, { caseId, subCaseId: null, content });
      return made.ok ? succeed({ value: toDocumentSummary(made.value), audit }) : made;
    });
}
