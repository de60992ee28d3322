import { succeed } from '../../../../shared/kernel/result.ts';
import { fillFromReading } from '../../../../shared/domain/form/fill-draft.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';
import { changeableFields } from './changeable-fields.ts';
import { partsOf } from './subject-parts.ts';

/**
 * Fills the fields of one person from a signed reading. Fields the situation hides now are filled too: they show
 * their value when a later answer brings them up, and never reach the case while they are hidden. Of a supplement only
 * what was asked for is filled: another card on the reader shall not make somebody else of the applicant.
 */
export function createApplyReading(
  ports: DraftPorts & Pick<OfficePorts, 'trust'>,
): OfficeOperations['form']['applyReading'] {
  return async (input, caller) => {
    const reading = await ports.trust.verifyReading(input.reading);
    return changeDraft(ports, { input, caller }, async (draft, { tables, catalogue }) => {
      if (!reading.ok) return reading;

      const { fields } = partsOf(catalogue, draft.subject);
      const changeable = await changeableFields(tables, draft, fields);
      return succeed(fillFromReading(draft, changeable, input.person, reading.value));
    });
  };
}
