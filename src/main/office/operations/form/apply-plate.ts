import { fail, succeed } from '../../../../shared/kernel/result.ts';
import { addressOfPlate } from '../../../../shared/domain/form/door-plate.ts';
import { fillFields } from '../../../../shared/domain/form/fill-fields.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { changeDraft } from './change-draft.ts';
import type { DraftPorts } from './change-draft.ts';
import { partsOf } from './subject-parts.ts';

/** Fills an address field with what the address base holds under a door-plate code, and keeps the code with it. */
export function createApplyPlate(
  ports: DraftPorts & Pick<OfficePorts, 'doorPlates'>,
): OfficeOperations['form']['applyPlate'] {
  return async (input, caller) => {
    const { fieldCode, plateCode } = input;
    const plate = await ports.doorPlates.find(plateCode);
    return changeDraft(ports, { input, caller }, async (draft, { catalogue }) => {
      const definition = partsOf(catalogue, draft.subject).fields.find(
        (field) => field.fieldCode === fieldCode,
      );
      if (definition?.kind !== 'address') return fail('call.invalidInput', { code: fieldCode });
      if (!plate) return fail('form.plateUnknown');

      const by = sessionOf(caller).operator.id;
      const provenance = { kind: 'doorPlate', plateCode, by, at: ports.clock.now() } as const;
      return succeed(fillFields(draft, [{ definition, value: addressOfPlate(plate) }], provenance));
    });
  };
}
