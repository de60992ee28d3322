import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import { findSubject } from '../../../../shared/domain/catalogue/find-subject.ts';
import type { CatalogueVersionId, Subject } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { DeskId } from '../../../../shared/domain/desk/service-desk.ts';
import type { Draft, DraftId } from '../../../../shared/domain/form/draft.ts';
import type { OperatorId } from '../../../../shared/domain/staff/operator.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import type { DraftPorts } from './change-draft.ts';
import { catalogueToday } from '../catalogue-in-use.ts';
import { offeredAtDesk } from '../offered-at-desk.ts';
import { toDraftView } from './draft-view.ts';

/** Opens an empty draft at the caller's desk. */
export function createBeginDraft(
  ports: DraftPorts & Pick<OfficePorts, 'randomness'>,
): OfficeOperations['form']['begin'] {
  return async (input, caller) => {
    const { operator, deskId } = sessionOf(caller);
    const begun = await ports.store.change(caller, input, async (tables) => {
      const { versionId, catalogue } = await catalogueToday(tables, ports.clock);
      if (!findSubject(catalogue, input.subject)) return fail('catalogue.subjectNotFound');
      if (deskId === null) return fail('call.notPermitted', { reason: 'noDesk' });
      const day = localDateOf(ports.clock.now());
      const isOffered = await offeredAtDesk(tables, { catalogue, deskId, day });
      if (!isOffered(input.subject)) return fail('catalogue.notOpen', { reason: 'notOffered' });

      const empty = emptyDraft(ports, input.subject, { deskId, by: operator.id, versionId });
      const draft = input.link ? { ...empty, link: input.link } : empty;
      await tables.drafts.add(draft);
      const audit = { object: `draft:${draft.id}`, facts: { subject: input.subject.code } };
      return succeed({ value: toDraftView(catalogue, draft, day), audit });
    });
    if (begun.ok) ports.changes.publish({ kind: 'draft', id: begun.value.draft.id });
    return begun;
  };
}

function emptyDraft(
  ports: Pick<OfficePorts, 'clock' | 'randomness'>,
  subject: Subject,
  place: {
    readonly deskId: DeskId;
    readonly by: OperatorId;
    readonly versionId: CatalogueVersionId;
  },
): Draft {
  const now = ports.clock.now();
  return {
    id: ports.randomness.newId() as DraftId,
    subject,
    catalogueVersionId: place.versionId,
    situation: {},
    answers: {},
    materials: [],
    deskId: place.deskId,
    openedBy: place.by,
    openedAt: now,
    savedBy: place.by,
    savedAt: now,
    version: 1,
  };
}
