import { isCaseNumber } from '../../shared/domain/case/case-number.ts';
import type { CaseView, SubCaseView } from '../../shared/api/office/case.ts';
import { toLocalText } from '../../shared/kernel/time.ts';
import { FAILURE_TEXTS } from '../../shared/texts/failures.ts';
import { STATUS_TEXTS } from '../../shared/texts/page-case.ts';
import { QUANKE_TEXTS as TEXTS } from '../../shared/texts/quanke.ts';
import { viewCase } from '../office/operations/case-view.ts';
import { withoutPersonalData } from '../office/operations/case/without-personal-data.ts';
import { Refusal } from './command.ts';
import type { Command } from './command.ts';
import { commandLineCaller, DATA_OPTIONS, withOffice } from './open-data.ts';

/** The course of a case for IT staff: statuses, dates, papers, and nothing about the people in it. */
export const caseShowCommand: Command = {
  words: ['case', 'show'],
  options: DATA_OPTIONS,
  argumentCount: 1,
  run: (context) => {
    const [text] = context.arguments;
    if (text === undefined) throw new Refusal('usage', TEXTS.missingArgument(TEXTS.argumentNames.caseNumber));
    return withOffice(context, async ({ store }) => {
      const number = text.toUpperCase();
      const view = await store.read(async (tables) => {
        const caseId = isCaseNumber(number) ? await tables.cases.findByNumber(number) : undefined;
        return caseId && viewCase(tables, caseId, null);
      });
      if (!view) throw new Refusal('refused', notFound(), { code: 'case.notFound' });
      const shown = withoutPersonalData(view);
      await store.recordAccess(commandLineCaller('caseShow'), { object: `case:${view.projection.caseId}` });
      return { passed: true, lines: describe(shown), json: shown };
    });
  },
};

function notFound(): string {
  const { title, remedy } = FAILURE_TEXTS['case.notFound'];
  return TEXTS.refused('case.notFound', title, remedy);
}

function describe({ projection, subCases, documents }: CaseView): readonly string[] {
  const { caseShow } = TEXTS;
  return [
    `${caseShow.caseNumber}: ${projection.caseNumber}`,
    `${caseShow.subject}: ${projection.subjectName}`,
    `${caseShow.receivedAt}: ${toLocalText(projection.receivedAt)}`,
    ...(projection.simulated ? [caseShow.simulated] : []),
    `${caseShow.parts}:`,
    ...subCases.map(describePart),
    `${caseShow.papers}:`,
    ...documents.map(({ title, number }) => `  ${title} ${number}`),
  ];
}

function describePart({ projection, number, departmentName, due }: SubCaseView): string {
  const { caseShow } = TEXTS;
  const until = due
    ? ` ${caseShow.due(toLocalText(due.dueAt))}${due.provisional ? caseShow.provisional : ''}`
    : '';
  const { itemName, status } = projection;
  return `  ${number.slice(-2)} ${itemName} [${departmentName}] ${STATUS_TEXTS[status]}${until}`;
}
