import { expect, it } from 'vitest';
import { mergeEntries, subCaseEntries } from '../../src/renderer/components/timeline-entries.ts';
import { putCalendarYear } from '../../src/shared/domain/calendar/change-calendar.ts';
import type { SubCaseAction } from '../../src/shared/domain/case/case-action.ts';
import { recalculateDeadlines } from '../../src/shared/domain/case/recalculate-deadlines.ts';
import type { DepartmentId, OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { DEADLINE_TEXTS } from '../../src/shared/texts/calendar.ts';
import { SPECIAL_PROCEDURE_TEXTS } from '../../src/shared/texts/due-date.ts';
import { TERMINATION_TEXTS, TIMELINE_TEXTS } from '../../src/shared/texts/page-approval.ts';
import { CASE_TEXTS, SUB_CASE_ACTION_TEXTS } from '../../src/shared/texts/page-case.ts';
import { at } from '../domain/support/make-case.ts';
import { makeYear2027 } from '../domain/support/make-clock.ts';
import { loadCalendar } from './sample-calendar.ts';
import { makeOpenActions } from '../support/make-open-case.ts';
import { NOW } from './sample-data.ts';

const LATER = toInstant(Date.parse(NOW) + 3_600_000);
const PEOPLE = { operator1: '沈若澜' };

function acted(at = NOW) {
  return { by: 'operator1' as OperatorId, effectiveAt: at, recordedAt: at };
}

it('says in one line what happened to all parts at once', () => {
  const accept: SubCaseAction = { kind: 'accept', due: null, ...acted() };

  const entries = mergeEntries(
    subCaseEntries([accept], PEOPLE, '甲'),
    subCaseEntries([accept], PEOPLE, '乙'),
  );

  expect(entries.map(({ what, about }) => [what, about])).toEqual([[SUB_CASE_ACTION_TEXTS.accept, '甲、乙']]);
});

it('keeps a line for each part that ended with another', () => {
  const ended: SubCaseAction = {
    kind: 'terminate',
    cause: 'predecessorDenied',
    predecessor: 'x' as never,
    ...acted(),
  };

  const entries = mergeEntries(subCaseEntries([ended], PEOPLE, '甲'), subCaseEntries([ended], PEOPLE, '乙'));

  expect(entries).toHaveLength(2);
});

it('tells the story of all parts in the order of time', () => {
  const claim: SubCaseAction = { kind: 'startReview', ...acted(LATER) };
  const accept: SubCaseAction = { kind: 'accept', due: null, ...acted() };

  const entries = mergeEntries(subCaseEntries([claim], PEOPLE, '甲'), subCaseEntries([accept], PEOPLE, '乙'));

  expect(entries.map(({ about }) => about)).toEqual(['乙', '甲']);
});

it('says that an opinion is gone once the key of the case was destroyed', () => {
  const opinion: SubCaseAction = { kind: 'giveOpinion', step: 0, recommendation: 'grant', ...acted() };

  const [entry] = subCaseEntries([opinion], PEOPLE);

  expect(entry?.said).toEqual([[CASE_TEXTS.recommendation.grant, CASE_TEXTS.erased]]);
});

it.each<[string, SubCaseAction, readonly (readonly [string, string])[]]>([
  [
    'which procedure stops the clock, for how long and why',
    {
      kind: 'suspend',
      specialProcedure: 'appraisal',
      documentId: 'paper1',
      documentNumber: '1000-TSCX',
      expectedWorkingDays: 10,
      personal: { reason: '需要鉴定' },
      ...acted(),
    },
    [
      [
        TIMELINE_TEXTS.procedure,
        `${SPECIAL_PROCEDURE_TEXTS.appraisal}，${TIMELINE_TEXTS.days(10, '1000-TSCX')}`,
      ],
      [CASE_TEXTS.reason, '需要鉴定'],
    ],
  ],
  [
    'to which department it was dispatched, and why',
    { kind: 'dispatch', departmentId: 'police' as DepartmentId, personal: { reason: '职责' }, ...acted() },
    [
      [TIMELINE_TEXTS.dispatchedTo, '公安'],
      [CASE_TEXTS.reason, '职责'],
    ],
  ],
  ['nothing of a claim a person gave back', { kind: 'releaseReview', ...acted() }, []],
  [
    'why a supervisor took a claim away',
    { kind: 'releaseReview', personal: { reason: '请假' }, ...acted() },
    [[CASE_TEXTS.reason, '请假']],
  ],
  [
    'what ended a part without anybody',
    { kind: 'terminate', cause: 'deferralLapsed', ...acted() },
    [[CASE_TEXTS.reason, TERMINATION_TEXTS.deferralLapsed]],
  ],
  [
    'what a department answers',
    { kind: 'answerUrge', personal: { answer: '明天决定' }, ...acted() },
    [[TIMELINE_TEXTS.answer, '明天决定']],
  ],
])('says %s', (_what, action, said) => {
  const [entry] = subCaseEntries([action], { ...PEOPLE, police: '公安' });

  expect(entry?.said).toEqual(said);
});

it('says which deadline a new year moved, from when to when', () => {
  const part = { caseId: 'case-1', at: at('2026-11-19 10:00'), workingDays: 31 };
  const log = makeOpenActions(loadCalendar(), part);
  const moved = recalculateDeadlines(putCalendarYear(loadCalendar(), makeYear2027()), log);
  if (!moved) throw new Error('it reaches into the year');
  const row: SubCaseAction = { kind: 'recalculate', calendarYear: 2027, ...moved.deadlines, ...acted() };

  const entry = subCaseEntries([...log, row], PEOPLE).at(-1);

  expect(entry?.said).toEqual([
    [DEADLINE_TEXTS.due, '2027 年工作日历公布，2027-01-01 18:00（预计）→ 2027-01-04 18:00'],
  ]);
});
