import { convertOldIdentityNumber } from '../applicant/old-identity-number.ts';
import { dayOf, type Bound, type DayReference } from '../catalogue/field-bounds.ts';
import type { MergedField } from '../catalogue/merged-application.ts';
import { ownValue } from '../../kernel/own-value.ts';
import { parseLocalDate, type LocalDate } from '../../kernel/time.ts';
import type { FieldValue, FormAnswers, FormIssue } from './draft.ts';

/** What a value is held against: the day of the application, and the rest of the form. */
export type FormSurroundings = {
  readonly on: LocalDate;
  readonly fields: readonly MergedField[];
  readonly answers: FormAnswers;
};

type Fault = Omit<FormIssue, 'where' | 'code' | 'severity'>;

/**
 * What is impossible or unlikely about a number or a day by itself, against today or against another field of the form:
 * the gravest point only. A field that is not asked, or states nothing yet, limits nothing.
 */
export function checkBounds(
  { definition, rule }: MergedField,
  answer: FieldValue | undefined,
  surroundings: FormSurroundings,
): readonly FormIssue[] {
  if (answer === undefined) return [];
  const issues = rule.bounds.flatMap((bound): FormIssue[] => {
    const fault = faultOf(bound, answer.value, surroundings);
    return fault ? [{ where: 'field', code: definition.fieldCode, severity: bound.severity, ...fault }] : [];
  });
  const gravest = issues.find(({ severity }) => severity === 'error') ?? issues[0];
  return gravest ? [gravest] : [];
}

function faultOf(bound: Bound, value: string, about: FormSurroundings): Fault | undefined {
  switch (bound.kind) {
    case 'min':
      return Number(value) < bound.number
        ? { reason: 'numberTooSmall', limit: String(bound.number) }
        : undefined;
    case 'max':
      return Number(value) > bound.number
        ? { reason: 'numberTooLarge', limit: String(bound.number) }
        : undefined;
    case 'notBefore':
    case 'notAfter':
      return dayFault(bound.kind, value, limitOf(bound.day, about));
    case 'differsFrom': {
      const other = statedIn(about, bound.field);
      return other && plain(other.value) === plain(value)
        ? { reason: 'sameAsOther', other: other.name }
        : undefined;
    }
  }
}

type DayLimit = { readonly day: LocalDate; readonly other?: NonNullable<FormIssue['other']> };

function dayFault(
  kind: 'notBefore' | 'notAfter',
  value: string,
  limit: DayLimit | undefined,
): Fault | undefined {
  if (!limit) return undefined;
  const { day, other } = limit;
  if (kind === 'notBefore' ? value >= day : value <= day) return undefined;
  return {
    reason: kind === 'notBefore' ? 'dateTooEarly' : 'dateTooLate',
    limit: day,
    ...(other && { other }),
  };
}

function limitOf(reference: DayReference, about: FormSurroundings): DayLimit | undefined {
  if (typeof reference === 'string') {
    const day = dayOf(reference, about.on);
    return day && { day };
  }
  const stated = statedIn(about, reference.field);
  const day = stated && parseLocalDate(stated.value);
  return day && { day, other: stated.name };
}

/** What the form states in another field that it asks for. */
function statedIn({ fields, answers }: FormSurroundings, fieldCode: string) {
  const definition = fields.find((field) => field.definition.fieldCode === fieldCode)?.definition;
  const value = ownValue(answers, fieldCode)?.value;
  if (!definition || value === undefined) return undefined;
  return { value, name: { group: definition.group, label: definition.label } };
}

/** The same number in its old form, with a small x or with spaces is no other one. */
function plain(value: string): string {
  const text = value.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  return convertOldIdentityNumber(text) ?? text;
}
