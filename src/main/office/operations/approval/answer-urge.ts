import { succeed } from '../../../../shared/kernel/result.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { checkOwnTurn } from './access.ts';
import { changeSubCase } from './change-sub-case.ts';
import type { ReviewPorts } from './change-sub-case.ts';

/** 督办反馈. By the department the work lies with. */
export function createAnswerUrge(ports: ReviewPorts): OfficeOperations['approval']['answerUrge'] {
  return (input, caller) =>
    changeSubCase(ports, { input, caller }, async (found, { session, acted }) => {
      const may = checkOwnTurn(found, session, 'answerUrge');
      if (!may.ok) return may;
      return succeed([{ kind: 'answerUrge', personal: { answer: input.answer }, ...acted }]);
    });
}
