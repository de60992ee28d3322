import type { DraftView } from '../../../../shared/api/office/form.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import { checkDraft } from '../../../../shared/domain/form/check-draft.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { mergeSubject } from '../merge-subject.ts';

/** What a page shows of a draft: what is asked, what was given, what is in the way. */
export function toDraftView(
  catalogue: Catalogue,
  draft: Draft,
  conflicts: readonly string[] = [],
): DraftView {
  const merged = mergeSubject(catalogue, draft);
  return { draft, merged, issues: checkDraft(merged, draft), conflicts };
}
