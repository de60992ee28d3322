import { assert } from '../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { receiveActionOf } from '../../../shared/domain/case/project-case.ts';
import type { Draft, DraftId } from '../../../shared/domain/form/draft.ts';
import type { Session } from '../ports/caller.ts';
import type { Tables } from '../ports/store.ts';

/** Why a draft cannot be worked on. */
export type DraftRefusal = 'form.draftNotFound' | 'form.changedMeanwhile' | 'form.alreadyAccepted';

/**
 * The draft as the caller last saw it. Asked in this order: did it become a case (the slower desk must hear that, and
 * not that it may not), is it a draft of the caller's desk, is it still the version the caller saw?
 */
export async function findOpenDraft(
  tables: Tables,
  session: Session,
  wanted: { readonly draftId: string; readonly expectedVersion: number },
): Promise<Result<Draft, DraftRefusal>> {
  const found = await findDraftOfDesk(tables, session, wanted.draftId);
  if (!found.ok || found.value.version === wanted.expectedVersion) return found;

  const faster = await tables.operators.find(found.value.savedBy);
  return fail('form.changedMeanwhile', { version: found.value.version, by: faster?.displayName ?? '' });
}

/** The draft in its newest version. */
export async function findDraftOfDesk(
  tables: Tables,
  session: Session,
  draftId: string,
): Promise<Result<Draft, 'form.draftNotFound' | 'form.alreadyAccepted'>> {
  const draft = await tables.drafts.find(draftId as DraftId);
  if (draft) return draft.deskId === session.deskId ? succeed(draft) : fail('form.draftNotFound');

  const caseId = await tables.drafts.findAcceptedCase(draftId as DraftId);
  if (caseId === undefined) return fail('form.draftNotFound');

  const actions = await tables.cases.findServiceCase(caseId);
  assert(actions, 'a draft is closed in the transaction that adds its case');
  return fail('form.alreadyAccepted', { caseNumber: receiveActionOf(actions).caseNumber, caseId });
}
