import { assert } from '../../../../shared/kernel/assert.ts';
import { fail, succeed } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { BadRating } from '../../../../shared/api/office/delivery-answers.ts';
import { legalDeadlineOf } from '../../../../shared/domain/calendar/legal-deadline.ts';
import type { ServiceCaseAction } from '../../../../shared/domain/case/case-action.ts';
import {
  isBadRating,
  mayRectify,
  ratingOf,
  ratingStandingOf,
} from '../../../../shared/domain/delivery/rating-standing.ts';
import { sessionOf } from '../../ports/caller.ts';
import type { Caller } from '../../ports/caller.ts';
import type { OfficePorts } from '../../ports/office-ports.ts';
import type { RepeatCode } from '../../ports/store.ts';
import { calendarInForce } from '../calendar-in-use.ts';
import type { OfficeOperations } from '../office-operations.ts';
import { viewBadRating } from './bad-rating-view.ts';
import { findCurrentCase } from './handing-out.ts';
import type { CurrentCase } from './handing-out.ts';
import { keptOf } from './kept-of.ts';

type RatingPorts = Pick<OfficePorts, 'store' | 'clock' | 'data' | 'changes'>;

/** 差评整改. What was done about a bad rating, within 15 working days of it; a late one is written down as late. */
export function createRectifyRating(ports: RatingPorts): OfficeOperations['delivery']['rectify'] {
  return (input, caller) =>
    answerRating(ports, { input, caller }, ({ actions, receive }, calendar) => {
      const rating = ratingOf(actions);
      if (!rating || !isBadRating(rating.level)) return fail('delivery.notBadlyRated');
      if (!mayRectify(actions)) return fail('delivery.alreadyRectified');
      const measure = input.measure.trim();
      if (measure === '') return fail('delivery.reasonMissing');
      const { dueAt } = legalDeadlineOf(calendar, 'rectification', rating.effectiveAt);
      return succeed({ kind: 'rectifyRating', dueAt, ...keptOf(receive, { measure }) });
    });
}

/** 回访. The citizen is called back after the rectification, and says whether that was enough. */
export function createCallBack(ports: RatingPorts): OfficeOperations['delivery']['callBack'] {
  return (input, caller) =>
    answerRating(ports, { input, caller }, ({ actions, receive }) => {
      const standing = ratingStandingOf(actions);
      if (standing === 'none' || standing === 'good') return fail('delivery.notBadlyRated');
      if (standing !== 'toCallBack') return fail('delivery.notRectified');
      const note = input.note.trim();
      if (note === '') return fail('delivery.reasonMissing');
      return succeed({ kind: 'callBack', satisfied: input.satisfied, ...keptOf(receive, { note }) });
    });
}

type Answer = Extract<ServiceCaseAction, { kind: 'rectifyRating' | 'callBack' }>;
type Unacted<Action> = Action extends Answer ? Omit<Action, 'by' | 'effectiveAt' | 'recordedAt'> : never;

type AnswerCall = {
  readonly input: {
    readonly requestId: string;
    readonly caseId: string;
    readonly expectedVersion: number;
  };
  readonly caller: Caller;
};

/** Finds the case as it was seen, asks what is to be written down, and appends it. */
async function answerRating<Code extends string>(
  ports: RatingPorts,
  { input, caller }: AnswerCall,
  answer: (
    found: CurrentCase,
    calendar: Parameters<typeof legalDeadlineOf>[0],
  ) => Result<Unacted<Answer>, Code>,
): Promise<Result<BadRating, Code | 'case.changedMeanwhile' | 'case.notFound' | RepeatCode>> {
  const { operator } = sessionOf(caller);
  type Refused = Code | 'case.changedMeanwhile' | 'case.notFound';
  const answered = await ports.store.change<BadRating, Refused>(caller, input, async (tables) => {
    const found = await findCurrentCase(tables, input);
    if (!found.ok) return found;
    const calendar = await calendarInForce(tables, ports.data);
    const action = answer(found.value, calendar);
    if (!action.ok) return action;

    const { caseId, actions } = found.value;
    const at = ports.clock.now();
    const acted = { by: operator.id, effectiveAt: at, recordedAt: at };
    const appended = await tables.cases.appendToServiceCase(caseId, actions.length, [
      { ...action.value, ...acted },
    ]);
    if (!appended.ok) return appended;
    const value = await viewBadRating(tables, calendar, caseId);
    assert(value, 'its rating was found above');
    const facts = { action: action.value.kind, version: appended.value };
    return succeed({ value, audit: { object: `case:${caseId}`, facts } });
  });
  if (answered.ok) ports.changes.publish({ kind: 'case', id: input.caseId });
  return answered;
}
