import type { z } from 'zod';
import { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import { FieldDefinition } from '../../../src/shared/domain/catalogue/field-definition.ts';
import { MaterialDefinition } from '../../../src/shared/domain/catalogue/material-definition.ts';
import { ServiceItem } from '../../../src/shared/domain/catalogue/service-item.ts';
import { Question, Theme } from '../../../src/shared/domain/catalogue/theme.ts';

/** A text field of the applicant. */
export function makeField(
  fieldCode: string,
  rest: Partial<z.input<typeof FieldDefinition>> = {},
): FieldDefinition {
  const field = {
    fieldCode,
    label: fieldCode,
    group: 'applicant',
    kind: 'text',
    person: 'applicant',
    ...rest,
  };
  return FieldDefinition.parse(field);
}

/** A paper nobody makes. */
export function makeMaterial(
  materialCode: string,
  rest: Partial<z.input<typeof MaterialDefinition>> = {},
): MaterialDefinition {
  return MaterialDefinition.parse({ materialCode, name: materialCode, ...rest });
}

/** A promised item of 5 working days without fields and papers. */
export function makeItem(itemCode: string, rest: Partial<z.input<typeof ServiceItem>> = {}): ServiceItem {
  return ServiceItem.parse({
    itemCode,
    version: 1,
    name: itemCode,
    matterType: '01',
    exerciseLevel: '4',
    bodyNature: '1',
    servedObjects: ['1'],
    departmentId: 'health',
    handlingKind: 'promised',
    promisedTimeLimit: { amount: 5, unit: 'workingDay' },
    statutoryTimeLimit: { amount: 20, unit: 'workingDay' },
    fields: [],
    materials: [],
    reviewPath: [
      { kind: 'review', name: 'first' },
      { kind: 'decide', name: 'decision' },
    ],
    outcome: { kind: 'sealedDocument', name: 'paper', sentence: 'granted' },
    legalBasis: 'law',
    validFrom: '2026-01-01',
    ...rest,
  });
}

/** A question with the answers yes and no. */
export function makeQuestion(questionCode: string, rest: Partial<z.input<typeof Question>> = {}): Question {
  const choices = ['yes', 'no'].map((value) => ({ value, label: value }));
  return Question.parse({ questionCode, text: questionCode, choices, ...rest });
}

/** A theme of the items named. */
export function makeTheme(
  rest: Partial<z.input<typeof Theme>> & Pick<z.input<typeof Theme>, 'items'>,
): Theme {
  return Theme.parse({
    themeCode: 'T9',
    version: 1,
    name: 'theme',
    leadDepartmentId: 'health',
    level: 'city',
    questions: [],
    validFrom: '2026-01-01',
    ...rest,
  });
}

/** A catalogue with the department `health` and whatever the test names. */
export function makeCatalogue(rest: Partial<Catalogue> = {}): Catalogue {
  const base = Catalogue.parse({
    head: {
      name: 'test',
      divisionCode: '320200',
      codePatterns: { basic: '[0-9]{12}', implementation: '[0-9A-Z]{31}', handling: '[0-9A-Z]{33}' },
    },
    departments: [{ departmentId: 'health', name: 'Health', organizationName: 'Health Office' }],
    fields: [],
    materials: [],
    questions: [],
    items: [],
    themes: [],
  });
  return { ...base, ...rest };
}
