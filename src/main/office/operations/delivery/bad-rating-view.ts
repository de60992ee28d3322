import { assert } from '../../../../shared/kernel/assert.ts';
import type { BadRating } from '../../../../shared/api/office/delivery-answers.ts';
import { legalDeadlineOf } from '../../../../shared/domain/calendar/legal-deadline.ts';
import type { WorkCalendar } from '../../../../shared/domain/calendar/work-calendar.ts';
import type { CaseId, ServiceCaseAction } from '../../../../shared/domain/case/case-action.ts';
import { caseAsItStands } from '../../../../shared/domain/case/case-as-it-stands.ts';
import {
  mayRectify,
  ratingOf,
  ratingStandingOf,
} from '../../../../shared/domain/delivery/rating-standing.ts';
import type { Tables } from '../../ports/store.ts';
import { namesOfActors } from '../people.ts';
import { maskedApplicantOf } from './masked-parties.ts';

/** A bad rating with everything the office answered to it; undefined when nobody rated the case badly. */
export async function viewBadRating(
  tables: Tables,
  calendar: WorkCalendar,
  caseId: CaseId,
): Promise<BadRating | undefined> {
  const actions = await tables.cases.findServiceCase(caseId);
  const standing = ratingStandingOf(actions ?? []);
  if (!actions || standing === 'none' || standing === 'good') return undefined;

  const receive = caseAsItStands(actions);
  const people = await namesOfActors(tables, actions);
  return {
    caseId,
    caseNumber: receive.caseNumber,
    subjectName: receive.subjectName,
    version: actions.length,
    applicantName: maskedApplicantOf(receive),
    ...ratingAndDue(actions, calendar),
    servedBy: people[actions.findLast(({ kind }) => kind === 'handOver')?.by ?? ''] ?? '',
    standing,
    ...answersTo(actions, people),
    mayRectify: mayRectify(actions),
  };
}

function ratingAndDue(
  actions: readonly ServiceCaseAction[],
  calendar: WorkCalendar,
): Pick<BadRating, 'level' | 'comment' | 'ratedAt' | 'dueAt' | 'dueProvisional'> {
  const rating = ratingOf(actions);
  assert(rating?.level === 4 || rating?.level === 5, 'levels 4 and 5 are bad ratings');
  const { level, personal, effectiveAt: ratedAt } = rating;
  const due = legalDeadlineOf(calendar, 'rectification', ratedAt);
  const comment = personal?.comment ?? '';
  return { level, comment, ratedAt, dueAt: due.dueAt, dueProvisional: due.provisional };
}

function answersTo(
  actions: readonly ServiceCaseAction[],
  people: Readonly<Record<string, string>>,
): Pick<BadRating, 'rectifications' | 'calls'> {
  const whoAndWhen = ({ by, effectiveAt: at }: ServiceCaseAction) => ({ by: people[by] ?? '', at });
  return {
    rectifications: actions
      .filter((action) => action.kind === 'rectifyRating')
      .map((action) => ({
        measure: action.personal?.measure ?? '',
        inTime: action.effectiveAt <= action.dueAt,
        ...whoAndWhen(action),
      })),
    calls: actions
      .filter((action) => action.kind === 'callBack')
      .map((action) => ({
        satisfied: action.satisfied,
        note: action.personal?.note ?? '',
        ...whoAndWhen(action),
      })),
  };
}
