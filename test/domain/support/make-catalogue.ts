import type { Catalogue } from '../../../src/shared/domain/catalogue/catalogue.ts';
import {
  FieldDefinition,
  MaterialDefinition,
  ServiceItem,
} from '../../../src/shared/domain/catalogue/service-item.ts';
import { Question, Theme } from '../../../src/shared/domain/catalogue/theme.ts';
import type { z } from 'zod';

/** A text field of the applicant. */
export function makeField(fieldCode: string, rest: Partial<FieldDefinition> = {}): FieldDefinition {
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
  rest: Partial<MaterialDefinition> = {},
): MaterialDefinition {
  return MaterialDefinition.parse({ materialCode, name: materialCode, ...rest });
}

/** A promised item of 5 working days without fields and papers. */
export function makeItem(itemCode: string, rest: Partial<z.input<typeof ServiceItem>> = {}): ServiceItem {
  return ServiceItem.parse({
    itemCode,
    version: 1,
    name: itemCode,
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
    ...rest,
  });
}

/** A question with the answers yes and no. */
export function makeQuestion(questionCode: string, rest: Partial<Question> = {}): Question {
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
    questions: [],
    ...rest,
  });
}

/** A catalogue with the department `health` and whatever the test names. */
export function makeCatalogue(rest: Partial<Catalogue> = {}): Catalogue {
  const departments = [{ departmentId: 'health', name: 'Health', organizationName: 'Health Office' }];
  return { departments, fields: [], materials: [], items: [], themes: [], ...rest };
}
