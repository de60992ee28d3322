import type { Situation } from '../../../shared/domain/catalogue/condition.ts';
import { askQuestions } from '../../../shared/domain/catalogue/merge-application.ts';
import type { Question } from '../../../shared/domain/catalogue/theme.ts';

/** The questions that apply and their answers; where none was chosen, the first choice, so that figures have a ground. */
export function completeSituation(
  all: readonly Question[],
  chosen: Situation,
): { readonly questions: readonly Question[]; readonly situation: Situation } {
  let situation = chosen;
  for (;;) {
    const { questions, answers } = askQuestions(all, situation);
    const open = questions.find(({ questionCode }) => answers[questionCode] === undefined);
    const first = open?.choices[0];
    if (!open || !first) return { questions, situation: answers };
    situation = { ...situation, [open.questionCode]: first.value };
  }
}
