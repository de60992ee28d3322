import { succeed } from '../../../../shared/kernel/result.ts';
import type { DraftSummary } from '../../../../shared/api/office/form.ts';
import { maskName } from '../../../../shared/domain/applicant/mask.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import { catalogueOfDraft } from '../catalogue-in-use.ts';
import { mergeSubject } from '../merge-subject.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { partiesOf } from '../parties.ts';

const SHOWN_AT_MOST = 100;

/** The open drafts of the caller's desk, last saved first. */
export function createListDrafts(
  ports: Pick<OfficePorts, 'store' | 'clock'>,
): OfficeOperations['form']['list'] {
  return async (_input, caller) => {
    const { deskId } = sessionOf(caller);
    if (deskId === null) return succeed([]);

    const summaries = await ports.store.read(async (tables) => {
      const drafts = await tables.drafts.listOfDesk(deskId, SHOWN_AT_MOST);
      return Promise.all(
        drafts.map(async (draft) =>
          toSummary((await catalogueOfDraft(tables, ports.clock, draft)).catalogue, draft),
        ),
      );
    });
    return succeed(summaries);
  };
}

function toSummary(catalogue: Catalogue, draft: Draft): DraftSummary {
  const merged = mergeSubject(catalogue, draft);
  return {
    draftId: draft.id,
    subjectName: merged.name,
    applicantName: maskName(partiesOf(merged.fields, draft.answers).applicant.name),
    savedAt: draft.savedAt,
    version: draft.version,
  };
}
