import { expect, it } from 'vitest';
import { mergeEntries, subCaseEntries } from '../../src/renderer/components/timeline-entries.ts';
import type { SubCaseAction } from '../../src/shared/domain/case/case-action.ts';
import type { OperatorId } from '../../src/shared/domain/staff/operator.ts';
import { toInstant } from '../../src/shared/kernel/time.ts';
import { CASE_TEXTS, SUB_CASE_ACTION_TEXTS } from '../../src/shared/texts/page-case.ts';
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
