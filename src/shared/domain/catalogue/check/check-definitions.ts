import type { Catalogue, CatalogueHead } from '../catalogue.ts';
import { comparisonsIn } from '../condition.ts';
import type { FieldDefinition } from '../field-definition.ts';
import { indexCatalogue, type CatalogueIndex } from '../index-catalogue.ts';
import type { MaterialDefinition } from '../material-definition.ts';
import type { Question } from '../theme.ts';
import { parseWholePattern } from '../whole-pattern.ts';
import { repeatedCodes } from './check-codes.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import { checkCodesOf, checkReach } from './check-conditions.ts';

/** What is wrong with the head: patterns for official codes, and the places of the official lists of themes. */
export function checkHead(
  index: CatalogueIndex,
  { codePatterns, themeSlots }: CatalogueHead,
): ProblemInside[] {
  const patterns = Object.entries(codePatterns).flatMap(([name, regex]): ProblemInside[] =>
    parseWholePattern(regex)
      ? []
      : [{ code: 'patternInvalid', path: ['codePatterns', name], about: [regex] }],
  );
  const taken = new Set<string>();
  const slots = themeSlots.flatMap(({ level, slotNumber, themeCode }, i): ProblemInside[] => {
    const problems: ProblemInside[] = [];
    const key = `${level} ${slotNumber}`;
    if (taken.has(key)) {
      problems.push({
        code: 'duplicateSlot',
        path: ['themeSlots', i, 'slotNumber'],
        about: [String(slotNumber)],
      });
    }
    taken.add(key);
    if (themeCode !== null && !index.themes.has(themeCode)) {
      problems.push({ code: 'unknownTheme', path: ['themeSlots', i, 'themeCode'], about: [themeCode] });
    }
    return problems;
  });
  return [...patterns, ...slots];
}

/** What is wrong with one field by itself. */
export function checkField({ items }: CatalogueIndex, field: FieldDefinition): ProblemInside[] {
  const { kind, choices = [], producedBy = [] } = field;
  const path = ['choices'];
  if (kind === 'choice' && choices.length === 0) return [{ code: 'choicesMissing', path, about: [] }];
  if (kind !== 'choice' && choices.length > 0) return [{ code: 'choicesMisplaced', path, about: [] }];
  return [...checkChoices(choices), ...checkMakers(items, producedBy)];
}

function checkMakers(items: CatalogueIndex['items'], producedBy: readonly string[]): ProblemInside[] {
  return producedBy.flatMap((code, i): ProblemInside[] =>
    items.has(code) ? [] : [{ code: 'unknownItem', path: ['producedBy', i], about: [code] }],
  );
}

function checkChoices(choices: readonly { readonly value: string }[]): ProblemInside[] {
  return repeatedCodes(choices.map(({ value }) => value)).map(({ code, i }) => ({
    code: 'duplicateCode',
    path: ['choices', i, 'value'],
    about: [code],
  }));
}

/** What is wrong with one paper by itself: whose it is, who makes it, and whose card may stand for it. */
export function checkMaterial(
  { items }: CatalogueIndex,
  persons: ReadonlySet<string>,
  { persons: owners = [], producedBy, replacedBy }: MaterialDefinition,
): ProblemInside[] {
  return [
    ...checkMakers(items, producedBy),
    ...owners.flatMap((person, i): ProblemInside[] =>
      persons.has(person) ? [] : [{ code: 'unknownPerson', path: ['persons', i], about: [person] }],
    ),
    ...replacedBy.flatMap((substitute, i): ProblemInside[] =>
      substitute.kind !== 'cardReading' || persons.has(substitute.person)
        ? []
        : [{ code: 'unknownPerson', path: ['replacedBy', i, 'person'], about: [substitute.person] }],
    ),
  ];
}

/** What is wrong with one question by itself; plain items ask questions in the order of the catalogue. */
export function checkQuestion(catalogue: Catalogue, question: Question): ProblemInside[] {
  const { questions } = indexCatalogue(catalogue);
  const problems = checkChoices(question.choices);
  const unknown = checkCodesOf(question.when, ['when'], (code) => questions.get(code)?.entry);
  if (question.when === undefined || unknown.length > 0) return [...problems, ...unknown];
  const position = questions.get(question.questionCode)?.position ?? 0;
  const later = comparisonsIn(question.when).filter(
    (comparison) => (questions.get(comparison.question)?.position ?? 0) >= position,
  );
  const tooLate = later.map((comparison): ProblemInside => ({
    code: 'questionTooLate',
    path: ['when'],
    about: [question.questionCode, comparison.question],
  }));
  if (tooLate.length > 0) return [...problems, ...tooLate];
  return [...problems, ...checkReach(catalogue.questions, question.when, ['when'])];
}
