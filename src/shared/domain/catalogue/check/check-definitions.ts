import type { Catalogue, CatalogueHead } from '../catalogue.ts';
import { comparisonsIn } from '../condition.ts';
import type { Choice, FieldDefinition } from '../field-definition.ts';
import { indexCatalogue, type CatalogueIndex } from '../index-catalogue.ts';
import type { MaterialDefinition } from '../material-definition.ts';
import type { Question } from '../theme.ts';
import { checkOwnBounds } from './check-bounds.ts';
import { repeatedCodes } from './check-codes.ts';
import type { ProblemInside } from './catalogue-problem.ts';
import { checkCodesOf, checkReach } from './check-conditions.ts';
import { checkPattern } from './check-pattern.ts';

/** What is wrong with the head: patterns for official codes, and the places of the official lists of themes. */
export function checkHead(
  index: CatalogueIndex,
  { codePatterns, themeSlots }: CatalogueHead,
): ProblemInside[] {
  const patterns = Object.entries(codePatterns).flatMap(([name, regex]) =>
    checkPattern(regex, ['codePatterns', name]),
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
export function checkField(index: CatalogueIndex, field: FieldDefinition): ProblemInside[] {
  const { kind, choices = [], producedBy = [] } = field;
  const path = ['choices'];
  if (kind === 'choice' && choices.length === 0) return [{ code: 'choicesMissing', path, about: [] }];
  if (kind !== 'choice' && choices.length > 0) return [{ code: 'choicesMisplaced', path, about: [] }];
  return [...checkChoices(choices), ...checkMakers(index.items, producedBy), ...checkOwnBounds(index, field)];
}

function checkMakers(items: CatalogueIndex['items'], producedBy: readonly string[]): ProblemInside[] {
  return producedBy.flatMap((code, i): ProblemInside[] =>
    items.has(code) ? [] : [{ code: 'unknownItem', path: ['producedBy', i], about: [code] }],
  );
}

/** Neither the office nor a person could tell two choices apart. */
function checkChoices(choices: readonly Choice[]): ProblemInside[] {
  const values = repeatedCodes(choices.map(({ value }) => value));
  const labels = repeatedCodes(choices.map(({ label }) => label.trim()));
  return [
    ...values.map(({ code, i }) => ({
      code: 'duplicateCode' as const,
      path: ['choices', i, 'value'],
      about: [code],
    })),
    ...labels
      .filter(({ i }) => !values.some((value) => value.i === i))
      .map(({ code, i }) => ({
        code: 'duplicateLabel' as const,
        path: ['choices', i, 'label'],
        about: [code],
      })),
  ];
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
