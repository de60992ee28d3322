import { succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { localDateOf } from '../../../../shared/kernel/time.ts';
import type { DraftView } from '../../../../shared/api/office/form.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { RepeatCode, Tables } from '../../ports/store.ts';
import { catalogueOfDraft } from '../catalogue-in-use.ts';
import { findOpenDraft } from '../open-draft.ts';
import type { DraftRefusal } from '../open-draft.ts';
import { toDraftView } from './draft-view.ts';

/** What changing a draft needs. */
export type DraftPorts = Pick<OfficePorts, 'store' | 'clock' | 'changes'>;

/** What one command does to a draft: the parts it changes. */
export type DraftEdit = Partial<Pick<Draft, 'situation' | 'answers' | 'materials' | 'conflicts'>>;

/** What an edit may look at: the transaction, and the catalogue the draft is judged by. */
export type DraftSurroundings = { readonly tables: Tables; readonly catalogue: Catalogue };

type Expected = { readonly requestId: string; readonly draftId: string; readonly expectedVersion: number };

/** Every command on a draft: find it, still current?, edit, save the next version, answer. */
export async function changeDraft<Code extends string>(
  ports: DraftPorts,
  call: { readonly input: Expected; readonly caller: Caller },
  edit: (draft: Draft, about: DraftSurroundings) => Promise<Result<DraftEdit, Code>>,
): Promise<Result<DraftView, Code | DraftRefusal | RepeatCode>> {
  const { input, caller } = call;
  const session = sessionOf(caller);
  const changed = await ports.store.change<DraftView, Code | DraftRefusal>(caller, input, async (tables) => {
    const found = await findOpenDraft(tables, session, input);
    if (!found.ok) return found;

    const { versionId, catalogue } = await catalogueOfDraft(tables, ports.clock, found.value);
    const edited = await edit(found.value, { tables, catalogue });
    if (!edited.ok) return edited;

    const next = nextVersion(found.value, edited.value, {
      savedBy: session.operator.id,
      savedAt: ports.clock.now(),
      catalogueVersionId: versionId,
    });
    const saved = await tables.drafts.replace(next, found.value.version);
    if (!saved.ok) return saved;

    const value = toDraftView(catalogue, next, localDateOf(next.savedAt));
    return succeed({ value, audit: { object: `draft:${next.id}`, facts: { version: next.version } } });
  });
  if (changed.ok) ports.changes.publish({ kind: 'draft', id: input.draftId });
  return changed;
}

function nextVersion(
  draft: Draft,
  edited: DraftEdit,
  saved: Pick<Draft, 'savedBy' | 'savedAt' | 'catalogueVersionId'>,
): Draft {
  return { ...draft, ...edited, ...saved, version: draft.version + 1 };
}
