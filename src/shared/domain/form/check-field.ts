import { checkCreditCode } from '../applicant/credit-code.ts';
import { checkIdentityNumber } from '../applicant/identity-number.ts';
import { withUsualDot } from '../applicant/name-dot.ts';
import { convertOldIdentityNumber, isOldIdentityNumber } from '../applicant/old-identity-number.ts';
import type { FieldDefinition } from '../catalogue/field-definition.ts';
import { isImpossible } from '../catalogue/merge-fields.ts';
import type { MergedField, StrictestRule } from '../catalogue/merged-application.ts';
import { parseWholePattern } from '../catalogue/whole-pattern.ts';
import { parseLocalDate } from '../../kernel/time.ts';
import type { FieldValue, FormIssue } from './draft.ts';

/** What is wrong with a value, without saying where it stands. */
type Fault = Omit<FormIssue, 'where' | 'code'>;
type Reason = FormIssue['reason'];

/** Foreign numbers and extensions are in use, so only the characters, the length and the digits are checked. */
const PHONE = /^\+?[\d\s()-]{5,24}$/;
/** The shortest numbers in use without an area code. */
const LEAST_PHONE_DIGITS = 7;
/** What nobody sees, no paper prints, or what turns the rest of a line around; only long texts have lines. */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029\uFEFF]/u;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/** What is wrong with one field by the strictest of all rules: the gravest point only, so that a clerk mends one at a time. */
export function checkField(field: MergedField, answer: FieldValue | undefined): readonly FormIssue[] {
  const { definition, required, rule } = field;
  const issue = { where: 'field', code: definition.fieldCode } as const;
  if (answer === undefined && !required) return [];
  if (isImpossible(rule)) return [{ ...issue, severity: 'error', reason: 'rulesCollide' }];
  if (answer === undefined) return [{ ...issue, severity: 'error', reason: 'required' }];
  const fault =
    characterFault(definition, answer.value) ??
    lengthFault(rule, answer.value) ??
    kindFault(field, answer) ??
    noteOn(definition, answer.value);
  return fault ? [{ ...issue, ...fault }] : [];
}

function characterFault({ kind }: FieldDefinition, value: string): Fault | undefined {
  const line = kind === 'longText' ? value.replaceAll('\n', '') : value;
  return UNSEEN.test(line) ? { severity: 'error', reason: 'characterNotAllowed' } : undefined;
}

/** Lengths count characters (code points), so that rare ones are no longer than others. */
function lengthFault({ minLength, maxLength }: StrictestRule, value: string): Fault | undefined {
  const length = [...value].length;
  if (length > maxLength) return { severity: 'error', reason: 'tooLong', characters: length - maxLength };
  if (length < minLength) return { severity: 'error', reason: 'tooShort', characters: minLength - length };
  return undefined;
}

/**
 * A check digit may be overridden with a reason, because wrong numbers are in real use; neither a wrong form nor a rule of
 * an item may.
 */
function kindFault(field: MergedField, answer: FieldValue): Fault | undefined {
  const { definition, rule } = field;
  const reason = CHECKS[definition.kind](answer.value, field);
  const overridden = answer.overrideReason !== undefined && reason && MAY_BE_OVERRIDDEN.has(reason);
  if (reason && !overridden) return { severity: 'error', reason };
  const unmet = unmetPattern(definition, rule, answer.value);
  if (unmet) return { severity: 'error', reason: 'patternUnmet', hint: unmet.hint };
  return reason && { severity: 'warning', reason: 'overridden' };
}

const MAY_BE_OVERRIDDEN: ReadonlySet<Reason> = new Set([
  'identityNumberCheckDigit',
  'creditCodeCheckCharacter',
]);

const CHECKS: Record<FieldDefinition['kind'], (value: string, field: MergedField) => Reason | undefined> = {
  text: () => undefined,
  longText: () => undefined,
  address: () => undefined,
  creditCode: (value) => {
    const outcome = checkCreditCode(value.toUpperCase());
    return outcome === 'valid' ? undefined : outcome;
  },
  identityNumber: (value) => {
    if (isOldIdentityNumber(value)) return undefined;
    const outcome = checkIdentityNumber(value);
    return outcome === 'valid' ? undefined : outcome;
  },
  date: (value) => (parseLocalDate(value) === undefined ? 'dateInvalid' : undefined),
  phone: (value) => (isPhone(value) ? undefined : 'phoneInvalid'),
  number: (value) => (DECIMAL.test(value) ? undefined : 'numberInvalid'),
  choice: (value, { rule }) =>
    rule.choices?.some((choice) => choice.value === value) ? undefined : 'choiceUnknown',
};

function isPhone(value: string): boolean {
  return PHONE.test(value) && value.replaceAll(/\D/g, '').length >= LEAST_PHONE_DIGITS;
}

/** The first pattern the value does not meet; which dot a name is written with makes no difference. */
function unmetPattern(definition: FieldDefinition, { patterns }: StrictestRule, value: string) {
  const spellings = isNameOfPerson(definition) ? [value, withUsualDot(value)] : [value];
  return patterns.find(({ regex }) => {
    const pattern = parseWholePattern(regex);
    return pattern !== undefined && !spellings.some((spelling) => pattern.test(spelling));
  });
}

/** What is allowed and worth a look: proposed, never changed by itself. */
function noteOn(definition: FieldDefinition, value: string): Fault | undefined {
  if (definition.kind === 'identityNumber' && isOldIdentityNumber(value)) {
    const proposal = convertOldIdentityNumber(value);
    return { severity: 'warning', reason: 'identityNumberOld', ...(proposal !== undefined && { proposal }) };
  }
  if (!isNameOfPerson(definition) || withUsualDot(value) === value) return undefined;
  return { severity: 'warning', reason: 'nameDotUnusual', proposal: withUsualDot(value) };
}

function isNameOfPerson({ kind, fromCard, searchable, ownerLibrary }: FieldDefinition): boolean {
  return (
    kind === 'text' && (fromCard === 'name' || (searchable === 'name' && ownerLibrary !== 'legalPerson'))
  );
}
