import type { DraftView } from '../../../shared/api/office/form.ts';
import type { Subject } from '../../../shared/domain/catalogue/catalogue.ts';
import type { DraftLink } from '../../../shared/domain/form/draft.ts';
import { createCommand } from '../../api/command.ts';
import type { OfficeClient } from '../../api/clients.ts';

/** Opens drafts: of something new, perhaps about an earlier case, or to hand something in to one. */
export function createBeginning(office: OfficeClient, show: (view: DraftView) => void) {
  const beginning = createCommand();

  function begin(subject: Subject, link: DraftLink | null = null): Promise<boolean> {
    return beginning.run((requestId) => office.form.begin({ requestId, subject, link }), show);
  }

  /** 补交. */
  function beginSupplement(caseId: string): Promise<boolean> {
    return beginning.run((requestId) => office.form.beginSupplement({ requestId, caseId }), show);
  }

  return { beginning, begin, beginSupplement };
}
