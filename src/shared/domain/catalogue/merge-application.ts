import { ownValue } from '../../kernel/own-value.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Catalogue, Subject } from './catalogue.ts';
import { holds, type Situation } from './condition.ts';
import { findSubject, type FoundSubject } from './find-subject.ts';
import { indexCatalogue } from './index-catalogue.ts';
import { mergeFields } from './merge-fields.ts';
import { mergeMaterials } from './merge-materials.ts';
import type { MergedApplication, MergedItem } from './merged-application.ts';
import type { Question } from './theme.ts';
import { waitingInTheme, waitingOfPlainItems } from './waiting-items.ts';

/**
 * 一表申请、一套材料. Puts the items of a subject together for one situation: each field and each paper once,
 * with the items that need it. Answers to questions that do not apply count as not given.
 */
export function mergeApplication(
  catalogue: Catalogue,
  subject: Subject,
  situation: Situation,
): Result<MergedApplication, 'catalogue.subjectNotFound'> {
  const found = findSubject(catalogue, subject);
  if (!found) return fail('catalogue.subjectNotFound');
  const { questions, answers } = askQuestions(found.questions, situation);
  const items = itemsOf(catalogue, { subject, found }, answers);
  return succeed({
    subject,
    name: found.name,
    version: found.version,
    questions,
    openQuestions: questions
      .map(({ questionCode }) => questionCode)
      .filter((code) => ownValue(answers, code) === undefined),
    items,
    fields: mergeFields(catalogue, items, answers),
    materials: mergeMaterials(catalogue, items, answers),
    batchPeriods: found.batchPeriods,
    quiet: found.quiet,
  });
}

/** The questions that apply, each judged by the answers to those before it, and the answers that count. */
export function askQuestions(
  all: readonly Question[],
  situation: Situation,
): { readonly questions: readonly Question[]; readonly answers: Situation } {
  const questions: Question[] = [];
  const answers: Record<string, string> = {};
  for (const question of all) {
    if (!holds(question.when, answers)) continue;
    questions.push(question);
    const answer = ownValue(situation, question.questionCode);
    if (answer !== undefined && question.choices.some(({ value }) => value === answer)) {
      answers[question.questionCode] = answer;
    }
  }
  return { questions, answers };
}

function itemsOf(
  catalogue: Catalogue,
  { subject, found }: { readonly subject: Subject; readonly found: FoundSubject },
  situation: Situation,
): MergedItem[] {
  const index = indexCatalogue(catalogue);
  const members = new Map(
    found.items.filter(({ when }) => holds(when, situation)).map((member) => [member.itemCode, member]),
  );
  const taking = [...members.values()].flatMap(({ itemCode, whenPredecessorDenied }) => {
    const item = index.items.get(itemCode)?.entry;
    return item ? [{ item, whenPredecessorDenied }] : [];
  });
  const items = taking.map(({ item }) => item);
  const waiting =
    subject.kind === 'theme'
      ? waitingInTheme(found.items, items)
      : waitingOfPlainItems(index, items, situation);
  return taking.map((part) => ({ ...part, after: waiting.get(part.item.itemCode) ?? [] }));
}
