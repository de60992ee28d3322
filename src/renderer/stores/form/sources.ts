import type { DraftView } from '../../../shared/api/office/form.ts';
import type { FillingSource } from '../../../shared/domain/form/draft.ts';
import type { CallResult } from '../../api/call.ts';
import type { OfficeClient } from '../../api/clients.ts';
import { createLookup } from '../../api/lookup.ts';
import type { Expected } from './draft-line.ts';

type SourceOptions = {
  readonly office: OfficeClient;
  /** Sends a command on the draft once everything that was typed is saved. */
  readonly sendAfterEdits: (call: (expected: Expected) => Promise<CallResult<DraftView>>) => Promise<boolean>;
};

/** What fills the form besides typing: cards, door plates, earlier cases; and deciding where they say something else. */
export function createSources({ office, sendAfterEdits }: SourceOptions) {
  const earlier = createLookup((draftId: string) => office.form.earlierWork({ draftId }));

  function applyReading(person: string, reading: string): Promise<boolean> {
    return sendAfterEdits((expected) => office.form.applyReading({ ...expected, person, reading }));
  }

  function applyPlate(fieldCode: string, plateCode: string): Promise<boolean> {
    return sendAfterEdits((expected) => office.form.applyPlate({ ...expected, fieldCode, plateCode }));
  }

  function settleConflict(fieldCode: string, source: FillingSource, take: boolean): Promise<boolean> {
    return sendAfterEdits((expected) => office.form.settleConflict({ ...expected, fieldCode, source, take }));
  }

  function reuseMaterial(materialCode: string, caseId: string): Promise<boolean> {
    return sendAfterEdits((expected) => office.form.reuseMaterial({ ...expected, materialCode, caseId }));
  }

  function reuseAnswers(caseId: string): Promise<boolean> {
    return sendAfterEdits((expected) => office.form.reuseAnswers({ ...expected, caseId }));
  }

  return { earlier, applyReading, applyPlate, settleConflict, reuseMaterial, reuseAnswers };
}
