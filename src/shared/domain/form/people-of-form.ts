import { withUsualDot } from '../applicant/name-dot.ts';
import type { FieldDefinition } from '../catalogue/field-definition.ts';
import type { MaterialDefinition } from '../catalogue/material-definition.ts';
import { ownValue } from '../../kernel/own-value.ts';
import type { FormAnswers } from './draft.ts';

/** The person of the form an agent's (代办人) fields belong to. */
export const AGENT = 'agent';

/** The person of the form an applicant's fields belong to, where a form says so. */
const APPLICANT = 'applicant';

/** Somebody a form speaks of, as far as the form says who; empty where it does not. */
export type FormPerson = {
  readonly name: string;
  /** Identity number, number of a foreign document, or 统一社会信用代码 of an organisation. */
  readonly number: string;
};

type Fields = readonly { readonly definition: FieldDefinition }[];

/** The applicant is the person the form calls so, or else the first one whose identity number it asks for. */
export function applicantOf(fields: Fields): string {
  const persons = fields
    .filter(({ definition }) => definition.searchable === 'identityNumber' && definition.person !== AGENT)
    .map(({ definition }) => definition.person);
  return persons.find((person) => person === APPLICANT) ?? persons[0] ?? APPLICANT;
}

/** Who a person of the form is, by name and number. */
export function personOf(person: string, fields: Fields, answers: FormAnswers): FormPerson {
  const valueOf = (says: (definition: FieldDefinition) => boolean): string => {
    const stated = fields
      .filter(({ definition }) => definition.person === person && says(definition))
      .map(({ definition }) => ownValue(answers, definition.fieldCode)?.value ?? '');
    return stated.find((value) => value !== '') ?? '';
  };
  return { name: valueOf(saysName), number: valueOf(saysNumber) };
}

/** Whose paper a material is according to a form; nobody's while the form does not say who that is. */
export function holderOf(
  { persons, replacedBy }: Pick<MaterialDefinition, 'persons' | 'replacedBy'>,
  fields: Fields,
  answers: FormAnswers,
): FormPerson {
  const onCard = replacedBy.find(({ kind }) => kind === 'cardReading');
  const candidates = persons ?? [onCard?.kind === 'cardReading' ? onCard.person : APPLICANT];
  const named = candidates
    .map((person) => (person === APPLICANT ? applicantOf(fields) : person))
    .find((person) => fields.some(({ definition }) => definition.person === person && tellsWho(definition)));
  return named === undefined ? { name: '', number: '' } : personOf(named, fields, answers);
}

/** True for the same number; where one of the two has none, for the same name; of somebody unknown never. */
export function isSamePerson(left: FormPerson, right: FormPerson): boolean {
  if (left.number !== '' && right.number !== '') return plain(left.number) === plain(right.number);
  return left.name !== '' && plain(left.name) === plain(right.name);
}

function tellsWho(definition: FieldDefinition): boolean {
  return saysName(definition) || saysNumber(definition);
}

function saysName({ searchable, fromCard }: FieldDefinition): boolean {
  return searchable === 'name' || fromCard === 'name';
}

function saysNumber({ kind, searchable, fromCard }: FieldDefinition): boolean {
  return kind === 'creditCode' || searchable === 'identityNumber' || fromCard === 'identityNumber';
}

/** Spaces, full-width characters, a small x and another dot do not make another person. */
function plain(text: string): string {
  return withUsualDot(text.normalize('NFKC').replaceAll(/\s/gu, '')).toUpperCase();
}
