import type { LocalDate } from '../../../../shared/kernel/time.ts';
import type { DraftView } from '../../../../shared/api/office/form.ts';
import type { Catalogue } from '../../../../shared/domain/catalogue/catalogue.ts';
import { batchStandingOn } from '../../../../shared/domain/form/batch-standing.ts';
import { checkDraft } from '../../../../shared/domain/form/check-draft.ts';
import type { Draft } from '../../../../shared/domain/form/draft.ts';
import { mergeSubject } from '../merge-subject.ts';

/** What a page shows of a draft on a day: what is asked, what was given, what is in the way. */
export function toDraftView(catalogue: Catalogue, draft: Draft, on: LocalDate): DraftView {
  const merged = mergeSubject(catalogue, draft);
  const shown = new Set(merged.fields.map(({ definition }) => definition.fieldCode));
  return {
    draft,
    merged,
    issues: checkDraft(merged, draft, on),
    conflicts: (draft.conflicts ?? []).filter(({ fieldCode }) => shown.has(fieldCode)),
    batch: batchStandingOn(merged.batchPeriods, on),
  };
}
