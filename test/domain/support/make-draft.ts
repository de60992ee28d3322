import type { CardReading, ResidentCard } from '../../../src/shared/domain/applicant/identity-card.ts';
import type { FieldDefinition } from '../../../src/shared/domain/catalogue/field-definition.ts';
import { strictestOf } from '../../../src/shared/domain/catalogue/merge-fields.ts';
import type {
  MergedApplication,
  MergedField,
  MergedMaterial,
} from '../../../src/shared/domain/catalogue/merged-application.ts';
import type { FieldValue, FormAnswers, SubmittedMaterial } from '../../../src/shared/domain/form/draft.ts';
import type { OperatorId } from '../../../src/shared/domain/staff/operator.ts';
import { at } from './make-case.ts';
import { makeField, makeMaterial } from './make-catalogue.ts';

/** A reading by a simulated reader, signed and verified elsewhere. */
export function makeReading(card: Partial<ResidentCard> = {}): CardReading {
  return {
    readingId: '01900000-0000-7000-8000-000000000001',
    stationId: 'station-1',
    deviceSerial: '05.01-20250101-0000000001-0000000001',
    simulated: true,
    readAt: at('2026-09-14 09:31'),
    expiresAt: at('2026-09-14 09:41'),
    card: {
      kind: 'resident',
      name: 'A',
      sexCode: '1',
      nationCode: '01',
      bornOn: '1990-03-07',
      address: 'Road 1',
      identityNumber: '10000019900307019X',
      issuingAuthority: 'office',
      validFrom: '2020-01-01',
      validUntil: null,
      ...card,
    },
  };
}

/** A value somebody typed. */
export function makeTyped(value: string, rest: Partial<FieldValue> = {}): FieldValue {
  return {
    value,
    provenance: { kind: 'typed', by: 'clerk-1' as OperatorId, at: at('2026-09-14 09:30') },
    ...rest,
  };
}

/** A value somebody scanned. */
export function makeScanned(value: string): FieldValue {
  return {
    value,
    provenance: { kind: 'scanned', by: 'clerk-1' as OperatorId, at: at('2026-09-14 09:30') },
  };
}

/** A value from a card. */
export function makeFromCard(value: string): FieldValue {
  const { readingId, stationId, deviceSerial, simulated } = makeReading();
  return {
    value,
    provenance: {
      kind: 'identityCard',
      readingId,
      stationId,
      deviceSerial,
      simulated,
      readAt: at('2026-09-14 09:31'),
    },
  };
}

/** A field of a merged form that item N1 needs. */
export function makeMergedField(
  fieldCode: string,
  rest: Partial<FieldDefinition> = {},
  required = true,
): MergedField {
  const definition = makeField(fieldCode, rest);
  return { definition, required, rule: strictestOf(definition, []), neededBy: ['N1'] };
}

/** A paper of a merged form that item N1 needs. */
export function makeMergedMaterial(materialCode: string, rest: Partial<MergedMaterial> = {}): MergedMaterial {
  return {
    definition: makeMaterial(materialCode),
    required: true,
    copies: 1,
    mayFollow: false,
    promiseAllowed: false,
    neededBy: ['N1'],
    producedBy: null,
    ...rest,
  };
}

/** A merged application that asks for nothing but what the test names. */
export function makeMerged(rest: Partial<MergedApplication> = {}): MergedApplication {
  return {
    subject: { kind: 'theme', code: 'T9' },
    name: 'theme',
    version: 1,
    questions: [],
    openQuestions: [],
    items: [],
    fields: [],
    materials: [],
    batchPeriods: [],
    quiet: false,
    ...rest,
  };
}

/** The parts of a draft that the functions of the form look at. */
export function makeDraft(rest: { answers?: FormAnswers; materials?: readonly SubmittedMaterial[] } = {}): {
  answers: FormAnswers;
  materials: readonly SubmittedMaterial[];
} {
  return { answers: {}, materials: [], ...rest };
}
