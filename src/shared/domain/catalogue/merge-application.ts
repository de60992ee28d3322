import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Catalogue, Subject } from './catalogue.ts';
import { comparisonsIn, holds, type Situation } from './condition.ts';
import type { MergedApplication, MergedField, MergedItem, MergedMaterial } from './merged-application.ts';
import type { MaterialDefinition, RequiredMaterial, ServiceItem } from './service-item.ts';
import type { Question, Theme } from './theme.ts';

/**
 * 一表申请、一套材料. Puts the items of a subject together for one situation: each field and each paper once,
 * with the items that need it. Answers to questions that do not apply count as not given.
 */
export function mergeApplication(
  catalogue: Catalogue,
  subject: Subject,
  situation: Situation,
): Result<MergedApplication, 'catalogue.subjectNotFound'> {
  const found =
    subject.kind === 'theme' ? findTheme(catalogue, subject.code) : findItem(catalogue, subject.code);
  if (!found) return fail('catalogue.subjectNotFound');
  const { questions, answers } = askQuestions(found.questions, situation);
  const items = itemsOf(catalogue, found, answers);
  return succeed({
    subject,
    name: found.name,
    version: found.version,
    questions,
    openQuestions: questions
      .map(({ questionCode }) => questionCode)
      .filter((code) => answers[code] === undefined),
    items,
    fields: mergeFields(catalogue, items, answers),
    materials: mergeMaterials(catalogue, items, answers),
  });
}

type FoundSubject = Pick<Theme, 'name' | 'version' | 'questions' | 'items'>;

function findTheme(catalogue: Catalogue, code: string): FoundSubject | undefined {
  return catalogue.themes.find(({ themeCode }) => themeCode === code);
}

/** A plain item asks the questions its own conditions speak of, as the themes word them. */
function findItem(catalogue: Catalogue, code: string): FoundSubject | undefined {
  const item = catalogue.items.find(({ itemCode }) => itemCode === code);
  if (!item) return undefined;
  const known = new Map<string, Question>();
  for (const question of catalogue.themes.flatMap((theme) => theme.questions)) {
    if (!known.has(question.questionCode)) known.set(question.questionCode, question);
  }
  const wanted = new Set<string>();
  const want = (code: string): void => {
    if (wanted.has(code)) return;
    wanted.add(code);
    for (const { question } of comparisonsIn(known.get(code)?.when)) want(question);
  };
  const conditions = [...item.fields, ...item.materials].flatMap(({ when }) => comparisonsIn(when));
  for (const { question } of conditions) want(question);
  const questions = [...known.values()].filter(({ questionCode }) => wanted.has(questionCode));
  return { ...item, questions, items: [{ itemCode: code, after: [], whenPredecessorDenied: 'terminate' }] };
}

/** The questions that apply, each judged by the answers to those before it, and the answers that count. */
function askQuestions(
  all: readonly Question[],
  situation: Situation,
): { questions: Question[]; answers: Situation } {
  const questions: Question[] = [];
  const answers: Record<string, string> = {};
  for (const question of all) {
    if (!holds(question.when, answers)) continue;
    questions.push(question);
    const answer = situation[question.questionCode];
    if (answer !== undefined && question.choices.some(({ value }) => value === answer)) {
      answers[question.questionCode] = answer;
    }
  }
  return { questions, answers };
}

function itemsOf(catalogue: Catalogue, { items }: FoundSubject, situation: Situation): MergedItem[] {
  const taking = new Map(
    items.filter(({ when }) => holds(when, situation)).map((part) => [part.itemCode, part]),
  );
  return [...taking.values()].flatMap(({ itemCode, after, whenPredecessorDenied }) => {
    const item = catalogue.items.find((candidate) => candidate.itemCode === itemCode);
    return item ? [{ item, after: after.filter((code) => taking.has(code)), whenPredecessorDenied }] : [];
  });
}

function mergeFields(
  catalogue: Catalogue,
  items: readonly MergedItem[],
  situation: Situation,
): MergedField[] {
  return catalogue.fields.flatMap((definition) => {
    const asked = items.flatMap(({ item }) =>
      item.fields
        .filter(({ fieldCode, when }) => fieldCode === definition.fieldCode && holds(when, situation))
        .map(({ required }) => ({ item, required })),
    );
    return asked.length === 0
      ? []
      : [{ definition, required: asked.some(({ required }) => required), neededBy: itemCodesOf(asked) }];
  });
}

function mergeMaterials(
  catalogue: Catalogue,
  items: readonly MergedItem[],
  situation: Situation,
): MergedMaterial[] {
  return catalogue.materials.flatMap((definition) => {
    const asked = items.flatMap(({ item }) =>
      item.materials
        .filter(
          ({ materialCode, when }) => materialCode === definition.materialCode && holds(when, situation),
        )
        .map((requirement) => ({ item, requirement })),
    );
    return asked.length === 0
      ? []
      : [
          {
            definition,
            required: asked.some(({ requirement }) => requirement.required),
            copies: copiesOf(asked.map(({ requirement }) => requirement)),
            neededBy: itemCodesOf(asked),
            producedBy: producerOf(definition, items),
          },
        ];
  });
}

function itemCodesOf(asked: readonly { readonly item: ServiceItem }[]): string[] {
  return [...new Set(asked.map(({ item }) => item.itemCode))];
}

/** The largest number asked; papers each department keeps add up. */
function copiesOf(requirements: readonly RequiredMaterial[]): number {
  const shown = requirements.filter(({ keptByDepartment }) => !keptByDepartment).map(({ copies }) => copies);
  const kept = requirements.filter(({ keptByDepartment }) => keptByDepartment).map(({ copies }) => copies);
  return Math.max(
    ...shown,
    kept.reduce((sum, copies) => sum + copies, 0),
  );
}

function producerOf(definition: MaterialDefinition, items: readonly MergedItem[]): string | null {
  return items.find(({ item }) => item.itemCode === definition.producedBy)?.item.itemCode ?? null;
}
