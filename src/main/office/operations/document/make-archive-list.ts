import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { CaseId, ServiceCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import { closedAtOf } from '../../../../shared/domain/document/case-closing.ts';
import { archiveList, scanName } from '../../../../shared/texts/documents-archive.ts';
import type { PaperFile } from '../../../../shared/texts/documents-archive.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { DocumentRecord } from '../../ports/tables.ts';
import { catalogueOfCase } from '../catalogue-in-use.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { getDesk, toPaperCase } from '../paper-case.ts';
import { makePaper, toDocumentSummary } from '../papers.ts';
import type { PaperPorts } from '../papers.ts';

type ArchivePorts = PaperPorts & Pick<OfficePorts, 'store'>;

/** 电子归档清单. Of a closed case: every paper and every scan with its SHA-256. */
export function createMakeArchiveList(ports: ArchivePorts): OfficeOperations['document']['makeArchiveList'] {
  return (input, caller) =>
    ports.store.change(caller, input, async (tables) => {
      const caseId = input.caseId as CaseId;
      const actions = await tables.cases.findServiceCase(caseId);
      if (!actions) return fail('case.notFound');
      const concludedAt = closedAtOf(await tables.cases.listSubCases(caseId));
      if (concludedAt === undefined) return fail('document.caseOpen');

      const session = sessionOf(caller);
      const receive = caseAsItStands(actions);
      const catalogue = await catalogueOfCase(tables, receive);
      const names = new Map(
        mergeSubject(catalogue, receive).materials.map(({ definition }) => [
          definition.materialCode,
          definition.name,
        ]),
      );
      const papers = await tables.documents.listOfCase(caseId);
      const files = [...scansOf(actions, names), ...papers.filter(isFiled).map(toPaperFile)];
      const desk = await getDesk(tables, session.deskId ?? receive.deskId);
      const about = toPaperCase(receive, { desk, session, at: ports.clock.now() });
      const place = papers.length - papers.filter(isFiled).length + 1;
      const content = archiveList(about, { place, concludedAt, files });
      const made = await makePaper(ports, tables, { caseId, subCaseId: null, content });
      if (!made.ok) return made;
      const facts = { kind: 'archiveList', files: files.length };
      return succeed({
        value: toDocumentSummary(made.value),
        audit: { object: `case:${caseId}`, facts },
      });
    });
}

/** A list is no part of what it lists. */
function isFiled({ kind }: DocumentRecord): boolean {
  return kind !== 'archiveList';
}

function toPaperFile({ title, number, madeAt, sha256 }: DocumentRecord): PaperFile {
  return { name: title, number, madeAt, sha256 };
}

/** Everything that was ever handed in, also what something newer stands over now. */
function scansOf(
  actions: readonly ServiceCaseAction[],
  names: ReadonlyMap<string, string>,
): readonly PaperFile[] {
  return actions.flatMap((action) => {
    if (action.kind !== 'receive' && action.kind !== 'supplement') return [];
    return (action.personal?.materials ?? []).flatMap(({ materialCode, files }) =>
      files.map(({ sha256 }, i) => ({
        name: scanName(names.get(materialCode) ?? materialCode, i + 1, files.length),
        number: null,
        madeAt: action.effectiveAt,
        sha256,
      })),
    );
  });
}
